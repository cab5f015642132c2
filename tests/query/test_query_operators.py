"""Every field in the register: it finds something, misses something, and is documented."""

from __future__ import annotations

from pathlib import Path

import pytest

from probtimeline.core.chronicle import Chronicle
from probtimeline.query.aspects import HAS, IS
from probtimeline.query.operators import OPERATORS, Operator, table, values_table
from probtimeline.query.parser import Query, parse
from probtimeline.query.search import search
from probtimeline.store.library import Library
from probtimeline.store.places import builtin_file

DOCUMENT = Path(__file__).parent.parent.parent / "docs" / "searching.md"


@pytest.fixture(scope="module")
def built_in(tmp_path_factory: pytest.TempPathFactory) -> Chronicle:
    nobody = tmp_path_factory.mktemp("reader") / "events.json"
    return Library(None, builtin=builtin_file(), reader=nobody).load().chronicle


@pytest.mark.parametrize("operator", OPERATORS, ids=lambda operator: operator.name)
def test_the_example_of_a_field_finds_something_and_misses_something(
    operator: Operator, built_in: Chronicle
) -> None:
    query = parse(operator.example)
    assert isinstance(query, Query), query
    found = search(query, built_in)
    assert 0 < len(found.ids) < len(built_in.events)


@pytest.mark.parametrize("operator", OPERATORS, ids=lambda operator: operator.name)
def test_the_values_a_field_offers_find_the_event_they_came_from(
    operator: Operator, built_in: Chronicle
) -> None:
    from probtimeline.query.index import Index

    index = Index(built_in)
    for entry in index.entries():
        for value in operator.values(entry):
            plain = value.translate({ord(char): None for char in "“”"})
            query = parse(f'{operator.name}:"{plain}"')
            assert isinstance(query, Query), query
            if plain == value:
                assert entry.event.id in search(query, index).ids


def test_names_are_told_apart_by_their_beginning() -> None:
    assert len({operator.name for operator in OPERATORS}) == len(OPERATORS)
    assert all(operator.name.islower() for operator in OPERATORS)
    assert all(operator.example.startswith(f"{operator.name}:") for operator in OPERATORS)


def test_the_document_holds_the_tables_of_the_register() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    assert table() in text
    assert values_table(HAS) in text
    assert values_table(IS) in text
