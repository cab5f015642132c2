"""A large chronology nobody opened before: its first events at once, then all of them."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from threading import Event

from tests.support.desk_on_files import environment_of, explorer_on, until, write_records
from tests.support.stage import Stage
from tests.support.terminal import PATIENCE

from probtimeline.app.opener import Opener
from probtimeline.core.chronicle import Chronicle
from probtimeline.session import moves
from probtimeline.session.moves import Move
from probtimeline.session.state import State
from probtimeline.store.library import Library
from probtimeline.store.texts import Texts

MANY = 1500


class Patient(Opener):
    """Begins to read all events when it is told to."""

    def __init__(self, library: Library, texts: Texts) -> None:
        super().__init__(library, texts)
        self.may_begin = Event()

    def read(self) -> tuple[Chronicle, dict[str, str], str]:
        assert self.may_begin.wait(PATIENCE)
        return super().read()

    def stop(self) -> None:
        super().stop()
        self.may_begin.set()


class Reader(Stage):
    """A reader in front of an explorer that reads all events when it is told to."""

    opener: Patient

    async def settle(self) -> None:
        """Wait until nothing is under way but what has to wait to begin."""
        if self.opener.may_begin.is_set():
            await super().settle()
        else:
            await self.pilot.pause()

    async def read_all(self) -> None:
        self.opener.may_begin.set()
        await until(self, lambda: self.state.progress is None)


@asynccontextmanager
async def opened(
    folder: Path,
    anew: Callable[[State], tuple[Move, ...] | str] | None = None,
    *,
    sentences: int = 4,
) -> AsyncIterator[Reader]:
    """The explorer on some hundred thousand bytes of events, which takes longer than a glance."""
    path = folder / "events.json"
    if not path.exists():
        summary = "Something is told of it that takes some room. " * sentences
        events = [
            {"id": f"e{n}", "title": f"Event {n}", "date": f"{1000 + n // 2}", "summary": summary}
            for n in range(MANY)
        ]
        write_records(path, {"title": "Many", "events": events})
    made: list[Patient] = []

    def opener_of(library: Library, texts: Texts) -> Opener:
        made.append(Patient(library, texts))
        return made[0]

    explorer = explorer_on(path, environment_of(folder), anew, opener_of)
    async with explorer.run_test(size=(120, 40)) as pilot:
        reader = Reader(explorer, pilot)
        reader.opener = made[0]
        yield reader


async def test_the_first_events_are_shown_before_all_are_read(tmp_path: Path) -> None:
    async with opened(tmp_path) as seen:
        await seen.press("j", "j")
        assert len(seen.state.chronicle.events) < MANY
        assert "reading all events" in seen.lines[0]
        await seen.read_all()
        assert len(seen.state.chronicle.events) == MANY
        assert seen.state.selected == "e2"
        assert "1,500 events" in seen.lines[0]
        assert "All 1,500 events are here" in seen.text
        assert not seen.state.arrived
        await seen.press("G")
        assert seen.state.event is not None
        assert seen.state.event.date.text == "1749"


async def test_what_was_opened_before_is_there_at_once(tmp_path: Path) -> None:
    async with opened(tmp_path) as seen:
        await seen.read_all()
    async with opened(tmp_path) as seen:
        assert seen.state.progress is None
        assert len(seen.state.chronicle.events) == MANY


async def test_what_was_asked_for_is_gone_to_when_it_is_there(tmp_path: Path) -> None:
    asked = (moves.select("e1400"),)
    async with opened(tmp_path, lambda state: asked) as seen:
        await seen.read_all()
        assert seen.state.selected == "e1400"


async def test_a_reader_who_has_moved_on_is_not_taken_away(tmp_path: Path) -> None:
    asked = (moves.select("e1400"),)
    async with opened(tmp_path, lambda state: asked) as seen:
        await seen.press("j")
        await seen.read_all()
        assert seen.state.selected == "e1"


async def test_what_is_asked_for_and_not_there_is_told(tmp_path: Path) -> None:
    async with opened(tmp_path, lambda state: "there is no such event") as seen:
        await seen.read_all()
        assert "there is no such event" in seen.warned


async def test_a_search_begun_before_all_is_there_finds_the_rest_too(tmp_path: Path) -> None:
    async with opened(tmp_path) as seen:
        await seen.press("slash")
        await seen.type("1499")
        await seen.press("enter")
        await seen.read_all()
        hits = [seen.state.chronicle.events[place].id for place in seen.state.search.hits]
        assert hits == ["e1499"]


async def test_leaving_while_it_is_read_leaves_no_process_behind(tmp_path: Path) -> None:
    async with opened(tmp_path) as seen:
        await seen.press("q")
    assert seen.app.return_code == 0
    beside = [path.name for path in tmp_path.rglob("*") if path.is_file()]
    assert [name for name in beside if name.endswith((".tmp", ".part"))] == []
