"""What the axis is drawn from: made once for a chronology and a scale, whatever is marked on it.

It is drawn from the ledger's columns, so that it costs about the same at any size; only events
whose bars are drawn are looked at themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import islice

from probtimeline.core.chronicle import Chronicle
from probtimeline.core.growth import Growth
from probtimeline.core.lanes import Bar, bars
from probtimeline.core.ledger import QUOTE
from probtimeline.core.scale import Scale
from probtimeline.core.sorted_places import Places
from probtimeline.views.widgets.axis_lines import Columns, spread

LEAST = 4
"""Columns below which what lasted has no bar."""
LOOKED_AT = 2000
"""The longest of what lasted among which bars are chosen: far more than there is room for."""
DRAWN = 400
"""Bars, each elsewhere or of another length, that are tried to be drawn."""


class Known:
    """A chronology on a scale. What goes over many events is looked at once, when asked for."""

    def __init__(self, chronicle: Chronicle, scale: Scale) -> None:
        self.chronicle = chronicle
        self.scale = scale
        self._asked: Sequence[int] | None = None
        self._found: Sequence[float] = ()
        self._marked: Sequence[int] | None = None
        self._hits: tuple[Columns, Columns] = (frozenset(), frozenset())

    def on(self, chronicle: Chronicle, scale: Scale) -> Known:
        """The same where chronology and scale are, else another."""
        alike = self.chronicle is chronicle and self.scale == scale
        return self if alike else Known(chronicle, scale)

    @cached_property
    def amounts(self) -> tuple[float, ...]:
        """How much began in each column."""
        return self._heights(self.chronicle.ledger.growth)

    def _heights(self, growth: Growth) -> tuple[float, ...]:
        scale = self.scale
        bounds = (scale.bounds(column) for column in range(scale.width))
        return tuple(growth.between(first, last) for first, last in bounds)

    @cached_property
    def lasting(self) -> Sequence[int]:
        """The places of what lasted long enough to have a bar in the window, the longest first."""
        ledger, scale = self.chronicle.ledger, self.scale
        begins, ends, first, last = ledger.begins, ledger.ends, scale.first, scale.last
        return [
            place
            for place in ledger.lasting
            if begins[place] <= last
            and ends[place] >= first
            and scale.last_column(min(ends[place], last)) - scale.column(max(begins[place], first))
            >= LEAST - 1
        ]

    @cached_property
    def bars(self) -> tuple[Bar, ...]:
        """The bars of what lasted, the longest first, each elsewhere or of another length."""
        events = self.chronicle.events
        chosen = (events[place] for place in islice(self._chosen(), DRAWN))
        return bars(self.scale, ((each.id, each.title, each.date) for each in chosen), LEAST)

    def _chosen(self) -> Iterator[int]:
        """Of what stands alike, the one with more words to rest on."""
        ledger, scale = self.chronicle.ledger, self.scale
        alike: dict[tuple[int, int], int] = {}
        for place in islice(self.lasting, LOOKED_AT):
            left = scale.column(max(ledger.begins[place], scale.first))
            right = scale.last_column(min(ledger.ends[place], scale.last))
            other = alike.get((left, right))
            if other is None or ledger.marks[place] // QUOTE > ledger.marks[other] // QUOTE:
                alike[left, right] = place
        yield from alike.values()

    @cached_property
    def milestones(self) -> tuple[Columns, Columns]:
        """Where the marks of milestones stand."""
        return self.spread(self.chronicle.milestones)

    def found(self, hits: Places) -> Sequence[float]:
        """How much of what is searched for began in each column."""
        if self._asked is not hits:
            self._asked = hits
            self._found = self._heights(hits.growth(self.chronicle.ledger))
        return self._found

    def hits(self, hits: Sequence[int]) -> tuple[Columns, Columns]:
        """Where the marks of what is searched for stand."""
        if self._marked is not hits:
            self._marked, self._hits = hits, self.spread(hits)
        return self._hits

    def spread(self, places: Sequence[int]) -> tuple[Columns, Columns]:
        """Where the marks of beginnings stand: see `axis_lines.spread`."""
        return spread(self.scale, Places.of(places).beginnings(self.chronicle.ledger))
