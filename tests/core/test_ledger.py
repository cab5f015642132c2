"""What the columns tell of all events is what the events tell themselves, one by one."""

from array import array

from hypothesis import given
from hypothesis import strategies as st
from tests.dates.spans import edtf_texts
from tests.support.build import chronicle, event, figure, quote
from tests.support.story import story

from probtimeline.core.chronicle import Chronicle
from probtimeline.core.ledger import EVENT, LINK, Ledger
from probtimeline.core.lulls import silences_among
from probtimeline.core.scale import Scale, density, moments, silences
from probtimeline.core.sorted_places import Places, Possibly, within
from probtimeline.core.span import Overlap, extent

chronicles = st.lists(st.tuples(edtf_texts, st.booleans()), max_size=12).map(
    lambda drawn: chronicle(
        *(event(f"e{n}", date, milestone=mark) for n, (date, mark) in enumerate(drawn))
    )
)
days = st.integers(-800_000, 800_000)
windows = st.tuples(days, days).map(lambda drawn: (min(drawn), max(drawn)))


@given(chronicles, st.one_of(st.none(), days), st.one_of(st.none(), days))
def test_a_date_falls_into_a_window_as_it_says_itself(
    known: Chronicle, first: int | None, last: int | None
) -> None:
    for place, each in enumerate(known.events):
        assert known.ledger.overlap(place, first, last) is each.date.overlap(first, last)


@given(chronicles)
def test_what_is_told_of_all_dates_is_what_they_tell(known: Chronicle) -> None:
    ledger, dates = known.ledger, [each.date for each in known.events]
    assert ledger.extent == extent(dates)
    every = Places(range(len(ledger)))
    assert ledger.all_silences == silences(dates) == silences_among(ledger, every)
    assert [ledger.moments(place) for place in range(len(ledger))] == list(map(moments, dates))
    marked = [place for place, each in enumerate(known.events) if each.milestone]
    assert list(ledger.milestones) == marked


@given(chronicles, windows, st.integers(1, 60))
def test_how_many_began_is_what_counting_each_comes_to(
    known: Chronicle, window: tuple[int, int], width: int
) -> None:
    scale = Scale(*window, width)
    counted = density(scale, (each.date for each in known.events))
    bounds = (scale.bounds(column) for column in range(width))
    growth = known.ledger.growth
    assert all(
        abs(growth.between(*each) - height) < 1e-4
        for each, height in zip(bounds, counted, strict=True)
    )


@given(chronicles, windows, st.data())
def test_what_a_window_holds_is_found_without_asking_every_event(
    known: Chronicle, window: tuple[int, int], data: st.DataObject
) -> None:
    every = range(len(known.events))
    places = [place for place in every if data.draw(st.booleans())]
    for among in (list(every), places):
        found = within(known.ledger, Places.of(among), *window)
        overlaps = {at: known.events[at].date.overlap(*window) for at in among}
        assert list(found) == [at for at in among if overlaps[at] is not Overlap.NO]
        doubtful = [at for at in among if overlaps[at] is Overlap.POSSIBLY]
        assert list(Possibly(known.ledger, found, *window)) == doubtful
        assert bool(Possibly(known.ledger, found, *window)) == bool(doubtful)


def test_a_name_leads_to_its_record_and_an_unknown_one_nowhere() -> None:
    known = chronicle(
        event("split", "2014", related=[("plan", "planned as")]),
        event("plan", "2013", quotes=[quote("12 of them", figure("12", id="twelve"))]),
    )
    assert dict(known.places) == {"plan": 0, "split": 1}
    assert known.figure_ids["twelve"].event.id == "plan"
    assert known.figure_keys["twelve"] == known.figure_ids["twelve"]
    assert [each.id for each, _ in known.related_to("plan")] == ["split"]
    for name in ("twelve", "nothing", ""):
        assert name not in known.places
    assert "plan" not in known.figure_ids
    assert "plan#1" not in known.figure_keys


def test_names_that_only_hash_alike_are_told_apart() -> None:
    ledger = chronicle(event("plumless"), event("buckeroo")).ledger
    # Of these two words the checksums are known to be the same.
    assert sorted(ledger.candidates(EVENT, "plumless")) == [0, 1]
    known = chronicle(event("plumless"), event("buckeroo"))
    assert known.places["plumless"] == 1
    assert known.places["buckeroo"] == 0
    assert list(ledger.candidates(LINK, "plumless")) == []


def test_figures_are_counted_without_looking_at_them() -> None:
    known = story()
    assert known.figure_count == len(known.figures) > 0
    assert Chronicle().figure_count == 0


def test_a_changed_event_has_another_digest_and_an_unchanged_one_the_same() -> None:
    before = Ledger.of([event("a", "2013"), event("b", "2014")])
    after = Ledger.of([event("a", "2013"), event("b", "2014", title="Other")])
    assert before.prints[0] == after.prints[0]
    assert before.prints[1] != after.prints[1]


parts = st.lists(st.integers(0, 200), unique=True).map(sorted)


@given(parts, st.integers(0, 210), st.integers(-5, 30), st.integers(-5, 30))
def test_places_made_of_parts_are_one_sequence(
    drawn: list[int], cut: int, start: int, stop: int
) -> None:
    low, high = [at for at in drawn if at < cut], [at for at in drawn if at >= cut]
    places = Places(array("I", low), range(cut, cut), high)
    assert places == drawn
    assert list(places) == drawn
    assert places[start:stop] == drawn[start:stop]
    assert [at for at in range(210) if at in places] == drawn
    assert places.before(cut) == len(low)
    assert list(places.among(Places.of(range(50, 100)))) == [at for at in drawn if 50 <= at < 100]
    if drawn:
        assert (places[0], places[-1]) == (drawn[0], drawn[-1])
