"""Which addresses and machines may be asked for a page: those that anybody in the world may ask.

A chronology may come from anybody. What it names must not make this computer ask the machines
beside it, which trust it, for anything.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Final
from urllib.parse import urlsplit

from probtimeline.core.address import Address

PORTS: Final = {"http": 80, "https": 443}
OTHER_SERVICES: Final = 1024
"""Ports below this belong each to a service of its own, and none but two of them to pages."""

LONGEST: Final = 2000
"""The longest address that is asked for, in characters: it is shown whole, to be looked at."""

_NUMBER: Final = re.compile(r"[0-9]+|0x[0-9a-f]*")
_PUBLIC_6: Final = ip_network("2000::/3")
_SPECIAL: Final = (
    # Once a way from one kind of address to the other (RFC 7526), now nobody's.
    ip_network("192.88.99.0/24"),
    ip_network("2002::/16"),
    # Protocols of their own, Teredo among them (RFC 2928), and addresses for examples.
    ip_network("2001::/23"),
    ip_network("2001:db8::/32"),
    ip_network("3fff::/20"),
)
"""What Python's own tables of special addresses do not have in every version."""

_TRANSLATED: Final = ip_network("64:ff9b::/96")
"""How a network that knows only IPv6 writes an IPv4 address (RFC 6052)."""


def port_of(address: Address) -> int:
    """Return the port an address leads to: the one it names, or that of its scheme."""
    parts = urlsplit(address.text)
    return PORTS[parts.scheme] if parts.port is None else parts.port


def unfit(address: Address, ports: Collection[int] = ()) -> str:
    """Return why an address is not to be asked for, as it is written; "" for one that may be.

    `ports` are those that may be asked beside 80 and 443.
    """
    port = port_of(address)
    if len(address.text) > LONGEST:
        return f"the address is longer than {LONGEST:,} characters"
    if address.user:
        return "the address holds a name or a password, before an @"
    if port not in {*PORTS.values(), *ports}:
        return f"port {port} is none of a page: only 80, 443, and what a source's address names"
    if port < OTHER_SERVICES and port not in PORTS.values():
        return f"port {port} belongs to another service than pages"
    if ":" in address.host:
        return closed(address.host)
    if _NUMBER.fullmatch(address.host.rstrip(".").rpartition(".")[2]):
        return _numbered(address.host)
    return ""


def closed(number: str) -> str:
    """Return why the machine with this IP address is not to be asked; "" for a public one."""
    try:
        ip = ip_address(number)
    except ValueError:
        return f"“{number}” is not the address of a machine"
    inner = _inner(ip)
    if inner is not None:
        return closed(str(inner))
    kind = _kind(ip)
    return f"{ip} is {kind}, and only public addresses are asked" if kind else ""


def _numbered(host: str) -> str:
    try:
        return closed(str(IPv4Address(host)))
    except ValueError:
        return f"“{host}” is a number in disguise, not a host"


def _inner(ip: IPv4Address | IPv6Address) -> IPv4Address | None:
    """Return the IPv4 address that is written as this one."""
    if isinstance(ip, IPv4Address):
        return None
    if ip in _TRANSLATED:
        return IPv4Address(ip.packed[-4:])
    return ip.ipv4_mapped


def _kind(ip: IPv4Address | IPv6Address) -> str:
    if ip.is_loopback or ip.is_unspecified:
        return "this computer itself"
    if ip.is_link_local:
        return "link-local"
    if ip.is_multicast:
        return "multicast, many machines at once"
    if ip.is_reserved or any(ip in network for network in _SPECIAL):
        return "set aside for special use"
    if not ip.is_global or (isinstance(ip, IPv6Address) and ip not in _PUBLIC_6):
        return "on a private network, or set aside for special use"
    return ""
