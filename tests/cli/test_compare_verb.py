"""`compare`: what is weighed by hand, by figures alone, by arithmetic; what came of plans."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support.command import at_a_terminal, chronology_file, piped

from probtimeline.audit.pairs import MOST_FIGURES

ENDED = {"event": "later", "how": "outcome"}


def counted(value: int, **fields: object) -> dict[str, object]:
    return {
        "text": str(value),
        "label": "people supervised",
        "value": value,
        "unit": "people",
        "measure": "caseload",
        "population": "Wales",
        "period": "2014",
        **fields,
    }


def told(name: str, date: str, *figures: dict[str, object], **fields: object) -> dict[str, object]:
    words = " and ".join(str(each["text"]) for each in figures)
    quotes = [{"source": "report", "text": words, "figures": figures}] if figures else []
    return {"id": name, "title": name.capitalize(), "date": date, "quotes": quotes, **fields}


@pytest.fixture
def caseloads(tmp_path: Path) -> Path:
    """Three figures of a measure, of which two are weighed by hand, and two plans."""
    return chronology_file(
        tmp_path,
        [
            told("promised", "2012", tags=["promise"], related=[ENDED]),
            told("planned", "2011", status="planned"),
            told("first", "2013", counted(409, id="old")),
            told("second", "2014", counted(517, id="new")),
            told("later", "2015~", counted(600, period="2015"), status="claimed"),
            told("twice", "2016", *(counted(n, measure="pair", id=f"p{n}") for n in (7, 8))),
        ],
        sources=[{"id": "report", "title": "A report", "published": "2019"}],
        comparisons=[
            {
                "id": name,
                "title": name.capitalize(),
                "figures": figures,
                "verdict": "conflict",
                "note": "They count differently.",
            }
            for name, figures in (("by-hand", ["old", "new"]), ("whole-pair", ["p7", "p8"]))
        ],
    )


def test_a_comparison_is_shown_with_its_verdict_note_and_figures(chronology: Path) -> None:
    done = piped("compare", "shares", "-f", chronology)
    assert done.code == 0
    assert "Verdict: conflict" in done.lines
    assert "Note: They speak of different years." in done.lines
    assert "70% (about 70%): work that went to companies" in done.out
    assert "Contracts end early (the-end)" in done.out
    assert "Inspections of trusts (inspections)" in done.out


def test_a_calculation_is_shown_with_its_working(chronology: Path) -> None:
    done = piped("compare", "rest", "-f", chronology)
    assert done.code == 0
    assert "Formula: " in done.out
    record = piped("compare", "rest", "--json", "-f", chronology).json["calculations"][0]
    assert record["result"] == 30


def test_an_unknown_comparison_gets_its_neighbour(chronology: Path) -> None:
    done = piped("compare", "share", "-f", chronology)
    assert done.code == 1
    assert "nearest: shares" in done.err


def test_what_is_weighed_by_hand_is_not_told_again_by_the_figures_alone(caseloads: Path) -> None:
    done = piped("compare", "-f", caseloads)
    assert done.code == 0
    assert "Comparison: by-hand" in done.lines
    assert "Weighed by hand in by-hand: 1 and 2" in done.lines
    assert "1 and 3: not-comparable; not the same years: 2014 and 2015" in done.lines
    assert not any(line.startswith("1 and 2: ") for line in done.lines)
    assert "Measure: pair" not in done.lines
    closing = done.lines.index("Measures of which every pair is weighed by hand above")
    assert done.lines[closing + 1].endswith(": pair")


def test_a_measure_asked_for_is_told_whole(caseloads: Path) -> None:
    done = piped("compare", "caseload", "-f", caseloads)
    assert done.code == 0
    assert "1 and 2: conflict; 409 and 517: they differ by 108 (26.4%)" in done.lines
    assert "Weighed by hand in by-hand: 1 and 2" in done.lines
    assert sum(line.startswith("  Figure ") for line in done.lines) == 3
    assert "Comparison: " not in done.out
    assert "What came of: " not in done.out


def test_what_came_of_plans_and_promises_is_told(caseloads: Path) -> None:
    done = piped("compare", "-f", caseloads)
    promised = done.lines.index("What came of: promised")
    assert done.lines[promised + 1] == "When: 2012"
    assert done.lines[promised + 2] == "Ending: came"
    assert done.lines[promised + 3] == "  Outcome: c. 2015, Later (later); claimed"
    planned = done.lines.index("What came of: planned")
    assert promised < planned
    assert done.lines[planned + 1] == "When: 2011; planned"
    assert done.lines[planned + 2] == "Ending: nothing recorded"
    assert done.lines[planned + 3] == "  Nothing is recorded of what came of it."
    one = piped("compare", "planned", "-f", caseloads)
    assert one.code == 0
    assert one.lines == done.lines[planned - 1 : planned + 4]


def test_how_a_plan_ended_is_told_with_the_records_that_tell_so() -> None:
    built_in = piped("compare", "charities-leading-role-claimed")
    assert "Ending: contradicted (charities-role)" in built_in.lines
    cut = piped("compare", "seven-year-contract-term")
    assert "Ending: came otherwise (crc-contracts-termination-2020)" in cut.lines
    record = piped("compare", "charities-leading-role-claimed", "--json").json["outcomes"][0]
    assert (record["ending"], record["against"]) == ("contradicted", ["charities-role"])


def test_json_holds_every_pair_and_who_weighed_it(caseloads: Path) -> None:
    record = piped("compare", "--json", "-f", caseloads).json
    pairs = [each for each in record["automatic"] if each["measure"] == "caseload"]
    assert [each["weighed_by"] for each in pairs] == ["by-hand", None, None]
    assert pairs[0]["verdict"] == "conflict"
    assert pairs[1]["differs"] == ["period"]
    assert [each["figure"]["value"] for each in pairs[0]["figures"]] == [409, 517]
    assert [each["event"] for each in pairs[0]["figures"]] == ["first", "second"]
    assert pairs[0]["same_source"] is True
    assert record["outcomes"] == [
        {
            "plan": "promised",
            "date": "2012",
            "status": "happened",
            "ending": "came",
            "against": [],
            "came": [{"event": "later", "how": "outcome", "date": "2015~", "status": "claimed"}],
        },
        {
            "plan": "planned",
            "date": "2011",
            "status": "planned",
            "ending": "nothing recorded",
            "against": [],
            "came": [],
        },
    ]


def test_a_measure_of_very_many_figures_says_how_they_are_compared(tmp_path: Path) -> None:
    many = [told(f"e{each}", str(1900 + each), counted(each)) for each in range(MOST_FIGURES + 1)]
    source = {"id": "report", "title": "A report", "published": "2019"}
    done = piped("compare", "caseload", "-f", chronology_file(tmp_path, many, sources=[source]))
    assert done.code == 0
    assert "with the next in time only" in done.out
    assert sum(" and " in line and ": conflict; " in line for line in done.lines) == MOST_FIGURES


def test_a_rounded_result_says_so() -> None:
    lines = piped("compare", "sfo-change").lines
    assert "Formula: (517 − 409) / 409 = 26.41%; printed 26.4%; agrees" in lines
    assert "Rounding: 26.406% rounds to 26.4%" in lines
    record = piped("compare", "sfo-change", "--json").json["calculations"][0]
    assert record["rounding"] == "26.406% rounds to 26.4%"


def test_a_chronology_with_nothing_to_compare_is_code_1(tmp_path: Path) -> None:
    done = piped("compare", "-f", chronology_file(tmp_path, [told("alone", "2014")]))
    assert done.code == 1
    assert "nothing to compare" in done.err


def test_a_measure_on_a_terminal_is_wrapped_and_not_cut(caseloads: Path) -> None:
    done = at_a_terminal("compare", "caseload", "-f", caseloads, columns=40, env={"NO_COLOR": "1"})
    assert done.code == 0
    assert "they differ by 108 (26.4%)" in " ".join(done.out.split())
