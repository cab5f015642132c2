"""Two texts of one record side by side: the reader's, and the one that is in the file meanwhile.

Only fields that differ are shown, those that both have changed first; words that differ are lit
and stand in ‹ ›. Records are plain JSON here, as they are in the file.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Any, Final

from textual.content import Content

from probtimeline.core.differing import Stretch, differing
from probtimeline.core.text import counted
from probtimeline.views import paint
from probtimeline.views.facing import DIFFERS, LABEL, in_brackets
from probtimeline.views.widgets.columns import Columns
from probtimeline.views.widgets.page import Block, Paragraph

Raw = Mapping[str, Any]

BOTH, MINE, THEIRS = "Both changed", "Only yours changed", "Only the file's changed"
"""Who has changed a field since both began."""

_LONGEST: Final = 4000
"""Characters shown of one field."""


@dataclass(frozen=True, slots=True)
class Clash:
    """A record that somebody else has changed; None is no record.

    `told` says what has happened. `base` is what both began from, `mine` what was to be written,
    `theirs` what the file holds.
    """

    told: str
    base: Raw | None
    mine: Raw | None
    theirs: Raw | None
    mine_name: str = "yours"


@dataclass(frozen=True, slots=True)
class Unlike:
    """One field that differs: its name, who changed it, and its three texts ("" is none)."""

    name: str
    who: str
    base: str
    mine: str
    theirs: str


def unlike(clash: Clash) -> tuple[tuple[Unlike, ...], int]:
    """The fields that differ, and how many are the same in both."""
    mine, theirs, base = (dict(each or {}) for each in (clash.mine, clash.theirs, clash.base))
    found, same = [], 0
    for name in dict.fromkeys((*mine, *theirs)):
        values = base.get(name), mine.get(name), theirs.get(name)
        if values[1] == values[2]:
            same += 1
        else:
            who = _who(clash, *values)
            found += [Unlike(*each[:1], who, *each[1:]) for each in _parts(name, *values)]
    order = (BOTH, MINE, THEIRS)
    return tuple(sorted(found, key=lambda each: order.index(each.who))), same


def _who(clash: Clash, base: Any, mine: Any, theirs: Any) -> str:
    if clash.base is None or base not in (mine, theirs):
        return BOTH
    return THEIRS if base == mine else MINE


def _parts(name: str, base: Any, mine: Any, theirs: Any) -> Iterator[tuple[str, str, str, str]]:
    """A field as texts; a list of records record by record, those that are the same left out."""
    lists = [each for each in (mine, theirs) if each is not None]
    records = all(
        isinstance(each, list) and any(isinstance(item, dict) for item in each) for each in lists
    )
    if not records:
        yield name, _text(base), _text(mine), _text(theirs)
        return
    for number, one, other in _paired(mine or [], theirs or []):
        label = f"{name.removesuffix('s')} {number}"
        yield label, "", _record(one), _record(other)


def _paired(mine: Sequence[Any], theirs: Sequence[Any]) -> Iterator[tuple[int, Any, Any]]:
    """The items that differ, beside each other, with the number of the first of the two."""
    one, other = ([json.dumps(item, sort_keys=True) for item in each] for each in (mine, theirs))
    for kind, start, end, at, to in SequenceMatcher(None, one, other, False).get_opcodes():
        if kind != "equal":
            pairs = zip_longest(mine[start:end], theirs[at:to])
            for number, pair in enumerate(pairs, (start if start < end else at) + 1):
                yield number, *pair


def _record(raw: Any) -> str:
    """A record inside another as lines: a field each."""
    if not isinstance(raw, dict):
        return _text(raw)
    return "\n".join(f"{name}: {_text(value)}" for name, value in raw.items())


def _text(value: Any) -> str:
    match value:
        case None:
            return ""
        case str():
            return value
        case list() if all(isinstance(each, str) for each in value):
            return ", ".join(value) or "(none)"
        case list() if all(isinstance(each, dict) for each in value):
            return "\n".join(map(_record, value)) or "(none)"
    return json.dumps(value, ensure_ascii=False)


def clash_blocks(clashes: Sequence[Clash]) -> list[Paragraph]:
    """The conflicts as a page."""
    blocks: list[Paragraph] = []
    for clash in clashes:
        blocks += [Block()] if blocks else []
        blocks.append(Block(paint.prose(clash.told, paint.DOUBT)))
        blocks.append(Block())
        blocks += _sides(clash)
    return blocks


def _sides(clash: Clash) -> Iterator[Paragraph]:
    head = Content(" " * (LABEL + 3))
    names = [paint.line(each, paint.TITLE) for each in (clash.mine_name, "in the file now")]
    yield Columns(names[0], names[1], head=head)
    if clash.mine is None or clash.theirs is None:
        gone = paint.line("(no such record)", paint.BAD)
        titles = [
            gone if each is None else paint.line(_text(each.get("title")), paint.TITLE)
            for each in (clash.mine, clash.theirs)
        ]
        yield Columns(titles[0], titles[1], head=_head("title"))
        yield from _left(clash)
        return
    found, same = unlike(clash)
    for who in (BOTH, MINE, THEIRS):
        group = [each for each in found if each.who == who]
        if group:
            yield Block()
            yield Block(paint.line(who if clash.base is not None else "What differs", paint.FIGURE))
            for each in group:
                yield from _facing(each)
    yield Block()
    yield Block(
        paint.line(
            f"{counted(same, 'other field')} {'is' if same == 1 else 'are'} the same in both",
            paint.MUTED,
        )
    )


def _left(clash: Clash) -> Iterator[Paragraph]:
    """What the record that is still there says, beside an empty column."""
    raw = clash.mine if clash.mine is not None else clash.theirs
    for name, value in (raw or {}).items():
        if name in ("id", "title"):
            continue
        shown = paint.prose(_text(value)[:_LONGEST], paint.PLAIN)
        sides = (shown, Content("")) if clash.mine is not None else (Content(""), shown)
        yield Columns(*sides, head=_head(name))


def _facing(each: Unlike) -> Iterator[Paragraph]:
    """A field in two columns; where both changed it, what stood there before, below them."""
    mine, theirs = each.mine[:_LONGEST], each.theirs[:_LONGEST]
    found = differing(mine, theirs)
    whole = found.all_of_it or not (mine and theirs)
    sides = [
        _lit(text, () if whole else stretches)
        for text, stretches in ((mine, found.left), (theirs, found.right))
    ]
    yield Columns(sides[0], sides[1], head=_head(each.name))
    if each.who == BOTH and each.base:
        head = paint.line(f" {'before':>{LABEL}}  ", paint.FAINT)
        rest = Content(" " * head.cell_length)
        yield Block(paint.prose(each.base[:_LONGEST], paint.FAINT), head, rest)


def _lit(text: str, stretches: Sequence[Stretch]) -> Content:
    if not text:
        return paint.line("not given", paint.FAINT)
    shown, edges = in_brackets(text, stretches)
    return paint.layered(shown, paint.PLAIN, [(edges, DIFFERS)])


def _head(label: str) -> Content:
    return paint.line(f" {label[:LABEL]:<{LABEL}}  ", paint.MUTED)
