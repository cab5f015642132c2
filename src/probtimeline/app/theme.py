"""The program's two themes, dark and light, and the colours its views speak of by name."""

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
        "ink-faint": "#6f7a8a",
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
        "cursor-ground": "#2f465c",
        "cursor-ground-blurred": "#27313c",
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
        "ink-faint": "#767c84",
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
        "edge": "#c9c1b0",
        "edge-lit": "#1d5f8a",
    },
)

THEMES = (DARK, LIGHT)
