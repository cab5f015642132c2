"""What lasted in a window: how much of it is wide enough for a bar, and which are the longest.

It is told from a ledger's columns. What is certainly wide or certainly narrow, by its rank, is not
looked at one by one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from probtimeline.core.lanes import Bar, bar_of_days
from probtimeline.core.ledger import APPROXIMATE, ONGOING, QUOTE, UNCERTAIN, Ledger
from probtimeline.core.ranked import Rank
from probtimeline.core.scale import Scale
from probtimeline.core.span import FOREVER, HIGH, LOW


def how_many(ledger: Ledger, scale: Scale, least: int) -> int:
    """How much of what lasted takes at least so many columns in the window."""
    if scale.width < least:
        return 0
    # What lasts for `over` columns' days takes as many and one, unless an edge cuts it.
    over, many, wide = least - 1, 0, _wide(ledger, scale, least)
    first, last = _needed(scale, 0, over), scale.first_day(scale.width - over) - 1
    for rank in _not_narrow(ledger, scale, least):
        if rank.least * scale.width >= over * scale.days:
            many += sum(map(len, ledger.lasts.meeting(rank, first, last)))
        else:
            met = ledger.lasts.meeting(rank, scale.first, scale.last)
            many += sum(len(wide(some)) for some in met)
    return many


def longest(ledger: Ledger, scale: Scale, least: int) -> Iterator[int]:
    """The places of what takes at least so many columns in the window, the longest first."""
    begins, ends, wide = ledger.begins, ledger.ends, _wide(ledger, scale, least)
    for rank in _not_narrow(ledger, scale, least):
        some, rest = ledger.lasts.meeting(rank, scale.first, scale.last)
        found = [*wide(some), *wide(rest)]
        yield from sorted(found, key=lambda place: begins[place] - ends[place])


def bars(ledger: Ledger, scale: Scale, least: int, looked_at: int, drawn: int) -> Iterator[Bar]:
    """Bars of what lasted, keyed by their places: of the longest, each elsewhere or another width.

    Of what stands alike it is the one with more words to rest on. `looked_at` are how many it is
    chosen from, `drawn` the most there are.
    """
    alike: dict[tuple[int, int], int] = {}
    begins, ends, marks = ledger.begins, ledger.ends, ledger.marks
    for place in islice(longest(ledger, scale, least), looked_at):
        begin, end = begins[place], ends[place]
        left = scale.column(begin) if begin > scale.first else 0
        right = scale.last_column(end) if end < scale.last else scale.width - 1
        other = alike.setdefault((left, right), place)
        if other != place and marks[place] // QUOTE > marks[other] // QUOTE:
            alike[left, right] = place
    for place in islice(alike.values(), drawn):
        found = _bar(ledger, scale, place)
        if found is not None:
            yield found


def _bar(ledger: Ledger, scale: Scale, place: int) -> Bar | None:
    """The bar of what stands at a place: as `lanes.bar` draws it of its date."""
    marks, first, last = ledger.marks[place], ledger.begun[place], ledger.ended[place]
    last = FOREVER if marks & ONGOING else last
    is_sure = first != HIGH and last != LOW and first <= last
    core = (first, last) if is_sure and not marks & (APPROXIMATE | UNCERTAIN) else None
    low, high = ledger.begins[place], ledger.ends[place]
    days = (None if low == LOW else low, None if high == HIGH else high)
    return bar_of_days(scale, days, core, key=str(place))


def _not_narrow(ledger: Ledger, scale: Scale, least: int) -> Iterator[Rank]:
    for rank in ledger.lasts.ranks():
        if (rank.most + 1) * scale.width > (least - 2) * scale.days:
            yield rank


def _needed(scale: Scale, column: int, over: int) -> int:
    """The first day to which what begins in a column is to reach, to take so many columns more."""
    if column + over >= scale.width:
        return HIGH + 1
    return min(scale.first_day(column + over), scale.first_day(column + over + 1) - 1)


def _wide(ledger: Ledger, scale: Scale, least: int) -> Callable[[Sequence[int]], list[int]]:
    """What finds, of places whose stretches meet the window, those that take enough columns."""
    begins, ends = ledger.begins, ledger.ends
    needed = [_needed(scale, column, least - 1) for column in range(scale.width)]
    first, width, days = scale.first, scale.width, scale.days

    def wide(places: Sequence[int]) -> list[int]:
        # `Scale.column` written out: this runs for many places.
        return [
            place
            for place in places
            if ends[place]
            >= needed[(begin - first) * width // days if (begin := begins[place]) > first else 0]
        ]

    return wide
