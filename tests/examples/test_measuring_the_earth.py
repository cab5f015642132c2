"""The chronology in examples/: read, checked, listed and opened, as a reader would."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from shutil import copy
from unicodedata import name

import pytest
from tests.support.command import piped
from tests.support.stage import Stage, stage

from probtimeline.core.chronicle import Chronicle
from probtimeline.core.outcomes import Ending, outcomes
from probtimeline.core.records import Agreement, Status
from probtimeline.core.span import Precision
from probtimeline.session.moves import select
from probtimeline.store.library import Library

FOLDER = Path(__file__).parents[2] / "examples"
FILE = FOLDER / "measuring-the-earth" / "events.json"
SIZES = [(120, 40), (80, 24)]
MANY_SCRIPTS = ("rava-6000-parasangs", "tang-survey", "mamun-survey", "bhaskara-4967-yojanas")


@pytest.fixture(scope="module")
def earth() -> Chronicle:
    loaded = Library(FILE, builtin=FILE, reader=FILE).load()
    assert not loaded.problems
    return loaded.chronicle


def widths(seen: Stage) -> set[int]:
    """How wide the lines on the screen are, in cells."""
    return {strip.cell_length for strip in seen.app.screen._compositor.render_strips()}


def test_an_audit_has_nothing_to_say_against_it() -> None:
    done = piped("check", "--strict", FILE)
    assert done.code == 0
    assert "0 errors, 0 warnings" in done.out
    assert "0 cannot be worked out" in done.out


def test_it_is_written_as_the_program_writes(tmp_path: Path) -> None:
    assert piped("fmt", "--check", copy(FILE, tmp_path)).code == 0


def test_it_holds_every_kind_of_date_and_two_thousand_years_of_them(earth: Chronicle) -> None:
    dates = [event.date for event in earth.events]
    assert 25 <= len(dates) <= 40
    assert {Precision.CENTURY, Precision.YEAR, Precision.MONTH, Precision.DAY} <= {
        date.precision for date in dates
    }
    written = {date.edtf for date in dates}
    assert {"-0239~", "-01XX", "-0349%", "../0724", "0813~/", "1984/.."} <= written
    assert any(date.is_set and date.approximate for date in dates)
    assert any(date.ongoing for date in dates)
    known = [day for date in dates for day in (date.earliest, date.latest) if day is not None]
    assert max(known) - min(known) > 2_300 * 365


def test_its_words_are_in_many_scripts(earth: Chronicle) -> None:
    quoted = "".join(quote.text for event in earth.events for quote in event.quotes)
    scripts = {name(char).split()[0] for char in quoted if char.isalpha()}
    assert {"GREEK", "LATIN", "HEBREW", "ARABIC", "CJK", "DEVANAGARI"} <= scripts


def test_every_verdict_and_every_status_but_one_occurs(earth: Chronicle) -> None:
    assert {each.verdict for each in earth.comparisons} == set(Agreement)
    assert {event.status for event in earth.events} == set(Status) - {Status.CANCELLED}


def test_plans_are_told_with_what_came_of_them(earth: Chronicle) -> None:
    endings = {each.plan.id: each.ending for each in outcomes(earth)}
    assert endings == {"pendulum-planned": Ending.OTHERWISE, "arc-planned": Ending.CAME}


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ('during:"3rd century BC" is:milestone', {"eratosthenes-measures"}),
        ('during:"2nd century BC" status:claimed', {"hipparchus-adds", "dionysodorus-letter"}),
        ("سنجار", {"mamun-survey"}),
        ("千里", {"inch-per-thousand-li", "tang-survey"}),
        ("plus petits sont", {"newton-flattened"}),
        ("duum milium", {"vitruvius-paces"}),
        ("figure:>300000 status:claimed", {"mathematicians-400000-stadia"}),
    ],
)
def test_it_is_searched_in_its_own_words(query: str, ids: set[str]) -> None:
    assert {line.split()[-1] for line in piped("list", query, "-f", FILE).lines} == ids


def test_its_figures_are_listed_in_their_own_units_and_in_columns() -> None:
    lines = piped("figures", "-f", FILE).lines
    for told in ("250,000 stadia", "31,500 Roman miles", "20,160 Arabic miles", "1,050 yojanas"):
        assert any(told in line for line in lines)
    wide = next(line for line in lines if line.startswith("千里"))
    narrow = next(line for line in lines if line.startswith("63,000"))
    assert wide.index("300,000 bu") + len("千里") == narrow.index("63,000 stadia")


def test_workings_agree_with_what_is_printed_or_say_that_they_do_not() -> None:
    agrees = piped("compare", "pliny-miles", "-f", FILE).out
    assert "252,000 stadia / 8 = 31,500 Roman miles" in agrees
    assert "agrees" in agrees
    differs = piped("compare", "norwood-working", "-f", FILE).out
    assert "367,196 English feet" in differs
    assert "differs from what is printed" in differs


def test_the_readme_names_what_is_there(earth: Chronicle) -> None:
    text = (FOLDER / "README.md").read_text(encoding="utf-8")
    ids = {event.id for event in earth.events}
    ids |= {each.id for each in earth.comparisons} | {each.id for each in earth.calculations}
    table = [line for line in text.splitlines() if line.startswith("| ") and "`" in line]
    named = [told for line in table for told in re.findall("`([^`]+)`", line.split(" | ")[-1])]
    assert len(named) >= len(table)
    assert set(named) <= ids
    dates = [told for line in table for told in re.findall(r"`([^`]+)`,", line.split(" | ")[0])]
    written = {event.id: event.date.edtf for event in earth.events}
    assert dates == [written[event_id] for event_id in named[: len(dates)]]


def test_every_command_of_the_readme_does_what_it_is_for() -> None:
    text = (FOLDER / "README.md").read_text(encoding="utf-8")
    commands = [line for line in text.splitlines() if line.startswith("probtimeline ")]
    assert len(commands) >= 5
    for command in commands:
        words = shlex.split(command.replace("examples/measuring-the-earth/events.json", str(FILE)))
        done = piped(*words[1:])
        assert done.code == 0, command
        assert done.out, command


@pytest.mark.parametrize("size", SIZES)
async def test_it_opens_on_an_axis_of_both_eras(earth: Chronicle, size: tuple[int, int]) -> None:
    async with stage(earth, size=size) as seen:
        assert "AD 1 " in seen.text
        assert "by 322 BC" in seen.text
        assert "Mathematicians make the Earth 400,000" in seen.text
        await seen.press("G")
        assert "The World Geodetic System of 1984" in seen.text
        assert f"40 of {len(earth.events)}" in seen.text


@pytest.mark.parametrize("size", SIZES)
async def test_no_script_pushes_a_column_out_of_place(
    earth: Chronicle, size: tuple[int, int]
) -> None:
    async with stage(earth, size=size) as seen:
        for event_id in MANY_SCRIPTS:
            seen.app.apply(select(event_id))
            await seen.settle()
            assert widths(seen) == {size[0]}
            await seen.press("enter", "G")
            assert widths(seen) == {size[0]}
            await seen.press("escape")
        for key in "f4":
            await seen.press(key)
            assert widths(seen) == {size[0]}


async def test_dates_before_the_common_era_have_room_in_the_list(earth: Chronicle) -> None:
    async with stage(earth) as seen:
        for told in ("c. 275–194", "2nd c. BC", "135..51 BC", "to c. 1478", "until 724"):
            assert told in seen.text


async def test_closer_to_eratosthenes_is_his_century_and_then_his_decade(earth: Chronicle) -> None:
    async with stage(earth) as seen:
        await seen.press("t")
        await seen.type("240 BC")
        await seen.press("enter")
        assert seen.state.event is not None
        assert seen.state.event.id == "eratosthenes-measures"
        await seen.press("plus")
        assert "time: 3rd century BC" in seen.text
        assert "300 BC" in seen.text
        await seen.press("plus")
        assert "time: 241 BC – 232 BC" in seen.text


async def test_how_large_people_said_the_earth_is(earth: Chronicle) -> None:
    async with stage(earth) as seen:
        await seen.press("f")
        assert "Earth circumference" in seen.text
        assert "stadia: a scale of its own" in seen.text
        assert "14 figures side by side" in seen.text
        await seen.press("4")
        assert "How large is the Earth?" in seen.text
        assert "250,000 or 252,000 stadia" in seen.text


async def test_silences_of_centuries_are_told_and_jumped(earth: Chronicle) -> None:
    async with stage(earth) as seen:
        await seen.press("w")
        assert seen.state.event is not None
        assert seen.state.event.id == "columbus-degree"
        assert "327 years without an event" in seen.text
