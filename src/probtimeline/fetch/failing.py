"""Why a page was not fetched, as the reader is told it."""

from __future__ import annotations

from typing import Final

_ATTACH: Final = "probtimeline sources attach FILE --as ID"
BY_HAND: Final = f"Open it in your browser, save its text, and attach that: {_ATTACH}"
"""What can be done instead."""

IF_KNOWN: Final = f"If you know the page and have its text, attach that: {_ATTACH}"
"""What can be done where an address had better not be opened."""


class CannotFetch(OSError):  # noqa: N818 - it says what happened, as the reader is told it
    """A page was not fetched. `refused` tells that it was not to be asked for at all."""

    def __init__(self, what: str, cure: str = BY_HAND, *, refused: bool = False) -> None:
        super().__init__(what)
        self.what = what
        self.cure = cure
        self.refused = refused


def refused(what: str) -> CannotFetch:
    """Say why an address, or the machine that it leads to, is not asked for anything."""
    return CannotFetch(what, IF_KNOWN, refused=True)
