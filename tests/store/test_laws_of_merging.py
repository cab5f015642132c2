"""What holds for every merge of two branches, whatever was done on them."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.marks import MARK, chosen, text_of

from probtimeline.store.canonical import encode
from probtimeline.store.document import Document, decode
from probtimeline.store.merging import merged
from probtimeline.store.merging_lists import MISSING
from probtimeline.store.merging_records import same
from probtimeline.store.tables import from_tables, to_tables

Data = dict[str, Any]

LAW = settings(max_examples=40)

FIGURES = st.fixed_dictionaries(
    {"text": st.sampled_from(["70%", "21"]), "label": st.sampled_from(["work", "firms"])},
    optional={"value": st.sampled_from([1, 1.0, 2]), "id": st.sampled_from(["f", "g"])},
)
QUOTES = st.fixed_dictionaries(
    {
        "source": st.sampled_from(["s", "t"]),
        "text": st.sampled_from(["about 70% of the work", "some 70% of the work", "no"]),
    },
    optional={"speaker": st.sampled_from(["A", "B"]), "figures": st.lists(FIGURES, max_size=2)},
)
LINKS = st.fixed_dictionaries(
    {"event": st.sampled_from(["a", "b"])}, optional={"how": st.just("by")}
)
FIELDS: dict[str, st.SearchStrategy[Any]] = {
    "title": st.sampled_from(["A", "B", "C"]),
    "date": st.sampled_from(["2001", "2002-05", "some day"]),
    "milestone": st.sampled_from([True, 1]),
    "tags": st.lists(st.sampled_from(["x", "y", "z"]), max_size=3),
    "quotes": st.lists(QUOTES, max_size=2),
    "related": st.lists(LINKS, max_size=2),
    "x-own": st.sampled_from([None, {"k": 1}, [1, 2]]),
}
STRAYS = st.lists(st.sampled_from([{"title": "no id"}, {"title": "nor this"}, 7]), max_size=2)
SOURCE = st.fixed_dictionaries({"id": st.just("s"), "title": FIELDS["title"]})
HEADER = {
    "title": FIELDS["title"],
    "x-head": FIELDS["x-own"],
    "sources": st.lists(SOURCE, max_size=1),
}


def canonical(data: Data) -> Data:
    return from_tables(to_tables(data))


@st.composite
def versions(draw: st.DrawFn) -> tuple[Data, Data, Data]:
    """What both began from, and what either side made of it: some records kept, some not."""
    event = st.fixed_dictionaries({}, optional=FIELDS)
    made: list[Data] = [draw(st.fixed_dictionaries({}, optional=HEADER)) for _ in range(3)]
    tables: list[list[Any]] = [[], [], []]
    for name in ("a", "b", "c"):
        base = draw(st.none() | event)
        for place, table in enumerate(tables):
            other = draw(st.sampled_from(["kept", "kept", "changed", "another", "out"]))
            record = base
            if place and other == "changed" and base is not None:
                field = draw(st.sampled_from(sorted(FIELDS)))
                record = {**base, field: draw(FIELDS[field])}
            elif place and other != "kept":
                record = draw(event) if other == "another" else None
            if record is not None:
                table.append({"id": name, **record})
    for data, table in zip(made, tables, strict=True):
        data["events"] = [*table, *draw(STRAYS)]
    return canonical(made[0]), canonical(made[1]), canonical(made[2])


def in_any_order(value: Any) -> Any:
    match value:
        case dict():
            return {name: in_any_order(each) for name, each in value.items()}
        case list():
            return sorted(map(in_any_order, value), key=repr)
    return value


@LAW
@given(versions())
def test_where_one_side_is_unchanged_the_merge_is_the_other(three: tuple[Data, Data, Data]) -> None:
    base, mine, theirs = three
    for merge, wanted in (
        (merged(base, base, theirs), theirs),
        (merged(base, mine, base), mine),
        (merged(base, mine, mine), mine),
    ):
        assert not merge.conflicts
        assert encode(merge.data) == encode(wanted)


@LAW
@given(versions())
def test_the_sides_may_change_places(three: tuple[Data, Data, Data]) -> None:
    base, mine, theirs = three
    one, other = merged(base, mine, theirs), merged(base, theirs, mine)
    assert len(one.conflicts) == len(other.conflicts)
    for side in (0, 1):
        taken = chosen(text_of(one), side), chosen(text_of(other), 1 - side)
        assert in_any_order(taken[0]) == in_any_order(taken[1])


@LAW
@given(versions())
def test_a_merge_is_in_canonical_form(three: tuple[Data, Data, Data]) -> None:
    merge = merged(*three)
    written = encode(merge.data)
    assert encode(canonical(merge.data)) == written
    read = decode(written, "it")
    assert isinstance(read, Document)
    assert same(read.data, merge.data)
    if not merge.conflicts:
        assert text_of(merge).encode() == written


@LAW
@given(versions(), st.lists(st.sampled_from([0, 1]), min_size=1))
def test_any_choice_of_sides_leaves_a_chronology(
    three: tuple[Data, Data, Data], sides: list[int]
) -> None:
    text = text_of(merged(*three))
    assert isinstance(chosen(text, *sides), dict)
    assert "<<<<<<<" not in MARK.sub("", text)


@LAW
@given(versions())
def test_what_only_one_side_touched_is_as_that_side_has_it(three: tuple[Data, Data, Data]) -> None:
    merge = merged(*three)
    records = [by_id(each) for each in three]
    result = by_id(merge.data)
    for side, other in ((1, 2), (2, 1)):
        for name, record in records[side].items():
            rest = records[other].get(name)
            if rest is None:
                continue
            base = records[0].get(name, {})
            for field in record.keys() | base.keys():
                if same(rest.get(field, MISSING), base.get(field, MISSING)):
                    assert same(result[name].get(field, MISSING), record.get(field, MISSING)), field


@LAW
@given(versions())
def test_nothing_that_a_side_added_is_lost(three: tuple[Data, Data, Data]) -> None:
    base, mine, theirs = map(by_id, three)
    merge = merged(*three)
    result = by_id(merge.data)
    for side in (mine, theirs):
        assert side.keys() - base.keys() <= result.keys()
        for name in side.keys() & result.keys():
            tags = set(side[name].get("tags", ())) - set(base.get(name, {}).get("tags", ()))
            assert tags <= set(result[name].get("tags", ()))
    for name, record in base.items():
        for side, other in ((mine, theirs), (theirs, mine)):
            if name not in side and same(other.get(name, MISSING), record):
                assert name not in result


def by_id(data: Data) -> dict[str, Data]:
    return {each["id"]: each for each in data["events"] if isinstance(each, dict) and "id" in each}
