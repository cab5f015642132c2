"""What a view shows stays where it is on the screen while other records come in."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator
from contextlib import contextmanager

from probtimeline.session.rows import RowKind
from probtimeline.session.state import State
from probtimeline.views.timeline import TimelineView
from probtimeline.views.view import View
from probtimeline.views.widgets.line_list import LineList
from probtimeline.views.widgets.page import Page

NOWHERE: frozenset[int] = frozenset()


@contextmanager
def place_kept(view: View) -> Iterator[None]:
    """Keep what stands on the screen in its place while another state is shown.

    In a list that is the line under the cursor, or else, in the timeline, the first event that
    is to be seen; a page stays scrolled as far as it was where it is about the same.
    """
    lists = [(each, each.scroll_offset.y, _anchor(view, each)) for each in view.query(LineList)]
    pages = [(each, each.scroll_offset.y) for each in view.query(Page)]
    before = _about(view)
    yield
    for each, top, (row, row_now) in lists:
        now = row_now()
        if row >= 0 and now >= 0:
            each.scroll_to(y=max(0, top + now - row), animate=False, force=True)
    if _about(view) == before:
        for page, top in pages:
            page.scroll_to(y=top, animate=False, force=True)


def places_in_sight(view: View, state: State) -> Container[int]:
    """The places of the events whose rows are on the screen."""
    if not isinstance(view, TimelineView) or not view.list.is_on_screen:
        return NOWHERE
    return {state.rows[row].place for row in _event_rows(view.list, state)}


def _about(view: View) -> tuple[str, ...]:
    """What the pages of a view are about."""
    state = view.state
    if state is None:
        return ()
    source = state.open_source
    return (state.view, state.selected, source.id if source else "", state.figure, state.weighed)


def _anchor(view: View, lines: LineList) -> tuple[int, Callable[[], int]]:
    """A row of a list, and what finds the row it is after other records have come in."""
    state, height = view.state, lines.scrollable_content_region.height
    in_sight = 0 <= lines.cursor - lines.scroll_offset.y < height
    if in_sight or state is None or not isinstance(view, TimelineView):
        return lines.cursor, lambda: lines.cursor
    row = next(_event_rows(lines, state), -1)
    if row < 0:
        return -1, lambda: -1
    event_id = state.chronicle.events[state.rows[row].place].id
    return row, lambda: _row_of(view, event_id)


def _row_of(view: View, event_id: str) -> int:
    state = view.state
    if state is None:
        return -1
    return state.rows.row_of.get(state.chronicle.places.get(event_id, -1), -1)


def _event_rows(lines: LineList, state: State) -> Iterator[int]:
    """The rows of events that are to be seen in a list."""
    top, height = lines.scroll_offset.y, lines.scrollable_content_region.height
    for row in range(top, min(top + height, len(state.rows))):
        if state.rows[row].kind is RowKind.EVENT:
            yield row
