"""Which addresses and machines may be asked: the public ones, however they are written."""

from __future__ import annotations

import socket
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probtimeline.core.address import read_address
from probtimeline.fetch.reach import closed, port_of, unfit

# The IANA IPv4 and IPv6 Special-Purpose Address Registries, those that are not globally
# reachable, and multicast (RFC 5771, RFC 4291).
SPECIAL_4 = [
    IPv4Network(each)
    for each in (
        *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16"),
        *("172.16.0.0/12", "192.0.0.0/29", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16"),
        *("198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4"),
    )
]
SPECIAL_6 = [
    IPv6Network(each)
    for each in (
        *("::/128", "::1/128", "100::/64", "2001::/32", "2001:2::/48", "2001:db8::/32"),
        *("2002::/16", "3fff::/20", "5f00::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8"),
    )
]
AROUND_4 = IPv4Network("192.0.0.0/24")  # some of it is global, and nobody's page is there


def within(network: IPv4Network | IPv6Network) -> st.SearchStrategy[int]:
    first, last = int(network.network_address), int(network.broadcast_address)
    return st.integers(first, last) | st.sampled_from([first, last])


special_4 = st.sampled_from(SPECIAL_4).flatmap(within).map(IPv4Address)
special_6 = st.sampled_from(SPECIAL_6).flatmap(within).map(IPv6Address)


def is_public_4(ip: IPv4Address) -> bool:
    return ip not in AROUND_4 and not any(ip in network for network in SPECIAL_4)


public_4 = st.integers(0, 2**32 - 1).map(IPv4Address).filter(is_public_4)
public_6 = (
    within(IPv6Network("2000::/3"))
    .map(IPv6Address)
    .filter(
        lambda ip: (
            ip not in IPv6Network("2001::/23") and not any(ip in network for network in SPECIAL_6)
        )
    )
)


def spellings(ip: IPv4Address) -> list[str]:
    """The ways in which systems read one and the same IPv4 address."""
    a, b, c, d = ip.packed
    number = int(ip)
    return [
        str(ip),
        f"{ip}.",
        str(number),
        hex(number),
        hex(number).upper(),
        f"0{number:o}",
        f"{a}.{number % 2**24}",
        f"{a}.{b}.{c * 256 + d}",
        f"{a:#x}.{b}.{c}.{d}",
        f"0{a:o}.0{b:o}.0{c:o}.0{d:o}",
        f"{a:03}.{b:03}.{c:03}.{d:03}",
        str(ip).replace(".", "。"),
        str(ip).translate({ord("0") + n: ord("０") + n for n in range(10)}),
        f"[::ffff:{ip}]",
        f"[::ffff:{a * 256 + b:x}:{c * 256 + d:x}]",
        f"[64:ff9b::{a * 256 + b:x}:{c * 256 + d:x}]",
        f"[2002:{a * 256 + b:x}:{c * 256 + d:x}::1]",
        f"[::{ip}]",
    ]


def refused(text: str) -> bool:
    address = read_address(text)
    return address is None or bool(unfit(address, {port_of(address)}))


@given(special_4)
def test_no_machine_set_aside_is_asked_however_its_number_is_written(ip: IPv4Address) -> None:
    assert closed(str(ip))
    for spelling in spellings(ip):
        assert refused(f"http://{spelling}/"), spelling
        assert refused(f"https://{spelling}:8080/x"), spelling


@given(special_6)
def test_no_ipv6_machine_set_aside_is_asked(ip: IPv6Address) -> None:
    assert closed(str(ip))
    assert closed(f"{ip}%eth0")
    assert refused(f"http://[{ip}]/")
    assert refused(f"http://[{ip.exploded}]/")


@given(public_4)
def test_a_public_machine_may_be_asked(ip: IPv4Address) -> None:
    assert closed(str(ip)) == ""
    assert closed(f"::ffff:{ip}") == ""
    assert not refused(f"http://{ip}/")


@given(public_6)
def test_a_public_ipv6_machine_may_be_asked(ip: IPv6Address) -> None:
    if ip.ipv4_mapped is None:
        assert closed(str(ip)) == ""
        assert not refused(f"http://[{ip}]/")


@given(st.text("0123456789abcdefxX.", min_size=1, max_size=24))
def test_what_the_system_takes_for_a_number_is_only_asked_as_a_public_one(host: str) -> None:
    if refused(f"http://{host}/"):
        return
    address = read_address(f"http://{host}/")
    assert address is not None
    try:
        number = socket.inet_ntoa(socket.inet_aton(address.host))
    except OSError:
        return  # a name
    assert is_public_4(IPv4Address(number))
    assert number == address.host.rstrip("."), "and it is written as people write it"


@given(st.text(max_size=30))
def test_what_is_no_number_is_not_asked(text: str) -> None:
    try:
        ip_address(text)
    except ValueError:
        assert closed(text)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("http://user@example.org/", "before an @"),
        ("http://example.org@evil.example/", "before an @"),
        ("http://:secret@example.org/", "before an @"),
        ("http://example.org:25/", "port 25"),
        ("http://example.org:0/", "port 0"),
        ("http://0x7f.1/", "in disguise"),
        ("http://127.1/", "in disguise"),
        ("http://[::1]/", "this computer itself"),
        ("http://169.254.169.254/latest/meta-data/", "link-local"),
        ("http://224.0.0.1/", "multicast"),
        ("https://example.org/" + "a" * 2000, "2,000"),
    ],
)
def test_a_reason_is_given_that_a_reader_understands(text: str, why: str) -> None:
    address = read_address(text)
    assert address is not None
    assert why in unfit(address, {port_of(address)})


def test_a_port_is_asked_only_where_it_was_named() -> None:
    address = read_address("http://example.org:8080/")
    assert address is not None
    assert unfit(address, {8080}) == ""
    assert "port 8080" in unfit(address, {9090})
    for usual in ("http://example.org/", "https://example.org:80/", "http://example.org:443/"):
        address = read_address(usual)
        assert address is not None
        assert unfit(address) == ""
