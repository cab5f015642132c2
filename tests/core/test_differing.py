"""Which words differ between two texts: whole words, whatever their case and punctuation."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from probtimeline.core.differing import MOST_WORDS, differing

WORDS = st.lists(st.sampled_from(["the", "service", "split", "£3.7bn", "26.4%", "—", "co-operate"]))


def lit(left: str, right: str) -> tuple[list[str], list[str]]:
    """The stretches that differ, as words."""
    found = differing(left, right)
    return (
        [left[start:end] for start, end in found.left],
        [right[start:end] for start, end in found.right],
    )


def test_words_that_differ_are_found_whole_and_in_place() -> None:
    left, right = lit("Contracts to end in 2021-22.", "Contracts to end in 2020")
    assert (left, right) == (["2021-22"], ["2020"])


def test_case_accents_and_punctuation_are_no_difference() -> None:
    assert lit("“Probation,” he said — again.", "probation: he SAID again") == ([], [])
    assert lit("don’t", "don't") == ([], [])


def test_a_word_that_only_one_text_has_is_lit_there_alone() -> None:
    assert lit("low risk offenders", "low and medium risk offenders") == ([], ["and medium"])


@pytest.mark.parametrize(("left", "right"), [("£450m", "450m"), ("20%", "20"), ("−5", "5")])
def test_the_sign_of_a_number_is_part_of_it(left: str, right: str) -> None:
    assert lit(f"worth {left} a year", f"worth {right} a year") == ([left], [right])


def test_a_word_or_two_in_common_make_no_patchwork_of_what_differs() -> None:
    left, right = lit(
        "charities and firms will bid for work", "people whom the state and others supervised"
    )
    assert (len(left), len(right)) == (1, 1)


def test_texts_with_nothing_in_common_differ_altogether() -> None:
    assert differing("The service is split", "Inspectors report on trusts").all_of_it
    assert differing("one two three four five six", "one seven eight nine ten of").all_of_it
    assert differing("one " + "two " * 300, "one " + "three " * 300).all_of_it
    assert not differing("one two three", "one two " + "three " * 300).left
    assert not differing("The service is split", "The service is sold").all_of_it
    assert not differing("", "The service is split").all_of_it, "there is nothing to differ from"


def test_a_long_text_is_compared_by_the_words_the_other_does_not_have() -> None:
    long = " ".join(f"word{number}" for number in range(MOST_WORDS))
    left, right = lit(f"{long} one two and three", f"{long} and four")
    assert (left, right) == (["one two", "three"], ["four"])


@given(WORDS, WORDS)
def test_stretches_are_in_order_inside_the_text_and_seen_from_either_side(
    one: list[str], other: list[str]
) -> None:
    left, right = " ".join(one), " ".join(other)
    found = differing(left, right)
    for text, stretches in ((left, found.left), (right, found.right)):
        edges = [edge for stretch in stretches for edge in stretch]
        assert edges == sorted(edges)
        assert all(0 <= start < end <= len(text) for start, end in stretches)
    back = differing(right, left)
    assert bool(found.left or found.right) == bool(back.left or back.right)


@given(WORDS)
def test_a_text_does_not_differ_from_itself(words: list[str]) -> None:
    text = " ".join(words)
    assert lit(text, text) == ([], [])
