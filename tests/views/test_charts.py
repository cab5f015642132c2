"""Figures drawn side by side, and their periods: a bar says no more than its source."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.build import figure, span

from probtimeline.audit.value_scale import scale_of
from probtimeline.core.records import Figure, Qualifier
from probtimeline.views.chart import Charted, detail_for, side_by_side
from probtimeline.views.period_chart import Dated, period_lines


def lines(
    *figures: Figure, width: int = 46, detail: int = 0, who: str = "", when: str = ""
) -> list[str]:
    items = [Charted(each, who, when) for each in figures]
    return [line.plain.rstrip() for line in side_by_side(items, width, detail)]


def bars(*figures: Figure, width: int = 46) -> list[str]:
    return [line.partition("│")[2] for line in lines(*figures, width=width) if "│" in line]


def periods(*dates: str, width: int = 50) -> list[str]:
    items = [Dated(span(date) if date else None, n == 0) for n, date in enumerate(dates)]
    return [line.plain.rstrip() for line in period_lines(items, width)]


def share(value: float | None, hedge: str | None = None) -> Figure:
    return figure("x", value=value, qualifier=hedge)


def test_shares_have_the_whole_hundred_and_stand_on_one_scale() -> None:
    assert lines(figure("50%", value=50), figure("25%", value=25), width=48) == [
        "   50% │████████████████████",
        "   25% │██████████",
        "        0%                  50%             100%",
    ]


@pytest.mark.parametrize(
    ("hedge", "wanted"),
    [
        (None, "█" * 20),
        ("more than", "█" * 20 + "›░░░░"),
        ("at least", "█" * 20 + "›░░░░"),
        ("less than", "█" * 18 + "▓▒‹"),
        ("up to", "█" * 18 + "▓▒‹"),
        ("almost", "█" * 18 + "▓▒‹"),
        ("about", "█" * 18 + "▓▒~▒"),
    ],
)
def test_a_hedge_shows_at_the_end_of_the_bar(hedge: str | None, wanted: str) -> None:
    assert bars(share(50, hedge), width=46) == [wanted]


def test_what_may_be_more_has_room_to_be_so() -> None:
    (bar,) = bars(figure("78+", value=78, unit="cases", qualifier="at least"))
    assert bar.endswith("█›░░░░")


def test_words_without_a_number_are_told_and_not_drawn() -> None:
    words, _, scale = lines(figure("the majority", value=None), figure("70%", value=70))
    assert words.endswith("the majority │gives no number")
    assert scale.endswith("100%")
    assert lines(figure("most", value=None)) == ["   most │gives no number"]


def test_a_change_is_an_arrow_on_a_scale_of_changes() -> None:
    rise = figure("26.4%", value=26.4, measure="offences-change")
    fall = figure("−10%", value=-10, measure="offences-change")
    up, down, scale = lines(rise, fall, width=60)
    assert up.endswith("━►")
    assert "◄━" in down
    assert "█" not in up + down
    assert "−10%" in scale
    assert "100%" not in scale
    assert up.index("━") > down.rindex("━"), "nought lies between a rise and a fall"


def test_negative_values_lie_left_of_nought() -> None:
    less, more = bars(figure("-5", value=-5, unit="points"), figure("5", value=5, unit="points"))
    assert less == "█" * len(less)
    assert more.strip() == "█" * (len(more) - len(less))


def test_nought_is_a_line_and_not_nothing() -> None:
    assert bars(share(0)) == ["▏"]


def test_every_unit_has_a_scale_of_its_own_and_says_so() -> None:
    shown = lines(figure("36", value=36, unit="trusts"), figure("20", value=20, unit="regions"))
    assert [line for line in shown if "scale" in line] == [
        " trusts: a scale of its own",
        " regions: a scale of its own",
    ]


def test_money_is_told_in_millions_and_billions() -> None:
    shown = lines(
        figure("£450m", value=450e6, unit="GBP"), figure("£3.7bn", value=3.7e9, unit="GBP")
    )
    assert "£0" in shown[-1]
    assert "£2bn" in shown[-1]


def test_who_says_it_and_the_label_stand_beneath_in_full() -> None:
    one = figure("50%", "share of the work that was good enough to be called so", value=50)
    shown = lines(one, detail=2, who="Kay · The Blog", when="2014 – 2019", width=60)
    assert shown[0].endswith("2014 – 2019")
    assert shown[1].strip() == "Kay · The Blog"
    assert " ".join(" ".join(shown[2:-1]).split()) == one.label


def test_where_a_bar_would_be_short_the_period_gives_way_to_the_line_beneath() -> None:
    shown = lines(share(50), detail=1, who="Kay", when="Apr 2012 – Mar 2017", width=46)
    assert "2017" not in shown[0]
    assert shown[1].strip().startswith("Kay · Apr 2012 – Mar 2017")


def test_one_that_the_filters_hide_is_marked_and_told() -> None:
    items = [Charted(share(50), "Kay", chosen=True), Charted(share(20), "Lees", shown=False)]
    first, who, _label, hidden, beneath, _scale = (
        line.plain for line in side_by_side(items, 80, 1)
    )
    assert first.startswith(" ▸ x ┃")
    assert who.strip() == "Kay"
    assert hidden.startswith(" ○ x │")
    assert "Lees · not among those shown" in beneath


figures = st.lists(
    st.builds(
        Figure,
        text=st.text("0123456789 abc", min_size=1, max_size=40),
        label=st.just("label"),
        value=st.none()
        | st.integers(-(10**12), 10**12)
        | st.floats(allow_nan=False, allow_infinity=False),
        unit=st.sampled_from(["percent", "people", "GBP", ""]),
        qualifier=st.none() | st.sampled_from(Qualifier),
        measure=st.sampled_from(["share", "rate-change"]),
    ),
    min_size=1,
    max_size=5,
)


@given(figures, st.integers(30, 200), st.integers(0, 2))
def test_no_line_of_a_chart_is_wider_than_its_room(
    drawn: list[Figure], width: int, detail: int
) -> None:
    shown = side_by_side([Charted(each, "somebody", "2014") for each in drawn], width, detail)
    assert max(line.cell_length for line in shown) <= width


@given(st.lists(st.integers(-(10**9), 10**9), min_size=1, max_size=6), st.integers(1, 150))
def test_a_scale_holds_nought_and_every_value(values: list[int], width: int) -> None:
    scale = scale_of([figure(value=value, unit="people") for value in values], width)
    assert scale is not None
    assert all(0 <= scale.cell(scale.low * 0 + value) <= width for value in (0, *values))
    assert len(scale.labels()) == width


def test_other_years_are_seen_as_other_years() -> None:
    assert periods("2012-04/2013-03", "2016-04/2017-03", width=58) == [
        " ▸ 2012–13   ╾━━━━━━━╼",
        "   2016–17                                 ╾━━━━━━━╼",
        "            2012   2013    2014   2015   2016    2017",
    ]


def test_what_is_not_known_of_a_period_is_dotted_and_open_ends_are_arrows() -> None:
    approximate, unknown, going_on, _ticks = periods("2012~/2013~", "2012-04/", "2015/..")
    assert "╾┄" in approximate
    assert "━" not in approximate
    assert unknown.endswith("┄▸")
    assert going_on.endswith("━▸")


def test_one_period_for_all_is_told_in_words() -> None:
    assert periods("2014", "2014") == [" Period: 2014, the same for both"]
    assert periods("2014", "2014", "") == [" Period: 2014; 1 of 3 give none"]
    assert periods("", "") == [" No period is given by any of them"]
    assert periods("") == [" No period is given"]


def test_figures_without_a_period_are_counted_beside_the_others() -> None:
    assert periods("2012", "2014", "", "")[-1] == " 2 figures without a period"


def test_where_there_is_no_room_for_an_axis_the_periods_are_named() -> None:
    assert periods("2012", "2014", width=26) == [" Periods: 2012, 2014"]


@given(
    st.lists(st.text("ab ", min_size=1, max_size=90), min_size=1, max_size=8), st.integers(1, 40)
)
def test_as_much_is_told_of_each_figure_as_there_is_height_for(
    labels: list[str], height: int
) -> None:
    items = [
        Charted(figure(label=f"x{label}x"), "Ann", chosen=not n) for n, label in enumerate(labels)
    ]
    chosen = detail_for(items, 60, height)
    heights = [len(side_by_side(items, 60, detail)) for detail in range(3)]
    if chosen == 2 or heights[0] <= height:
        assert heights[chosen] <= height
    assert all(heights[more] > height for more in range(chosen + 1, 3))


def test_a_period_read_so_is_drawn_in_dashes_and_told_as_uncertain() -> None:
    sure, uncertain = periods("2012/2017", "2014?/2019?", width=70)[:2]
    assert "2014? – 2019?" in uncertain
    assert "━" in sure
    assert "━" not in uncertain
    assert "┄" in uncertain
    assert periods("2014?/2019?") == [" Period: 2014? – 2019? (read so, uncertain)"]
