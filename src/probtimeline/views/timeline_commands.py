"""The commands of the timeline that need nothing but the state: each asks for a move."""

from __future__ import annotations

from probtimeline import session
from probtimeline.views.view import View


class TimelineCommands(View):
    """A view that can be moved about in and looked at more closely."""

    def action_next_event(self) -> None:
        """One event further."""
        self.ask(session.moves.step(1))

    def action_previous_event(self) -> None:
        """One event back."""
        self.ask(session.moves.step(-1))

    def action_first_event(self) -> None:
        """The first event shown."""
        self.ask(session.moves.first())

    def action_last_event(self) -> None:
        """The last event shown."""
        self.ask(session.moves.last())

    def action_next_year(self) -> None:
        """The first event of the next year that has any."""
        self.ask(session.moves.to_next("year", 1))

    def action_previous_year(self) -> None:
        """The first event of this year, or of the one before."""
        self.ask(session.moves.to_next("year", -1))

    def action_next_milestone(self) -> None:
        """The next milestone."""
        self.ask(session.moves.to_next("milestone", 1))

    def action_previous_milestone(self) -> None:
        """The milestone before."""
        self.ask(session.moves.to_next("milestone", -1))

    def action_next_silence(self) -> None:
        """The event that ends the next silence."""
        self.ask(session.moves.to_next("silence", 1))

    def action_previous_silence(self) -> None:
        """The event that ended the silence before."""
        self.ask(session.moves.to_next("silence", -1))

    def action_longest_silence(self) -> None:
        """The event that ends the longest silence among what is shown."""
        self.ask(session.quiet.to_longest_silence())

    def action_next_bookmark(self) -> None:
        """The next bookmark."""
        self.ask(session.moves.to_next("bookmark", 1))

    def action_previous_bookmark(self) -> None:
        """The bookmark before."""
        self.ask(session.moves.to_next("bookmark", -1))

    def action_later_related(self) -> None:
        """What came of the event, or the nearest related one that is later."""
        self.ask(session.relating.to_related(1))

    def action_earlier_related(self) -> None:
        """The nearest related event that is earlier."""
        self.ask(session.relating.to_related(-1))

    def action_zoom_in(self) -> None:
        """The next finer unit of the calendar, around the selected event."""
        self.ask(session.window.zoom_in())

    def action_zoom_out(self) -> None:
        """The next coarser unit of the calendar."""
        self.ask(session.window.zoom_out())

    def action_pan_earlier(self) -> None:
        """What lies before what is shown."""
        self.ask(session.window.pan(-1))

    def action_pan_later(self) -> None:
        """What lies after what is shown."""
        self.ask(session.window.pan(1))

    def action_mark_range(self) -> None:
        """Begin a range of time at the selected event, or end it there."""
        self.ask(session.ranging.mark_range())

    def action_fit_range(self) -> None:
        """Just the range marked."""
        self.ask(session.ranging.fit_range())

    def action_financial_years(self) -> None:
        """Years from April to March, or from January to December."""
        self.ask(session.window.toggle_financial())

    def action_next_hit(self) -> None:
        """The next hit of the search."""
        self.ask(session.moves.to_next("hit", 1))

    def action_previous_hit(self) -> None:
        """The hit before."""
        self.ask(session.moves.to_next("hit", -1))

    def action_only_hits(self) -> None:
        """The hits alone, or among all events."""
        from probtimeline.session.searching import toggle_only_hits

        self.ask(toggle_only_hits())

    def action_read_source(self) -> None:
        """The source of the selected event, at its first words."""
        self.ask(session.sources.open_source())
