"""What keys are called: as people write and read them, and as Textual names them. Plain data.

Textual calls most characters by their Unicode name (`question_mark`), letters and digits by
themselves, and puts modifiers before a key in the order of the alphabet (`alt+shift+j`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from string import punctuation
from types import MappingProxyType
from typing import Final

KEY_NAMES = {
    "question_mark": "?",
    "slash": "/",
    "escape": "esc",
    "pagedown": "pgdn",
    "pageup": "pgup",
    "backspace": "⌫",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "ctrl+d": "^d",
    "ctrl+p": "^p",
    "ctrl+q": "^q",
    "ctrl+u": "^u",
    "f1": "F1",
    "plus": "+",
    "minus": "-",
    "equals_sign": "=",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "greater_than_sign": ">",
    "less_than_sign": "<",
    "apostrophe": "'",
    "quotation_mark": '"',
    "backslash": "\\",
    "comma": ",",
}
"""How keys are written where their own names would be long."""


_RENAMED: Final = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}
"""The characters that Textual calls otherwise than Unicode does."""


def _name_of(char: str) -> str:
    if char.isalnum():
        return char
    name = unicodedata.name(char, "").lower().replace("-", "_").replace(" ", "_")
    return _RENAMED.get(name, name)


_CHARACTERS: Final = {_name_of(char): char for char in punctuation}

_NAMED: Final = frozenset(
    {
        *("up", "down", "left", "right", "home", "end", "pageup", "pagedown"),
        *("insert", "delete", "backspace", "tab", "enter", "escape", "space"),
        *(f"f{number}" for number in range(1, 25)),
    }
)

KEYS_BY_NAME: Final[Mapping[str, str]] = MappingProxyType(
    {
        **{name: name for name in (*_NAMED, *_CHARACTERS)},
        **{shown.lower(): key for key, shown in KEY_NAMES.items() if "+" not in key},
        "pgdown": "pagedown",
        "return": "enter",
        "⏎": "enter",
        "del": "delete",
        "ins": "insert",
    }
)
"""Every name of a key that people may write, in small letters, and Textual's name for it."""

SENT_AS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "ctrl+i": "tab",
        "ctrl+m": "enter",
        "ctrl+left_square_bracket": "escape",
        "ctrl+h": "backspace",
    }
)
"""Keys that most terminals send as others, so that nothing can be bound to them."""

EDITING: Final = frozenset(
    {
        *("left", "right", "home", "end", "backspace", "delete", "space"),
        *(f"ctrl+{letter}" for letter in "acdefkuvwx"),
        *(f"{held}+{key}" for held in ("ctrl", "shift") for key in ("left", "right")),
        *("shift+home", "shift+end", "ctrl+backspace", "alt+backspace"),
    }
)
"""The keys with which a line of text is edited where one is typed."""

_MODIFIER: Final = re.compile(r"(ctrl|control|alt|shift|super|hyper|meta) *[+-] *(?=.)", re.I)


def key_named(written: str) -> str | None:
    """Return Textual's name for a key as somebody may write it, or None where there is no such.

    What people read back counts (`?`, `^p`, `esc`, `↓`), and so do `ctrl-x`, `Ctrl+X` and `F1`.
    """
    rest = written if written == " " else written.strip()
    held = set[str]()
    if len(rest) == 2 and rest[0] == "^":
        held, rest = {"ctrl"}, rest[1]
    while found := _MODIFIER.match(rest):
        held.add(found[1].lower().replace("control", "ctrl"))
        rest = rest[found.end() :]
    base = _base(rest)
    return base if base is None or not held else _held(held, base)


def _base(text: str) -> str | None:
    if text == " ":
        return "space"
    if len(text) == 1 and text not in KEYS_BY_NAME:
        return _name_of(text) or None
    return KEYS_BY_NAME.get(text.lower())


def _held(held: set[str], base: str) -> str | None:
    """The name of a key with others held down."""
    if len(base) == 1 and base.isupper() and "ctrl" not in held:
        held = held | {"shift"}
    if held == {"shift"} and base not in _NAMED:
        # Which character comes of it depends on the keyboard, but for letters.
        return base.upper() if len(base) == 1 and base.isalpha() else None
    return "+".join([*sorted(held), base.lower()])


def shown_key(key: str) -> str:
    """Return a key of Textual's name as people read it; `key_named` reads it back."""
    if key in KEY_NAMES:
        return KEY_NAMES[key]
    *held, base = key.split("+")
    if held == ["ctrl"] and len(base) == 1:
        return f"^{base}"
    return "+".join([*held, base if held and base in _NAMED else _shown_base(base)])


def _shown_base(base: str) -> str:
    if base in _CHARACTERS:
        return _CHARACTERS[base]
    if base in _NAMED:
        return base.upper() if base[0] == "f" else base
    try:
        return unicodedata.lookup(base.replace("_", " "))
    except KeyError:
        return base


def is_typed(key: str) -> bool:
    """Whether a key writes or edits where a line of text is typed."""
    return key in EDITING or ("+" not in key and key not in _NAMED)
