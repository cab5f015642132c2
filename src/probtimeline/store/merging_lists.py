"""Three versions of a list, item by item: which items are one, and in which order they stand.

An item is known again by what names it, and one that names nothing by its whole content.
"""

from __future__ import annotations

import json
from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType
from typing import Any, Final

Identity = Callable[[Any], Hashable]
"""What an item is known by; None where it has nothing of the kind."""


class Gap(Enum):
    """Where there is no value at all, which in JSON is not the same as null."""

    MISSING = "nothing"


MISSING: Final = Gap.MISSING


@dataclass(frozen=True, slots=True)
class Trio:
    """One item in the three versions; MISSING where a version does not have it."""

    base: Any
    mine: Any
    theirs: Any


@dataclass(frozen=True, slots=True)
class Naming:
    """How items of one kind are known again, the surest way first.

    `likely` holds against an older version only: of two items that are new on both sides it
    would make one where there are two. `alike` tells how near two items are that nothing names,
    from 0 to 1.
    """

    sure: tuple[Identity, ...]
    likely: tuple[Identity, ...] = ()
    alike: Callable[[Any, Any], float] | None = None


_ALIKE: Final = 0.5
"""From here on two wordings count as one that was edited: half of their words are the same."""

_MOST_PAIRS: Final = 2500
"""With more pairs of items that nothing names, they are not compared one by one."""


_ENCODE: Final = json.JSONEncoder(sort_keys=True).encode


def content(item: Any) -> str:
    """Return what tells an item from every other one: its JSON, whatever the order of its keys."""
    return _ENCODE(item)


def _by(*names: str) -> Identity:
    """Return what knows a record by these fields, where it has all of them."""

    def identity(item: Any) -> Hashable:
        if not isinstance(item, dict):
            return None
        found = tuple([item.get(name) for name in names])
        return found if all(isinstance(each, str) and each for each in found) else None

    return identity


def _alike_quotes(one: Any, other: Any) -> float:
    match one, other:
        case {"source": a, "text": str(text)}, {"source": b, "text": str(wording)} if a == b:
            words, others = set(text.casefold().split()), set(wording.casefold().split())
            return 2 * len(words & others) / max(1, len(words) + len(others))
    return 0.0


_WITH_ID: Final = Naming((_by("id"), content))
VALUES: Final = Naming((content,))
"""How the items of a list that is a set are known: each is itself."""

NAMING: Final[Mapping[str, Naming]] = MappingProxyType(
    {
        "source": _WITH_ID,
        "event": _WITH_ID,
        "comparison": _WITH_ID,
        "calculation": _WITH_ID,
        "quote": Naming((content, _by("source", "text")), (_by("text"),), _alike_quotes),
        "figure": Naming((content, _by("id"), _by("text", "label")), (_by("text"), _by("label"))),
        "link": Naming((content, _by("event", "how"), _by("event"))),
    }
)
"""How the records of each kind are known again."""


def trios(
    base: Sequence[Any], mine: Sequence[Any], theirs: Sequence[Any], naming: Naming
) -> list[Trio]:
    """Return every item that one of the versions has, in the order of the merge.

    That is the order of the side that changed it; what only the other side has follows what it
    follows there.
    """
    in_mine, in_theirs = _known_again(base, mine, naming), _known_again(base, theirs, naming)
    new_mine = [place for place in range(len(mine)) if place not in in_mine]
    new_theirs = [place for place in range(len(theirs)) if place not in in_theirs]
    both = _pairs(
        [mine[place] for place in new_mine], [theirs[place] for place in new_theirs], naming.sure
    )
    in_theirs |= {new_theirs[k]: len(base) + new_mine[j] for k, j in both.items()}
    behind = len(base) + len(mine)
    my_order = [in_mine.get(j, len(base) + j) for j in range(len(mine))]
    their_order = [in_theirs.get(k, behind + k) for k in range(len(theirs))]
    old, ours, others = (
        dict(enumerate(base)),
        dict(zip(my_order, mine, strict=True)),
        dict(zip(their_order, theirs, strict=True)),
    )
    return [
        Trio(old.get(each, MISSING), ours.get(each, MISSING), others.get(each, MISSING))
        for each in _order(my_order, their_order, len(base))
    ]


def _known_again(base: Sequence[Any], side: Sequence[Any], naming: Naming) -> dict[int, int]:
    """Return for each item of a side that the base has, by its place, the place in the base."""
    pairs = _pairs(base, side, (*naming.sure, *naming.likely))
    if naming.alike is None:
        return pairs
    taken = set(pairs.values())
    old = [place for place in range(len(base)) if place not in taken]
    new = [place for place in range(len(side)) if place not in pairs]
    if len(old) * len(new) > _MOST_PAIRS:
        return pairs
    near = sorted((-naming.alike(base[i], side[j]), i, j) for i in old for j in new)
    for likeness, i, j in near:
        if -likeness >= _ALIKE and i not in taken and j not in pairs:
            pairs[j] = i
            taken.add(i)
    return pairs


def _pairs(
    one: Sequence[Any], other: Sequence[Any], identities: Iterable[Identity]
) -> dict[int, int]:
    """Return the places in `other` of items that `one` has, with their places there.

    Of several that are known by the same, the first belongs to the first.
    """
    pairs: dict[int, int] = {}
    left, looking = list(range(len(one))), list(range(len(other)))
    for identity in identities:
        if not left or not looking:
            break
        places: defaultdict[Hashable, deque[int]] = defaultdict(deque)
        for place in left:
            if (known := identity(one[place])) is not None:
                places[known].append(place)
        for place in looking:
            known = identity(other[place])
            if known is not None and places.get(known):
                pairs[place] = places[known].popleft()
        taken = set(pairs.values())
        left = [place for place in left if place not in taken]
        looking = [place for place in looking if place not in pairs]
    return pairs


def _order(mine: Sequence[int], theirs: Sequence[int], old: int) -> list[int]:
    """Return the numbers of both sides in one order; those below `old` are in the base."""
    kept = [each for each in mine if each < old]
    spine, other = (theirs, mine) if kept == sorted(kept) else (mine, theirs)
    standing = set(spine)
    following: defaultdict[int, list[int]] = defaultdict(list)
    anchor = -1
    for each in other:
        if each in standing:
            anchor = each
        else:
            following[anchor].append(each)
    ordered = following[-1].copy()
    for each in spine:
        ordered += [each, *following.get(each, ())]
    return ordered
