"""What readers bookmark and note for themselves can be searched like the rest."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support.build import chronicle, event

from probtimeline.core.chronicle import Chronicle
from probtimeline.query.index import Index
from probtimeline.query.parser import Query, parse
from probtimeline.query.search import search
from probtimeline.query.suggest import complete
from probtimeline.query.vocabulary import Vocabulary
from probtimeline.store.library import Library
from probtimeline.store.places import builtin_file

EVENTS = chronicle(
    event("split", "2014", summary="The trusts end."),
    event("collapse", "2019", summary="A company fails."),
    event("call", "2019-03", tags=["campaign"]),
)
NOTES = {"collapse": "Ask the “Café”\nabout this", "gone": "of an event that is not there"}


def ask(text: str, index: Index) -> tuple[str, ...]:
    query = parse(text)
    assert isinstance(query, Query), query
    return search(query, index).ids


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("is:bookmarked", ("split",)),
        ("is:bookmark", ("split",)),
        ("-is:bookmarked", ("collapse", "call")),
        ("has:own-note", ("collapse",)),
        ("has:own-notes or is:bookmarked", ("split", "collapse")),
        ("cafe", ("collapse",)),
        ('company "about this"', ("collapse",)),
        ("/^ask the/", ("collapse",)),
        ("/fails.*ask/", ()),
        ("has:note", ()),
    ],
)
def test_bookmarks_and_notes_are_found(text: str, ids: tuple[str, ...]) -> None:
    index = Index(EVENTS, bookmarked=frozenset({"split", "gone"}), notes=NOTES)
    assert ask(text, index) == ids


def test_without_a_layer_nothing_is_bookmarked_or_noted() -> None:
    assert ask("is:bookmarked or has:own-note or cafe", Index(EVENTS)) == ()
    assert ask("has:own-note", Index(EVENTS, notes={"split": ""})) == ()


def test_another_layer_leaves_the_first_as_it_was() -> None:
    first = Index(EVENTS, bookmarked=frozenset({"split"}), notes=NOTES)
    assert ask("cafe", first) == ("collapse",)
    second = first.marked(frozenset({"call"}), {"split": "cafe"})
    assert (ask("is:bookmarked", second), ask("cafe", second)) == (("call",), ("split",))
    assert (ask("is:bookmarked", first), ask("cafe", first)) == (("split",), ("collapse",))
    assert ask("trusts or fails", second) == ("split", "collapse")


def test_a_changed_chronicle_keeps_the_layer_unless_given_another() -> None:
    first = Index(EVENTS, bookmarked=frozenset({"split"}), notes=NOTES)
    more = chronicle(*EVENTS.events, event("new", "2020"))
    kept = first.over(more, {})
    assert (ask("is:bookmarked", kept), ask("cafe", kept)) == (("split",), ("collapse",))
    bare = kept.marked(frozenset(), {})
    assert (ask("is:bookmarked", bare), ask("cafe", bare)) == ((), ())


def test_what_is_offered_follows_the_layer() -> None:
    before = Vocabulary(Index(EVENTS))
    assert "bookmarked" not in [each.insert for each in complete("is:", 3, before)]
    after = before.marked(frozenset({"split", "call"}), {"split": "Grayling"})
    offered = {each.insert: each.hint for each in complete("is:", 3, after)}
    assert offered["bookmarked"] == "2 events · bookmarked by the reader"
    assert [each.insert for each in complete("tag:", 4, after)] == ["campaign"]
    for known in (before, after, after.marked(frozenset(), {})):
        assert [each.insert for each in complete("coll", 4, known)] == ["Collapse"]
    assert after.holds("grayling")
    assert not before.holds("grayling")


def test_the_layer_tells_built_in_events_apart(tmp_path: Path) -> None:
    library = Library(None, builtin=builtin_file(), reader=tmp_path / "events.json")
    built_in: Chronicle = library.load().chronicle
    marked = Index(built_in).marked(
        frozenset({"working-links-collapse"}), {"probation-split-2014": "when exactly?"}
    )
    assert ask("is:bookmarked", marked) == ("working-links-collapse",)
    assert ask("has:own-note exactly", marked) == ("probation-split-2014",)
