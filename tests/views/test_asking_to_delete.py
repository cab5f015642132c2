"""What is asked, and told, before an event is deleted."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support.build import calculation, chronicle, comparison, event, figure, quote
from tests.support.desk_on_files import NEW, stage_on, with_events

from probtimeline.core.chronicle import Chronicle
from probtimeline.views.deleting import referring

PRINTED = quote("75% of the work", figure("75%", "of the work", id="share"), source="paper")


def referred(known: Chronicle) -> list[str]:
    """What refers to the event `it`."""
    found = known.event("it")
    assert found is not None
    return list(referring(known, found))


def test_what_refers_to_an_event_or_its_figures_is_named() -> None:
    it, other = event("it", quotes=[PRINTED]), event("other", title="Other")
    assert referred(chronicle(it, other)) == []
    known = chronicle(
        it,
        event("later", title="Later", related=[("it", "after")]),
        other,
        comparisons=[
            comparison("of-events", events=["it", "other"]),
            comparison("of-figures", figures=["share"]),
            comparison("elsewhere", events=["other"]),
        ],
        calculations=[calculation(of=["share", 2], id="worked"), calculation(id="apart")],
    )
    told = " ".join(referred(known))
    assert [word in told for word in ("Later", "Other")] == [True, False]
    assert [told.count(f"the {kind} “") for kind in ("event", "comparison", "calculation")] == [
        1,
        2,
        1,
    ]


@pytest.mark.parametrize("size", [(60, 15), (120, 40)])
async def test_what_the_keys_do_is_in_sight_however_much_refers_to_it(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    long = "a long title " * 400
    links = [
        {"id": f"new-{n}", "title": long, "date": "2030", "related": [{"event": "new"}]}
        for n in range(20)
    ]
    records = with_events({**NEW, "title": long, "date": "2001"}, *links)
    async with stage_on(tmp_path, records=records, size=size) as seen:
        await seen.press("g", "D")
        words = " ".join(seen.text.split())
        assert size[1] < 40 or "and 16 more" in words
        assert "y or enter deletes it, esc keeps it" in words
        await seen.press("escape")
        assert "new" in seen.state.chronicle.places
