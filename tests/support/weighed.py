"""A small chronology in which much is set side by side: one item of every kind at least."""

from __future__ import annotations

from probtimeline.core.chronicle import Chronicle
from tests.support.build import calculation, chronicle, comparison, event, figure, quote, source

COUNTED = "517 offences in 2016-17, compared to 409 in 2012-13"
ROSE = "the number rose by 26.4%"
CLAIMED = "committing an offence while under probation increased by 20%"
PLANNED = "the work will pass to 20 regions in 2015"


def contested() -> Chronicle:
    """A rise told in two ways, the counts behind one of them, a plan, and what came of it."""
    rise = {"measure": "offences-change", "unit": "percent"}
    count = {"measure": "offences", "unit": "crimes", "population": "people on probation"}
    first = figure("409", "offences", value=409, period="2012-04/2013-03", id="before", **count)
    last = figure("517", "offences", value=517, period="2016-04/2017-03", id="after", **count)
    said = figure("26.4%", "growth stated", value=26.4, id="rise", population="people", **rise)
    other = figure("20%", "growth claimed", value=20, id="claim", population="convicts", **rise)
    return chronicle(
        event("plan", "2013", "Work to pass", status="planned", quotes=[quote(PLANNED)]),
        event("broken-off", "2012", "A plan nobody speaks of again", status="planned"),
        event("counts", "2017-08", "Counts released", quotes=[quote(COUNTED, first, last)]),
        event(
            "split",
            "2014-06-01",
            "The service is split",
            summary="The service is split in two in 2014.",
            related=[("plan", "planned as")],
            quotes=[quote("the split of 2014", source="paper")],
            milestone=True,
        ),
        event(
            "kay",
            "2017-08-11",
            "A rise is stated",
            summary="The service was split in two in 2013.",
            quotes=[quote(ROSE, said, speaker="Kay")],
        ),
        event(
            "lees", "2019-02", "A rise is claimed", quotes=[quote(CLAIMED, other, source="paper")]
        ),
        sources=[
            source("report", "Counting offences", publisher="The Blog", author=["Kay"]),
            source("paper", "A campaign", publisher="The Paper", published="2019-02-27"),
        ],
        comparisons=[
            comparison("agreed", events=["split", "plan"], verdict="agree", title="Both say 2014"),
            comparison("rises", figures=["rise", "claim", "gone"], title="26.4% or 20%"),
        ],
        calculations=[
            calculation(
                "change",
                ["before", "after"],
                equals="rise",
                decimals=1,
                id="change",
                title="Worked",
            ),
            calculation("difference", ["after", "before"], id="more", title="How many more"),
        ],
    )
