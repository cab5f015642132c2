"""The state of going over text that is not JSON: what was found, and how it is mended."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import Final, NoReturn

from probtimeline.core.problems import Problem, error
from probtimeline.store.document import Path, strict_decoder
from probtimeline.store.mending import Patch
from probtimeline.store.notes import MOST
from probtimeline.store.positions import path_text, skip_space

MOST_MISTAKES: Final = 50
"""The most mistakes in the syntax that are told at once: a text with more is another format."""

MOST_VALUES: Final = 2_000_000
"""The most values that are gone over one by one, which takes some ten seconds."""

NOT_READ: Final = "What follows was not read."

_COMMENT: Final = re.compile(r"//[^\n]*|\#[^\n]*|/\*.*?\*/", re.DOTALL)
_ODD_SPACE: Final = re.compile(r"[\s\u200b\ufeff]+")


class Stopped(Exception):  # noqa: N818 - it ends the walk, nothing has failed
    """Nothing after this can be trusted."""


@dataclass(slots=True)
class Walk:
    """Going over one text. `open` is what would close what is open; `cut` see `Mended`."""

    text: str
    found: list[tuple[Problem, int]] = field(default_factory=list)
    patches: list[Patch] = field(default_factory=list)
    doubtful: set[Path] = field(default_factory=set)
    open: list[str] = field(default_factory=list)
    cut: Path | None = None
    has_given_up: bool = False
    is_unread: bool = False
    mistakes: int = 0
    values: int = 0
    strict: json.JSONDecoder = field(default_factory=strict_decoder)
    plain: json.JSONDecoder = field(default_factory=json.JSONDecoder)

    def tell(self, code: str, what: str, cure: str, path: Path, at: int) -> None:
        """Note something wrong at an offset."""
        self.found.append((error(code, what, cure, path_text(path)), at))
        if len(self.found) > MOST:
            self.has_given_up = True
            raise Stopped

    def mistake(self, what: str, cure: str, path: Path, at: int) -> None:
        """Note a mistake in the syntax after which reading goes on."""
        self.mistakes += 1
        if self.mistakes < MOST_MISTAKES:
            self.tell("json", what, cure, path, at)
            return
        self.has_given_up = True
        more = f"This is mistake number {MOST_MISTAKES}: what follows was not read."
        self.tell("json", what, f"{cure} {more}", path, at)
        raise Stopped

    def count(self, at: int) -> None:
        """Take note of one more value; of too many, give up, and tell where the trouble begins."""
        self.values += 1
        if self.values <= MOST_VALUES:
            return
        self.has_given_up = True
        if not self.found:
            try:
                self.plain.raw_decode(self.text, skip_space(self.text, 0))
            except (ValueError, RecursionError) as fault:
                at = fault.pos if isinstance(fault, json.JSONDecodeError) else at
        what = f"something is wrong here or further on, beyond the first {MOST_VALUES:,} values"
        self.tell("json", what, "Divide it, to be told more.", (), at)
        raise Stopped

    def mend(self, start: int, end: int, new: str) -> None:
        """Have text replaced for reading on."""
        self.patches.append((start, end, new))

    def stop(  # noqa: PLR0913 - all that a mistake consists of
        self,
        what: str,
        cure: str,
        path: Path,
        at: int,
        filler: str = "",
        *,
        since: int | None = None,
    ) -> NoReturn:
        """Note a mistake after which nothing can be trusted.

        `filler` is what the text needs in its place, before the brackets that close what is
        open; `since` is where that which cannot be read begins, if not at the mistake.
        """
        if at >= len(self.text):
            what = "the text ends here, before everything that was opened is closed"
            cure = "See whether its end was cut off; close what is open."
        elif at + 1 < len(self.text):
            cure = f"{cure} {NOT_READ}"
        self.tell("json", what, cure, path, at)
        self.leave(path, at if since is None else since, filler)

    def leave(self, path: Path, at: int, filler: str) -> NoReturn:
        """Read no further than `at`, and close what is open there."""
        self.cut = path
        if filler:
            self.doubtful.add((*path, "") if filler.startswith('"') else path)
        self.mend(at, len(self.text), filler + "".join(reversed(self.open)))
        raise Stopped

    def skip(self, at: int, path: Path) -> int:
        """Step over white space, and over comments and odd spaces, which are told."""
        while True:
            at = skip_space(self.text, at)
            if found := _COMMENT.match(self.text, at):
                self.mistake("JSON has no comments", "Take the comment away.", path, at)
            elif found := _ODD_SPACE.match(self.text, at):
                what = "a kind of space stands here that JSON does not know"
                self.mistake(what, "Write a plain space.", path, at)
            else:
                return at
            self.mend(at, found.end(), " ")
            at = found.end()
