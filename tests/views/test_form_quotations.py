"""The form, where quotations are taken away again and figures are put in by hand."""

from pathlib import Path

from tests.support.desk_on_files import stage_on
from tests.support.host import alone
from tests.views.test_form import (
    TEXTS,
    WORDS,
    fill_in,
    form_of,
    go_to,
    paste,
    told,
    write,
)
from textual import events

from probtimeline.views.widgets.note_area import NoteArea


class Deaf(NoteArea):
    """An area that does not hear the first time that it was given a size."""

    is_deaf = True

    def _on_resize(self, event: events.Resize) -> None:  # type: ignore[override]
        if self.is_deaf:
            event.prevent_default()
        self.is_deaf = False


async def test_words_are_wrapped_though_the_first_word_of_their_room_was_missed() -> None:
    async with alone(Deaf("one two three four five six seven eight nine")) as seen:
        assert any("nine" in line for line in seen.lines)


async def test_a_quotation_without_words_is_taken_away_by_the_key_that_made_it(
    tmp_path: Path,
) -> None:
    async with stage_on(tmp_path, texts=TEXTS) as seen:
        await fill_in(seen)
        await write(seen, "quotes[0].speaker", "An inspector")
        await seen.press("ctrl+n")
        assert len(form_of(seen).draft.quotes) == 2
        assert "^n takes this quotation away" in told(seen, "quotes[1].text")
        await seen.press("ctrl+n")
        form = form_of(seen)
        assert [each.text for each in form.draft.quotes] == [WORDS]
        assert form.row is form.sheet.row("quotes[0].text")
        assert "ready: ^s adds it" in seen.text


async def test_the_first_of_two_quotations_goes_and_the_second_takes_its_place(
    tmp_path: Path,
) -> None:
    async with stage_on(tmp_path, texts=TEXTS) as seen:
        await fill_in(seen)
        go_to(seen, "quotes[0].figures[0].chosen")
        await seen.press("ctrl+g", "ctrl+n")
        await paste(seen, "the plan was good")
        form = form_of(seen)
        sheet_row = form.sheet.row("quotes[0].text")
        assert sheet_row is not None
        sheet_row.put("")
        go_to(seen, "quotes[0].text")
        await seen.press("ctrl+n")
        (quote,) = form.draft.quotes
        assert (quote.text, quote.figures) == ("the plan was good", ())
        assert told(seen, "quotes[0].text") == "✓ exact"
        await seen.press("ctrl+s")
        assert seen.state.event is not None
        assert [each.text for each in seen.state.event.quotes] == ["the plan was good"]


async def test_words_marked_in_the_quotation_are_made_a_figure(tmp_path: Path) -> None:
    async with stage_on(tmp_path, texts=TEXTS) as seen:
        await fill_in(seen)
        go_to(seen, "quotes[0].text")
        await seen.press("ctrl+g")
        assert "Mark" in seen.lines[-1]
        await seen.press(*["shift+left"] * len("plan"), "ctrl+g")
        form = form_of(seen)
        assert form.row is form.sheet.row("quotes[0].figures[1].label")
        await paste(seen, "what is looked at")
        await seen.press("ctrl+s")
        assert seen.state.event is not None
        (figure,) = seen.state.event.figures
        assert (figure.text, figure.label, figure.value) == ("plan", "what is looked at", None)


async def test_what_is_typed_on_a_figure_taken_says_what_it_stands_for(tmp_path: Path) -> None:
    async with stage_on(tmp_path, texts=TEXTS) as seen:
        await fill_in(seen)
        go_to(seen, "quotes[0].figures[0].chosen")
        await seen.press("space", *"good", "space", *"work")
        (figure,) = form_of(seen).draft.quotes[0].figures
        assert (figure.label, figure.chosen) == ("good work", True)


async def test_on_how_little_an_event_rests_is_told_when_it_is_added(tmp_path: Path) -> None:
    async with stage_on(tmp_path, texts=TEXTS) as seen:
        await seen.pilot.resize_terminal(160, 40)
        await fill_in(seen)
        await seen.press("ctrl+s")
        assert "(u undoes it); it rests on one source only; it has no summary" in seen.text


async def test_what_hinders_is_told_before_what_helps(tmp_path: Path) -> None:
    async with stage_on(tmp_path, texts=TEXTS) as seen:
        await fill_in(seen)
        go_to(seen, "date")
        await seen.press("ctrl+u", "ctrl+s")
        hindrance, help_given = told(seen, "date").split("\n")
        assert hindrance.startswith("✗ A date is needed")
        assert "would be counted from" in help_given
