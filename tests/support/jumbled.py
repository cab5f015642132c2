"""Chronologies of many makes and layouts, good and bad, for reading in two ways."""

from __future__ import annotations

import json
from typing import Any, Final

from hypothesis import strategies as st

GOOD_DATES: Final = (
    "2014",
    "2013-05",
    "2014-06-01",
    "2013~",
    "2009-09/2012-11",
    "2014/..",
    "[2013..2015]",
    "../2015-05",
)
WORDS: Final = ("last September", "spring 2013", "28 March 2019")
BAD_DATES: Final = ("2014-13", "no day at all", "", " ")

_IDS: Final = st.sampled_from([f"e-{number}" for number in range(30)])
_SOURCES: Final = st.sampled_from(["s-0", "s-1", "s-2"])
_FIGURES: Final = st.sampled_from([f"f-{number}" for number in range(20)])
_TEXTS: Final = st.sampled_from(
    [
        "plain words",
        "“quoted” – 7 jobs",
        'a \\ and a " and a / \t',
        "é ü 漢字 🎉",
        "{[]}, :",
        "x" * 300,
    ]
)
_ODD: Final[st.SearchStrategy[Any]] = st.sampled_from(
    [None, 7, -1.5, True, [], {}, [[{}]], "text", {"a": [1, {"b": 2}]}]
)


def maybe(
    rare: int, common: st.SearchStrategy[Any], odd: st.SearchStrategy[Any]
) -> st.SearchStrategy[Any]:
    """Mostly the one; where `rare` is not 0, once in so many the other."""
    if not rare:
        return common
    return st.integers(0, rare).flatmap(lambda number: common if number else odd)


def figures(rare: int) -> st.SearchStrategy[Any]:
    """A figure of a quote that holds "7"."""
    return st.fixed_dictionaries(
        {"text": maybe(rare, st.just("7"), _TEXTS), "label": _TEXTS},
        optional={
            "id": _FIGURES,
            "value": st.sampled_from([7, 7.5, None]),
            "period": maybe(rare, st.sampled_from(GOOD_DATES), st.sampled_from(WORDS)),
            "extra": maybe(rare, _TEXTS, _ODD),
        },
    )


def events(rare: int) -> st.SearchStrategy[Any]:
    """An event; the more mistakes, the smaller `rare` (but 0: none)."""
    quote = st.fixed_dictionaries(
        {
            "source": maybe(rare, _SOURCES, st.just("nowhere")),
            "text": st.just("7 or “7”, as printed"),
        },
        optional={"figures": st.lists(figures(rare), max_size=2), "speaker": _TEXTS},
    )
    link = st.fixed_dictionaries({"event": _IDS}, optional={"how": _TEXTS})
    dates = maybe(4, st.sampled_from(GOOD_DATES), st.sampled_from(WORDS))
    made = st.fixed_dictionaries(
        {
            "id": _IDS,
            "title": maybe(rare, _TEXTS, st.just(" ")),
            "date": maybe(rare, dates, st.sampled_from(BAD_DATES)),
        },
        optional={
            "summary": maybe(rare, _TEXTS, _ODD),
            "milestone": maybe(rare, st.booleans(), _ODD),
            "tags": maybe(rare, st.lists(_TEXTS, max_size=2), _ODD),
            "sumary": _ODD,
            "quotes": maybe(rare, st.lists(quote, max_size=2), _ODD),
            "related": st.lists(link, max_size=2),
        },
    )
    return maybe(rare, made, _ODD)


def tables(rare: int, most: int = 8) -> st.SearchStrategy[dict[str, Any]]:
    """The JSON of a chronology, its fields in any order."""
    source = st.fixed_dictionaries(
        {"id": _SOURCES, "title": _TEXTS},
        optional={
            "published": maybe(rare, st.sampled_from(("2019-03-28", "2018")), st.just("soon")),
            "kind": _TEXTS,
            "knd": _ODD,
        },
    )
    by_id = {"unique_by": lambda each: str(each["id"])}
    unique: Any = {} if rare else by_id
    compared = st.fixed_dictionaries(
        {"id": _IDS, "title": _TEXTS, "verdict": st.just("agree"), "note": _TEXTS},
        optional={"events": st.lists(_IDS, max_size=2), "figures": st.lists(_FIGURES, max_size=1)},
    )
    worked_out = st.fixed_dictionaries(
        {"id": _IDS, "title": _TEXTS, "op": st.just("sum"), "of": st.just([1, 2])},
        optional={"equals": _FIGURES, "decimals": st.integers(0, 3)},
    )
    fields = st.fixed_dictionaries(
        {"format": maybe(rare, st.just("probtimeline/1"), _ODD)},
        optional={
            "title": maybe(rare, _TEXTS, _ODD),
            "about": _TEXTS,
            "abuot": _ODD,
            "sources": st.lists(source, max_size=3, **unique),
            "events": st.lists(events(rare), max_size=most, **unique),
            "comparisons": st.lists(compared, max_size=2, **unique),
            "calculations": st.lists(worked_out, max_size=2, **unique),
        },
    )
    return fields.flatmap(lambda made: st.permutations(list(made.items())).map(dict))


LAYOUTS: Final = st.sampled_from(
    [
        {"indent": 2, "ensure_ascii": False},
        {"separators": (",", ":")},
        {"indent": "\t", "separators": (" ,\r\n ", " : ")},
        {},
    ]
)


def files(rare: int, most: int = 8) -> st.SearchStrategy[bytes]:
    """The bytes of a chronology in some layout; now and then with a byte order mark, or cut off."""

    def written(made: dict[str, Any], layout: dict[str, Any], mark: bytes, cut: int) -> bytes:
        data = mark + json.dumps(made, **layout).encode() + b"\n"
        return data[: len(data) * cut // 100] if cut < 100 else data

    marks = st.sampled_from([b"", b"", b"", b"\xef\xbb\xbf"])
    whole = st.just(100)
    cuts = st.integers(0, 30).flatmap(lambda n: st.integers(1, 99) if rare and not n else whole)
    return st.builds(written, tables(rare, most), LAYOUTS, marks, cuts)
