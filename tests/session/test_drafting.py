"""An event as it is being written: kept and taken up again, looked at, and given to be added."""

import json
from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from tests.support.build import chronicle, event, source, span
from tests.support.story import story

from probtimeline.audit.quotes import VerdictKind
from probtimeline.core.span import Reading, Unreadable
from probtimeline.session import giving
from probtimeline.session.drafting import (
    EventDraft,
    FigureDraft,
    QuoteDraft,
    draft_json,
    draft_of,
    value_of,
    with_another_quote,
    with_found,
    with_value,
)
from probtimeline.session.looking import Look, Looker, Tone
from probtimeline.session.offering import Offer, Sources, Words, completed

TEXT = "In the work, 75% was good enough, and 20% was not. Costs rose by £3m."
TODAY = span("2026-11-22")

figures = st.builds(FigureDraft, text=st.text(), chosen=st.booleans(), label=st.text())
quotes = st.builds(
    QuoteDraft,
    source=st.text(),
    new=st.booleans(),
    text=st.text(),
    figures=st.lists(figures, max_size=3).map(tuple),
)
drafts = st.builds(
    EventDraft,
    title=st.text(),
    date=st.text(),
    milestone=st.booleans(),
    tags=st.text(),
    quotes=st.lists(quotes, min_size=1, max_size=3).map(tuple),
)
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["title", "quotes", "figures", "text", "milestone", "new", "?"]), inner
        )
    ),
    max_leaves=12,
)


def look(draft: EventDraft, texts: dict[str, str] | None = None) -> Look:
    return Looker(story(), texts or {}, TODAY).look(draft)


def words_of(seen: Look, path: str) -> str:
    return " / ".join(note.words for note in seen.notes.get(path, ()))


def quoting(text: str, source_id: str = "inspectors", **fields: Any) -> EventDraft:
    return EventDraft("A title", "2013", quotes=(QuoteDraft(source_id, text=text),), **fields)


def as_given(draft: EventDraft) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(giving.given(draft, story()).bytes)
    return read


@given(drafts)
def test_a_draft_comes_back_from_the_file_as_it_was(draft: EventDraft) -> None:
    kept = json.loads(json.dumps(draft_json(draft)))
    assert draft_of(kept) == draft


@given(anything)
def test_whatever_a_foreign_draft_holds_is_a_draft(raw: object) -> None:
    draft = draft_of(raw)
    assert draft.quotes
    assert draft_of(json.loads(json.dumps(draft_json(draft)))) == draft


@given(drafts)
def test_any_draft_can_be_looked_at_and_given(draft: EventDraft) -> None:
    seen = Looker(story(), {"inspectors": TEXT}, TODAY).look(draft)
    assert len(seen.quotes) == len(draft.quotes)
    assert (
        json.loads(giving.given(draft, story()).bytes)["events"][0]["title"] == draft.title.strip()
    )


def test_what_can_be_read_of_a_broken_draft_is_kept() -> None:
    raw = {"title": "Kept", "date": 7, "milestone": "yes", "quotes": [{"text": "words"}, 3]}
    draft = draft_of(raw)
    assert (draft.title, draft.date, draft.milestone) == ("Kept", "", False)
    assert [quote.text for quote in draft.quotes] == ["words", ""]


def test_fields_are_reached_by_their_paths() -> None:
    figure = FigureDraft("75%")
    draft = EventDraft(quotes=(QuoteDraft(figures=(figure,)),))
    changed = with_value(draft, "quotes[0].figures[0].label", "good work")
    assert value_of(changed, "quotes[0].figures[0].label") == "good work"
    assert value_of(changed, "quotes[1].text") is None
    assert with_value(changed, "quotes[4].text", "x") == changed


def test_a_date_is_read_from_the_day_its_source_was_published() -> None:
    seen = look(replace(quoting("some words"), date="last month"))
    assert isinstance(seen.date, Reading)
    assert seen.date.span.text == "Jan 2013"
    assert seen.date.base == span("2013-02-21")


def test_a_date_in_the_words_of_a_new_source_is_read_from_the_day_given_for_that() -> None:
    quote = QuoteDraft("A new report", text="words", published="2 March 2018")
    seen = look(EventDraft("T", "last year", quotes=(quote,)))
    assert isinstance(seen.date, Reading)
    assert seen.date.span.text == "2017"
    assert isinstance(seen.dates["quotes[0].published"], Reading)


def test_a_date_that_may_be_read_in_two_ways_offers_both() -> None:
    seen = look(EventDraft("T", "2021-22"))
    assert isinstance(seen.date, Unreadable)
    assert "summer 2021" in words_of(seen, "date")
    assert "date" in seen.hindrances


def test_words_that_need_a_source_say_so() -> None:
    assert "quote it first" in words_of(look(EventDraft("T", "last month")), "date")


def test_a_quotation_is_looked_for_in_the_text_attached() -> None:
    texts = {"inspectors": TEXT}
    exact = look(quoting("75% was good enough"), texts).quotes[0]
    absent = look(quoting("76% was quite good enough"), texts).quotes[0]
    unchecked = look(quoting("75% was good enough")).quotes[0]
    kinds = [each.verdict.kind for each in (exact, absent, unchecked) if each.verdict]
    assert kinds == [VerdictKind.EXACT, VerdictKind.ABSENT, VerdictKind.UNCHECKED]
    assert absent.verdict is not None
    assert "75% was good enough" in absent.verdict.nearest


def test_a_long_quotation_is_warned_of_and_hinders_nothing() -> None:
    seen = look(quoting("word " * 41))
    assert "41 words" in words_of(seen, "quotes[0].text")
    assert seen.hindrances == ()


def test_an_event_of_that_date_and_title_is_named() -> None:
    seen = look(EventDraft("The service is split.", "1 June 2014"))
    assert "“The service is split”" in words_of(seen, "title")
    assert words_of(look(EventDraft("The service is split.", "2 June 2014")), "title") == ""


def test_the_neighbours_are_those_of_its_place_in_the_list() -> None:
    seen = look(EventDraft("T", "March 2019"))
    assert (seen.before and seen.before.id, seen.after and seen.after.id) == ("collapse", "call")
    assert look(EventDraft("T", "1066")).before is not None
    assert Looker(chronicle(), {}, TODAY).look(EventDraft("T", "1066")).before is None


def test_what_is_needed_is_named() -> None:
    seen = look(EventDraft(quotes=(QuoteDraft(text="words"),)))
    assert set(seen.hindrances) == {"title", "date", "quotes[0].source"}


def test_a_source_alone_is_no_quotation() -> None:
    draft = EventDraft("T", "2013", quotes=(QuoteDraft("inspectors"),))
    assert look(draft).hindrances == ()
    assert "quotes" not in as_given(draft)["events"][0]


def test_what_happened_in_the_future_is_doubted() -> None:
    assert "planned" in words_of(look(EventDraft("T", "2031")), "status")
    assert words_of(look(EventDraft("T", "2031", status="planned")), "status") == ""


def test_figures_found_are_offered_and_what_was_made_of_them_stays() -> None:
    draft = quoting("75% was good enough")
    offered = with_found(draft, 0, look(draft).quotes[0].found)
    (figure,) = offered.quotes[0].figures
    assert (figure.text, figure.value, figure.unit, figure.chosen) == (
        "75%",
        "75",
        "percent",
        False,
    )
    taken = with_value(offered, "quotes[0].figures[0].chosen", True)
    longer = with_value(taken, "quotes[0].text", "20% was not; 75% was good enough")
    again = with_found(longer, 0, look(longer).quotes[0].found)
    assert [(each.text, each.chosen) for each in again.quotes[0].figures] == [
        ("20%", False),
        ("75%", True),
    ]


def test_a_figure_that_is_no_longer_in_its_quotation_is_told_and_not_lost() -> None:
    figure = FigureDraft("75%", chosen=True, label="good work")
    draft = with_value(quoting("nothing here"), "quotes[0].figures", (figure,))
    kept = with_found(draft, 0, ())
    assert kept.quotes[0].figures == (figure,)
    assert "quotes[0].figures[0].chosen" in look(kept).hindrances


def test_a_source_that_is_known_is_only_named() -> None:
    raw = as_given(quoting("words"))
    assert raw["sources"] == []
    assert raw["events"][0]["quotes"] == [{"source": "inspectors", "text": "words"}]
    assert "id" not in raw["events"][0]


def test_a_new_source_is_given_once_under_an_id_that_is_free() -> None:
    new = QuoteDraft("Early", new=True, text="one", publisher="A press", author="A. B, C. D")
    draft = EventDraft("T", "2013", quotes=(new, replace(new, text="two")))
    raw = as_given(draft)
    (given_source,) = raw["sources"]
    assert given_source["id"] == "early-2"
    assert given_source["author"] == ["A. B", "C. D"]
    assert [each["source"] for each in raw["events"][0]["quotes"]] == ["early-2", "early-2"]


def test_only_chosen_figures_are_given_with_numbers_as_numbers() -> None:
    chosen = FigureDraft("1,200", True, "staff", "1,200", "people", measure="FTE staff")
    quote = QuoteDraft("inspectors", text="1,200", figures=(FigureDraft("75%"), chosen))
    raw = as_given(EventDraft("T", "2013", quotes=(quote,)))
    assert raw["events"][0]["quotes"][0]["figures"] == [
        {
            "text": "1,200",
            "label": "staff",
            "unit": "people",
            "measure": "fte-staff",
            "value": 1200,
        }
    ]


def test_problems_are_told_at_their_fields() -> None:
    quote = QuoteDraft("inspectors", text="x", figures=(FigureDraft("a"), FigureDraft("b", True)))
    draft = EventDraft(quotes=(QuoteDraft(), quote, QuoteDraft("New one", new=True, text="y")))
    made = giving.given(draft, story())
    fields = {
        "events[0].date": "date",
        "events[0].tags[1]": "tags",
        "events[0].quotes[0].source": "quotes[1].source",
        "events[0].quotes[0].figures[0].period": "quotes[1].figures[1].period",
        "sources[0].url": "quotes[2].url",
        "sources[0].id": "quotes[2].source",
        "events[0]": "title",
        "": "",
    }
    assert {path: made.field(path) for path in fields} == fields


def test_sources_are_found_by_any_words_of_theirs() -> None:
    known = Sources.of(
        chronicle(sources=[source("csw-2019", "Part-privatisation flawed", publisher="CSW")])
    )
    assert [each.text for each in known.offers("flawed CSW")] == ["csw-2019"]
    assert known.named(QuoteDraft("part-privatisation  FLAWED")) is known.known["csw-2019"]
    assert known.is_new(QuoteDraft("Another report"))
    assert not known.is_new(QuoteDraft("flaw"))
    assert known.is_new(QuoteDraft("flaw", new=True))


def test_words_in_use_complete_what_follows_the_last_comma() -> None:
    used = Words.of(chronicle(event(tags=["reform", "report"]), event("b", tags=["report"])))
    assert [each.text for each in used.offers("tags", "strike, re")] == ["report", "reform"]
    assert completed("tags", "strike, re", Offer("report")) == "strike, report, "
    assert completed("speaker", "na", Offer("Napo")) == "Napo"


def test_another_quotation_begins_with_the_same_source() -> None:
    draft = with_another_quote(quoting("one"))
    assert [quote.source for quote in draft.quotes] == ["inspectors", "inspectors"]
    assert draft.quotes[1].is_empty
    assert Tone.BAD not in {n.tone for each in look(draft).notes.values() for n in each}


def test_words_that_are_quoted_already_are_told_with_their_event() -> None:
    told = words_of(look(quoting("75% was good enough")), "quotes[0].text")
    assert told == "“Inspectors report” quotes these words already"
    assert words_of(look(quoting("words of its own")), "quotes[0].text") == ""
