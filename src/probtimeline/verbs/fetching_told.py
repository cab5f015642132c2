"""What `sources fetch` says: where an address leads, and what was found in what came from there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from probtimeline.audit.quotes import Verdict, VerdictKind
from probtimeline.core.address import Address
from probtimeline.core.records import Source
from probtimeline.core.text import clean_line
from probtimeline.verbs.phrases import counted, tally

if TYPE_CHECKING:
    from probtimeline.fetch.article import Text
    from probtimeline.fetch.page import Page

VERDICTS = tuple(kind.value for kind in VerdictKind)
HERE = (VerdictKind.EXACT, VerdictKind.NORMALISED, VerdictKind.INTERRUPTED)
SHOWN = 3
"""Quotes not found that are shown: enough to see whether it is the right page."""


class Found(NamedTuple):
    """How the quotes of a source stand in a text: counts by verdict, and those not in it."""

    verdicts: Mapping[str, int]
    missing: tuple[str, ...] = ()

    @classmethod
    def of(cls, checked: Iterable[tuple[str, Verdict]]) -> Found:
        """From the quotes and what the audit says of them."""
        checked = list(checked)
        counts = Counter(verdict.kind.value for _, verdict in checked)
        missing = (quote for quote, verdict in checked if verdict.kind not in HERE)
        return cls({name: counts[name] for name in VERDICTS if counts[name]}, tuple(missing))

    @property
    def quotes(self) -> int:
        """How many quotes of the source there are."""
        return sum(self.verdicts.values())

    @property
    def here(self) -> int:
        """How many of them are in the text."""
        return self.quotes - len(self.missing)

    def __str__(self) -> str:
        if not self.quotes:
            return "none to be found: the chronology quotes nothing from it"
        return f"{self.here} of {self.quotes} found ({tally(self.verdicts, VERDICTS)})"


def address_lines(source: Source, address: Address) -> Iterator[str]:
    """A source, and the address that is to be asked for."""
    yield f"{source.id}  “{clean_line(source.title, limit=200)}”"
    yield _line("address", address.text)
    yield _line("host", _host(address))


def moved_lines(address: Address, before: str) -> Iterator[str]:
    """An address that the server redirects to from one on the host before."""
    yield _line("moved to", address.text)
    if address.host != before:
        yield _line("host", _host(address))


def page_lines(page: Page) -> Iterator[str]:
    """What came."""
    yield _line("fetched", f"{len(page.data):,} bytes of {page.kind}")


def text_lines(
    taken: str, text: Text, found: Found, rest: Found, before: Found | None
) -> Iterator[str]:
    """What the text is worth; `rest` is how the quotes stand in all of the page."""
    yield _line("text", f"{counted(len(taken.split()), 'word')}, read as {text.charset}")
    if text.lost:
        yield _line("", f"{counted(text.lost, 'character')} could not be read, and became \ufffd")
    yield _line("quotes", str(found))
    for quote in found.missing[:SHOWN] if taken else ():
        yield _line("", f"not in it: “{clean_line(quote, limit=100)}”")
    if len(found.missing) > SHOWN and taken:
        yield _line("", f"and {len(found.missing) - SHOWN:,} more")
    if rest.here > found.here:
        more = rest.here - found.here
        yield _line("", f"{more} more in the rest of the page (--whole takes all of its text)")
    if before is not None:
        yield _line("before", f"in the text attached already: {before}")


def _host(address: Address) -> str:
    """The host, plainly; one in other letters by its name in the network, and as it is written."""
    if address.written:
        return f"{address.host} (written “{address.written}”, which is not in plain letters)"
    if "xn--" in address.host:
        return f"{address.host} (which stands for “{_in_letters(address.host)}”)"
    return address.host


def _in_letters(host: str) -> str:
    try:
        return host.encode("ascii").decode("idna")
    except UnicodeError:
        return "?"


def _line(name: str, text: str) -> str:
    return f"  {name:<9} {text}"
