"""What is packed comes out as it went in, a piece at a time; what is damaged is told."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable, Iterator, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probtimeline.fetch.failing import CannotFetch
from probtimeline.fetch.unpacking import PIECE, unpacked

bodies = st.binary(max_size=2000) | st.integers(0, 300_000).map(bytes)


def raw_deflate(data: bytes) -> bytes:
    machine = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return machine.compress(data) + machine.flush()


PACKED: Mapping[str, Callable[[bytes], bytes]] = {
    "": lambda data: data,
    "identity": lambda data: data,
    "gzip": gzip.compress,
    " GZIP ": lambda data: gzip.compress(data[:7]) + gzip.compress(data[7:]),
    "x-gzip": lambda data: gzip.compress(data) + b"\0\0trailing",
    "deflate": lambda data: zlib.compress(data, 9),
    "Deflate": raw_deflate,
}


def in_pieces(data: bytes, size: int) -> Iterator[bytes]:
    return (data[at : at + size] for at in range(0, len(data), size))


@pytest.mark.parametrize("coding", PACKED)
@given(data=bodies, size=st.integers(1, 3000))
def test_what_is_packed_comes_out_as_it_went_in(coding: str, data: bytes, size: int) -> None:
    pieces = list(unpacked(in_pieces(PACKED[coding](data), size), coding))
    assert b"".join(pieces) == data
    assert max(map(len, pieces), default=0) <= max(PIECE, size)


@pytest.mark.parametrize(("coding", "pack"), [("gzip", gzip.compress), ("deflate", zlib.compress)])
@given(data=st.binary(min_size=1, max_size=300), missing=st.integers(1, 8))
def test_what_is_cut_off_is_told(
    coding: str, pack: Callable[[bytes], bytes], data: bytes, missing: int
) -> None:
    packed = pack(data)
    cut = packed[: max(1, len(packed) - missing)]
    with pytest.raises(CannotFetch, match=r"missing|damaged"):
        b"".join(unpacked([cut], coding))


@given(st.binary(max_size=200), st.sampled_from(["gzip", "deflate"]))
def test_damage_is_told_and_never_more(data: bytes, coding: str) -> None:
    try:
        b"".join(unpacked([data], coding))
    except CannotFetch as fault:
        assert "sources attach" in fault.cure  # noqa: PT017 - not every damage is seen


@pytest.mark.parametrize("coding", ["br", "zstd", "compress", "gzip, deflate", "\x1b[2J"])
def test_a_packing_that_was_not_asked_for_is_refused(coding: str) -> None:
    with pytest.raises(CannotFetch, match="not asked for"):
        unpacked([b"x"], coding)
