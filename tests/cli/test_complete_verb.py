"""`complete`: what a word on the command line may become."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support.command import piped

from probtimeline.export.formats import FORMATS
from probtimeline.session.state import VIEWS
from probtimeline.verbs import VERBS


def offered(*words: str) -> dict[str, str]:
    """The words offered for the last one, and what is said of each."""
    lines = piped("complete", "--", *words).lines
    return dict(line.split("\t") for line in lines)


def test_the_first_word_may_be_any_verb() -> None:
    assert dict(VERBS).items() <= offered("").items()
    assert next(iter(offered("und"))) == "undo"


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_offers_its_options(verb: str) -> None:
    assert "--help" in offered(verb, "--") or verb == "complete"


def test_a_format_a_view_and_a_measure_are_offered_by_name() -> None:
    assert [*offered("export", "--to", "")] == [form.name for form in FORMATS]
    assert [*offered("--view", "")] == [*VIEWS]
    assert "contract-value" in offered("figures", "--measure", "contract")


def test_ids_are_those_that_the_verb_takes() -> None:
    assert "csw-irredeemably-flawed-2019" in offered("show", "csw")
    assert "killings-crc-per-year" in offered("compare", "killings")
    assert [*offered("sources", "detach", "bbc")] == ["bbc-midlands-2013"]
    assert {"attach", "detach", "fetch"} <= set(offered("sources", ""))


def test_a_search_goes_on_with_its_fields_and_their_values() -> None:
    assert "tag:" in offered("list", "ta")
    assert "tag:inspection" in offered("list", "tag:insp")


def test_the_file_named_before_is_the_one_asked(chronology: Path) -> None:
    assert [*offered("-f", str(chronology), "show", "the-")] == ["the-split", "the-end"]


def test_where_a_file_is_meant_nothing_is_offered() -> None:
    done = piped("complete", "--", "add", "ev")
    assert (done.code, done.out) == (1, "")


def test_nothing_a_chronology_contains_acts(tmp_path: Path) -> None:
    path = tmp_path / "events.json"
    path.write_text('{"events": [{"id": "a", "title": "x\\u001b[31m\\ty\\nz", "date": "2014"}]}')
    assert offered("-f", str(path), "show", "a") == {"a": "x␛[31m y z"}
