"""A small chronology that has one of everything."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support.command import chronology_file

SOURCES: list[dict[str, object]] = [
    {
        "id": "gazette",
        "title": "Probation in the news",
        "author": ["A. Writer"],
        "publisher": "Gazette",
        "published": "2014-06-02",
        "url": "https://example.org/g",
        "kind": "news",
        "about": "A daily paper",
    },
    {"id": "report", "title": "A report", "published": "2019-03-28"},
]
EVENTS: list[dict[str, object]] = [
    {
        "id": "the-split",
        "title": "Probation is split in two",
        "date": "2014-06-01",
        "date_text": "yesterday",
        "date_note": "read from the day of the article",
        "summary": "The trusts end.",
        "milestone": True,
        "tags": ["reform"],
        "actors": ["Ministry of Justice"],
        "quotes": [
            {
                "source": "gazette",
                "text": "about 70% of the work went to 21 companies",
                "speaker": "A spokesman",
                "figures": [
                    {
                        "text": "70%",
                        "label": "work that went to companies",
                        "value": 70,
                        "unit": "percent",
                        "qualifier": "about",
                        "measure": "share-of-work",
                        "population": "England and Wales",
                        "period": "2014",
                        "id": "share-2014",
                    },
                    {"text": "21", "label": "companies", "value": 21, "unit": "companies"},
                ],
            }
        ],
        "related": [{"event": "the-end", "how": "undone by"}],
    },
    {
        "id": "the-end",
        "title": "Contracts end early",
        "date": "2020~",
        "status": "planned",
        "quotes": [
            {
                "source": "report",
                "text": "ending the contracts, 80% of the work",
                "figures": [
                    {
                        "text": "80%",
                        "label": "work under contract",
                        "value": 80,
                        "unit": "percent",
                        "measure": "share-of-work",
                        "id": "share-2019",
                    }
                ],
            }
        ],
    },
    {"id": "inspections", "title": "Inspections of trusts", "date": "2009-09/2012-11"},
]
COMPARISONS: list[dict[str, object]] = [
    {
        "id": "shares",
        "title": "How much went to companies",
        "figures": ["share-2014", "share-2019"],
        "events": ["inspections"],
        "verdict": "conflict",
        "note": "They speak of different years.",
    }
]
CALCULATIONS: list[dict[str, object]] = [
    {"id": "rest", "title": "What was left", "op": "difference", "of": [100, "share-2014"]}
]


@pytest.fixture
def chronology(tmp_path: Path) -> Path:
    """A file with three events, two sources, a comparison and a calculation."""
    return chronology_file(
        tmp_path,
        EVENTS,
        sources=SOURCES,
        comparisons=COMPARISONS,
        calculations=CALCULATIONS,
    )
