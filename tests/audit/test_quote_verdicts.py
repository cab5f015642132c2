from __future__ import annotations

import pytest
from tests.support.build import chronicle, event, quote

from probtimeline.audit.quotes import QuoteChecker, Verdict, VerdictKind, check_quote, check_quotes

REPORT = (
    "The inspector’s report\n\n"
    "“It is clear that the model isn’t working,” she wrote, and the part-privatisation of 2014 "
    "– which split the serv-\nice in two – had cost £3.7bn by 2012–13.\u00a0Re\u00adoffending fell "
    "by 5% in the co\u200bunty. Costs fell by −6% in the county.\n\n"
    "The café kept its records. Officers said the caseload was too high. "
    "Officers said the caseload was too high.\n"
)
LETTER = "The minister answered on Wednesday that no date had been set for the sale."
TEXTS = {"report": REPORT, "letter": LETTER}


def lit(verdict: Verdict, texts: dict[str, str] = TEXTS) -> str:
    return texts[verdict.source][verdict.start : verdict.end]


def test_the_very_characters_are_exact_and_their_place_is_in_code_points() -> None:
    words = "“It is clear that the model isn’t working,”"
    verdict = check_quote(words, "report", TEXTS)
    assert verdict.kind is VerdictKind.EXACT
    assert (verdict.start, lit(verdict), verdict.places) == (24, words, 1)


def test_an_astral_character_before_the_quote_counts_as_one() -> None:
    verdict = check_quote("THE SALE", "a", {"a": "𝔄𝔅 the sale"})
    assert (verdict.kind, verdict.start, verdict.end) == (VerdictKind.NORMALISED, 3, 11)


def test_a_quote_at_several_places_says_so_and_points_at_the_first() -> None:
    exact = check_quote("Officers said the caseload was too high.", "report", TEXTS)
    even = check_quote("officers said the caseload", "report", TEXTS)
    assert (exact.kind, exact.places) == (VerdictKind.EXACT, 2)
    assert (even.kind, even.places) == (VerdictKind.NORMALISED, 2)
    assert exact.start == even.start == REPORT.index("Officers")


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        (
            '"It is clear that the model isn\'t working,"',
            "“It is clear that the model isn’t working,”",
        ),
        ("'It is clear", "“It is clear"),
        ("IT IS CLEAR", "It is clear"),
        ("2014 - which split", "2014 – which split"),
        ("2014—which split", "2014 – which split"),
        ("the part privatisation", "the part-privatisation"),
        ("part‑privatisation of 2014", "part-privatisation of 2014"),
        ("partprivatisation of", "part-privatisation of"),
        ("the service in two", "the serv-\nice in two"),
        ("2012-13. Reoffending fell", "2012–13.\u00a0Re\u00adoffending fell"),
        ("Re-offending fell", "Re\u00adoffending fell"),
        ("in the county. Costs", "in the co\u200bunty. Costs"),
        ("£ 3.7bn", "£3.7bn"),
        ("fell by -6%", "fell by −6%"),
        ("-6% in", "−6% in"),
        ("The cafe\u0301 kept", "The café kept"),
        ("report  \t\n “It", "report\n\n“It"),
    ],
)
def test_typography_is_evened_out_and_the_place_is_that_of_the_printed_words(
    typed: str, printed: str
) -> None:
    verdict = check_quote(typed, "report", TEXTS)
    assert (verdict.kind, lit(verdict)) == (VerdictKind.NORMALISED, printed)


@pytest.mark.parametrize(
    "changed",
    [
        "fell by -5% in the county",
        "fell by 6% in the county",
        "by 201213",
        "The cafe kept",
        "the rep ort",
        "isnt working",
        "the case load",
        "had cost £37bn",
        "2014 which split",
        "she wrote and the part",
        "Officers said the caseload was high",
    ],
)
def test_what_changes_the_meaning_is_not_evened_out(changed: str) -> None:
    assert check_quote(changed, "report", TEXTS).kind is VerdictKind.ABSENT


def test_a_ligature_is_lit_whole() -> None:
    texts = {"a": "An oﬃce."}
    verdict = check_quote("OFF", "a", texts)
    assert (verdict.kind, lit(verdict, texts)) == (VerdictKind.NORMALISED, "oﬃ")


@pytest.mark.parametrize("mark", ["…", "...", " … ", "[…]", " [...] ", "(...)", " . . . ", "…."])
def test_words_left_out_where_the_quote_marks_the_gap_are_an_interruption(mark: str) -> None:
    verdict = check_quote(f"the model{mark}had cost £3.7bn", "report", TEXTS)
    assert verdict.kind is VerdictKind.INTERRUPTED
    first, second = (REPORT[start:end] for start, end in verdict.parts)
    assert (first, second) == ("the model", "had cost £3.7bn")
    assert lit(verdict).startswith("the model isn’t")
    assert lit(verdict).endswith("had cost £3.7bn")


def test_an_interrupted_quote_takes_the_shortest_stretch() -> None:
    texts = {"a": "the sale, he said. Later the sale of all trusts was off."}
    verdict = check_quote("the sale … was off", "a", texts)
    assert lit(verdict, texts) == "the sale of all trusts was off"


def test_parts_in_another_order_are_no_interruption() -> None:
    assert check_quote("£3.7bn … the model", "report", TEXTS).kind is VerdictKind.ABSENT


def test_a_gap_that_is_not_marked_is_no_interruption() -> None:
    verdict = check_quote("the model isn’t working and the split", "report", TEXTS)
    assert verdict.kind is VerdictKind.ABSENT


def test_dots_that_are_printed_in_the_text_are_not_a_gap() -> None:
    texts = {"a": "Well ... perhaps"}
    assert check_quote("Well … perhaps", "a", texts).kind is VerdictKind.NORMALISED


def test_a_gap_at_an_edge_leaves_one_part() -> None:
    verdict = check_quote("… had cost £3.7bn …", "report", TEXTS)
    assert (verdict.kind, lit(verdict)) == (VerdictKind.INTERRUPTED, "had cost £3.7bn")


@pytest.mark.parametrize("words", ["no date had been set", "NO DATE had been", "no date … sale"])
def test_words_of_another_source_are_elsewhere_and_that_source_is_named(words: str) -> None:
    verdict = check_quote(words, "report", TEXTS)
    assert (verdict.kind, verdict.source) == (VerdictKind.ELSEWHERE, "letter")
    assert lit(verdict).lower().startswith("no date")


def test_an_absent_quote_shows_the_nearest_passage_as_printed() -> None:
    verdict = check_quote("the Minister replied on Wednesday that no date was set", "letter", TEXTS)
    assert verdict.kind is VerdictKind.ABSENT
    assert not verdict.is_found
    assert verdict.nearest == "The minister answered on Wednesday that no date had been"
    assert LETTER[verdict.nearest_start :].startswith(verdict.nearest)


def test_the_nearest_passage_is_found_in_the_middle_of_a_long_text() -> None:
    filling = "".join(f"Paragraph {number} speaks of other things. " for number in range(20_000))
    text = filling + "The trusts were dissolved in June of that year. " + filling
    verdict = check_quote("The trusts were dissolved in July of that year", "a", {"a": text})
    assert verdict.nearest == "The trusts were dissolved in June of that year"
    assert verdict.nearest_start == len(filling)


def test_words_like_nothing_in_the_text_have_no_nearest_passage() -> None:
    verdict = check_quote("xylophone quartets", "letter", TEXTS)
    assert (verdict.kind, verdict.nearest) == (VerdictKind.ABSENT, "")


@pytest.mark.parametrize("nothing", ["", " ", "\u00ad", "— – -", "…", "[...]"])
def test_a_quote_of_no_words_is_absent_without_a_fuss(nothing: str) -> None:
    assert check_quote(nothing, "letter", {"letter": "abc"}).kind is VerdictKind.ABSENT


def test_without_its_text_a_quote_is_unchecked_even_if_another_text_has_it() -> None:
    verdict = check_quote("no date had been set", "briefing", TEXTS)
    assert verdict == Verdict(VerdictKind.UNCHECKED, source="briefing")


def test_an_empty_text_is_a_text() -> None:
    assert check_quote("anything", "a", {"a": ""}).kind is VerdictKind.ABSENT


def test_lone_surrogates_and_controls_in_quote_and_text_are_only_characters() -> None:
    texts = {"a": "before \ud800\x1b[2J after"}
    assert check_quote("\ud800\x1b[2J AFTER", "a", texts).kind is VerdictKind.NORMALISED
    assert check_quote("\udfff", "a", texts).kind is VerdictKind.ABSENT


def test_every_passage_of_a_chronicle_is_checked_once() -> None:
    one = event("one", quotes=[quote("no date had been set", source="letter")])
    two = event(
        "two",
        quotes=[
            quote("no date had been set", source="letter"),
            quote("no date had been set", source="report"),
            quote("no date had been set", source="lost"),
        ],
    )
    verdicts = check_quotes(chronicle(one, two), TEXTS)
    assert {key: verdict.kind for key, verdict in verdicts.items()} == {
        ("letter", "no date had been set"): VerdictKind.EXACT,
        ("report", "no date had been set"): VerdictKind.ELSEWHERE,
        ("lost", "no date had been set"): VerdictKind.UNCHECKED,
    }
    alone = check_quotes(chronicle(one, two), TEXTS, attached=True)
    assert alone == {key: verdict for key, verdict in verdicts.items() if key[0] in TEXTS}


def test_one_checker_answers_like_a_new_one_each_time() -> None:
    checker = QuoteChecker(TEXTS)
    for words in ("NO DATE had", "the model … £3.7bn", "nothing of the kind", "no date had"):
        for source in ("report", "letter", "lost"):
            assert checker.check(words, source) == check_quote(words, source, TEXTS)
