"""Text that tries to act, and a chronology with it in every field of every kind of record.

The records are made from the table of fields, so that a new field is tried by itself.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from probtimeline.store.fields import FIELDS, FORMAT, KIND_OF, Field, Holds

STRINGS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "colour": "\x1b[5;38;5;201mink\x1b[0m",
        "clear the screen": "\x1b[2J\x1b[3J\x1b[H",
        "move the cursor": "\x1b[99A\x1b[99Dx\x1b[s\x1b[u",
        "report the cursor": "\x1b[6n\x1b[c\x1b[>q\x1b[21t",
        "paste mode": "\x1b[?2004l\x1b[201~quit\n",
        "leave the screen": "\x1b[?1049l",
        "reset": "\x1bc\x1b#8",
        "window title": "\x1b]0;evil-title\x07",
        "clipboard": "\x1b]52;c;ZXZpbA==\x07",
        "clipboard, ended by ST": "\x1b]52;c;ZXZpbA==\x1b\\",
        "clipboard, not ended": "\x1b]52;c;ZXZpbA==",
        "link": "\x1b]8;;https://evil.example/\x1b\\here\x1b]8;;\x1b\\",
        "palette": "\x1b]4;1;#ff00ff\x07\x1b]11;?\x07",
        "device control": '\x1bP$q"p\x1b\\\x1bP+q544e\x1b\\',
        "image": "\x1bPq#0;2;0;0;0~-\x1b\\\x1b_Gf=24;AAAA\x1b\\",
        "private message": "\x1b^evil\x1b\\\x1bXevil\x1b\\",
        "C1 colour": "\x9b5;38;5;201mink",
        "C1 clipboard": "\x9d52;c;ZXZpbA==\x9c",
        "C1 device control": "\x90q~\x9c\x98x\x9c\x9ex\x9c\x9fx\x9c",
        "every C0": "".join(map(chr, range(0x20))),
        "every C1": "".join(map(chr, range(0x7F, 0xA0))),
        "overwrite": "honest\rforged\x08\x08\x08ery",
        "lines of its own": "one\nprobtimeline: forged\r\ntwo\u2028three\u2029four\x0bfive\x0csix",
        "overrides": "\u202aa\u202bb\u202dc\u202egnp.exe\u202c",
        "isolates": "\u2066a\u2067b\u2068c\u2069",
        "marks of direction": "\u200e\u200f\u061c" * 15,
        "zero width": "in\u200bvis\u2060ible\ufeff\u00ad" + "\u200b" * 40,
        "joiners": "join\u200c\u200d" + "\u200d\u200c" * 20 + "ed",
        "tags": "flag" + "".join(chr(0xE0000 + ord(char)) for char in "secret") + "\U000e007f",
        "combining": "Z" + "\u0351\u0489\u20dd" * 20 + "algo",
        "selectors": "a" + "\ufe0f\U000e0100" * 20,
        "fillers": "\u3164\u115f\u1160\uffa0\u2800\u180e\u034f",
        "annotations": "\ufff9a\ufffab\ufffb\u206a\u206f",
        "lone surrogates": "\udc00 \udcff \ud83d \ud800",
        "surrogates the wrong way round": "\udc00\ud83d",
        "no characters": "\ufffe\uffff\U0010ffff\ue000\U000f0000",
        "wide": "漢字かな" * 20 + "\U0001f469\u200d\U0001f467\U0001f3f4\U000e0067\U000e007f",
        "right to left": "עברית العربية \u200f",
        "markup closed": "[/] [/b] [/x] [/@click]",
        "markup": "[b]bold[/b] [sic] [red on blue]x[/] [link=https://evil.example]y[/link]",
        "action": "[@click=app.quit]here[/] [@click=screen.dismiss(True)]",
        "broken markup": "[[[b \\[b] [$] [=] [b=] [#] [on] ]]] [@",
        "variables": "$ink-muted $t {0} {} %s %(x)s ${HOME} {{x}} $(touch evil) `evil`",
        "emoji codes": ":thumbs_up: :warning: :x:",
        "html": "</script><img src=x onerror=alert(1)>&lt;",
        "quotation marks": '"\'“”‘’\\" \\u001b \\x1b \\',
        "a long word": "x" * 400,
        "nothing but space": "\u00a0\u2003\u3000\u2007",
        "formula": "=1+1 @SUM(A1) +cmd|' /C calc'!A0",
    }
)
"""The strings, each by what it tries."""

EVERYTHING: Final = " ".join(each for name, each in STRINGS.items() if len(each) < 400)
"""All of the shorter ones, one after another."""

BYTES: Final = b"a\x1b]52;c;ZXZpbA==\x07\n[sic] [@click=app.quit]$ink\xc2\x9b2J\xe2\x80\xaegnp\xff"
"""The name of a file or folder that tries the same, and is no UTF-8."""

OWN_STYLE: Final = re.compile(r"\x1b\[(?:[0-9]{1,2}(?:;[0-9]{1,3})*)?m")
"""What the program itself sends to a terminal: a colour, bold."""

_ACTING = frozenset(
    chr(code)
    for code in (
        *(set(range(0x20)) - {0x0A}),
        *range(0x7F, 0xA0),
        0xAD,
        0x200B,
        *range(0x2028, 0x202F),
        *range(0x2060, 0x206A),
        0xFEFF,
        *range(0xD800, 0xE000),
        *range(0xE0000, 0xE0080),
    )
)
_MARKS_IN_A_ROW = 8


def acting(text: str) -> list[str]:
    """The characters in a text as shown that could do, hide or overwrite something."""
    found = sorted(_ACTING.intersection(text))
    run = 0
    for char in text if not text.isascii() else "":
        run = run + 1 if unicodedata.category(char) in ("Mn", "Me", "Cf") else 0
        if run > _MARKS_IN_A_ROW:
            return [*found, "a flood of marks"]
    return found


def document(strings: Mapping[str, str] = STRINGS) -> dict[str, Any]:
    """A chronology with a source, an event and all the rest for each string, in every field."""
    texts = [f"word {each} end" for each in strings.values()]
    whole = _record("chronology", 0, texts[0], len(texts))
    for table, kind in KIND_OF.items():
        whole[table] = [_record(kind, at, text, len(texts)) for at, text in enumerate(texts)]
    return whole


def _record(kind: str, at: int, text: str, count: int) -> dict[str, Any]:
    fields = {each.name: _value(kind, each, at, text, count) for each in FIELDS[kind]}
    return {**fields, text: text, "more": [{text: [text]}]}


def _value(kind: str, field: Field, at: int, text: str, count: int) -> Any:
    match field.holds:
        case Holds.TEXT:
            return FORMAT if field.name == "format" else text
        case Holds.TEXTS:
            return [text]
        case Holds.SLUG:
            return _reference(kind, field.name, at, count)
        case Holds.SLUGS:
            return [f"{field.name[:-1]}-{at}", f"{field.name[:-1]}-{(at + 1) % count}"]
        case Holds.TERMS:
            return [f"figure-{at}", 1]
        case Holds.DATE:
            return f"{2000 + at % 20}"
        case Holds.ADDRESS:
            return "https://example.org/" + re.sub(r"[\s\x00-\x1f]", "", text)
        case Holds.CHOICE:
            return field.choices[at % len(field.choices)]
        case Holds.FLAG:
            return True
        case Holds.NUMBER | Holds.WHOLE:
            return at % 10
        case Holds.RECORDS:
            return [_record(field.of, at, text, count)]


def _reference(kind: str, name: str, at: int, count: int) -> str:
    match name:
        case "id":
            return f"{kind}-{at}"
        case "measure":
            return f"measure-{at // 2}"
        case "equals":
            return f"figure-{at}"
        case "event":
            return f"event-{(at + 1) % count}"
    return f"{name}-{at}"
