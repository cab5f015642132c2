"""What the axis is drawn from: made once for a chronology and a scale, whatever is marked on it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from probtimeline.core.chronicle import Chronicle
from probtimeline.core.lanes import Bar, bars
from probtimeline.core.scale import Scale, density
from probtimeline.core.span import Kind
from probtimeline.views.widgets.axis_lines import Columns, spread


class Known:
    """A chronology on a scale. What goes over all its events is looked at once, when asked for."""

    def __init__(self, chronicle: Chronicle, scale: Scale) -> None:
        self.chronicle = chronicle
        self.scale = scale
        self._asked: Sequence[int] | None = None
        self._found: Sequence[float] = ()
        self._marked: Sequence[int] = ()
        self._hits: tuple[Columns, Columns] = (frozenset(), frozenset())

    def on(self, chronicle: Chronicle, scale: Scale) -> Known:
        """The same where chronology and scale are, else another."""
        alike = self.chronicle is chronicle and self.scale == scale
        return self if alike else Known(chronicle, scale)

    @cached_property
    def amounts(self) -> tuple[float, ...]:
        """How much began in each column."""
        return density(self.scale, (event.date for event in self.chronicle.events))

    @cached_property
    def bars(self) -> tuple[Bar, ...]:
        """The bars of all that lasted, the longest first."""
        lasted = (each for each in self.chronicle.events if each.date.kind is Kind.DURATION)
        # Of two that lasted alike, the one with more words to rest on names the bar.
        ranked = sorted(lasted, key=lambda event: -len(event.quotes))
        return bars(self.scale, ((event.id, event.title, event.date) for event in ranked))

    @cached_property
    def milestones(self) -> tuple[Columns, Columns]:
        """Where the marks of milestones stand."""
        known = self.chronicle
        return spread(self.scale, (known.events[at].date for at in known.milestones))

    def found(self, hits: Sequence[int]) -> Sequence[float]:
        """How much of what is searched for began in each column."""
        if self._asked is None or self._asked != hits:
            known = self.chronicle.events
            self._asked = hits
            self._found = density(self.scale, (known[at].date for at in hits))
        return self._found

    def hits(self, hits: Sequence[int]) -> tuple[Columns, Columns]:
        """Where the marks of what is searched for stand."""
        if self._marked != hits:
            known = self.chronicle.events
            self._marked, self._hits = hits, spread(self.scale, (known[at].date for at in hits))
        return self._hits
