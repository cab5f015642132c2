"""The form of an event, on real files: what is typed is answered, kept, and added."""

import json
from pathlib import Path

from tests.support.desk_on_files import RECORDS, REPORT, environment_of, stage_on, write_records
from tests.support.stage import Stage
from tests.views.test_hostile_text import HOSTILE, acts
from textual import events

from probtimeline.session.drafting import EventDraft, QuoteDraft, draft_json
from probtimeline.store.drafts import Draft, DraftsFile
from probtimeline.store.layer import layer_name
from probtimeline.store.places import drafts_file
from probtimeline.views.form import FormScreen

TEXTS = {"report": REPORT}
WORDS = "in 75% of work inspected the plan"


def drafts_in(folder: Path) -> DraftsFile:
    return DraftsFile(drafts_file(environment_of(folder)), layer_name(folder / "events.json"))


def records_in(folder: Path) -> list[dict[str, object]]:
    events_kept: list[dict[str, object]] = json.loads((folder / "events.json").read_text())[
        "events"
    ]
    return events_kept


def form_of(seen: Stage) -> FormScreen:
    """The form, which is open."""
    form = seen.app.form
    assert form is not None
    return form


def go_to(seen: Stage, path: str) -> None:
    """Give the keys to a field of the form."""
    row = form_of(seen).sheet.row(path)
    assert row is not None, path
    form_of(seen).sheet.enter(row)


def told(seen: Stage, path: str) -> str:
    """What is told below a field."""
    row = form_of(seen).sheet.row(path)
    assert row is not None, path
    return row.told.plain


async def paste(seen: Stage, text: str) -> None:
    """Paste text where the keys are."""
    seen.app.screen.post_message(events.Paste(text))
    await seen.settle()


async def write(seen: Stage, path: str, text: str) -> None:
    """Write into a field."""
    go_to(seen, path)
    await paste(seen, text)


async def fill_in(seen: Stage) -> None:
    """Write what an event needs, with words of the report."""
    await seen.press("a")
    await write(seen, "quotes[0].source", "report")
    await write(seen, "quotes[0].text", WORDS)
    await write(seen, "date", "last month")
    await write(seen, "title", "The plan is looked at")


async def test_what_is_typed_is_answered_below_its_field(tmp_path: Path) -> None:
    async with stage_on(tmp_path, texts=TEXTS) as seen:
        await fill_in(seen)
        assert told(seen, "quotes[0].source").startswith("✓ “A report”")
        assert told(seen, "quotes[0].text") == "✓ exact"
        assert told(seen, "date").startswith("Jan 2014  month: ")
        assert "counted from 21 Feb 2014  2014-01" in told(seen, "date")
        assert "after  “A plan is made” (Feb 2013)" in seen.text
        assert "before “Inspectors report” (21 Feb 2014)" in seen.text
        await write(seen, "quotes[0].text", " was bad enough")
        assert told(seen, "quotes[0].text").startswith("✗ absent\nnearest: “")
        for size in ((60, 15), (80, 24), (200, 60)):
            await seen.pilot.resize_terminal(*size)
            go_to(seen, "date")
            await seen.settle()
            at = next(n for n, line in enumerate(seen.lines) if "last month" in line)
            assert "Jan 2014" in seen.lines[at + 1], size
            go_to(seen, "date_note")
            await seen.settle()
            assert "Date note" in seen.text, size
            assert "“A plan is m" in seen.text, size
            assert "^s" in seen.lines[-1], size


async def test_tab_completes_what_can_be_and_else_goes_on(tmp_path: Path) -> None:
    async with stage_on(tmp_path) as seen:
        await seen.press("a", *"repo", "tab")
        form = form_of(seen)
        assert form.draft.quotes[0].source == "report"
        await seen.press("tab")
        assert form.row is form.sheet.row("quotes[0].text")
        await write(seen, "tags", "new, ref")
        await seen.press("tab")
        assert form.draft.tags == "new, reform, "
        await write(seen, "date", "2021-22")
        assert "2021-04/2022-03" in told(seen, "date")
        await seen.press("tab", "tab")
        assert form.draft.date == "summer 2021"


async def test_an_event_is_added_with_a_figure_that_was_offered(tmp_path: Path) -> None:
    async with stage_on(tmp_path, texts=TEXTS) as seen:
        await fill_in(seen)
        go_to(seen, "quotes[0].figures[0].chosen")
        assert "[ ] 75%" in seen.text
        await seen.press("space", "enter")
        await paste(seen, "good work")
        await seen.press("ctrl+n")
        await paste(seen, "the plan was good")
        assert "ready: ^s adds it" in seen.text
        await seen.press("ctrl+s")
        assert seen.app.form is None
        assert "Added “The plan is looked at” (u undoes it)" in seen.text
        assert seen.state.event is not None
        assert seen.state.event.title == "The plan is looked at"
        (added,) = [each for each in records_in(tmp_path) if each["date"] == "2014-01"]
        assert added["date_text"] == "last month"
        figure = {"text": "75%", "label": "good work", "value": 75, "unit": "percent"}
        assert added["quotes"] == [
            {"source": "report", "text": WORDS, "figures": [figure]},
            {"source": "report", "text": "the plan was good"},
        ]
        await seen.press("u")
        assert len(records_in(tmp_path)) == 4
        await seen.press("a")
        assert form_of(seen).draft == EventDraft(quotes=(QuoteDraft("report"),))
    assert drafts_in(tmp_path).waiting("form") is None


async def test_a_new_source_unfolds_its_fields_and_what_is_refused_is_told_there(
    tmp_path: Path,
) -> None:
    async with stage_on(tmp_path) as seen:
        await seen.press("a")
        assert "is needed" not in seen.text
        await write(seen, "quotes[0].source", "Inquiry into costs")
        await write(seen, "quotes[0].published", "2 March 2018")
        assert told(seen, "quotes[0].published").startswith("2 Mar 2018")
        await seen.press("ctrl+s")
        form = form_of(seen)
        assert form.row is form.sheet.row("date")
        assert told(seen, "title").startswith("✗ A title is needed")
        assert "Not added: 2 fields to see to: Date, Title" in seen.text
        await write(seen, "quotes[0].text", "it cost too much")
        await write(seen, "date", "last year")
        assert "counted from 2 Mar 2018" in told(seen, "date")
        await write(seen, "title", "Costs are counted")
        await write(seen, "quotes[0].url", "https://a b")
        await seen.press("ctrl+s")
        assert form.row is form.sheet.row("quotes[0].url")
        assert told(seen, "quotes[0].url").startswith("✗ ")
        assert len(records_in(tmp_path)) == 4
        await seen.press("ctrl+u", "ctrl+s")
        assert seen.state.chronicle.sources["inquiry-into-costs"].title == "Inquiry into costs"
        assert seen.state.event is not None
        assert seen.state.event.date.text == "2017"


async def test_what_is_written_is_kept_until_it_is_thrown_away(tmp_path: Path) -> None:
    async with stage_on(tmp_path) as seen:
        await seen.press("a")
        await write(seen, "title", "Half a tit")
        await seen.press("escape")
        assert seen.app.form is None
        assert "Kept: a goes on with it" in seen.text
        await seen.press("a")
        assert form_of(seen).draft.title == "Half a tit"
        assert "taken up again" in seen.text
        go_to(seen, "title")
        await seen.press("l")
        seen.app.leave(143)
    async with stage_on(tmp_path, records=None) as seen:
        await seen.press("a")
        assert form_of(seen).draft.title == "Half a titl"
        assert "taken up again" in seen.text
        await seen.press("ctrl+r")
        assert "again throws away" in seen.text
        await seen.press("x", "ctrl+r")
        assert seen.app.form is not None
        await seen.press("ctrl+r")
        assert seen.app.form is None
    assert drafts_in(tmp_path).waiting("form") is None


async def test_nothing_in_a_draft_acts_and_what_is_not_touched_stays(tmp_path: Path) -> None:
    draft = EventDraft(HOSTILE, "2015", quotes=(QuoteDraft("report", text=HOSTILE),))
    write_records(tmp_path / "events.json", RECORDS)
    drafts_in(tmp_path).keep(Draft("old", "form", draft_json(draft)))
    async with stage_on(tmp_path, records=None, texts=TEXTS) as seen:
        await seen.press("a")
        assert "[/x] [sic] [@click=app.quit]" in seen.text
        assert acts(seen.text) == []
        form = form_of(seen)
        await write(seen, "tags", "x")
        assert (form.draft.title, form.draft.quotes[0].text) == (HOSTILE, HOSTILE)
        await write(seen, "actors", f"\x1b]0;title\x07{HOSTILE}\nmore")
        await write(seen, "summary", HOSTILE)
        assert acts(seen.text) == []
        assert acts(form.draft.actors + form.draft.summary) == []
        assert form.draft.actors.endswith("more")


async def test_the_words_are_picked_from_the_text_of_the_source_open(tmp_path: Path) -> None:
    async with stage_on(tmp_path, texts=TEXTS) as seen:
        await seen.press("j", "2", "a")
        form = form_of(seen)
        assert form.draft.quotes[0].source == "report"
        assert "^t picks the words from the text of this source" in seen.lines[-1]
        await seen.press("ctrl+t", "g", "s", "enter")
        assert form.draft.quotes[0].text.startswith("The report says that in 75%")
        assert "[ ] 75%" in seen.text


async def test_all_that_can_be_said_of_a_figure_unfolds_and_folds(tmp_path: Path) -> None:
    async with stage_on(tmp_path, texts=TEXTS) as seen:
        await fill_in(seen)
        go_to(seen, "quotes[0].figures[0].chosen")
        await seen.press("ctrl+g")
        await write(seen, "quotes[0].figures[0].population", "all work")
        await write(seen, "quotes[0].figures[0].period", "2013")
        await seen.press("ctrl+g")
        form = form_of(seen)
        assert form.row is form.sheet.row("quotes[0].figures[0].measure")
        await write(seen, "quotes[0].figures[0].label", "good work")
        await seen.press("ctrl+s")
        assert seen.state.event is not None
        (figure,) = seen.state.event.figures
        assert (figure.population, figure.period and figure.period.text) == ("all work", "2013")


async def test_letters_typed_where_nothing_is_written_are_not_written_in_the_next_field(
    tmp_path: Path,
) -> None:
    async with stage_on(tmp_path, texts=TEXTS) as seen:
        await seen.press("a")
        await write(seen, "quotes[0].text", WORDS)
        await seen.settle()
        go_to(seen, "quotes[0].figures[0].chosen")
        for key in ("x", "y", "enter", "z"):
            seen.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await seen.settle()
        (quote,) = form_of(seen).draft.quotes
        assert quote.speaker == "z"
