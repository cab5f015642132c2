"""The explorer: what each command that works everywhere does.

Views post what they ask for; here and in `app.holder` the state is replaced by the move asked, and
the view in front shows the difference. What changes the chronology is in `app.changing`, what
follows its files in `app.following`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on

from probtimeline import session
from probtimeline.app.following import Following
from probtimeline.app.form_commands import FormCommands
from probtimeline.app.json_commands import JsonCommands
from probtimeline.app.theme import THEMES, shown_name
from probtimeline.core.text import clean
from probtimeline.views.keys import ANYWHERE, command_named
from probtimeline.views.messages import Copy, Open, TellStory

if TYPE_CHECKING:
    from textual.command import Provider

    from probtimeline.app.exporting import Exporting
    from probtimeline.views.exporting import ExportScreen
    from probtimeline.views.prompt import Prompt

CSS_FOLDER = Path(__file__).parent


def _commands() -> type[Provider]:
    """What the palette finds commands with; asked for when it is opened."""
    from probtimeline.app.palette import CommandProvider

    return CommandProvider


class Explorer(FormCommands, JsonCommands, Following):
    """The program on the screen. It is given records and texts, and a way to read them again."""

    CSS_PATH = CSS_FOLDER / "app.tcss"
    COMMANDS = {_commands}

    @on(Copy)
    def copy_text(self, message: Copy) -> None:
        """Put text on the terminal's clipboard, cleaned as what is shown is."""
        self.copy_to_clipboard(clean(message.text))
        self.tell(f"Copied {message.what}")

    @on(Open)
    def ask_to_open(self, message: Open) -> None:
        """Show an address before anything is done with it."""
        from probtimeline.core.address import read_address
        from probtimeline.views.address import AskAddress

        address = read_address(message.address)
        if address is None:
            self.tell("Only whole http and https addresses are opened")
            return

        def answered(yes: bool | None) -> None:
            if yes:
                self.open_url(address.text)

        self.push_screen(AskAddress(address, message.title), answered)

    def action_open_address(self) -> None:
        """Show the address of the source, and open it if the reader agrees."""
        source = self.view.source
        if source is None or not source.url:
            self.tell("No source is open" if source is None else "This source has no address")
        else:
            self.post_message(Open(source.url, source.title))

    def action_copy(self) -> None:
        """Copy the quotation under the cursor with its citation."""
        from probtimeline.views.copying import copies

        sources = self.state.chronicle.sources
        for offered in copies(self.state.event, self.view.quote, self.view.source, sources):
            if offered.letter == "q" and offered.text:
                self.post_message(Copy(offered.text, offered.what))
                return
        self.tell("There is no quotation to copy")

    def action_copy_what(self) -> None:
        """Ask what to copy."""
        from probtimeline.views.copying import Copied, CopyMenu

        def chosen(copied: Copied | None) -> None:
            if copied is not None:
                self.post_message(Copy(copied.text, copied.what))

        view, state = self.view, self.state
        sources = state.chronicle.sources
        menu = CopyMenu(state.event, view.quote, view.source, sources, view.placed)
        self.push_screen(menu, chosen)

    @cached_property
    def exporting(self) -> Exporting:
        """What writes files for other programs and people."""
        from probtimeline.app.exporting import Exporting

        library = self._watch.library if self._watch is not None else None
        return Exporting(self, (library.target, library.builtin) if library is not None else ())

    def action_export(self) -> None:
        """Ask what to export, in which format, and into which file."""
        if self.is_web:
            self.tell("No file is written from a browser: use probtimeline export in a terminal")
        elif self.may_change():
            self.exporting.open()

    def on_export_screen_write(self, message: ExportScreen.Write) -> None:
        """Write the file that is asked for."""
        self.exporting.write(message.wanted)

    def action_search(self) -> None:
        """Search, going on from the last one."""
        self.prompting.search()

    def action_go_to_date(self) -> None:
        """Go to a date in words."""
        self.prompting.ask_date()

    def action_clear_search(self) -> None:
        """Drop the search, else the range that is marked."""
        from probtimeline.session.searching import clear_search

        searching = self.state.search.is_on or not self.state.stretch
        self.apply(clear_search() if searching else session.ranging.drop_range())

    def action_facets(self) -> None:
        """Narrow what is shown by tag, actor and so forth."""
        from probtimeline.views.facets import FacetPanel

        self.push_screen(FacetPanel(self.state, self.keymap))

    def action_undo_narrowing(self) -> None:
        """Take the last narrowing back."""
        self.apply(session.filtering.undo_narrowing())

    def action_switch_chips(self) -> None:
        """Switch all chips off, or on again."""
        self.apply(session.filtering.switch_chips())

    def action_switch_chip_number(self, number: int) -> None:
        """Switch one chip off, or on again."""
        self.apply(session.filtering.switch_chip(number))

    def action_whole_time(self) -> None:
        """Show all time."""
        self.apply(session.window.whole_time())

    def action_compare(self) -> None:
        """Mark what stands under the cursor, or set it beside what is marked."""
        thing = self.view.thing
        if thing is None:
            self.tell("Nothing here can be set beside something else")
        else:
            self.apply(session.comparing.mark(thing))

    def action_bookmark(self) -> None:
        """Bookmark the selected event, or take its bookmark away."""
        from probtimeline.session.keeping import bookmarked

        kept = bookmarked(self.state)
        if kept is not None:
            self.keeping.keep(*kept)

    def action_note(self) -> None:
        """Write a note on the selected event."""
        from probtimeline.session.keeping import noted
        from probtimeline.views.note import NoteEditor

        event = self.state.event
        if event is None:
            return

        def written(text: str | None) -> None:
            if text is not None:
                self.keeping.keep(*noted(event.id, text))

        self.push_screen(NoteEditor(event.title, self.state.layer.notes.get(event.id, "")), written)

    def action_kept(self) -> None:
        """Show the reader's bookmarks, notes and saved searches."""
        from probtimeline.views.yours import YoursPanel

        self.push_screen(YoursPanel(self.state, self.keymap))

    def action_save_search(self) -> None:
        """Keep the search under a name."""
        if self.state.search.is_on:
            self.prompting.ask_name()
        else:
            self.tell("Nothing is being searched for: press / to search")

    def action_story(self) -> None:
        """Walk the milestones, one full screen at a time."""
        self._tell_story("Milestones", self.state.chronicle.milestones)

    def action_story_of_hits(self) -> None:
        """Walk what is shown, one full screen at a time."""
        state = self.state
        title = state.search.text if state.search.is_on and state.only_hits else "All shown"
        self._tell_story(title, state.rows.shown)

    @on(TellStory)
    def tell_story(self, message: TellStory) -> None:
        """Walk through the events a panel asks for."""
        self._tell_story(message.title, message.places)

    def _tell_story(self, title: str, places: Sequence[int]) -> None:
        from probtimeline.views.story import StoryScreen

        def left(event_id: str | None) -> None:
            if event_id is not None:
                self.apply(session.moves.follow_to_event(event_id))

        self.push_screen(StoryScreen(self.state, title, places, self.keymap), left)

    def action_go_back(self) -> None:
        """Back to where the reader was."""
        self.apply(session.moves.back())

    def action_go_forward(self) -> None:
        """Forward again."""
        self.apply(session.moves.forward())

    def action_view_timeline(self) -> None:
        """Show the timeline."""
        self.apply(session.moves.open_view("timeline"))

    def action_view_source(self) -> None:
        """Show the source."""
        self.apply(session.moves.open_view("source"))

    def action_view_figures(self) -> None:
        """Show the figures."""
        self.apply(session.moves.open_view("figures"))

    def action_view_comparisons(self) -> None:
        """Show the comparisons."""
        self.apply(session.moves.open_view("comparisons"))

    def action_next_view(self) -> None:
        """Show the next view."""
        self.apply(session.moves.next_view(1))

    def action_previous_view(self) -> None:
        """Show the view before."""
        self.apply(session.moves.next_view(-1))

    def action_switch_theme(self) -> None:
        """Go on to the next theme, and keep the choice."""
        names = [theme.name for theme in THEMES]
        at = names.index(self.theme) if self.theme in names else -1
        self.theme = names[(at + 1) % len(names)]
        self.keeping.choose(theme=self.theme)
        self.tell(f"Theme: {shown_name(self.theme)}")

    async def action_quit(self) -> None:
        """Leave the explorer."""
        self.leave(0)

    async def action_do(self, name: str) -> None:
        """Run a command by name."""
        from probtimeline.app.commands import run_command

        await run_command(self, command_named(name))

    def action_help(self) -> None:
        """The keys of where the reader is, and the marks."""
        from probtimeline.views.help import HelpPage

        self.push_screen(HelpPage((*self.view.contexts, ANYWHERE), self.keymap))

    def on_prompt_accepted(self, message: Prompt.Accepted) -> None:
        """Keep what is found."""
        self.prompting.accepted(message.kind, message.text)

    def on_prompt_cancelled(self, message: Prompt.Cancelled) -> None:
        """Leave, back to where the reader was."""
        self.prompting.cancelled(message.kind)

    def on_prompt_wanted(self, message: Prompt.Wanted) -> None:
        """Complete what stands before the cursor."""
        self.prompting.complete(message.text, message.cursor)

    def on_prompt_stepped(self, message: Prompt.Stepped) -> None:
        """Step through the hits while typing."""
        self.apply(session.moves.to_next("hit", message.by))
