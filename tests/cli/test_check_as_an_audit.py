"""`check`: three levels, what makes it fail, several files, and what it prints as JSON."""

from __future__ import annotations

import json
import re
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pytest
from tests.support.command import Done, at_a_terminal, chronology_file, piped

from probtimeline.audit.checks import CHECKS
from probtimeline.cli import understand
from probtimeline.verbs.desk import Desk
from probtimeline.verbs.output import Output
from probtimeline.verbs.verb import Help, Misused

SOURCE = {"id": "report", "title": "A report", "published": "2014-02-21~"}
FIGURE = {"text": "75%", "label": "work", "value": 75}
QUOTE = {"source": "report", "text": "in 75% of the work", "figures": [FIGURE]}
THIN: list[dict[str, Any]] = [
    {"id": f"event-{n}", "title": "Told once", "date": f"201{n}", "quotes": [QUOTE]}
    for n in range(5)
]
WARNED = {**THIN[0], "sumary": "A field that nobody knows."}


@pytest.fixture
def thin(tmp_path: Path) -> Path:
    """Five events on one source, with nothing wrong and little known."""
    return chronology_file(tmp_path, THIN, sources=[SOURCE])


def told(*words: str | Path) -> Done:
    """The verb without a process of its own, its output as in a pipe."""
    out, err = StringIO(), StringIO()
    verb, asked = understand([str(word) for word in words])
    assert not isinstance(asked, Misused | Help), asked
    file = Path(asked.file) if asked.file else None
    desk = Desk(Output(out, err), {}, BytesIO(), stdin_is_terminal=False, file=file)
    return Done(int(verb.run(asked, desk)), out.getvalue(), err.getvalue())


def other_file(folder: Path, name: str, *events: dict[str, Any]) -> Path:
    (folder / name).mkdir()
    return chronology_file(folder / name, events, sources=[SOURCE])


def test_evidence_fails_not_even_a_strict_check(thin: Path) -> None:
    done = told("check", "--strict", thin)
    assert done.code == 0
    assert "0 errors, 0 warnings, 26 of evidence" in done.out
    assert "Fails" not in done.out


def test_evidence_is_told_by_rule_with_the_first_places_and_a_count(thin: Path) -> None:
    [line] = [line for line in told("check", thin).lines if line.startswith("one-source")]
    assert "5 findings" in line
    assert line.endswith("event-0, event-1, event-2 and 2 more")


def test_all_of_the_evidence_is_told_with_its_places_when_asked_for(thin: Path) -> None:
    done = told("check", "--evidence", thin)
    places = [line for line in done.lines if line.startswith(f"  {thin}:1:")]
    assert len(places) == 26
    assert any("event-3#0: the figure “75%” has no period" in line for line in places)


@pytest.mark.parametrize(
    ("words", "fails"),
    [
        (["--fail-on", "no-unit"], {"no-unit": 5}),
        (["--fail-on", "no-unit,no-url"], {"no-unit": 5, "no-url": 1}),
        (
            ["--fail-on", "no-unit, no-url", "--fail-on=no-period"],
            {"no-unit", "no-url", "no-period"},
        ),
        (["--fail-on", "no-quote,stale-note"], {}),
        (["--fail-on", ""], {}),
    ],
)
def test_a_project_names_the_evidence_it_asks_for(
    words: list[str], fails: dict[str, int] | set[str], thin: Path
) -> None:
    done = told("check", "--json", *words, thin)
    assert done.code == (1 if fails else 0)
    got = done.json["fails"]
    assert (set(got) if isinstance(fails, set) else got) == fails


def test_what_fails_is_told_at_the_end(thin: Path) -> None:
    done = told("check", "--fail-on", "no-unit,no-quote", thin)
    assert done.lines[-1] == "Fails on: no-unit (5)"


def test_a_rule_that_warns_can_be_made_to_fail_without_the_others(tmp_path: Path) -> None:
    quote = {**QUOTE, "text": f"{'word ' * 41} in 75% of the work"}
    file = chronology_file(tmp_path, [{**WARNED, "quotes": [quote]}], sources=[SOURCE])
    assert told("check", file).code == 0
    assert told("check", "--fail-on", "read-early", file).code == 0
    assert told("check", "--fail-on", "long-quote", "--json", file).json["fails"] == {
        "long-quote": 1
    }
    strict = told("check", "--strict", "--fail-on", "long-quote", "--json", file)
    assert strict.json["fails"] == {"unknown-field": 1, "long-quote": 1}


def test_what_reading_warns_of_and_the_audit_calls_an_error_is_told_once(tmp_path: Path) -> None:
    linked = {**THIN[0], "related": [{"event": "nowhere"}]}
    file = chronology_file(tmp_path, [linked], sources=[SOURCE])
    done = told("check", "--json", file)
    assert done.code == 1
    assert done.json["counts"]["rules"]["unknown-event"] == 1
    assert (done.json["counts"]["errors"], done.json["counts"]["warnings"]) == (1, 0)


def test_a_rule_that_is_none_is_code_2_with_the_nearest_one(thin: Path) -> None:
    done = told("check", "--fail-on", "no-unit,no-perod", thin)
    assert done.code == 2
    assert not done.out
    assert "“no-perod”" in done.err
    assert "did you mean no-period?" in done.err


def test_the_rules_are_listed_each_with_its_level() -> None:
    lines = told("check", "--rules").lines
    assert [line.split()[:2] for line in lines] == [[each.code, each.level] for each in CHECKS]
    assert [each["asks"] for each in told("check", "--rules", "--json").json] == [
        each.what for each in CHECKS
    ]


def test_json_has_every_finding_with_its_place_the_sources_and_the_counts(thin: Path) -> None:
    report = told("check", "--json", thin).json
    assert {each["code"] for each in report["evidence"]} == {
        *("one-source", "no-summary", "no-unit", "no-period", "no-measure", "no-url")
    }
    for each in report["evidence"]:
        assert each["what"]
        assert each["cure"]
        assert each["path"]
        assert (each["file"], each["line"]) == (str(thin), 1)
        assert each["column"] > 1
    [source] = report["sources"]
    assert source == {
        "id": "report",
        "title": "A report",
        **{"events": 5, "quotes": 5, "figures": 5},
        "text_attached": False,
        "verdicts": {"unchecked": 1},
    }
    counts = report["counts"]
    assert (counts["events"], counts["one_source"], counts["evidence"]) == (5, 5, 26)
    assert counts["rules"]["no-unit"] == 5
    assert report["files"] == [str(thin)]
    assert {"errors", "warnings", "verdicts", "calculations"} <= set(report)


def test_each_of_several_files_is_checked_and_the_gravest_code_returned(tmp_path: Path) -> None:
    good = other_file(tmp_path, "good", *THIN)
    warned = other_file(tmp_path, "warned", WARNED)
    wrong = other_file(tmp_path, "wrong", {**THIN[0], "date": "flurb"})
    broken = other_file(tmp_path, "broken")
    broken.write_text("{")
    assert told("check", good, warned).code == 0
    assert told("check", "--strict", good, warned).code == 1
    assert told("check", wrong, good).code == 1
    done = told("check", broken, good, wrong)
    assert done.code == 3
    assert str(broken) in done.err
    assert [line for line in done.lines if line in (str(good), str(wrong))] == [
        str(good),
        str(wrong),
    ]
    records = told("check", "--json", "-f", good, warned, good).json
    assert [record["files"] for record in records] == [[str(good)], [str(warned)]]


def test_whatever_a_file_holds_a_finding_is_one_line_that_acts_on_no_terminal(
    tmp_path: Path,
) -> None:
    text = "75%\x1b[31m\nerror: all is lost\u202e" + "9" * 5000
    quote = {**QUOTE, "text": text, "figures": [{**FIGURE, "text": text}]}
    event = {
        **THIN[0],
        "date": "2013-05",
        "date_text": "\x1b]52;c;x\x07last\nyear",
        "quotes": [quote],
    }
    file = other_file(tmp_path, "odd\nfolder\x1b[2J", event)
    done = told("check", "--evidence", file, file.with_name("missing.json"))
    assert not {"\x1b", "\x07", "\u202e"}.intersection(done.out + done.err)
    assert not [line for line in done.lines if line.startswith(("error", "folder", "year"))]
    assert max(map(len, done.lines)) < 1000


def test_files_may_be_named_as_words_or_with_the_option(thin: Path) -> None:
    assert told("check", thin).out == told("check", "-f", thin).out
    assert told("check", thin, "").code == 2


def test_fmt_takes_several_files_and_goes_on_after_one_that_cannot_be_read(
    tmp_path: Path,
) -> None:
    one, two = other_file(tmp_path, "one", *THIN), other_file(tmp_path, "two", WARNED)
    missing = tmp_path / "missing.json"
    assert told("fmt", "--check", one, two).code == 1
    assert "{" in one.read_text().splitlines()[0]
    done = told("fmt", one, missing, two)
    assert done.code == 3
    assert done.lines == [f"rewritten  {one}", f"rewritten  {two}"]
    assert str(missing) in done.err
    assert told("fmt", "--check", one, two).code == 0
    assert told("fmt", one, "").code == 2


def test_a_file_named_to_the_command_itself_is_audited(thin: Path) -> None:
    """The words of a process, its environment and its exit code, once for all of the above."""
    done = piped("check", "--fail-on", "no-unit", thin, env={"PROBTIMELINE_FILE": "gone.json"})
    assert done.code == 1
    assert done.out == told("check", "--fail-on", "no-unit", thin).out
    assert not done.err


@pytest.mark.parametrize("columns", [30, 80])
def test_a_terminal_gets_nothing_wider_than_itself_and_nothing_cut(
    columns: int, thin: Path
) -> None:
    done = at_a_terminal("check", "--fail-on=no-url", thin, columns=columns, env={"NO_COLOR": "1"})
    assert done.code == 1
    shown = re.sub(r"\x1b\[[0-9;]*m", "", done.out)
    assert max(map(len, shown.splitlines())) <= columns
    assert "…" not in shown
    for words in (
        "one-source",
        "The rule asks",
        "A report",
        "no text attached",
        "Fails on: no-url",
    ):
        assert words in shown


def test_the_built_in_chronology_passes_a_strict_check() -> None:
    done = piped("check", "--strict", "--json")
    assert done.code == 0
    assert json.loads(done.out)["counts"]["warnings"] == 0
