"""`show`, `figures`, `sources`: what a reader finds there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.support.command import piped

SPLIT = """\
Probation is split in two
Id: the-split
When: 1 Jun 2014 (day; EDTF 2014-06-01)
In the source's words: “yesterday”
How the date was read: read from the day of the article
Status: happened
Milestone: yes
Summary: The trusts end.
Actors: Ministry of Justice
Tags: reform

Quote 1: “about 70% of the work went to 21 companies”
  Speaker: A spokesman
  Source: A. Writer, “Probation in the news”, Gazette, 2 Jun 2014, https://example.org/g (gazette)
  Verdict: unchecked (to attach a text: probtimeline sources attach FILE --as gazette)
  Figure: 70% (about 70%): work that went to companies
    Population: England and Wales
    Period: 2014
    Measure: share-of-work
    Figure id: share-2014
  Figure: 21 (companies): companies

Related to: c. 2020, Contracts end early (the-end), {later}: undone by

Compared: How much went to companies (shares): conflict
  They speak of different years.

Worked out: What was left (rest): 100% − ~70% ≈ 30%
"""


def test_an_event_is_shown_in_full_from_top_to_bottom(chronology: Path) -> None:
    done = piped("show", "the-split", "-f", chronology)
    assert done.code == 0
    assert done.out == SPLIT.format(later="about 5 years 7 months to 6 years 7 months later")


def test_relations_are_shown_from_both_ends(chronology: Path) -> None:
    done = piped("show", "the-end", "-f", chronology)
    relation = "Related from: 1 Jun 2014, Probation is split in two (the-split), about 5 years"
    assert f"{relation} 7 months to 6 years 7 months earlier: undone by" in done.out


def test_a_source_is_shown_with_its_passages_and_their_events(chronology: Path) -> None:
    done = piped("show", "gazette", "-f", chronology)
    assert done.code == 0
    assert "About: A daily paper" in done.lines
    assert "Passage 1: “about 70% of the work went to 21 companies”" in done.lines
    assert "  Event: 1 Jun 2014, Probation is split in two (the-split)" in done.lines


def test_an_unknown_id_is_code_1_and_offers_the_nearest(chronology: Path) -> None:
    done = piped("show", "the-splat", "the-end", "-f", chronology)
    assert done.code == 1
    assert "Contracts end early" in done.out
    assert "there is no event or source “the-splat”" in done.err
    assert "nearest: the-split" in done.err


@pytest.mark.parametrize(
    ("wanted", "hint"),
    [("shares", "probtimeline compare shares"), ("share-2014", "probtimeline show the-split")],
)
def test_an_id_of_another_kind_is_told_where_to_go(
    wanted: str, hint: str, chronology: Path
) -> None:
    done = piped("show", wanted, "-f", chronology)
    assert done.code == 1
    assert hint in done.err


def test_an_attached_text_gives_a_verdict(chronology: Path) -> None:
    text = chronology.parent / "gazette.txt"
    text.write_text("So about 70% of the work went to 21 companies, it said.")
    attached = piped("sources", "attach", text, "-f", chronology)
    assert attached.code == 0, attached.err
    assert "gazette" in attached.out
    shown = piped("show", "the-split", "-f", chronology)
    assert "  Verdict: exact (characters 3 to 45)" in shown.lines
    record = piped("sources", "--json", "-f", chronology).json[0]
    assert record["text_attached"] is True
    assert record["verdicts"] == {"exact": 1}
    found = piped("list", "in:text", "said", "-f", chronology)
    assert [line.split()[-1] for line in found.lines] == ["the-split"]
    detached = piped("sources", "detach", "gazette", "-f", chronology)
    assert detached.code == 0
    assert piped("sources", "--json", "-f", chronology).json[0]["text_attached"] is False
    assert piped("sources", "detach", "gazette", "-f", chronology).code == 1


def test_the_file_named_before_the_verb_is_the_one_attached_to(chronology: Path) -> None:
    text = chronology.parent / "report.txt"
    text.write_text("They spoke of ending the contracts, 80% of the work.")
    done = piped("-f", chronology, "sources", "attach", text)
    assert done.code == 0, done.err
    assert piped("-f", chronology, "sources", "detach", "report").code == 0


def test_attaching_some_and_not_others_is_code_1_and_says_which(chronology: Path) -> None:
    folder = chronology.parent / "texts"
    folder.mkdir()
    (folder / "gazette.txt").write_text("about 70% of the work went to 21 companies")
    (folder / "other.txt").write_text("Something else altogether.")
    files = sorted(folder.iterdir())
    done = piped("sources", "attach", *files, "-f", chronology)
    assert done.code == 1
    assert [line.split()[:2] for line in done.lines] == [["attached", "gazette"]]
    assert "other.txt" in done.err


def test_a_text_that_is_not_there_is_code_3(chronology: Path) -> None:
    done = piped("sources", "attach", chronology.parent / "no.txt", "-f", chronology)
    assert done.code == 3
    assert "no.txt" in done.err


def test_an_added_quote_that_is_not_in_the_attached_text_is_warned_of(chronology: Path) -> None:
    text = chronology.parent / "gazette.txt"
    text.write_text("So about 70% of the work went to 21 companies, it said.")
    assert piped("sources", "attach", text, "-f", chronology).code == 0
    for words, warned in (("it said", False), ("they never said", True)):
        quote = {"source": "gazette", "text": words}
        event = {"title": words, "date": "2014", "summary": "Said.", "quotes": [quote]}
        done = piped("add", "-f", chronology, stdin=json.dumps(event))
        assert done.code == 0
        assert ("not in the attached text" in done.err) == warned


def test_a_text_of_no_known_source_is_refused(chronology: Path) -> None:
    text = chronology.parent / "other.txt"
    text.write_text("Something else altogether.")
    done = piped("sources", "attach", text, "-f", chronology)
    assert done.code == 2
    assert "other.txt" in done.err
    assert not done.out


def test_figures_say_what_they_measure_and_where_they_stand(chronology: Path) -> None:
    done = piped("figures", "-f", chronology)
    assert done.code == 0
    assert len(done.lines) == 3
    first = done.lines[0]
    for part in ("70%", "about 70%", "England and Wales; 2014", "gazette", "the-split"):
        assert part in first


def test_figures_of_one_measure_stand_together(chronology: Path) -> None:
    records = piped("figures", "--measure", "share-of-work", "--json", "-f", chronology).json
    assert [record["figure"]["value"] for record in records] == [70, 80]
    one = piped("figures", "planned", "contracts", "-f", chronology)
    assert one.code in (0, 1)


def test_an_unknown_measure_gets_its_neighbour(chronology: Path) -> None:
    done = piped("figures", "--measure", "share-of-works", "-f", chronology)
    assert done.code == 1
    assert "share-of-work?" in done.err
