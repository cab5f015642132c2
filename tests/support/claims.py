"""A small chronology of figures that disagree, are hedged, or stand alone, and states of it."""

from __future__ import annotations

from probtimeline.core.chronicle import Chronicle
from probtimeline.session.figure_table import FigureTable, Sorting
from probtimeline.session.state import State
from tests.support.build import chronicle, event, figure, quote, source, span


def claims() -> Chronicle:
    """Four events: a rise told twice, two counts of people, a share in words, and one of none."""
    rise = quote(
        "a 26.4% rise, to 517 crimes",
        figure("26.4%", "rise", value=26.4, measure="rise-change", period="2012/2017", id="kay"),
        figure("517", "crimes in the year", value=517, unit="crimes", id="count"),
        source="blog",
        speaker="Kay",
    )
    other = quote(
        "crime is up by 20%, of more than 150,000 people, nearly all of them men",
        figure("20%", "rise", value=20, measure="rise-change", period="2014/2019", id="lees"),
        figure(
            "more than 150,000 people",
            "people supervised",
            value=150_000,
            unit="people",
            qualifier="more than",
            measure="caseload",
        ),
        figure("nearly all", "share of men", value=None, qualifier="almost"),
        source="paper",
        speaker="Lees",
    )
    plan = quote(
        "about 250,000 people",
        figure(
            "250,000",
            "people to be supervised",
            value=250_000,
            unit="people",
            qualifier="about",
            measure="caseload",
            period="2015/..",
            id="plan",
        ),
        source="paper",
    )
    return chronicle(
        event("planned", "2013", "A plan", quotes=[plan]),
        event("silent", "2014", "Nothing counted"),
        event("study", "2017", "A study", quotes=[rise], tags=["crime"]),
        event("campaign", "2019", "A campaign", quotes=[other], tags=["crime"]),
        sources=[
            source("blog", publisher="The Blog", published="2017-08-11"),
            source("paper", publisher="The Paper", published="2019"),
        ],
    )


def looking(known: Chronicle | None = None) -> State:
    """A state in which these figures are looked at."""
    return State.of(known or claims(), today=span("2026-11-22"))


def texts(table: FigureTable) -> list[str]:
    """What the rows of a table say: figures as printed, headings in brackets with their number."""
    return [
        row.placed.figure.text if row.placed is not None else f"[{row.heading}: {row.count}]"
        for row in table.rows
    ]


def sorted_by(column: str, group: str = "", *, descending: bool = False) -> Sorting:
    """An order of a table."""
    return Sorting(column, descending, group)
