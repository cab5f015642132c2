"""A record that two have changed, as lines: what it was to be, and what it is."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from probtimeline.core.text import clean_line

if TYPE_CHECKING:
    from probtimeline.store.changes import Conflict

_SHOWN: Final = 200
"""Characters shown of a field that differs."""


def conflict_lines(conflict: Conflict) -> Iterator[str]:
    """The conflict, then both texts of each field that differs."""
    yield clean_line(str(conflict))
    if conflict.mine is None or conflict.theirs is None:
        return
    for name in conflict.fields:
        yield f"  {clean_line(name)}"
        yield f"    wanted  {_value(conflict.mine.get(name))}"
        yield f"    found   {_value(conflict.theirs.get(name))}"


def _value(value: object) -> str:
    if value is None:
        return "(nothing)"
    return clean_line(json.dumps(value, ensure_ascii=False), _SHOWN)
