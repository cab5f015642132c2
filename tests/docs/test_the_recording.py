"""The recording is one that asciinema plays, shows what it is for, and leaves a terminal alone."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pyte

CAST = Path(__file__).parents[2] / "docs" / "pictures" / "tour.cast"
HEAD, *EVENTS = [json.loads(line) for line in CAST.read_text(encoding="utf-8").splitlines()]
SEQUENCE = re.compile(r"\x1b(?:\[[0-9;?]*[A-Za-z]|.)")


def test_it_is_an_asciicast_of_its_second_version_and_small() -> None:
    assert HEAD["version"] == 2
    assert {"width", "height"} <= HEAD.keys()
    assert all(kind == "o" and isinstance(text, str) for _, kind, text in EVENTS)
    times = [at for at, _, _ in EVENTS]
    assert times == sorted(times)
    assert times[0] == 0
    assert CAST.stat().st_size < 300_000


def test_it_does_nothing_but_draw() -> None:
    sent = "".join(text for _, _, text in EVENTS)
    acts = {
        found for found in SEQUENCE.findall(sent) if not re.fullmatch(r"\x1b\[[0-9;]*[mH]", found)
    }
    assert acts == {"\x1b[?25l", "\x1b[?25h", "\x1b[2J"}
    assert not set(sent) & {"\x07", "\x9b", "\x9d"}


def test_it_shows_the_timeline_a_search_the_figures_and_the_comparisons() -> None:
    screen = pyte.Screen(HEAD["width"], HEAD["height"])
    stream = pyte.Stream(screen)
    seen = []
    for _, _, text in EVENTS:
        stream.feed(text)
        seen.append("\n".join(screen.display))
    for wanted in (
        "Part-privatisation of probation",
        "search: serious further",
        "Figures grouped by measure",
        "On Probation Blog",
        "Rise in serious further offences: 26.4% or 20%",
    ):
        assert any(wanted in text for text in seen), wanted
    assert "/home" not in "".join(seen)
    assert "/tmp" not in "".join(seen)
