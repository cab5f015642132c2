"""What the reader keeps, as one list: bookmarks, notes, saved searches; from there to each."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from textual import on
from textual.app import ComposeResult
from textual.content import Content

from probtimeline.core.text import counted
from probtimeline.query.parser import QueryError
from probtimeline.session import keeping, moves
from probtimeline.session.moves import Move
from probtimeline.session.searching import keep_search, search_for
from probtimeline.session.state import State
from probtimeline.views import paint
from probtimeline.views.keymap import Keymap
from probtimeline.views.keys import YOURS
from probtimeline.views.messages import Apply, Keep, TellStory
from probtimeline.views.view import Panel, bindings_of
from probtimeline.views.widgets.line_list import LineList

COUNTED_UP_TO = 20_000
"""Events above which it is not told how many a saved search finds: that would hold the list up."""
DATE_WIDTH = 16
"""Cells for an event's date."""


class Kind(StrEnum):
    """What a line of the list is, and its heading."""

    BOOKMARK = "Bookmarks"
    NOTE = "Notes"
    SEARCH = "Saved searches"


@dataclass(frozen=True, slots=True)
class Item:
    """A line: a heading or what is told (without a key), else a thing kept under its key."""

    kind: Kind
    key: str = ""
    words: str = ""


def items_of(state: State, hint: Callable[[str], str]) -> tuple[Item, ...]:
    """All that is kept; `hint` gives the key of a command that keeps more of a kind."""
    layer = state.layer
    found: list[Item] = []
    for kind, keys, command, words in (
        (Kind.BOOKMARK, _in_order(state, layer.bookmarks), "bookmark", "bookmarks an event"),
        (Kind.NOTE, _in_order(state, layer.notes), "note", "writes a note on an event"),
        (Kind.SEARCH, [each.name for each in layer.searches], "save-search", "keeps a search"),
    ):
        found += [Item(kind)] if found else []
        found.append(Item(kind, words=kind.value))
        found += [Item(kind, key) for key in keys]
        if not keys:
            found.append(Item(kind, words=f"  none yet: {hint(command)} {words}"))
    return tuple(found)


def _in_order(state: State, ids: Iterable[str]) -> list[str]:
    """The ids in the order of their events; those that are not in the chronology last."""
    places = state.chronicle.places
    return sorted(ids, key=lambda each: (places.get(each, len(places)), each))


class Kept(LineList, inherit_bindings=False):
    """The list of what is kept; its keys are those of the panel."""


class YoursPanel(Panel):
    """What is kept, over the view in front."""

    CSS_PATH = "yours.tcss"
    BINDINGS = bindings_of(YOURS)

    def __init__(self, state: State, keymap: Keymap | None = None) -> None:
        super().__init__()
        self._state = state
        self._keymap = keymap or Keymap.of({})
        self._items: tuple[Item, ...] = ()
        self._found: dict[str, str] = {}

    def compose(self) -> ComposeResult:
        """A single list."""
        lines = Kept(id="yours")
        lines.border_title = Content("Yours")
        told = (
            ("open-kept", "opens"),
            ("story-of-kept", "story"),
            ("drop-kept", "drops"),
            ("leave-kept", "closes"),
        )
        lines.border_subtitle = Content(
            " · ".join(f"{self._keymap.key_of(name)} {words}" for name, words in told)
        )
        yield lines

    @property
    def list(self) -> Kept:
        """The list."""
        return self.query_one(Kept)

    def on_mount(self) -> None:
        """Show the state it was opened on."""
        self._show_items()
        self.list.focus()

    def show(self, state: State) -> None:
        """Show what is kept now, with the cursor where it was."""
        before, self._state = self._state, state
        if before.vocabulary is not state.vocabulary:
            self._found.clear()
        changed = before.layer is not state.layer or before.chronicle is not state.chronicle
        if changed and self.is_mounted:
            self._show_items()

    def _show_items(self) -> None:
        at, item = self.list.cursor, self._item
        self._items = items_of(self._state, self._keymap.key_of)
        standing = [n for n, each in enumerate(self._items) if each.key]
        near = self._items.index(item) if item in self._items else at
        row = min(standing, key=lambda n: abs(n - near), default=-1)
        self.list.show(len(self._items), self._paint_item, row)

    @property
    def _item(self) -> Item | None:
        """What stands under the cursor."""
        at = self.list.cursor
        return self._items[at] if 0 <= at < len(self._items) else None

    def _paint_item(self, number: int, width: int) -> Content:
        item = self._items[number]
        if not item.key:
            heading = item.words == item.kind.value
            return paint.line(f" {item.words}", paint.TITLE if heading else paint.MUTED)
        match item.kind:
            case Kind.SEARCH:
                return self._paint_search(item.key, width)
            case Kind.NOTE:
                painted = self._paint_event(item.key, self._state.layer.notes[item.key])
            case Kind.BOOKMARK:
                painted = self._paint_event(item.key)
        return painted.truncate(width, ellipsis=True)

    def _paint_event(self, event_id: str, note: str = "") -> Content:
        event = self._state.chronicle.event(event_id)
        date = event.date.text if event is not None else "not here now"
        name = event.title if event is not None else f"“{event_id}” is not in this chronology"
        when = paint.line(date, paint.MUTED).truncate(DATE_WIDTH, ellipsis=True)
        gap = " " * (DATE_WIDTH - when.cell_length)
        style = paint.PLAIN if event is not None else paint.DOUBT
        if not note:
            return Content.assemble("   ", gap, when, "  ", paint.line(name, style))
        lines = note.strip().splitlines() or [""]
        first = f"{lines[0]} …" if len(lines) > 1 else lines[0]
        return Content.assemble(
            "   ", gap, when, "  ", paint.line(first), paint.line(f"  {name}", paint.MUTED)
        )

    def _paint_search(self, name: str, width: int) -> Content:
        text = self._text(name)
        found = paint.line(f"{self._count(text)} ", paint.MUTED)
        left = paint.joined(("   ", paint.PLAIN), (name, paint.PLAIN), (f"  {text}", paint.MUTED))
        left = left.truncate(max(1, width - found.cell_length - 2), ellipsis=True)
        gap = " " * max(1, width - left.cell_length - found.cell_length)
        return Content.assemble(left, gap, found)

    def _text(self, name: str) -> str:
        return next((each.text for each in self._state.layer.searches if each.name == name), "")

    def _count(self, text: str) -> str:
        """How many events a saved search finds now; asked once its line is shown."""
        if len(self._state.chronicle.events) > COUNTED_UP_TO:
            return ""
        if text not in self._found:
            match keeping.found_by(self._state, text):
                case QueryError():
                    self._found[text] = "cannot be read"
                case found:
                    self._found[text] = counted(len(found.hits), "event", more=found.more)
        return self._found[text]

    @on(LineList.Chosen)
    def choose(self, message: LineList.Chosen) -> None:
        """A click puts the cursor there; a second one opens."""
        message.stop()
        if self._items[message.row].key:
            self.list.move_cursor(message.row)
            if message.again:
                self.action_open_kept()

    def action_next_kept(self) -> None:
        """The thing below."""
        self._step(1)

    def action_previous_kept(self) -> None:
        """The thing above."""
        self._step(-1)

    def _step(self, by: int) -> None:
        at = self.list.cursor + by
        while 0 <= at < len(self._items) and not self._items[at].key:
            at += by
        if 0 <= at < len(self._items):
            self.list.move_cursor(at)

    def action_open_kept(self) -> None:
        """Go to the event, or ask the search."""
        item = self._item
        if item is None or not item.key:
            return
        if item.kind is Kind.SEARCH:
            self._close_with(Apply(searched(self._text(item.key))))
        elif item.key in self._state.chronicle.places:
            self._close_with(Apply(moves.follow_to_event(item.key)))
        else:
            self._tell(f"“{item.key}” is not in this chronology; it is kept in case it comes back")

    def action_drop_kept(self) -> None:
        """Take what stands under the cursor off the list."""
        item = self._item
        if item is None or not item.key:
            return
        match item.kind:
            case Kind.SEARCH:
                kept = keeping.search_dropped(item.key)
            case Kind.NOTE:
                kept = keeping.noted(item.key, "")
            case Kind.BOOKMARK:
                kept = keeping.bookmark_dropped(self._state, item.key)
        self.post_message(Keep(*kept))

    def action_story_of_kept(self) -> None:
        """Tell what a saved search finds as a story, or all bookmarks, or all events with notes."""
        item = self._item
        if item is None or not item.key:
            return
        places = self._story_of(item)
        if places:
            title = item.key if item.kind is Kind.SEARCH else item.kind.value
            self._close_with(TellStory(title, places))
        else:
            self._tell("It finds no event to tell of")

    def _story_of(self, item: Item) -> tuple[int, ...]:
        state = self._state
        if item.kind is Kind.SEARCH:
            found = keeping.found_by(state, self._text(item.key))
            return () if isinstance(found, QueryError) else tuple(found.hits)
        ids = state.layer.bookmarks if item.kind is Kind.BOOKMARK else state.layer.notes
        known = state.chronicle.places
        return tuple(sorted(known[each] for each in ids if each in known))

    def _tell(self, words: str) -> None:
        self.ask(lambda state: state.telling(words))

    def _close_with(self, message: Apply | TellStory) -> None:
        """Close, and then have done what was asked for: a closed panel passes nothing on."""
        self.app.post_message(message)
        self.dismiss(None)

    def action_leave_kept(self) -> None:
        """Close the panel."""
        self.dismiss(None)


def searched(text: str) -> Move:
    """Ask a saved search, and go on reading among its hits."""
    return lambda state: keep_search()(search_for(text)(state))
