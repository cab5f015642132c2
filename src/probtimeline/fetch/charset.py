"""The bytes of a page as text, in the encoding that it is really in.

The order is that of browsers (the WHATWG's Encoding and HTML standards), but for one thing: bytes
beyond ASCII that are UTF-8 without a fault are taken for it whatever the server says, because text
in another encoding is never that by chance, and servers are often wrong.
"""

from __future__ import annotations

import codecs
import re
from types import MappingProxyType
from typing import Final, NamedTuple

DECLARED_WITHIN: Final = 1024
"""Bytes from the beginning within which a page says its encoding."""

FALLBACK: Final = "cp1252"

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED: Final = re.compile(
    rb"<(?:meta|\?xml)[^>]+(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)"
)

_WIDER: Final = MappingProxyType(
    {
        "ascii": "cp1252",
        "iso8859-1": "cp1252",
        "iso8859-9": "cp1254",
        "iso8859-11": "cp874",
        "tis-620": "cp874",
        "gb2312": "gb18030",
        "gbk": "gb18030",
        "big5": "big5hkscs",
        "shift_jis": "cp932",
        "euc_kr": "cp949",
        "utf-16": "utf-16-le",
    }
)
"""What browsers read an encoding as, which has all its characters and more."""

_KNOWN: Final = frozenset(
    {"utf-8", "utf-16-le", "utf-16-be", "koi8-r", "koi8-u", "mac-roman", "mac-cyrillic", "cp866"}
    | {"euc_jp", "iso2022_jp", "big5hkscs", "gb18030", "cp932", "cp949", "cp874"}
    | {f"iso8859-{number}" for number in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)}
    | {f"cp125{number}" for number in range(9)}
)
"""The encodings of pages. Python knows others that are none, such as `unicode_escape`."""


class Decoded(NamedTuple):
    """The text of a page, its encoding, and how many of its characters could not be read."""

    text: str
    charset: str
    lost: int = 0


def decoded(data: bytes, said: str = "") -> Decoded:
    """Decode a page; `said` is the charset that the server names, or ""."""
    charset = charset_of(data, said)
    text = data.decode(charset, "replace").removeprefix("\ufeff")
    lost = text.count("\ufffd") - data.count("\ufffd".encode()) if charset == "utf-8" else 0
    if charset != "utf-8":
        lost = text.count("\ufffd")
    return Decoded(text, charset, max(lost, 0))


def charset_of(data: bytes, said: str = "") -> str:
    """Return the encoding that a page is in, as Python names it."""
    for mark, charset in _MARKS:
        if data.startswith(mark):
            return charset
    if not data.isascii() and _is_utf8(data):
        return "utf-8"
    found = _DECLARED.search(data[:DECLARED_WITHIN].lower())
    declared = _known(found[1].decode("ascii", "replace")) if found else ""
    if declared.startswith("utf-16"):
        declared = "utf-8"  # it could not have been read so far if it were true
    return _known(said) or declared or (FALLBACK if not data.isascii() else "utf-8")


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _known(label: str) -> str:
    try:
        name = codecs.lookup(label.strip(" \t\"'")).name
    except (LookupError, ValueError):
        return ""
    name = _WIDER.get(name, name)
    return name if name in _KNOWN else ""
