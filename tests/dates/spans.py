"""Dates to test with, drawn by hypothesis: canonical EDTF of every kind."""

from hypothesis import strategies as st

from probtimeline.core.atom import is_ambiguous
from probtimeline.core.calendar import days_in_month, iso_year
from probtimeline.core.edtf import parse_edtf
from probtimeline.core.span import Span

years = st.one_of(st.integers(1900, 2100), st.integers(-9999, 9999), st.integers(-(10**8), 10**8))
marks = st.sampled_from(["", "", "", "~", "?", "%"])


@st.composite
def days(draw: st.DrawFn) -> str:
    year, month = draw(years), draw(st.integers(1, 12))
    day = draw(st.integers(1, days_in_month(year, month)))
    return f"{iso_year(year)}-{month:02d}-{day:02d}"


months = st.builds(lambda year, month: f"{iso_year(year)}-{month:02d}", years, st.integers(1, 12))
parts = st.builds(
    lambda year, code: f"{iso_year(year)}-{code}",
    years.filter(lambda year: not any(is_ambiguous(year, code) for code in range(21, 42))),
    st.sampled_from([*range(21, 25), *range(29, 37), 40, 41]),
)
decades = st.integers(0, 999).map(lambda number: f"{number:03d}X")
centuries = st.tuples(st.sampled_from(("", "-")), st.integers(0, 99)).map(
    lambda century: f"{century[0]}{century[1]:02d}XX"
)
plain = st.one_of(days(), months, parts, years.map(iso_year), decades, centuries)
single = st.builds(lambda text, mark: text + mark, plain, marks)


def _in_order(pair: tuple[str, str]) -> tuple[str, str]:
    first, last = sorted(pair, key=lambda text: as_span(text).sort_key)
    return first, last


pairs = st.tuples(single, single).map(_in_order)
financial_years = st.builds(
    lambda year, mark: f"{year}-04{mark}/{year + 1}-03{mark}", st.integers(1000, 9998), marks
)
thirds = st.one_of(
    st.builds(
        lambda year, third: f"[{year}-{4 * third + 1:02d}..{year}-{4 * third + 4:02d}]",
        st.integers(1000, 9999),
        st.integers(0, 2),
    ),
    st.builds(
        lambda year, third: f"[{year}-06-{10 * third + 1}..{year}-06-{10 * third + 10}]",
        st.integers(1000, 9999),
        st.integers(1, 2),
    ),
)
edtf_texts = st.one_of(
    single,
    pairs.map("/".join),
    pairs.map(lambda pair: f"[{pair[0]}..{pair[1]}]"),
    single.map(lambda text: f"{text}/.."),
    single.map(lambda text: f"{text}/"),
    single.map(lambda text: f"/{text}"),
    single.map(lambda text: f"../{text}"),
    single.map(lambda text: f"[..{text}]"),
    single.map(lambda text: f"[{text}..]"),
    financial_years,
    thirds,
)


def as_span(edtf: str) -> Span:
    span = parse_edtf(edtf)
    assert isinstance(span, Span), span
    return span


spans = edtf_texts.map(as_span)
