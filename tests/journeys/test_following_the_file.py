"""What other programs write in the files appears, and what is wrong with them is told."""

from __future__ import annotations

import asyncio
import json
import os
from pathlib import Path
from time import monotonic
from typing import Any

from tests.support.command import piped
from tests.support.desk_on_files import (
    LATE,
    NEW,
    RECORDS,
    REPORT,
    environment_of,
    stage_on,
    until,
    with_events,
    write_records,
)
from tests.support.terminal import PATIENCE, explorer, terminal

from probtimeline.views.figures import FiguresView
from probtimeline.views.source import SourceView
from probtimeline.views.timeline import TimelineView


def many(count: int = 100) -> dict[str, Any]:
    """Many events, one a month."""
    dates = ((1990 + month // 12, 1 + month % 12) for month in range(count))
    events = [{"id": f"e{y}-{m}", "title": f"In {y}", "date": f"{y}-{m:02d}"} for y, m in dates]
    return {**RECORDS, "events": events}


async def test_what_another_program_adds_appears_and_waits_to_be_seen(tmp_path: Path) -> None:
    async with stage_on(tmp_path) as seen:
        await seen.press("j", "j")
        file = str(tmp_path / "events.json")
        done = await asyncio.to_thread(piped, "add", "-f", file, stdin=json.dumps([NEW, LATE]))
        assert done.code == 0, done.err
        # Nobody looks: it comes by itself.
        given_up = monotonic() + PATIENCE
        while "late" not in seen.state.chronicle.places:
            assert monotonic() < given_up
            await seen.pilot.pause(0.02)
        await seen.settle()
        assert seen.state.selected == "split"
        assert seen.lines[-1].startswith(" +2 events ")
        assert "+2 new" in seen.lines[0]
        (row,) = [line for line in seen.lines if "Something new" in line]
        assert "+" in row.split("││")[0]
        await seen.press("asterisk")
        assert seen.state.selected == "late"
        assert "+1 new" in seen.lines[0]
        await seen.pilot.click("#header", offset=(seen.lines[0].index("+1 new") + 2, 0))
        await seen.settle()
        assert seen.state.selected == "new"
        assert "new" not in seen.lines[0]
        await seen.press("asterisk")
        assert "Nothing new has come in" in seen.lines[-1]


async def test_how_much_is_out_of_sight_is_told(tmp_path: Path) -> None:
    async with stage_on(tmp_path, records=many(), size=(100, 24)) as seen:
        await seen.press("slash", *"in 1990", "enter")
        file = tmp_path / "events.json"
        shown = {"id": "shown", "title": "In 1990 too", "date": "1990-06"}
        write_records(file, {**many(), "events": [*many()["events"], shown, LATE]})
        await until(seen, lambda: seen.state.arrived)
        assert "+2 events (1 hidden by the filters; * goes there)" in seen.lines[-1]
        await seen.press("escape", "g")
        shown_last = {"id": "last", "title": "The last", "date": "2025"}
        events = [*many()["events"], shown, LATE, shown_last]
        write_records(file, {**many(), "events": events})
        await until(seen, lambda: len(seen.state.arrived) == 3)
        assert "+1 event (1 not on the screen; * goes there)" in seen.lines[-1]


async def test_the_lines_on_the_screen_stay_where_they_are(tmp_path: Path) -> None:
    file = tmp_path / "events.json"
    async with stage_on(tmp_path, records=many(), size=(100, 30)) as seen:
        lines = seen.app.desk.query_one(TimelineView).list
        await seen.press(*["pagedown"] * 3, *["k"] * 5)
        before = seen.lines[8:28]
        earlier = [{"id": f"x{n}", "title": "Before", "date": f"19{n}"} for n in range(10, 40)]
        write_records(file, {**many(), "events": [*earlier, *many()["events"]]})
        await until(seen, lambda: seen.state.arrived)
        assert [line[:40] for line in seen.lines[8:28]] == [line[:40] for line in before]
        # Scrolled away from the selection, the first line to be seen stays the first.
        lines.scroll_to(y=lines.scroll_offset.y + 40, animate=False)
        await seen.settle()
        before = seen.lines[8:28]
        write_records(file, {**many(), "events": many()["events"]})
        await until(seen, lambda: not seen.state.arrived)
        assert [line[:40] for line in seen.lines[8:28]] == [line[:40] for line in before]


async def test_the_place_in_a_source_and_among_the_figures_stays(tmp_path: Path) -> None:
    file, text = tmp_path / "events.json", "\n".join([REPORT, *["And so on."] * 200])
    async with stage_on(tmp_path, texts={"report": text}) as seen:
        await seen.press("j", "2")
        page = seen.app.desk.query_one(SourceView).page
        page.scroll_to(y=60, animate=False)
        await seen.settle()
        write_records(file, with_events(NEW))
        await until(seen, lambda: seen.state.arrived)
        assert page.scroll_offset.y == 60
        await seen.press("3")
        assert seen.app.desk.query_one(FiguresView).placed is not None
        key = seen.state.table.figures[0].key
        write_records(file, with_events(NEW, LATE))
        await until(seen, lambda: len(seen.state.arrived) == 2)
        assert seen.state.view == "figures"
        placed = seen.app.desk.query_one(FiguresView).placed
        assert placed is not None
        assert placed.key == key
        await seen.press("1", "enter", "j")
        assert seen.state.stop == 1
        write_records(file, with_events(LATE))
        await until(seen, lambda: len(seen.state.arrived) == 1)
        assert seen.state.stop == 1


async def test_what_the_reader_types_is_not_disturbed(tmp_path: Path) -> None:
    file = tmp_path / "events.json"
    async with stage_on(tmp_path) as seen:
        await seen.press("slash", *"plan")
        write_records(file, with_events(NEW, {**LATE, "title": "Another plan"}))
        await until(seen, lambda: seen.state.arrived)
        assert seen.app.focused is seen.app.prompt.input
        assert seen.app.prompt.input.value == "plan"
        assert len(seen.state.search.hits) == 2
        await seen.type("s made")
        assert seen.app.prompt.input.value == "plans made"
        await seen.press("escape", "i")
        await seen.type("my no")
        write_records(file, with_events(NEW))
        await until(seen, lambda: "late" not in seen.state.chronicle.places)
        await seen.type("te")
        await seen.press("ctrl+s")
        assert seen.state.layer.notes == {seen.state.selected: "my note"}


async def test_what_is_deleted_or_undone_here_is_not_new(tmp_path: Path) -> None:
    async with stage_on(tmp_path) as seen:
        await seen.press("j", "D", "y")
        assert "inspection" not in seen.state.chronicle.places
        await seen.press("u")
        assert "inspection" in seen.state.chronicle.places
        assert not seen.state.arrived
        assert "new" not in seen.lines[0]


async def test_a_file_that_was_only_saved_again_is_no_news(tmp_path: Path) -> None:
    file = tmp_path / "events.json"
    async with stage_on(tmp_path) as seen:
        state = seen.state
        file.touch()
        await seen.app.look_at_files()
        write_records(file, RECORDS)
        await seen.app.look_at_files()
        assert seen.state.chronicle is state.chronicle
        assert seen.state == state
        await seen.press("R")
        assert "Read again: nothing is different" in seen.lines[-1]


async def test_another_chronology_in_its_place_is_told_as_that(tmp_path: Path) -> None:
    async with stage_on(tmp_path) as seen:
        write_records(tmp_path / "events.json", {**RECORDS, "events": [NEW, LATE]})
        await until(seen, lambda: len(seen.state.chronicle.events) == 2)
        assert "another chronology, 2 events" in seen.lines[-1]
        assert "new" not in seen.lines[0].replace("new chronology", "")


async def test_a_text_attached_or_detached_elsewhere_is_checked_against(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(REPORT)
    file = str(tmp_path / "events.json")
    async with stage_on(tmp_path) as seen:
        await seen.press("j")
        attach = ("sources", "attach", str(tmp_path / "report.txt"), "-f", file)
        done = await asyncio.to_thread(piped, *attach)
        assert done.code == 0, done.err
        await until(seen, lambda: seen.state.texts)
        assert "✓ exact" in seen.text
        kept = tmp_path / "sources" / "report.txt"
        kept.write_text("Nothing of the kind.")
        await until(seen, lambda: seen.state.texts["report"] == "Nothing of the kind.")
        assert "✓ exact" not in seen.text
        kept.unlink()
        await until(seen, lambda: not seen.state.texts)
        assert "1 attached text gone" in seen.lines[-1]


async def test_readings_asked_for_at_once_are_one_after_another_and_the_last_is_shown(
    tmp_path: Path,
) -> None:
    file = tmp_path / "events.json"
    async with stage_on(tmp_path) as seen:
        asked = []
        for number in range(5):
            more = [{**NEW, "id": f"new-{each}"} for each in range(number + 1)]
            write_records(file, with_events(*more))
            asked.append(asyncio.create_task(seen.app.see_files()))
            await asyncio.sleep(0)
        await asyncio.gather(*asked)
        assert len(seen.state.chronicle.events) == 9


def test_in_a_terminal_an_addition_and_lost_permission_appear(tmp_path: Path) -> None:
    file = write_records(tmp_path / "events.json", RECORDS)
    # Permissions do not bind root.
    bound = ("setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-all")
    command = [*(bound if os.geteuid() == 0 else ()), *explorer("-f", str(file))]
    with terminal(command, env=environment_of(tmp_path)) as seen:
        seen.wait_for("The contracts end")
        assert piped("add", "-f", file, stdin=json.dumps(NEW)).code == 0
        seen.wait_for("Something new")
        seen.wait_for("+1 new")
        file.chmod(0)
        seen.wait_for("events.json: you have no permission")
        file.chmod(0o644)
        seen.wait_for("events.json can be read again: nothing is different")
        seen.press("q")
        assert seen.wait_for_end() == 0
