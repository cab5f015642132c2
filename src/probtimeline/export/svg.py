"""Drawing in SVG: elements, how wide a text is, and the colours of the page.

Elements are made through ElementTree, so that no text from a chronology is ever markup. What is
drawn is named by classes; the colours come from `STYLE`, the page's own or, for a picture that
stands alone, one put into it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final
from unicodedata import combining, east_asian_width
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from probtimeline.core.text import clean_line

NAMESPACE: Final = "http://www.w3.org/2000/svg"
FONT: Final = "system-ui, -apple-system, 'Segoe UI', 'DejaVu Sans', sans-serif"
LETTER: Final = 0.54
"""How wide a letter is on the average, in parts of its size; text is given that much room."""

LIGHT: Final[Mapping[str, str]] = {
    "paper": "#faf8f3",
    "ink": "#22262b",
    "muted": "#565e69",
    "rule": "#a9a18f",
    "bar": "#3f7ca8",
    "pale": "#c3d8e6",
    "mark": "#8a4b00",
}
DARK: Final[Mapping[str, str]] = {
    "paper": "#12151a",
    "ink": "#d8dee6",
    "muted": "#97a1af",
    "rule": "#48586b",
    "bar": "#5d93b8",
    "pale": "#2c4457",
    "mark": "#f5bd6b",
}
"""What each class is drawn in; every ink stands 4.5 : 1 above the paper (WCAG 2.2, 1.4.3)."""


_NO_XML: Final = {0xFFFE: "\ufffd", 0xFFFF: "\ufffd"}


def style(colours: Mapping[str, str]) -> str:
    """The style sheet of a picture in the colours given."""
    return f"""
.paper {{ fill: {colours["paper"]} }}
.ink {{ fill: {colours["ink"]} }}
.muted {{ fill: {colours["muted"]} }}
.bar {{ fill: {colours["bar"]} }}
.pale {{ fill: {colours["pale"]} }}
.mark {{ fill: {colours["mark"]} }}
.rule {{ stroke: {colours["rule"]}; stroke-width: 1 }}
.grid {{ stroke: {colours["rule"]}; stroke-width: 1; opacity: 0.45 }}
.lead {{ stroke: {colours["mark"]}; stroke-width: 1; stroke-dasharray: 2 2 }}
.halo {{ paint-order: stroke; stroke: {colours["paper"]}; stroke-width: 3px }}
text {{ font-family: {FONT} }}
"""


def picture(width: float, height: float, title: str, about: str) -> Element:
    """An empty picture with what it is, for those who do not see it."""
    root = Element(
        "svg",
        {
            "xmlns": NAMESPACE,
            "viewBox": f"0 0 {_number(width)} {_number(height)}",
            "width": _number(width),
            "height": _number(height),
            "role": "img",
        },
    )
    add(root, "title").text = line(title)
    add(root, "desc").text = line(about)
    return root


def add(parent: Element, tag: str, kind: str = "", /, **values: float | str) -> Element:
    """An element in another; `kind` is its class, and low lines in names of values are dashes."""
    given = {name.replace("_", "-"): _number(value) for name, value in values.items()}
    return SubElement(parent, tag, ({"class": kind} if kind else {}) | given)


def write(parent: Element, text: str, x: float, y: float, kind: str = "ink", **values: str) -> None:
    """A line of text with its baseline at `y`."""
    values.setdefault("font_size", "12")
    add(parent, "text", kind, x=x, y=y, **values).text = line(text)


def line(text: str) -> str:
    """The text on one line, as XML can hold it (XML 1.0, 2.2: two characters it cannot)."""
    return clean_line(text).translate(_NO_XML)


def text_width(text: str, size: float = 12) -> float:
    """About how wide a line of text is drawn, in pixels."""
    cells = sum(
        0 if combining(char) else 1.8 if east_asian_width(char) in "WF" else 1 for char in text
    )
    return cells * size * LETTER


def cut(text: str, room: float, size: float = 12) -> str:
    """As much of a line as there is room for, in pixels."""
    whole = clean_line(text)
    if text_width(whole, size) <= room:
        return whole
    while whole and text_width(whole + "…", size) > room:
        whole = whole[:-1]
    return whole.rstrip() + "…"


def wrapped(text: str, room: float, size: float = 12) -> list[str]:
    """The text in lines that there is room for, broken between words."""
    lines = [""]
    for word in clean_line(text).split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and text_width(longer, size) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def written(root: Element) -> str:
    """The picture as text."""
    indent(root)
    return tostring(root, encoding="unicode")


def _number(value: float | str) -> str:
    return value if isinstance(value, str) else f"{value:.1f}".rstrip("0").rstrip(".")
