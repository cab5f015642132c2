from __future__ import annotations

from pathlib import Path

import pytest

from bench.plan import Row
from bench.processes import CommandError
from bench.samples import Missing, Sample, Values, in_turn
from bench.startup import stretches
from bench.table import losses, put, reached, table

FAST, SLOW = Sample([0.010, 0.011, 0.012]), Sample([0.019, 0.020, 0.021])


def test_a_goal_is_reached_at_its_ratio_and_missed_above_it() -> None:
    assert reached(Row("a key", FAST, "other", SLOW, 0.55)) is True
    assert reached(Row("a key", FAST, "other", SLOW, 0.5)) is False
    assert reached(Row("a key", FAST, "other", SLOW)) is None


def test_a_row_tells_median_spread_ratio_goal_and_mark() -> None:
    line = table([Row("a key", FAST, "other", SLOW, 0.5)]).splitlines()[-1]
    assert line == (
        "| a key | 11.0 ms (10.2–11.8) | other | 20.0 ms (19.2–20.8) | 0.55 × | ≤ 0.5 × | **no** |"
    )


def test_what_is_not_installed_is_said_in_the_place_of_its_figures() -> None:
    missing = Missing("lnav is not installed: apt-get install lnav")
    line = table([Row("a key", FAST, "lnav", missing, 0.5)]).splitlines()[-1]
    assert "**lnav is not installed: apt-get install lnav**" in line
    assert "**not measured**" in line


def test_where_we_lose_names_missed_goals_and_faster_programs() -> None:
    rows = [Row("a key", SLOW, "floor", FAST, 1.5), Row("start", SLOW, "lnav", FAST)]
    assert losses(rows).splitlines() == [
        "- a key: 1.82 × floor, goal ≤ 1.5 ×",
        "- start: 1.82 × lnav (no goal set)",
    ]
    assert losses([Row("a key", FAST, "floor", SLOW, 1.5)]) == "Nowhere in this run."


def test_programs_are_measured_in_turn_and_one_that_fails_only_once() -> None:
    order = []

    def take(name: str) -> Values:
        order.append(name)
        if name == "broken":
            raise CommandError("it ended with 1")
        return {"": [1.0], "part": [2.0, 3.0]}

    names = ("a", "broken", "b")
    taken = in_turn({name: lambda name=name: take(name) for name in names}, 2, 60.0)  # type: ignore[misc]
    assert order == ["a", "broken", "b", "a", "b"]
    assert taken.of("a") == Sample([1.0, 1.0])
    assert taken.of("b", "part") == Sample([2.0, 3.0, 2.0, 3.0])
    assert taken.of("broken", "part") == Missing("it ended with 1")


def test_a_table_is_put_between_its_markers_and_nowhere_else(tmp_path: Path) -> None:
    page = tmp_path / "README.md"
    page.write_text("before\n<!-- rows -->\nold\n<!-- end of rows -->\nafter\n", encoding="utf-8")
    put(page, "rows", "new")
    assert page.read_text(encoding="utf-8") == (
        "before\n<!-- rows -->\n\nnew\n\n<!-- end of rows -->\nafter\n"
    )
    with pytest.raises(ValueError, match="no place"):
        put(page, "others", "new")


def test_the_readme_has_a_place_for_all_that_a_run_writes() -> None:
    told = (Path(__file__).parents[2] / "bench" / "README.md").read_text(encoding="utf-8")
    for name in ("the last table", "where we lose", "start-up"):
        assert f"<!-- {name} -->\n" in told
        assert f"<!-- end of {name} -->" in told


def test_each_stretch_of_a_start_counts_once_for_the_innermost() -> None:
    log = [
        (1.0, "our own code"),
        (2.0, "import probtimeline.core.text"),
        (2.5, "dataclasses made"),
        (3.0, None),
        (4.0, None),
        (5.0, "painting"),
        (9.0, None),
    ]
    assert stretches(log, began=0.0, shown=7.0) == {
        "Python itself": 1.0,
        "our own code": 2.0,
        "import probtimeline.core": 1.5,
        "dataclasses made": 0.5,
        "painting": 2.0,
    }
