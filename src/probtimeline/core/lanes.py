"""What lasted, drawn as bars in lanes above one another, as on a Gantt chart."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from probtimeline.core.scale import Scale
from probtimeline.core.span import Span


class Bar(NamedTuple):
    """Something that lasted, in columns, first and last included.

    Between `sure_left` and `sure_right` it certainly went on; where there is no such stretch they
    are past each other. `open_left` and `open_right` say that the date leaves that side open: it
    reaches on beyond what is known. `cut_left` and `cut_right` say that it may reach on beyond the
    edge of the window; what is open does so as far as anybody knows, and so is cut as well.
    """

    key: str
    label: str
    left: int
    right: int
    sure_left: int
    sure_right: int
    open_left: bool = False
    open_right: bool = False
    cut_left: bool = False
    cut_right: bool = False


def bar(scale: Scale, span: Span, key: str = "", label: str = "") -> Bar | None:
    """The bar of a span inside a scale's window; None when it lies outside.

    Where columns are finer than days it ends with the last column of its last day.
    """
    return bar_of_days(scale, (span.earliest, span.latest), span.core, key, label)


def bar_of_days(
    scale: Scale,
    days: tuple[int | None, int | None],
    core: tuple[int, int] | None,
    key: str = "",
    label: str = "",
) -> Bar | None:
    """The same of the days a date allows, and those on which it certainly went on."""
    low, high = days
    if (high is not None and high < scale.first) or (low is not None and low > scale.last):
        return None
    left = 0 if low is None else scale.column(low)
    right = scale.width - 1 if high is None else scale.last_column(high)
    sure_left = scale.column(core[0]) if core is not None else scale.width
    sure_right = scale.last_column(core[1]) if core is not None else -1
    return Bar(
        key,
        label,
        max(0, left),
        min(scale.width - 1, right),
        max(0, sure_left),
        min(scale.width - 1, sure_right),
        open_left=low is None,
        open_right=high is None,
        cut_left=low is None or low < scale.first,
        cut_right=high is None or high > scale.last,
    )


def widest(found: Iterable[Bar | None], least: int = 4) -> tuple[Bar, ...]:
    """The widest bars first; none narrower than `least` columns."""
    wide = [one for one in found if one is not None and one.right - one.left + 1 >= least]
    # Of those that stand alike the first one given is the first.
    return tuple(sorted(wide, key=lambda one: (one.left - one.right, one.left)))


def pack(ranked: Iterable[Bar], lanes: int) -> tuple[tuple[Bar, ...], ...]:
    """Bars in as few lanes as hold them, those given first before the others.

    What stands just where an earlier one does, or finds no room in the `lanes` given, is left
    out: the list tells it all the same.
    """
    alike: dict[tuple[int, int], Bar] = {}
    for one in ranked:
        alike.setdefault((one.left, one.right), one)
    rows: list[list[Bar]] = [[] for _ in range(lanes)]
    for one in alike.values():
        for row in rows:
            if all(one.right + 1 < other.left or other.right + 1 < one.left for other in row):
                row.append(one)
                break
    return tuple(tuple(sorted(row, key=lambda b: b.left)) for row in rows if row)
