"""`date`: readings, their JSON, and what is refused."""

from __future__ import annotations

import pytest
from tests.support.command import piped

KEYS = ("edtf", "earliest", "latest", "precision", "rule", "base")


def test_a_month_is_read_with_its_bounds_and_precision() -> None:
    record = piped("date", "Feb", "2019", "--json").json
    assert [record[key] for key in KEYS[:4]] == ["2019-02", "2019-02-01", "2019-02-28", "month"]
    assert record["rule"]
    assert record["base"] is None


def test_a_relative_date_names_its_base() -> None:
    record = piped("date", "last", "month", "--on", "28 March 2019", "--json").json
    assert record["edtf"] == "2019-02"
    assert record["base"] == "2019-03-28"


@pytest.mark.parametrize(
    ("words", "bounds"),
    [
        (["2014/.."], ("2014-01-01", None)),
        (["../2015-05"], (None, "2015-05-31")),
        (["-0043"], ("-0043-01-01", "-0043-12-31")),
        (["[..2015-05]"], (None, "2015-05-31")),
    ],
)
def test_what_has_no_bound_is_null(words: list[str], bounds: tuple[str | None, ...]) -> None:
    record = piped("date", *words, "--json").json
    assert (record["earliest"], record["latest"]) == bounds


def test_the_plain_form_says_the_same_a_fact_a_line() -> None:
    done = piped("date", "c.", "2013")
    assert done.code == 0
    facts = dict(line.split(": ", 1) for line in done.lines)
    assert facts["Shown"] == "c. 2013"
    assert facts["EDTF"] == "2013~"
    assert (facts["Earliest"], facts["Latest"]) == ("2013-01-01", "2013-12-31")
    assert facts["Base"] == "none used"


def test_an_ambiguous_date_is_refused_with_its_readings() -> None:
    done = piped("date", "2021-22")
    assert done.code == 2
    assert not done.out
    assert "2021-04/2022-03" in done.err
    assert "summer 2021" in done.err


@pytest.mark.parametrize(
    "words", [["flurb"], ["last", "month"], ["31", "Feb", "2014"], ["2014", "--on", "flurb"], [""]]
)
def test_what_cannot_be_read_is_code_2_and_prints_no_data(words: list[str]) -> None:
    done = piped("date", *words, "--json")
    assert done.code == 2
    assert not done.out
    assert done.err
