"""The tutorial's keys lead where it says: each step is taken in the explorer, and looked at."""

from __future__ import annotations

import re
from pathlib import Path

from tests.support.manual import blocks_of
from tests.support.stage import stage

PAGE = Path(__file__).parents[2] / "docs" / "tutorial.md"
EXPLORED = PAGE.read_text(encoding="utf-8").partition("## The answer")[0]
STEP = re.compile(r"^Press (.+?)\.$(.*?)(?=^Press |\Z)", re.DOTALL | re.MULTILINE)
NAMED = {"/": "slash", "esc": "escape"}


def keys(told: str) -> list[str]:
    """The keys a sentence names: one, a word such as `enter`, or what is to be typed."""
    pressed = re.sub(r"\([^)]*\)", "", told)
    return [
        key
        for one in re.findall(r"`([^`]+)`", pressed)
        for key in ([NAMED.get(one, one)] if one == "enter" or len(one) == 1 else one)
    ]


def squeezed(line: str) -> str:
    """A line without what draws boxes, and single spaces."""
    return " ".join(re.sub(r"[│┃╭╮╰╯┄▎█▌▊▉▋▍▏━╾╼►]", " ", line).split())


async def test_each_step_shows_what_the_page_says() -> None:
    steps = STEP.findall(EXPLORED)
    assert len(steps) >= 7
    async with stage() as seen:
        for told, after in steps:
            # What is typed stands in the line after the key that asks for it.
            await seen.press(*keys(told))
            shown = [squeezed(line) for line in seen.lines]
            block = re.search(r"```text\n(.*?)```", after, re.DOTALL)
            for wanted in block[1].splitlines() if block else ():
                assert any(squeezed(wanted) in line for line in shown), (told, wanted, seen.text)


def test_the_tutorial_answers_with_every_kind_of_screen() -> None:
    told = " ".join(told for told, _ in STEP.findall(EXPLORED))
    for key in ("/", "f", "4", "enter", "H"):
        assert f"`{key}`" in told
    assert any(one.language == "sh" for one in blocks_of(PAGE))
