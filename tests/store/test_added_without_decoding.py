"""Records put between those that are there: the same as when all of the file is decoded."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.catalogued import event, library_of

from probtimeline.core.span import Span
from probtimeline.store.catalogue import Catalogue, types
from probtimeline.store.files import Input
from probtimeline.store.library import Library
from probtimeline.store.loading import paths_of
from probtimeline.store.making import make
from probtimeline.store.original import Original
from probtimeline.store.outcome import Added, Refused
from probtimeline.store.shelf import Shelf

DATES = ("2001", "2001-06", "2001-06-15", "2001-06-15?", "1999/2003", "../2000", "-0043", "2001~")
WORDS = ("last September", "spring 2001", "yesterday")
TITLES = ("Ballot held", "Ballot held!", "Strike", "Vote “lost” \ud83d\ude00 \\ \u2028", "é\t")

events = st.fixed_dictionaries(
    {"title": st.sampled_from(TITLES), "date": st.sampled_from((*DATES, *DATES, *WORDS))},
    optional={
        "id": st.sampled_from([f"e-{number}" for number in range(30)]),
        "milestone": st.booleans(),
        "tags": st.lists(st.sampled_from(("a", "b", "c", "d")), max_size=3),
        "summary": st.sampled_from(("", "Said so.", "\ud800 alone")),
        "colour": st.sampled_from((1, 1.5, {"b": 1, "a": [2.0, None, {}]})),
        "related": st.lists(
            st.builds(lambda n: {"event": f"e-{n}", "how": "so"}, st.integers(0, 14)), max_size=1
        ),
        "quotes": st.lists(
            st.builds(
                lambda source, figure, tail: {
                    "source": source,
                    "text": f"7 jobs {tail}",
                    "figures": [{"text": "7", "label": "jobs", **figure}],
                },
                st.sampled_from(("s", "s", "new", "none")),
                st.one_of(
                    st.just({}), st.builds(lambda n: {"id": f"jobs-{n}"}, st.integers(0, 30))
                ),
                st.sampled_from(("lost", "found")),
            ),
            max_size=2,
        ),
    },
)
sources = st.fixed_dictionaries(
    {"id": st.sampled_from(("new", "s", "other")), "title": st.sampled_from(("A report", "B"))},
    optional={"published": st.sampled_from(("2002", "2001-03-28"))},
)
comparisons = st.builds(
    lambda number, figure: {
        "id": f"c-{number}",
        "title": "C",
        "figures": [f"jobs-{figure}"],
        "verdict": "agree",
        "note": "n",
    },
    st.integers(0, 3),
    st.integers(0, 9),
)
additions = st.fixed_dictionaries(
    {"events": st.lists(events, max_size=3)},
    optional={
        "sources": st.lists(sources, max_size=2),
        "comparisons": st.lists(comparisons, max_size=1),
        "title": st.just("Another"),
    },
)


def written(path: Path, many: int, **more: Any) -> None:
    """Write a chronology of so many events, and have it in canonical form."""
    source = {"id": "s", "title": "A report", "published": "2019-03-28"}
    made = [event(number, tags=["b"] if number % 3 else ["a", "b"]) for number in range(many)]
    whole = {"format": "probtimeline/1", "title": "T", "sources": [source], "events": made, **more}
    path.write_text(json.dumps(whole, indent=2, ensure_ascii=False), encoding="utf-8")
    library_of(path).format()


def added(library: Library, addition: Any, on: Span | None = None) -> Added | Refused:
    data = json.dumps(addition).encode()
    return library.add([Input("new.json", data)], on=on)


def told(outcome: Added | Refused) -> Any:
    if isinstance(outcome, Refused):
        return outcome
    return outcome.records, outcome.warnings, outcome.change


def lines_beside(library: Library) -> int:
    """How many additions are noted beside the catalogue."""
    assert library.cache is not None
    return sum(len(path.read_bytes().splitlines()) for path in library.cache.glob("*.addenda"))


def found_of(library: Library) -> Catalogue | None:
    """What is found on the shelf."""
    assert library.cache is not None
    paths = paths_of(library)
    return Shelf(library.cache).find(paths, [Original(each) for each in paths])


def require_as_made_anew(library: Library, found: Catalogue | None) -> None:
    """What was found must be what reading the whole file comes to."""
    assert found is not None
    paths = paths_of(library)
    made = make(paths).catalogue
    for name in types():
        assert bytes(memoryview(found.sections[name])) == bytes(memoryview(made.sections[name])), name  # fmt: skip  # noqa: E501
    assert found.ledger.extent == made.ledger.extent
    assert (found.header["title"], found.header["about"]) == ("T", "")


@settings(max_examples=30, deadline=None)
@given(st.integers(1, 12), st.lists(additions, min_size=1, max_size=6))
def test_the_bytes_and_all_that_is_told_are_those_of_decoding_the_file(
    many: int, given_additions: list[Any]
) -> None:
    with TemporaryDirectory() as name:
        quick, slow = Path(name, "a", "e.json"), Path(name, "b", "e.json")
        for path in (quick, slow):
            path.parent.mkdir()
            written(path, many)
        quickly = library_of(quick)
        slowly = Library(slow, builtin=slow, reader=slow)
        quickly.load()
        for addition in given_additions:
            assert told(added(quickly, addition)) == told(added(slowly, addition))
            assert quick.read_bytes() == slow.read_bytes()
        if found := found_of(quickly):
            require_as_made_anew(quickly, found)


plain = st.builds(
    lambda number, date, tags, figures: {
        **event(number, tags=tags),
        "date": date,
        "related": [{"event": "e-0"}] * figures,
    },
    st.integers(20, 60),
    st.sampled_from(DATES),
    st.lists(st.sampled_from(("a", "b", "c", "d")), max_size=3, unique=True),
    st.integers(0, 1),
)


@settings(max_examples=30, deadline=None)
@given(
    st.integers(1, 12),
    st.lists(plain, min_size=2, max_size=8, unique_by=lambda each: each["id"]),
    st.booleans(),
)
def test_what_was_added_and_the_catalogue_are_put_together_as_if_made_anew(
    many: int, given_events: list[Any], with_source: bool
) -> None:
    with TemporaryDirectory() as name:
        path = Path(name, "e.json")
        written(path, many)
        library = library_of(path)
        library.load()
        for number, each in enumerate(given_events):
            source = {"id": f"s-{number}", "title": "S", "published": "2001"}
            outcome = added(library, {"sources": [source] * with_source, "events": [each]})
            assert isinstance(outcome, Added)
            assert lines_beside(library) == number + 1
        require_as_made_anew(library, found_of(library))
        assert not lines_beside(library)
        again = added(library, {**event(99), "date": "2001"})
        assert isinstance(again, Added)
        assert lines_beside(library) == 1
        require_as_made_anew(library, found_of(library))
