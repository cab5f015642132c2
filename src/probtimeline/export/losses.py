"""What a format could not hold, counted as it is met, so that nobody takes a part for the whole."""

from __future__ import annotations

from collections.abc import Iterator

from probtimeline.core.text import clean_line, counted

NAMED = 3
"""Places that are named of one loss; of more, the number is told."""


class Losses:
    """What was left out or put otherwise, by kind, each with how often and where.

    The sentences say what became of it, in the plural: "comparisons are left out".
    """

    def __init__(self) -> None:
        self._counts: dict[str, int] = {}
        self._places: dict[str, list[str]] = {}
        self.left_out = 0
        """Events of which nothing left."""
        self.instead = ""
        """What left in the place of events, where none did: "5 sources"."""

    def tell(self, what: str, where: str = "", times: int = 1) -> None:
        """Count one more; `where` is the id of the record it belongs to."""
        if times < 1:
            return
        self._counts[what] = self._counts.get(what, 0) + times
        places = self._places.setdefault(what, [])
        if where and where not in places[-1:] and len(places) <= NAMED:
            places.append(where)

    def leave_out(self, what: str, where: str = "", times: int = 1) -> None:
        """Count one more event of which nothing leaves."""
        self.left_out += max(times, 0)
        self.tell(what, where, times)

    def events_of(self, many: int) -> str:
        """How many events left, of so many that were chosen: "40 events", "31 of 40 events"."""
        if self.instead:
            return self.instead
        left = f"{many - self.left_out:,} of " if self.left_out else ""
        return left + counted(many, "event")

    def __bool__(self) -> bool:
        return bool(self._counts)

    def counts(self) -> dict[str, int]:
        """How often each was met."""
        return dict(self._counts)

    def lines(self) -> Iterator[str]:
        """A line each: "12 × comparisons are left out (omi-risk, omi-quality, …)"."""
        for what, count in self._counts.items():
            places = [clean_line(each, limit=80) for each in self._places[what]]
            named = ", ".join(places[:NAMED] + (["…"] if len(places) > NAMED else []))
            yield f"{count:,} × {what}" + (f" ({named})" if named else "")
