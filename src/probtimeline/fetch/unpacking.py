"""What a server packed, unpacked a piece at a time and never further than asked."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from typing import Final

from probtimeline.core.text import clean_line
from probtimeline.fetch.failing import CannotFetch

ASKED_FOR: Final = "gzip, deflate"
PIECE: Final = 64 * 1024
"""Bytes that are unpacked at a time."""

_GZIP: Final = 16 + zlib.MAX_WBITS


def unpacked(pieces: Iterable[bytes], packing: str) -> Iterator[bytes]:
    """Yield the bytes of a body, in pieces. `packing` is its Content-Encoding.

    Raises CannotFetch for a packing that was not asked for, and for what is damaged or cut off.
    """
    match packing.strip().lower():
        case "" | "identity":
            return iter(pieces)
        case "gzip" | "x-gzip":
            return _inflated(pieces, _GZIP)
        case "deflate":
            return _deflated(pieces)
    shown = clean_line(packing, limit=40)
    raise CannotFetch(f"it is packed as “{shown}”, which was not asked for")


def _deflated(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Undo `deflate`, which some servers send without the header that belongs to it."""
    pieces = iter(pieces)
    first = next(pieces, b"")
    has_header = first[:1] != b"" and first[0] & 0x0F == 8
    rest = (piece for part in ((first,), pieces) for piece in part)
    return _inflated(rest, zlib.MAX_WBITS if has_header else -zlib.MAX_WBITS)


def _inflated(pieces: Iterable[bytes], bits: int) -> Iterator[bytes]:
    machine = zlib.decompressobj(bits)
    begun = False
    try:
        for piece in pieces:
            while piece:
                if machine.eof:
                    if bits != _GZIP or not piece.startswith(b"\x1f"):
                        break  # what follows the end is no part of the page
                    machine = zlib.decompressobj(bits)
                begun = True
                yield machine.decompress(piece, PIECE)
                piece = machine.unconsumed_tail or machine.unused_data  # noqa: PLW2901
        while begun and not machine.eof:
            more = machine.decompress(machine.unconsumed_tail, PIECE)
            if not more:
                raise CannotFetch("it is cut off: the end of it is missing")
            yield more
    except zlib.error:
        raise CannotFetch("it is packed, and damaged: it cannot be unpacked") from None
