"""The themes can be read: every ink stands out from every ground it is written on."""

import pytest
from tests.support.stage import stage
from tests.support.story import story
from textual.color import Color
from textual.theme import Theme

from probtimeline.app.theme import CONTRAST, DARK, TERMINAL, THEMES
from probtimeline.views.widgets.line_list import LineList

INKS = (
    "ink",
    "ink-muted",
    "ink-faint",
    "ink-heading",
    "ink-figure",
    "ink-link",
    "ink-quote",
    "ink-cursor",
    "ink-good",
    "ink-doubt",
    "ink-bad",
)
GROUNDS = ("cursor-ground", "cursor-ground-blurred")


def named(value: object) -> str:
    return str(value.name if isinstance(value, Theme) else value)


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2.2."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [part / 255 for part in Color.parse(colour).rgb]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize(
    ("theme", "least"),
    [(theme, 7.0 if theme is CONTRAST else 4.5) for theme in THEMES if not theme.ansi],
    ids=named,
)
def test_every_ink_can_be_read_on_the_page(theme: Theme, least: float) -> None:
    weak = {
        ink: round(contrast(theme.variables[ink], str(theme.background)), 2)
        for ink in INKS
        if contrast(theme.variables[ink], str(theme.background)) < least
    }
    assert weak == {}


@pytest.mark.parametrize(
    ("theme", "least"),
    [(theme, 4.5 if theme is CONTRAST else 3.0) for theme in THEMES if not theme.ansi],
    ids=named,
)
def test_every_ink_can_be_read_under_the_cursor(theme: Theme, least: float) -> None:
    weak = {
        (ink, ground): round(contrast(theme.variables[ink], theme.variables[ground]), 2)
        for ink in INKS
        for ground in GROUNDS
        if contrast(theme.variables[ink], theme.variables[ground]) < least
    }
    assert weak == {}


@pytest.mark.parametrize("theme", THEMES, ids=lambda each: str(each.name))
def test_a_hit_can_be_read_on_its_own_ground(theme: Theme) -> None:
    if theme is TERMINAL:
        assert theme.variables["hit-ink"] != theme.variables["hit-ground"]
    else:
        assert contrast(theme.variables["hit-ink"], theme.variables["hit-ground"]) >= 7


def test_every_theme_names_every_colour_the_views_speak_of() -> None:
    assert {frozenset(DARK.variables) - frozenset(theme.variables) for theme in THEMES} == {
        frozenset()
    }


def test_the_terminals_own_theme_asks_for_no_colour_of_ours() -> None:
    colours = {name: one for name, one in TERMINAL.variables.items() if "style" not in name}
    assert all(value.startswith("ansi_") for value in colours.values())
    assert TERMINAL.ansi


async def test_a_key_goes_through_all_themes_and_everything_is_drawn_in_each() -> None:
    async with stage(story()) as seen:
        for theme in (*THEMES[1:], THEMES[0]):
            await seen.press("T")
            assert seen.app.theme == theme.name
            for view in ("2", "3", "4", "1"):
                await seen.press(view)
            await seen.press("F", "escape", "p", "escape", "slash", "escape")
            assert "Officers advise" in seen.text


async def test_the_row_under_the_cursor_is_told_apart_in_every_theme() -> None:
    async with stage(story()) as seen:
        for _ in THEMES:
            await seen.press("T")
            rows = seen.app.view.query_one("#events", LineList)
            below, cursor = (
                {str(part.style) for part in rows.render_line(rows.cursor + by)} for by in (2, 0)
            )
            assert cursor.isdisjoint(below), seen.app.theme
