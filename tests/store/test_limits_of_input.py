"""What is too much for one input is refused with the limit's name; what is much is still told."""

from __future__ import annotations

from typing import Any

import pytest
from tests.store.conftest import Add

from probtimeline.core.problems import Problem
from probtimeline.store.document import Document
from probtimeline.store.faults import find_faults
from probtimeline.store.files import Input
from probtimeline.store.ground import Held
from probtimeline.store.intake import Terms, take_in
from probtimeline.store.notes import MOST, Notes
from probtimeline.store.outcome import Added, Refused
from probtimeline.store.unpacking import MOST_RECORDS
from probtimeline.store.walk import MOST_VALUES, Stopped, Walk


def told(text: str) -> list[Problem]:
    outcome = take_in([Input("it", text.encode())], Held({}), Terms())
    assert isinstance(outcome, Refused)
    return [each for each in outcome.problems if each.is_error]


@pytest.mark.parametrize(
    "text",
    [
        "[" + "1," * MOST_RECORDS + "1]",
        '{"format": "probtimeline/1", "events": [' + "1," * MOST_RECORDS + "1]}",
        "{}\n" * (MOST_RECORDS + 1),
    ],
    ids=["list", "chronology", "lines"],
)
def test_more_records_than_can_be_held_are_refused_unread(text: str) -> None:
    [problem] = told(text)
    assert problem.code == "too-large"
    assert "500,000 records" in problem.what


def test_of_countless_errors_as_many_are_told_as_anybody_reads() -> None:
    notes = Notes(Document("it", {}, "{}"))
    for number in range(MOST + 500):
        notes.error("type", f"wrong {number}", "Mend it.", ())
        notes.warning("odd", f"odd {number}", "See.", ())
    found = notes.problems()
    assert len(found) == 2 * MOST + 2
    assert [each.level for each in found if each.code == "too-many"] == ["error", "warning"]
    assert notes.errors == MOST + 500


def test_things_that_are_no_numbers_end_where_errors_do() -> None:
    faults = find_faults("[" + "NaN," * 3 + "1]")
    walk = faults.walk
    assert len(walk.found) == 3
    walk.found = (walk.found * MOST)[:MOST]
    with pytest.raises(Stopped):
        walk.tell("not-a-number", "NaN is not a number", "Write a number.", (), 1)
    assert faults.mended() is None


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('{"a": "' + "b" * 1_000_000, "never closed"),
        ('{"title": "' + "\n" * 1_000_000 + '"}', "a line break"),
        ("[" + "1," * 1_000_000 + "]", "a comma stands before ]"),
        ("[" + '"a", ' * 20_000 + "]", "a comma stands before ]"),
        ("[" + "[1]," * 10_000 + "]", "a comma stands before ]"),
        ("[" * 63 + "1," * 100_000 + "]" * 63, "a comma stands before ]"),
        ("[/*" + "*" * 1_000_000, "is not a value"),
        ('["' + '\\"' * 500_000, "never closed"),
        ("[" + "'" + "a'b" * 300_000 + "]", "not in '"),
        ("[" + "9" * 1_000_000 + "]", "more digits"),
        ("[1" + "x" * 1_000_000 + "]", "not a number"),
    ],
)
def test_a_megabyte_of_one_mistake_is_told_as_one(text: str, says: str) -> None:
    assert any(says in each.what for each in told(text))


def test_values_that_are_left_out_at_speed_are_counted() -> None:
    [problem] = [
        each for each in told('[1, "a, b", 2.5 , "[", true, "", null, tru]') if each.code == "json"
    ]
    assert (problem.path, problem.column) == ("[7]", 40)


def test_after_two_million_values_it_is_told_where_the_first_mistake_is() -> None:
    walk = Walk('[1, "2",\n3 4]')
    walk.values = MOST_VALUES - 1
    walk.count(1)
    with pytest.raises(Stopped):
        walk.count(4)
    [(problem, at)] = walk.found
    assert (problem.code, walk.text[at]) == ("json", "4")


def test_many_records_of_one_title_and_day_each_get_an_id_of_their_own(add: Add) -> None:
    given = [{"title": "T", "date": "2014", "summary": str(n)} for n in range(500)]
    first = add(given)
    assert isinstance(first, Added)
    assert first.added == ("2014-t", *(f"2014-t-{n}" for n in range(2, 501)))
    again = add([*reversed(given), {"title": "T", "date": "2014", "summary": "new"}])
    assert isinstance(again, Added)
    assert set(again.already) == set(first.added)
    assert again.added == ("2014-t-501",)


def test_ids_of_twins_leave_out_those_that_others_have(add: Add) -> None:
    same: dict[str, Any] = {"title": "T", "date": "2014"}
    taken = [{**same, "id": "2014-t", "summary": "a"}, {**same, "id": "2014-t-2", "summary": "a"}]
    assert isinstance(add(taken), Added)
    third = add([same])
    assert isinstance(third, Added)
    assert third.added == ("2014-t-3",)
    fourth = add([{**same, "summary": "a", "new": 7.0}], [{**same, "new": 7, "summary": "a"}])
    assert isinstance(fourth, Added)
    assert fourth.added == ("2014-t-4",)
    known = add([{**same, "summary": "a"}])
    assert isinstance(known, Added)
    assert known.already == ("2014-t",)


def test_figures_that_cannot_all_be_looked_for_are_refused() -> None:
    figures = ",".join('{"text":"8","label":"l"}' for _ in range(10_001))
    quote = f'{{"source": "s", "text": "{"7 " * 500_001}", "figures": [{figures}]}}'
    codes = {each.code for each in told(f'{{"title": "T", "date": "2014", "quotes": [{quote}]}}')}
    assert codes == {"too-large", "unknown-source"}
