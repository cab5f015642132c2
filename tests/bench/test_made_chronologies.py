from __future__ import annotations

import json
import re
from collections import Counter
from itertools import product
from pathlib import Path
from random import Random
from typing import Any

import pytest
from tests.support.command import piped

from bench import inputs
from bench.chronology import make
from bench.made_dates import kinds_of
from bench.room import Room
from probtimeline.core.edtf import parse_edtf
from probtimeline.core.span import Span


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    make(path := tmp_path_factory.mktemp("made") / "events.json", 3_000)
    return path


@pytest.fixture(scope="module")
def events(made: Path) -> list[dict[str, Any]]:
    return list(json.loads(made.read_bytes())["events"])


def test_the_same_seed_makes_the_same_bytes(tmp_path: Path) -> None:
    for name, seed in (("a", 1), ("b", 1), ("c", 2)):
        make(tmp_path / name, 60, seed)
    a, b, c = ((tmp_path / name).read_bytes() for name in "abc")
    assert a == b
    assert a != c


def test_there_are_as_many_events_as_asked_for_each_of_400_bytes_and_more(made: Path) -> None:
    body = made.read_text(encoding="utf-8").partition('"events": [\n')[2].partition("\n  ]")[0]
    sizes = [len(each.encode()) + 1 for each in body.split(",\n    {")]
    assert len(sizes) == 3_000
    assert min(sizes) >= 390  # without the brace and the comma they were split at
    assert 430 < sum(sizes) / len(sizes) < 480


def test_the_program_reads_it_without_an_error_and_finds_nothing_to_put_in_order(
    made: Path,
) -> None:
    assert piped("fmt", "--check", "-f", made).code == 0
    checked = piped("check", "-f", made)
    assert "3,000 events" in checked.out
    assert "0 errors, 0 warnings" in checked.out


def test_no_year_makes_a_date_that_may_be_read_in_two_ways() -> None:
    rng = Random(1)
    for year, month in product(range(1900, 2025), range(1, 13)):
        for made in kinds_of(month)[0]:
            first, last, written = made(rng, year, month, 3)
            span = parse_edtf(written)
            assert isinstance(span, Span), written
            assert span.sort_key == (first, last), written


def test_dates_are_of_many_kinds(events: list[dict[str, Any]]) -> None:
    kinds = Counter(re.sub(r"\d", "n", event["date"]) for event in events)
    assert {"nnnn", "nnnn~", "nnnn?", "nnnn-nn", "nnnn-nn~", "nnnn-nn-nn"} <= set(kinds)
    assert {"nnnn-nn/nnnn-nn", "[nnnn-nn..nnnn-nn]", "nnnn-nn-nn/nnnn-nn-nn"} <= set(kinds)


def test_some_words_stand_nearly_everywhere_and_many_hardly_anywhere(
    events: list[dict[str, Any]],
) -> None:
    found: Counter[str] = Counter()
    for event in events:
        found.update(set(f"{event['title']} {event['summary']}".replace(".", "").split()))
    assert found["in"] > 0.8 * len(events)
    assert sum(times == 1 for times in found.values()) > 5_000
    assert any(not word.isascii() for word in found)


def test_events_have_quotes_figures_relations_and_standings(events: list[dict[str, Any]]) -> None:
    quotes = [quote for event in events for quote in event.get("quotes", ())]
    figures = [figure for quote in quotes for figure in quote.get("figures", ())]
    assert len(quotes) > 800
    assert len(figures) > 100
    assert all({"value", "unit", "measure"} <= set(figure) for figure in figures)
    for field in ("milestone", "status", "related"):
        assert any(field in event for event in events)


def test_heads_and_last_id_are_found_without_reading_all(
    made: Path, events: list[dict[str, Any]]
) -> None:
    assert [(head.id, head.title) for head in inputs.heads_of(made)] == [
        (event["id"], event["title"]) for event in events
    ]
    assert f'"id": "{inputs.last_id(made)}"' in made.read_text(encoding="utf-8")[-2_000:]


def test_other_programs_get_the_same_events(tmp_path: Path) -> None:
    room = Room(tmp_path)
    events = json.loads(inputs.chronology(room, 60).read_bytes())["events"]
    lines = inputs.json_lines(room, 60).read_text(encoding="utf-8").splitlines()
    kept = json.loads(inputs.database(room, 60).read_bytes())["events"]
    assert [json.loads(line) for line in lines] == events
    assert [*kept.values()] == events
