"""What is one statement, however often it is quoted, and how far "almost" reaches."""

from __future__ import annotations

import pytest
from tests.support.build import chronicle, event, figure, quote

from probtimeline.audit.pairs import far, measures, pairs, statement_of
from probtimeline.core.records import Figure


def share(text: str, value: float, qualifier: str | None = None, **fields: str) -> Figure:
    given = {"population": "all", "period": "2014", "label": "share", **fields}
    label = given.pop("label")
    return figure(
        text, label, value=value, unit="percent", qualifier=qualifier, measure="share", **given
    )


def test_one_quotation_may_say_the_same_number_of_two_things() -> None:
    men = share("10%", 10, population="men", label="of men")
    women = share("10%", 10, population="women", label="of women")
    words = "10% of men and 10% of women"
    known = chronicle(
        event("a", "2013", quotes=[quote(words, men, women)]),
        event("b", "2014", quotes=[quote(words, men)]),
    )
    (group,) = measures(known)
    assert [placed.figure.label for placed in group.figures] == ["of men", "of women"]
    assert [placed.event.id for placed in group.figures] == ["a", "a"]


def test_a_statement_kept_for_its_id_stands_at_the_date_of_its_own_event() -> None:
    known = chronicle(
        event("a", "2013", quotes=[quote("9 or so", share("9", 9), source="paper")]),
        event("b", "2014", quotes=[quote("8", share("8", 8))]),
        event("c", "2015", quotes=[quote("9 or so", share("9", 9, id="nine"), source="paper")]),
    )
    assert [placed.event.id for placed in measures(known)[0].figures] == ["b", "c"]


@pytest.mark.parametrize("field", ["label", "population", "period"])
def test_what_tells_two_figures_of_one_quotation_apart_makes_them_two_statements(
    field: str,
) -> None:
    one, other = share("9%", 9), share("9%", 9, **{field: "2015"})
    placed = chronicle(event(quotes=[quote("9%", one, one, other)])).figures
    assert [statement_of(each) == statement_of(placed[0]) for each in placed] == [True, True, False]


@pytest.mark.parametrize(
    ("value", "other", "qualifier", "told"),
    [
        (50, 49, None, "almost 50% and 49% can both be true"),
        (50, 50, None, "almost 50% and 50% can both be true"),
        (50, 52, None, "almost 50% and 52% cannot both be true"),
        (50, 44, None, "almost 50% and 44% cannot both be true"),
        (50, 50, "more than", "almost 50% and more than 50% cannot both be true"),
        (50, 47, "more than", "almost 50% and more than 47% can both be true"),
        (50, 48, "about", "almost 50% and about 48% can both be true"),
        (50, 60, "less than", "almost 50% and less than 60% can both be true"),
        (-5, -4.6, None, "almost −5% and −4.6% can both be true"),
        (-5, -5.2, None, "almost −5% and −5.2% cannot both be true"),
    ],
)
def test_almost_is_a_little_under_and_never_over(
    value: float, other: float, qualifier: str | None, told: str
) -> None:
    first, second = share("nearly", value, "almost"), share("beside", other, qualifier)
    known = chronicle(event("a", "2013", quotes=[quote("nearly", first)]))
    known = chronicle(*known.events, event("b", "2014", quotes=[quote("beside", second)]))
    (only,) = pairs(known)
    assert only.told == told


def test_closest_to_a_measure_is_what_holds_two_of_its_figures_and_little_else() -> None:
    figures = [share(f"{n}%", n, id=f"s{n}") for n in (1, 2, 3)]
    figures += [figure("9", measure="other", id="o")]
    known = chronicle(event(quotes=[quote("1% 2% 3% 9", *figures)]))
    ordered = [["s1", "s2", "gone"], ["s1", "s2", "s3"], ["s1", "s2", "o"], ["s1"], ["s1", "o"]]
    found = [far(keys, "share", known) for keys in ordered]
    assert found == sorted(found)
    assert len(set(found)) == len(found)
