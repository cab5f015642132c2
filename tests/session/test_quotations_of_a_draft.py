"""Quotations and figures of a draft that are taken away, or put in by hand."""

from dataclasses import replace

from tests.support.story import story

from probtimeline.session.drafting import (
    EventDraft,
    FigureDraft,
    QuoteDraft,
    with_figure,
    with_found,
    without_quote,
)
from probtimeline.session.looking import Looker

DRAFT = EventDraft(quotes=(QuoteDraft("a", text="one in six left"), QuoteDraft("b", text="two")))


def test_a_quotation_is_taken_away_but_never_the_last() -> None:
    assert without_quote(DRAFT, 0).quotes == DRAFT.quotes[1:]
    assert without_quote(DRAFT, 1).quotes == DRAFT.quotes[:1]
    assert without_quote(DRAFT, 2) is DRAFT
    alone = replace(DRAFT, quotes=DRAFT.quotes[:1])
    assert without_quote(alone, 0) is alone


def test_marked_words_become_a_figure_that_is_taken_and_stays() -> None:
    made, number = with_figure(DRAFT, 0, "one in six")
    assert number == 0
    (figure,) = made.quotes[0].figures
    assert (figure.text, figure.chosen) == ("one in six", True)
    assert with_found(made, 0, ()).quotes[0].figures == (figure,)


def test_a_figure_that_is_there_already_is_taken_and_not_put_in_twice() -> None:
    offered = (FigureDraft("six", value="6"), FigureDraft("one in six"))
    quote = replace(DRAFT.quotes[0], figures=offered)
    made, number = with_figure(replace(DRAFT, quotes=(quote,)), 0, "one in six")
    assert number == 1
    assert made.quotes[0].figures == (offered[0], FigureDraft("one in six", chosen=True))


def test_words_that_do_not_stand_in_the_quotation_make_no_figure() -> None:
    for words in ("seven", "", "  "):
        assert with_figure(DRAFT, 0, words) == (DRAFT, None)


def test_a_single_source_that_is_meant_is_not_called_several() -> None:
    draft = EventDraft(quotes=(QuoteDraft("Inspectors rep"),))
    (note,) = Looker(story(), {}, None).look(draft).notes["quotes[0].source"]
    assert "everal" not in note.words
