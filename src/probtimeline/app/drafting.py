"""A text of JSON on its way: shown in its screen, kept as a draft, left, thrown away."""

from __future__ import annotations

from collections.abc import Iterable

from probtimeline.app.begun import Begun
from probtimeline.app.changing import Changing
from probtimeline.app.json_checking import checked, given
from probtimeline.core.text import clean_line, counted
from probtimeline.session import moves
from probtimeline.session.moves import Move
from probtimeline.session.state import State
from probtimeline.store.pen import Written
from probtimeline.views.json_answer import Answer
from probtimeline.views.json_screen import TOO_LARGE, JsonJob, JsonScreen
from probtimeline.views.json_text import is_too_large

TOO_LARGE_TO_CHANGE = "That event is too large to be changed here: name your editor in $EDITOR"


class Drafting:
    """One text of JSON at most that is being written. It lives as long as the app."""

    def __init__(self, app: Changing) -> None:
        self._app = app
        self.begun: Begun | None = None
        """What is being written now, if anything is."""

    @property
    def json_screen(self) -> JsonScreen | None:
        """The screen in which JSON is written, where it is open."""
        return next((each for each in self._app.screen_stack if isinstance(each, JsonScreen)), None)

    def open_json(self, begun: Begun, text: str, *notes: str) -> None:
        """Show a text in the screen for it, opened now unless it is open."""
        screen, self.begun = self.json_screen, begun
        if is_too_large(text):
            fault = begun.keep(text) if begun.is_changed(text) else ""
            self._app.warn(fault or (TOO_LARGE_TO_CHANGE if begun.event_id else TOO_LARGE))
            return
        job = self.job_of(begun, notes)
        if screen is None:
            self._app.push_screen(JsonScreen(job, text, self._app.keymap))
        else:
            screen.take(job, text)

    def job_of(self, begun: Begun, notes: Iterable[str] = ()) -> JsonJob:
        """What is done in the screen for a text."""
        title = "Add records as JSON"
        if begun.event_id:
            event = begun.base or self._app.state.chronicle.event(begun.event_id)
            title = f"Change “{clean_line(event.title if event else begun.event_id, 80)}”"

        def check(text: str) -> Answer:
            assert self._app.pen is not None
            shown, data = self._app.state.chronicle, given(begun.name, text)
            return checked(self._app.pen, shown, data, begun.base, begun.event_id)

        return JsonJob(title, check, begun.keep, tuple(each for each in notes if each))

    def close_json(self) -> None:
        """Close the screen in which JSON is written, and whatever is open above it."""
        screen = self.json_screen
        while screen is not None and self._app.screen is not screen:
            self._app.pop_screen()
        if screen is not None:
            screen.dismiss()
        self.begun = None

    def discard(self) -> None:
        """Throw the text away, unless it is being written."""
        screen = self.json_screen
        if screen is None or screen.is_writing:
            return
        if self.begun is not None:
            self.begun.end()
        self.close_json()
        self._app.tell("Thrown away; nothing in the file was changed")

    def put_aside(self) -> None:
        """Leave the text as a draft."""
        screen, begun = self.json_screen, self.begun
        if screen is None or begun is None or screen.is_writing:
            return
        text = screen.text
        fault = begun.keep(text)
        if fault:
            screen.say(fault)
            return
        self.close_json()
        key = "e" if begun.event_id else "A"
        self._app.tell(f"Kept as a draft: {key} takes it up" if begun.is_changed(text) else "")

    def keep(self) -> None:
        """Keep what is being written as a draft, as the explorer is left."""
        screen = self.json_screen
        if screen is not None and self.begun is not None:
            self.begun.keep(screen.text)


def told_of(written: Written) -> Move:
    """Select the first event written, and say what was done."""

    def move(state: State) -> State:
        added = written.added
        if added is None or written.entry is None:
            return state.telling("All of it is there already: nothing was changed")
        ids = added.added or added.replaced
        places = sorted(
            state.chronicle.places[each] for each in ids if each in state.chronicle.places
        )
        words = f"Added {counted(len(ids), 'event')}"
        if places:
            event = state.chronicle.events[places[0]]
            state = moves.select(event.id, jump=True)(state)
            if not added.added:
                words = f"Changed “{clean_line(event.title, 60)}”"
        if not ids:
            number = sum(len(tally.added) + len(tally.replaced) for tally in added.records.values())
            words = f"Added {counted(number, 'record')}"
        return state.telling(f"{words} (u undoes it)")

    return move
