"""The text of a fetched page: decoded, its article taken out, and cleaned."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Final, NamedTuple

from probtimeline.core.text import clean
from probtimeline.fetch.charset import decoded
from probtimeline.fetch.failing import CannotFetch
from probtimeline.fetch.page import Page

LIBRARIES: Final = ("trafilatura", "lxml", "lxml_html_clean")
"""What takes articles out of pages, and what that cannot be imported without."""

INSTALL: Final = 'pip install "probtimeline[fetch]"'

_PROGRAM: Final = """
import sys
sys.path.append(sys.argv[1])
from probtimeline.fetch.extracting import main
sys.exit(main(int(sys.argv[2]), int(sys.argv[3])))
"""


class Bounds(NamedTuple):
    """What taking the article out of a page may cost: seconds, and bytes of memory."""

    seconds: int = 20
    memory: int = 1024 * 1024 * 1024


BOUNDS: Final = Bounds()


class Text(NamedTuple):
    """The text of a page: its article, and all of its text.

    `charset` is what it was read as; `lost` counts the characters that could not be read.
    """

    article: str
    whole: str
    charset: str
    lost: int = 0


def is_installed() -> bool:
    """Whether what takes articles out of pages is there."""
    return all(map(find_spec, LIBRARIES))


def text_of(page: Page, bounds: Bounds = BOUNDS) -> Text:
    """Return the text of a page; both its texts are empty where there is none.

    Raises CannotFetch where the work takes more than the bounds allow.
    """
    text, charset, lost = decoded(page.data, page.charset)
    if not page.is_html:
        plain = _cleaned(text)
        return Text(plain, plain, charset, lost)
    article, whole = _extracted(text, bounds) if text.strip() else ("", "")
    return Text(_cleaned(article), _cleaned(whole), charset, lost)


def _extracted(text: str, bounds: Bounds) -> tuple[str, str]:
    package = str(Path(__file__).parents[2])
    command = [sys.executable, "-P", "-c", _PROGRAM, package, *map(str, bounds)]
    try:
        done = subprocess.run(
            command,
            input=text.encode("utf-8", "replace"),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=bounds.seconds,
            check=True,
        )
        answer = json.loads(done.stdout)
        return answer["article"], answer["whole"]
    except subprocess.TimeoutExpired:
        what = f"its markup could not be read within {bounds.seconds} seconds"
    except (subprocess.SubprocessError, ValueError):
        what = "its markup is too large or too tangled to be read"
    raise CannotFetch(what)


def _cleaned(text: str) -> str:
    """Return a text as it may be kept: no control characters, no empty lines in a row."""
    lines = (
        line.strip() for line in clean(text.replace("\r\n", "\n").replace("\r", "\n")).split("\n")
    )
    kept: list[str] = []
    for line in lines:
        if line or (kept and kept[-1]):
            kept.append(line)
    return "\n".join(kept).strip()
