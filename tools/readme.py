"""Writes the lists in README.md from the code: `make readme`. A test compares them.

A list stands between `<!-- name -->` and `<!-- /name -->`.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Mapping, Sequence
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from probtimeline.query.operators import OPERATORS
from probtimeline.verbs import VERBS
from probtimeline.views.comparing_marks import COMPARED_MARKS, ENDING_MARKS
from probtimeline.views.keys import COMMANDS, PLACES, Command
from probtimeline.views.paint import (
    AGREEMENT_MARKS,
    AXIS_MARKS,
    LIST_MARKS,
    MARKS,
    MILESTONE_MARK,
    STATUS_MARKS,
    chart_marks,
)
from probtimeline.views.paint import VERDICT_MARKS as VERDICTS

README = Path(__file__).parent.parent / "README.md"


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', '∣') for cell in row)} |" for row in lines)


def _keys_of(command: Command) -> str:
    return " ".join(f"`{key}`" for key in command.shown_keys)


def keys() -> str:
    """Every key of the explorer, by where it works."""
    parts = []
    for context, commands in groupby(COMMANDS, key=attrgetter("context")):
        rows = [(_keys_of(command), command.text) for command in commands]
        parts.append(f"**{PLACES[context]}**\n\n{_table(('key', 'does'), rows)}")
    return "\n\n".join(parts)


def verbs() -> str:
    """Every verb of the command line."""
    rows = [(f"`probtimeline {name}`", summary) for name, summary in VERBS.items()]
    return _table(("verb", "does"), rows)


def operators() -> str:
    """Every field a search may name."""
    rows = [(f"`{one.example}`", one.what) for one in OPERATORS]
    return _table(("for example", "finds"), rows)


def marks() -> str:
    """Every mark on the screen."""
    rows = [(mark, words) for mark, words in (*AXIS_MARKS, *MARKS, *LIST_MARKS, *chart_marks())]
    rows.append((MILESTONE_MARK, "a milestone"))
    rows += [(mark, status.value) for status, mark in STATUS_MARKS.items()]
    rows += [
        (mark, f"quotation {kind.value}: {words}") for kind, (mark, _, words) in VERDICTS.items()
    ]
    rows += [(mark, f"compared: {kind.value}") for kind, (mark, _) in AGREEMENT_MARKS.items()]
    rows += COMPARED_MARKS
    rows += [
        (mark, f"plan or promise {ending.value}: {words}")
        for ending, (mark, _, words) in ENDING_MARKS.items()
    ]
    return _table(("mark", "means"), rows)


LISTS: Mapping[str, Callable[[], str]] = {
    "keys": keys,
    "verbs": verbs,
    "operators": operators,
    "marks": marks,
}


def filled(text: str) -> str:
    """The text with each of its lists written anew."""
    for name, write in LISTS.items():
        between = re.compile(f"(<!-- {name} -->\n).*?(<!-- /{name} -->)", re.DOTALL)
        text, found = between.subn(lambda m, w=write: f"{m[1]}\n{w()}\n\n{m[2]}", text)  # type: ignore[misc]
        if found != 1:
            raise SystemExit(f"README.md has {found} places for the list of {name}, not one")
    return text


def main() -> int:
    """Write README.md anew."""
    README.write_text(filled(README.read_text(encoding="utf-8")), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
