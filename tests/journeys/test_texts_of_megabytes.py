"""Texts of megabytes where a line was meant: as much is shown as anybody would read."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.support.build import chronicle, event, figure, quote, source
from tests.support.command import piped
from tests.support.stage import stage

HUGE = "word “\x1b[31m” " * 150_000
"""Two megabytes."""


def records(text: str) -> dict[str, Any]:
    """A chronology with that text wherever there may be one."""
    measured = {"text": text, "label": text, "value": 75, "measure": "m", "id": "f"}
    quoted = {"source": "s", "text": text, "figures": [measured], "speaker": text}
    told = {"id": "e", "title": text, "date": "2014", "summary": text, "quotes": [quoted]}
    weighed = {"id": "c", "title": text, "verdict": "conflict", "note": text, "events": ["e"]}
    return {
        "format": "probtimeline/1",
        "sources": [{"id": "s", "title": text, "about": text}],
        "events": [{**told, "tags": [text[:9] + str(n) for n in range(len(text) // 100)]}],
        "comparisons": [{**weighed, "figures": ["f"]}],
    }


@pytest.mark.parametrize(
    "words", [("list",), ("show", "e", "s"), ("figures",), ("compare",), ("sources",), ("check",)]
)
def test_a_verb_prints_what_can_be_read_and_says_how_much_more_there_is(
    words: tuple[str, ...], tmp_path: Path
) -> None:
    (tmp_path / "events.json").write_text(json.dumps(records(HUGE[:400_000])))
    done = piped(*words, "-f", tmp_path / "events.json")
    assert done.code in (0, 1), done.err
    assert len(done.out) < 400_000
    if words[0] == "show":
        assert "characters more; --json prints all)" in done.out


async def test_an_event_of_megabytes_is_drawn_as_far_as_anybody_reads() -> None:
    shown = chronicle(
        event(
            "a",
            "2014",
            HUGE,
            summary=HUGE,
            date_note=HUGE,
            quotes=[quote(HUGE, figure("word", HUGE, measure="m", id="f"), speaker=HUGE)],
            tags=[f"tag {number}" for number in range(20_000)],
        ),
        sources=[source(title=HUGE, about=HUGE)],
    )
    async with stage(shown, size=(80, 30)) as seen:
        for key in ("enter", "end", "escape", "s", "end", "3", "4", "1", "Y", "escape", "D"):
            await seen.press(key)
        await seen.press("escape", "1", "enter")
        page = seen.app.query_one("#detail")
        assert page.virtual_size.height < 6_000
