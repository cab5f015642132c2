"""The menu of what can be copied, and what stands on the clipboard then."""

import pytest
from tests.support.build import event, figure, quote, source
from tests.support.front import front
from tests.support.story import opened
from tests.views.test_hostile_text import HOSTILE, acts

from probtimeline.core.chronicle import PlacedFigure
from probtimeline.core.records import Event
from probtimeline.views.copying import Copied, CopyMenu, copies

PAPER = source("paper", "The split", publisher="The Paper", url="https://example.org/a")
WORDS = quote("it was split", source="paper", speaker="Ann")
SPLIT = event("split", "2014-06-01", "The split", quotes=[WORDS], summary="In two parts.")


def texts(chosen: Event | None = SPLIT) -> dict[str, str]:
    return {each.letter: each.text for each in copies(chosen, WORDS, PAPER)}


def test_each_letter_copies_what_it_says() -> None:
    cited = "“The split”, The Paper, 21 Feb 2014, https://example.org/a"
    assert texts() == {
        "e": f"The split\n1 Jun 2014\nIn two parts.\nSource: {cited}",
        "q": f"“it was split” — Ann, in {cited}",
        "w": "it was split",
        "c": cited,
        "l": "https://example.org/a",
    }


def test_an_event_that_did_not_happen_is_copied_as_such() -> None:
    planned = event("plan", "2014", "A plan", status="planned")
    assert texts(planned)["e"] == "A plan\n2014 (planned)"


def test_a_source_that_is_not_among_the_records_is_named_by_its_id() -> None:
    offers = copies(SPLIT, WORDS, None)
    assert offers[0].text.endswith("Source: paper")
    assert offers[3].reason == "its source is not among the sources"
    named = copies(SPLIT, WORDS, None, {"paper": PAPER})
    assert "The Paper" in named[0].text


def test_a_figure_is_copied_with_what_it_measures_and_who_says_so() -> None:
    decade = figure(
        "a decade", "time it took", value=10, unit="years", population="all areas", period="2014"
    )
    words = quote("it took a decade", decade, source="paper", speaker="Ann")
    placed = PlacedFigure(decade, words, event("split", quotes=[words]))
    offered = copies(SPLIT, words, PAPER, figure=placed)
    assert [each.letter for each in offered] == ["f", *"eqwcl"]
    assert offered[0].text == (
        "a decade (10 years): time it took; all areas; 2014\n"
        "Ann, in: “The split”, The Paper, 21 Feb 2014, https://example.org/a"
    )


def test_what_cannot_be_copied_has_a_reason() -> None:
    assert all(not each.text and each.reason for each in copies(None, None, None))


async def test_what_cannot_be_copied_is_shown_with_its_reason_and_its_letter_does_nothing() -> None:
    bare = event("bare", title="A bare event")
    async with front(opened(), CopyMenu(bare, None, None)) as seen:
        assert "cannot be copied: there is no quotation here" in seen.text
        await seen.press("q", "w", "c", "l")
        assert seen.app.answers == []
        await seen.press("e")
        assert seen.app.answers == [Copied("A bare event\n2014", "the event")]


@pytest.mark.parametrize(
    ("keys", "what"),
    [
        (("w",), "the words"),
        (("k", "down", "down", "tab", "enter"), "the citation"),
    ],
)
async def test_a_letter_or_enter_copies(keys: tuple[str, ...], what: str) -> None:
    async with front(opened(), CopyMenu(SPLIT, WORDS, PAPER)) as seen:
        await seen.press(*keys)
        (answer,) = seen.app.answers
        assert isinstance(answer, Copied)
        assert answer.what == what


async def test_escape_copies_nothing() -> None:
    async with front(opened(), CopyMenu(SPLIT, WORDS, PAPER)) as seen:
        await seen.press("escape")
        assert seen.app.answers == [None]


async def test_hostile_text_is_previewed_as_it_is_written() -> None:
    words = quote(HOSTILE, source="paper", speaker=HOSTILE)
    hostile = event("a", title=HOSTILE, quotes=[words], summary=HOSTILE)
    menu = CopyMenu(hostile, words, source("paper", HOSTILE, url=HOSTILE))
    async with front(opened(), menu, size=(120, 40)) as seen:
        assert seen.text.count("[/x] [sic]") >= 4
        assert acts(seen.text) == []


async def test_all_that_can_be_copied_is_in_sight_on_a_small_screen() -> None:
    async with front(opened(), CopyMenu(SPLIT, WORDS, PAPER), size=(60, 20)) as seen:
        for letter in "eqwcl":
            assert f"│  {letter}  the " in seen.text
