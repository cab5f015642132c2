"""The program's themes, and the colours its views speak of by name.

Four: dark, light, high contrast, and the sixteen colours of the reader's own terminal. In the
first three every ink stands at least 4.5 : 1 above its ground but for what is only decoration
(rules, edges), and 7 : 1 in high contrast (WCAG 2.2, 1.4.3 and 1.4.6); a test measures them.
"""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="probtimeline-dark",
    primary="#6fb3d9",
    secondary="#7f9fbf",
    accent="#f0b35a",
    foreground="#d8dee6",
    background="#12151a",
    surface="#181c22",
    panel="#222831",
    success="#86c28f",
    warning="#e3a85a",
    error="#e68a80",
    dark=True,
    variables={
        "ink": "#d8dee6",
        "ink-muted": "#97a1af",
        "ink-faint": "#8490a1",
        "ink-rule": "#48586b",
        "ink-heading": "#b9c7d6",
        "ink-figure": "#f5bd6b",
        "ink-link": "#7cc0e8",
        "ink-quote": "#e9e4d6",
        "ink-bar": "#5d93b8",
        "ink-cursor": "#f5bd6b",
        "ink-good": "#86c28f",
        "ink-doubt": "#e3a85a",
        "ink-bad": "#f0988e",
        "hit-ink": "#16120a",
        "hit-ground": "#e9c46a",
        "cursor-ground": "#283e53",
        "cursor-ground-blurred": "#252e39",
        "cursor-style": "none",
        "edge": "#3a4451",
        "edge-lit": "#6fb3d9",
    },
)

LIGHT = Theme(
    name="probtimeline-light",
    primary="#1d5f8a",
    secondary="#4a6580",
    accent="#8f5300",
    foreground="#22262b",
    background="#faf8f3",
    surface="#f4f0e8",
    panel="#e9e3d7",
    success="#24703d",
    warning="#8a5600",
    error="#a83228",
    dark=False,
    variables={
        "ink": "#22262b",
        "ink-muted": "#565e69",
        "ink-faint": "#686e76",
        "ink-rule": "#a9a18f",
        "ink-heading": "#3b4652",
        "ink-figure": "#8a4b00",
        "ink-link": "#14598a",
        "ink-quote": "#33301f",
        "ink-bar": "#3f7ca8",
        "ink-cursor": "#a04a00",
        "ink-good": "#24703d",
        "ink-doubt": "#8a5600",
        "ink-bad": "#a83228",
        "hit-ink": "#22262b",
        "hit-ground": "#ffd666",
        "cursor-ground": "#d3e3ee",
        "cursor-ground-blurred": "#e8e4da",
        "cursor-style": "none",
        "edge": "#c9c1b0",
        "edge-lit": "#1d5f8a",
    },
)

CONTRAST = Theme(
    name="probtimeline-contrast",
    primary="#7fd4ff",
    secondary="#a8d8ff",
    accent="#ffd24d",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#1a1a1a",
    success="#8dff9e",
    warning="#ffd24d",
    error="#ffb3ab",
    dark=True,
    variables={
        "ink": "#ffffff",
        "ink-muted": "#dcdcdc",
        "ink-faint": "#c4c4c4",
        "ink-rule": "#9a9a9a",
        "ink-heading": "#ffffff",
        "ink-figure": "#ffd24d",
        "ink-link": "#7fd4ff",
        "ink-quote": "#fff6d6",
        "ink-bar": "#7fd4ff",
        "ink-cursor": "#ffd24d",
        "ink-good": "#8dff9e",
        "ink-doubt": "#ffd24d",
        "ink-bad": "#ffb3ab",
        "hit-ink": "#000000",
        "hit-ground": "#ffe14d",
        "cursor-ground": "#003a66",
        "cursor-ground-blurred": "#333333",
        "cursor-style": "bold",
        "edge": "#b0b0b0",
        "edge-lit": "#ffd24d",
    },
)

TERMINAL = Theme(
    name="probtimeline-terminal",
    ansi=True,
    primary="ansi_blue",
    secondary="ansi_cyan",
    accent="ansi_yellow",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    boost="ansi_default",
    success="ansi_green",
    warning="ansi_yellow",
    error="ansi_red",
    variables={
        "ink": "ansi_default",
        "ink-muted": "ansi_default",
        "ink-faint": "ansi_default",
        "ink-rule": "ansi_bright_black",
        "ink-heading": "ansi_default",
        "ink-figure": "ansi_yellow",
        "ink-link": "ansi_blue",
        "ink-quote": "ansi_default",
        "ink-bar": "ansi_cyan",
        "ink-cursor": "ansi_magenta",
        "ink-good": "ansi_green",
        "ink-doubt": "ansi_magenta",
        "ink-bad": "ansi_red",
        "hit-ink": "ansi_black",
        "hit-ground": "ansi_yellow",
        # Whatever the terminal's colours are, turned round they can be read.
        "cursor-ground": "ansi_default",
        "cursor-ground-blurred": "ansi_default",
        "cursor-style": "reverse",
        "edge": "ansi_bright_black",
        "edge-lit": "ansi_blue",
        # What Textual asks of every theme of this kind.
        "ansi-background": "ansi_black",
        "ansi-foreground": "ansi_white",
        "border-blurred": "ansi_bright_black",
        "block-cursor-foreground": "ansi_black",
        "block-cursor-background": "ansi_white",
        "input-cursor-foreground": "ansi_black",
        "input-cursor-background": "ansi_white",
        "input-cursor-text-style": "none",
        "input-selection-foreground": "ansi_black",
        "input-selection-background": "ansi_bright_blue",
        "screen-selection-foreground": "ansi_black",
        "screen-selection-background": "ansi_bright_blue",
    },
)

THEMES = (DARK, LIGHT, CONTRAST, TERMINAL)
"""In the order in which a key goes through them."""


def shown_name(theme: str) -> str:
    """What a theme is called where people read it."""
    words = {"contrast": "high contrast", "terminal": "the terminal's own colours"}
    name = theme.removeprefix("probtimeline-")
    return words.get(name, name)
