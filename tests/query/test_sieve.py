"""The sieve before a query leaves all that answers it, and is never certain of what does not."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.support.build import chronicle, comparison, event, figure, quote, source

from probtimeline.core.chronicle import Chronicle
from probtimeline.core.records import Event
from probtimeline.query.aspects import HAS, IS
from probtimeline.query.index import Index
from probtimeline.query.parser import Query, parse
from probtimeline.query.search import Looking, search
from probtimeline.query.sieve import sieved
from probtimeline.query.terms import Match

WORDS = st.sampled_from(["alpha", "Beta-two", "gámma", "it’s", "al", "mma", "é", "x"])
TEXTS = st.lists(WORDS, max_size=3).map(" ".join)
NAMES = st.lists(WORDS, max_size=2)
DATES = st.sampled_from(
    [
        "2013",
        "2014-05",
        "2014-05-06",
        "2014~",
        "2013?",
        "2013/2015",
        "2014/..",
        "../2014",
        "2013/",
        "[..2012]",
        "198X",
    ]
)
FIGURES = st.builds(
    lambda value, unit, measure, population: figure(
        "5", "share", value=value, unit=unit, measure=measure, population=population
    ),
    st.sampled_from([5, 26.4, None]),
    st.sampled_from(["percent", "people", ""]),
    st.sampled_from(["alpha-rate", ""]),
    st.sampled_from(["Beta", ""]),
)
QUOTES = st.builds(
    lambda text, name, said, figures: quote(text or "-", *figures, source=name, speaker=said),
    TEXTS,
    st.sampled_from(["paper", "report", "lost"]),
    st.sampled_from(["", "Alpha", "gámma x"]),
    st.lists(FIGURES, max_size=2),
)
EVENTS = st.lists(
    st.builds(
        lambda title, date, summary, tags, actors, quotes, status, mark: event(
            "e",
            date,
            title or "-",
            summary=summary,
            tags=tags,
            actors=actors,
            quotes=quotes,
            status=status,
            milestone=mark,
            related=[("e1", "before")] if mark else [],
        ),
        TEXTS,
        DATES,
        TEXTS,
        NAMES,
        NAMES,
        st.lists(QUOTES, max_size=2),
        st.sampled_from(["happened", "planned"]),
        st.booleans(),
    ),
    max_size=7,
)
FIELDS = st.one_of(
    st.tuples(st.sampled_from(["tag", "actor", "speaker", "source", "population"]), WORDS).map(
        lambda both: f'{both[0]}:"{both[1]}"'
    ),
    st.tuples(
        st.sampled_from(["before", "after", "during"]),
        st.sampled_from(["2013", "2014-05", "2014-05-06", "1985", "2013/2015"]),
    ).map(lambda both: f'{both[0]}:"{both[1]}"'),
    st.sampled_from([f"has:{each.name}" for each in HAS] + [f"is:{each.name}" for each in IS]),
    st.sampled_from(["id:e1", "id:E*", "id:*", "id:e", "status:planned", "unit:per", "unit:%"]),
    st.sampled_from(["measure:rate", "figure:>20%", "figure:5", "source:evening", "tag:two"]),
)
LEAF = st.one_of(
    WORDS.map(lambda word: f'"{word}"'), FIELDS, st.sampled_from(["/a[lm]+/", "/^x/", '""'])
)
QUERIES = st.recursive(
    LEAF,
    lambda inner: st.one_of(
        inner.map(lambda a: f"-({a})"),
        st.tuples(inner, inner).map(lambda ab: f"({ab[0]} {ab[1]})"),
        st.tuples(inner, inner).map(lambda ab: f"({ab[0]} or {ab[1]})"),
    ),
    max_leaves=5,
)
WHOLE = st.tuples(QUERIES, st.booleans()).map(lambda both: both[0] + " in:text" * both[1])


def known_of(events: list[Event]) -> Chronicle:
    named = [
        event(
            f"e{number}",
            each.date.edtf,
            each.title,
            summary=each.summary,
            tags=each.tags,
            actors=each.actors,
            quotes=each.quotes,
            status=each.status,
            milestone=each.milestone,
            related=[(link.event, link.how) for link in each.related],
        )
        for number, each in enumerate(events)
    ]
    return chronicle(
        *named,
        sources=[source("paper", "The Evening Paper", url="https://example.org"), source("report")],
        comparisons=[comparison(events=["e1"])],
        added=frozenset({"e0", "gone"}),
    )


def index_of(events: list[Event]) -> Index:
    return Index(
        known_of(events),
        {"report": "mma stands in it", "paper": "nothing"},
        bookmarked=frozenset({"e2", "gone"}),
        notes={"e0": "Gámma noted", "gone": "x", "e3": ""},
    )


@given(EVENTS, WHOLE, st.data())
def test_what_is_left_holds_all_that_answers_and_what_is_certain_answers(
    events: list[Event], text: str, data: st.DataObject
) -> None:
    index, query = index_of(events), parse(text)
    assert isinstance(query, Query), query
    answers = {entry.place: query.matches(entry) for entry in index.entries()}
    some = data.draw(st.sets(st.sampled_from(sorted(answers)))) if answers else set()
    start = data.draw(st.integers(0, len(answers)))
    for among in (range(len(index)), range(start, len(index)), sorted(some)):
        maybe, sure = sieved(query.root, index, among)
        found = {each for each in among if answers[each] is not Match.NO}
        certain = {each for each in among if answers[each] is Match.CERTAINLY}
        assert found <= set(maybe) <= set(among)
        assert set(sure) <= certain
        assert list(maybe) == sorted(set(maybe))
        assert list(sure) == sorted(set(sure))


@given(EVENTS, WHOLE, st.floats(0.001, 60))
def test_looking_bit_by_bit_finds_what_asking_every_event_finds(
    events: list[Event], text: str, effort: float
) -> None:
    index, query = index_of(events), parse(text)
    assert isinstance(query, Query), query
    answers = {entry.place: query.matches(entry) for entry in index.entries()}
    looking = Looking(query, index)
    while looking.at < len(index):
        before = looking.at
        looking.go_on(len(index), effort=looking.effort + effort)
        assert looking.at > before
    assert list(looking.hits) == [p for p, each in answers.items() if each is not Match.NO]
    assert list(looking.doubtful) == [p for p, each in answers.items() if each is Match.POSSIBLY]
    whole = search(query, index)
    assert (list(whole.places), list(whole.doubtful)) == (
        list(looking.hits),
        list(looking.doubtful),
    )


def test_a_word_and_a_field_are_answered_without_any_event() -> None:
    made = known_of([event(tags=["alpha"], summary="x mma"), event(actors=["Alpha"])])
    lazy = Chronicle(
        sources=made.sources,
        events=Undecoded(len(made.events)),
        ready=made,
    )
    for text, places in {
        "mma -beta": [0],
        "tag:al": [0],
        "alpha actor:alp": [1],
        "during:2014 status:happened is:lasting": [],
        "-tag:al or x": [0, 1],
        "id:e1": [1],
        "has:actors has:url": [],
    }.items():
        query = parse(text)
        assert isinstance(query, Query)
        assert list(search(query, lazy).places) == places, text


class Undecoded(list[Event]):
    """So many events, none of which may be asked for."""

    def __init__(self, many: int) -> None:
        self._many = many

    def __len__(self) -> int:
        return self._many

    def __getitem__(self, place: object) -> Event:  # type: ignore[override]
        raise AssertionError("an event was decoded")
