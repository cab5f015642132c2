"""The built-in chronology holds what its readers are promised of any."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from probtimeline.audit.checks import audit
from probtimeline.audit.quotes import VerdictKind, check_quote, check_quotes
from probtimeline.core.chronicle import Chronicle
from probtimeline.store.library import Library
from probtimeline.store.places import builtin_file


@pytest.fixture
def built_in(tmp_path: Path) -> Chronicle:
    library = Library(None, builtin=builtin_file(), reader=tmp_path / "events.json")
    loaded = library.load()
    assert loaded.problems == ()
    return loaded.chronicle


def test_the_built_in_chronology_is_clean_without_a_text(built_in: Chronicle) -> None:
    assert audit(built_in, {}).problems == ()


def test_every_event_rests_on_words_and_every_calculation_is_worked(built_in: Chronicle) -> None:
    report = audit(built_in, {})
    assert report.support.without_source == 0
    for working in report.workings.values():
        assert working.result is not None
        assert working.agrees is not False
        assert working.formula
        assert working.sentence


def test_every_quote_stands_in_its_source_to_the_letter(
    built_in: Chronicle, source_texts: Mapping[str, str]
) -> None:
    verdicts = check_quotes(built_in, source_texts)
    assert {verdict.kind for verdict in verdicts.values()} == {VerdictKind.EXACT}


def test_the_built_in_chronology_is_clean_beside_its_texts(
    built_in: Chronicle, source_texts: Mapping[str, str]
) -> None:
    assert audit(built_in, source_texts).problems == ()


def test_a_word_changed_in_the_text_of_any_quote_is_noticed(
    built_in: Chronicle, source_texts: Mapping[str, str]
) -> None:
    for source_id, words in check_quotes(built_in, source_texts):
        others = source_texts[source_id].replace(words, f"{words[:-1]} otherwise")
        verdict = check_quote(words, source_id, {source_id: others})
        assert verdict.kind is VerdictKind.ABSENT, words
