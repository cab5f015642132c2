from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from probtimeline.audit.folded import PIECE, FoldedText, squeeze
from probtimeline.audit.lit import light
from probtimeline.audit.quotes import Verdict, VerdictKind, check_quote

PRINTED = "aA bé ﬁß “”‘’–-—….,%£5 0\u00a0\u00ad\n ı𝔄"
letters = st.text(alphabet=PRINTED, max_size=80)
anything = st.text(max_size=80)
WORDS = ["the", "model", "isn’t", "“well”", "part-time", "2012–13", "£3.7bn", "café", "a", "of"]
words = st.lists(st.sampled_from(WORDS), min_size=6, max_size=40).map(" ".join)
TYPED = str.maketrans({"’": "'", "“": '"', "”": '"', "–": "-", " ": "\u00a0"})


@given(st.one_of(letters, anything), st.data())
def test_any_slice_of_a_text_is_exact(text: str, data: st.DataObject) -> None:
    assume(text)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    verdict = check_quote(text[start:end], "a", {"a": text})
    assert verdict.kind is VerdictKind.EXACT
    assert text[verdict.start : verdict.end] == text[start:end]
    assert verdict.start <= start
    assert verdict.places >= 1


@given(words, st.data())
def test_a_slice_retyped_is_normalised_and_its_place_covers_the_words(
    text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text) - 6))
    end = data.draw(st.integers(start + 5, len(text)))
    typed = text[start:end].translate(TYPED).upper()
    assume(typed not in text)
    verdict = check_quote(typed, "a", {"a": text})
    assert verdict.kind is VerdictKind.NORMALISED
    found = text[verdict.start : verdict.end]
    assert squeeze(found) == squeeze(text[start:end])
    assert found.upper().translate(TYPED).strip("\u00a0-") == typed.strip("\u00a0-")


@given(words, st.lists(st.integers(0, 400), min_size=4, max_size=4))
def test_two_slices_with_the_gap_marked_are_found_in_order(text: str, cuts: list[int]) -> None:
    a, b, c, d = sorted(cut % (len(text) + 1) for cut in cuts)
    first, second = text[a:b], text[c:d]
    assume(any(map(str.isalnum, first)) and any(map(str.isalnum, second)))
    verdict = check_quote(f"{first} [...] {second}", "a", {"a": text})
    assert verdict.kind is VerdictKind.INTERRUPTED
    assert [squeeze(text[start:end]) for start, end in verdict.parts] == [
        squeeze(first),
        squeeze(second),
    ]
    assert (verdict.start, verdict.end) == (verdict.parts[0][0], verdict.parts[-1][1])
    assert verdict.parts[0][1] <= verdict.parts[1][0]


@given(st.one_of(letters, anything), st.one_of(letters, anything))
def test_whatever_is_found_has_a_place_and_whatever_is_not_has_none(text: str, wanted: str) -> None:
    verdict = check_quote(wanted, "a", {"a": text})
    assert verdict.is_found == (verdict.kind is not VerdictKind.ABSENT)
    assert 0 <= verdict.start <= verdict.end <= len(text)
    for start, end in verdict.parts:
        assert verdict.start <= start < end <= verdict.end
    if not verdict.is_found:
        assert text[verdict.nearest_start :].startswith(verdict.nearest)


@given(st.integers(0, 3 * PIECE), st.sampled_from(["ﬁ", "\u00a0", "é", "𝔄", "-", "İ"]))
def test_a_place_is_traced_back_across_the_pieces_a_long_text_is_squeezed_in(
    before: int, odd: str
) -> None:
    text = odd * before + "The Sale" + odd * before
    verdict = check_quote("the sale", "a", {"a": text})
    assert text[verdict.start : verdict.end] == "The Sale"


@given(st.lists(letters, max_size=8))
def test_squeezing_in_pieces_is_squeezing_the_whole(parts: list[str]) -> None:
    text = "".join(part * 40 for part in parts)
    assert FoldedText(text).squeezed == squeeze(text)


spans = st.lists(
    st.lists(st.tuples(st.integers(0, 50), st.integers(1, 20)), min_size=1, max_size=3),
    max_size=6,
)


@given(st.integers(0, 70), spans)
def test_lit_stretches_never_overlap_and_cover_the_whole_text(
    length: int, places: list[list[tuple[int, int]]]
) -> None:
    text = "x" * length
    verdicts = [
        Verdict(VerdictKind.EXACT, parts=tuple((at, min(at + size, length)) for at, size in parts))
        for parts in places
        if all(at < length for at, _ in parts)
    ]
    lit = light(text, verdicts)
    assert "".join(text[part.start : part.end] for part in lit) == text
    assert all(part.start < part.end for part in lit)
    for part in lit:
        for number, verdict in enumerate(verdicts):
            covers = any(start <= part.start and part.end <= end for start, end in verdict.parts)
            touches = any(start < part.end and part.start < end for start, end in verdict.parts)
            assert (number in part.numbers) == covers == touches
