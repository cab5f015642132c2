"""How the words of the command are taken: verbs, near misses, queries, options."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.command import piped

from probtimeline.cli import split, understand
from probtimeline.verbs import VERBS
from probtimeline.verbs.explorer import is_slip
from probtimeline.verbs.verb import Misused


def query_of(*words: str) -> list[str]:
    _, asked = understand(words)
    assert not isinstance(asked, Misused), asked
    return list(getattr(asked, "query", []))


@pytest.mark.parametrize(
    ("words", "query"),
    [
        (["list", "napo", "-grayling"], ["napo", "-grayling"]),
        (["list", "-grayling", "napo"], ["-grayling", "napo"]),
        (["list", "napo", "--json", "-tag:strike"], ["napo", "-tag:strike"]),
        (["list", "--", "--json", "-x"], ["--json", "-x"]),
        (["list", "--", "-f", "a"], ["-f", "a"]),
        (["figures", "napo", "--measure", "m", "pay"], ["napo", "pay"]),
        (["napo", "-grayling"], ["napo", "-grayling"]),
        (["--", "list"], ["list"]),
        (["list", "list"], ["list"]),
        (["--view", "list", "napo"], ["napo"]),
    ],
)
def test_words_that_begin_with_a_dash_belong_to_the_query(
    words: list[str], query: list[str]
) -> None:
    assert query_of(*words) == query


@given(st.lists(st.text(st.characters(exclude_characters="\0"), min_size=1)))
def test_after_a_bare_dash_dash_every_word_is_kept_as_it_is(words: list[str]) -> None:
    assert query_of("list", "--", *words) == words


@given(st.lists(st.sampled_from(["-f", "a", "list", "--", "--view", "-x", "-", "show"])))
def test_no_word_is_lost_in_finding_the_verb(words: list[str]) -> None:
    before, verb, after = split(words)
    assert [*before, *([verb] if verb else []), *after] == words


@pytest.mark.parametrize("typed", ["lits", "lis", "lists", "lost", "Lits", "ilst"])
def test_one_slip_in_a_verb_is_pointed_out(typed: str) -> None:
    done = piped(typed)
    assert done.code == 2
    assert "did you mean “list”" in done.err
    assert f"probtimeline -- {typed}" in done.err
    assert not done.out


@pytest.mark.parametrize("verb", VERBS)
def test_every_single_slip_in_a_verb_is_noticed(verb: str) -> None:
    assert not is_slip(verb, verb)
    for at in range(len(verb)):
        assert is_slip(verb[:at] + verb[at + 1 :], verb)
        assert is_slip(verb[:at] + "#" + verb[at:], verb)
        assert is_slip(verb[:at] + "#" + verb[at + 1 :], verb)
        assert not is_slip(verb[:at] + "##" + verb[at:], verb)


def test_a_near_miss_among_other_words_is_a_search(chronology: Path) -> None:
    done = piped("-f", chronology, "trust", "inspections")
    assert done.code == 0
    assert "inspections" in done.out


def test_a_near_miss_after_a_bare_dash_dash_is_a_search(chronology: Path) -> None:
    done = piped("-f", chronology, "--", "lits")
    assert done.code == 1
    assert "nothing found" in done.err


def test_without_a_terminal_the_explorer_prints_what_list_prints(chronology: Path) -> None:
    listed = piped("list", "contracts", "-f", chronology)
    explored = piped("contracts", "-f", chronology)
    assert explored.code == listed.code == 0
    assert explored.out == listed.out
    assert "in a terminal" in explored.err
    assert not listed.err


@pytest.mark.parametrize(
    "words",
    [
        ["list", "-x"],
        ["list", "--jsn"],
        ["show"],
        ["show", "-f"],
        ["-f"],
        ["-f", "", "list"],
        ["compare", "one", "two"],
        ["--at", "2014", "list"],
        ["--json", "list"],
        ["sources", "atach"],
        ["sources", "detach"],
        ["check", "--fail-on", "now"],
        ["keys", "-x"],
    ],
    ids=" ".join,
)
def test_a_command_that_cannot_be_understood_is_code_2(words: list[str]) -> None:
    done = piped(*words)
    assert done.code == 2
    assert done.err.startswith("probtimeline: ")
    assert not done.out
    assert "Traceback" not in done.err


def test_help_as_a_word_is_help() -> None:
    assert piped("help").out == piped("--help").out
    assert piped("help", "list").out == piped("list", "--help").out
    assert query_of("help", "desk") == ["help", "desk"]


def test_a_word_is_offered_the_way_to_be_a_word() -> None:
    assert "-- -x" in piped("list", "-x").err


@pytest.mark.parametrize("glue", ["-f{}", "-f={}"])
def test_a_file_glued_to_its_option_is_the_chronology(chronology: Path, glue: str) -> None:
    option = glue.format(chronology)
    for words in (("list", option), (option, "list"), (option,)):
        done = piped(*words)
        assert done.code == 0, done.err
        assert "Probation is split in two" in done.out
    assert piped("list", "-fraud", "-f", chronology).code == 0


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--json", "list"), "Options for list stand after it"),
        (("list", "-f"), "nothing follows -f/--file"),
        (("show",), "ID is missing"),
        (("sources", "zz"), "“zz” is none of its parts, which are attach, fetch and detach"),
        (("sources", "attach", "x", "--json"), "--json means nothing here"),
        (("list", "--version"), "there is no option --version. To use it as a word"),
        (("list", "--dryrun"), "there is no option --dryrun"),
        (("add", "--dryrun"), "Did you mean --dry-run?"),
    ],
)
def test_options_that_cannot_be_read_are_told_in_plain_words(
    words: tuple[str, ...], says: str
) -> None:
    done = piped(*words)
    assert done.code == 2
    assert says in done.err
    assert not done.out
