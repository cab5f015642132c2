from __future__ import annotations

from probtimeline.audit.lit import Lit, light
from probtimeline.audit.quotes import check_quote

TEXT = "One two three four."


def lit(*quotes: str) -> tuple[Lit, ...]:
    return light(TEXT, [check_quote(quote, "a", {"a": TEXT}) for quote in quotes])


def test_a_text_nobody_quotes_is_one_dark_stretch() -> None:
    assert lit() == (Lit(0, 19, ()),)
    assert light("", []) == ()


def test_where_two_quotes_overlap_a_stretch_carries_both_numbers() -> None:
    assert lit("two three", "three four") == (
        Lit(0, 4, ()),
        Lit(4, 8, (0,)),
        Lit(8, 13, (0, 1)),
        Lit(13, 18, (1,)),
        Lit(18, 19, ()),
    )


def test_the_words_an_interrupted_quote_leaves_out_stay_dark() -> None:
    assert [part.numbers for part in lit("One … four.")] == [(0,), (), (0,)]


def test_numbers_are_those_of_the_quotes_given_also_where_some_are_not_found() -> None:
    assert [part.numbers for part in lit("nowhere to be found", "One")] == [(1,), ()]


def test_a_quote_found_in_another_text_lights_nothing_here() -> None:
    verdict = check_quote("other words", "a", {"a": TEXT, "b": "other words"})
    assert light(TEXT, [verdict]) == (Lit(0, 19, ()),)
