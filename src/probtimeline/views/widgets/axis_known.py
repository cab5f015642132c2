"""What the axis is drawn from: made once for a chronology and a scale, whatever is marked on it.

It is drawn from the ledger's columns, so that it costs about the same at any size; only events
whose bars are drawn are looked at themselves.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from probtimeline.core.chronicle import Chronicle
from probtimeline.core.filled import Columns, began, marked
from probtimeline.core.lanes import Bar, pack, widest
from probtimeline.core.lasting import bars, how_many
from probtimeline.core.scale import Scale
from probtimeline.core.sorted_places import Places
from probtimeline.views.widgets.axis_lines import LIKELY

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
        self._asked: Places | None = None
        self._found: Sequence[float] = ()
        self._labelled: dict[str, Bar] = {}
        self._sought: Places | None = None
        self._hits: tuple[Columns, Columns] = (frozenset(), frozenset())

    def on(self, chronicle: Chronicle, scale: Scale) -> Known:
        """The same where chronology and scale are, else another."""
        alike = self.chronicle is chronicle and self.scale == scale
        return self if alike else Known(chronicle, scale)

    @cached_property
    def amounts(self) -> tuple[float, ...]:
        """How much began in each column."""
        scale, growth = self.scale, self.chronicle.ledger.growth
        bounds = (scale.bounds(column) for column in range(scale.width))
        return tuple(growth.between(first, last) for first, last in bounds)

    @cached_property
    def lasting(self) -> int:
        """How much of what lasted is long enough to have a bar in the window."""
        return how_many(self.chronicle.ledger, self.scale, LEAST)

    @cached_property
    def bars(self) -> tuple[Bar, ...]:
        """The bars of what lasted, the widest first, each elsewhere or of another width."""
        return widest(bars(self.chronicle.ledger, self.scale, LEAST, LOOKED_AT, DRAWN), LEAST)

    def lanes(self, most: int) -> Sequence[Sequence[Bar]]:
        """The bars in as few lanes as hold them, of at most so many, with their labels."""
        return [[self._with_label(one) for one in row] for row in pack(self.bars, most)]

    def _with_label(self, one: Bar) -> Bar:
        if one.key not in self._labelled:
            event = self.chronicle.events[int(one.key)]
            self._labelled[one.key] = one._replace(key=event.id, label=event.title)
        return self._labelled[one.key]

    @cached_property
    def milestones(self) -> tuple[Columns, Columns]:
        """Where the marks of milestones stand."""
        return self.marked(Places.of(self.chronicle.milestones))

    def found(self, hits: Places) -> Sequence[float]:
        """How much of what is searched for began in each column, as far as it is told apart."""
        if self._asked is not hits:
            self._asked = hits
            self._found = began(self.chronicle.ledger, self.scale, hits, LIKELY)
        return self._found

    def hits(self, hits: Places) -> tuple[Columns, Columns]:
        """Where the marks of what is searched for stand."""
        if self._sought is not hits:
            self._sought, self._hits = hits, self.marked(hits)
        return self._hits

    def marked(self, places: Places) -> tuple[Columns, Columns]:
        """Where the marks of beginnings stand: see `core.filled.marked`."""
        return marked(self.chronicle.ledger, self.scale, places)
