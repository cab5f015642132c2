"""The files that are opened, each made once: chronologies, and their events for other programs."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from bench import made_dates, made_records, made_words
from bench.chronology import make
from bench.room import Room

SEED = 1


@dataclass(frozen=True, slots=True)
class Head:
    """An event as a screen shows it."""

    id: str
    title: str


def chronology(room: Room, count: int) -> Path:
    """A made chronology of so many events."""
    return _made(room, f"{count}.json", lambda path: make(path, count, SEED))


def json_lines(room: Room, count: int) -> Path:
    """The same events an object a line, for programs that make rows of no other JSON."""
    return _made(room, f"{count}.jsonl", lambda path: _write_lines(chronology(room, count), path))


def database(room: Room, count: int) -> Path:
    """The same events in a TinyDB."""
    return _made(room, f"{count}.db", lambda path: _write_database(chronology(room, count), path))


def new_events(room: Room, count: int, date: str) -> list[Path]:
    """Files with one event each; the date says where in a chronology they belong."""
    folder = room.emptied("new")
    paths = [folder / f"{number}.json" for number in range(count)]
    for number, path in enumerate(paths):
        event = {"id": f"new-{number}", "title": f"New {number}", "date": date}
        path.write_text(json.dumps(event), encoding="utf-8")
    return paths


def peps(room: Room, count: int = 700) -> str:
    """Write our events where peplum keeps the PEPs it has fetched; the title of the first.

    It fetches none where that file is there: nothing is asked of the network.
    """
    heads = list(islice(heads_of(chronology(room, 1_000)), count))
    kept = {str(number): _pep(number, head.title) for number, head in enumerate(heads, 1)}
    (room.folder("home/share/peplum") / "peps.json").write_text(json.dumps(kept), encoding="utf-8")
    return heads[0].title


def heads_of(path: Path) -> Iterator[Head]:
    """The events of a chronology in canonical form, in order, without reading all of it."""
    for record in _records(path):
        told = json.loads("{" + "".join(record[:2]).rstrip().removesuffix(",") + "}")
        yield Head(told["id"], told["title"])


def last_id(path: Path) -> str:
    """The last id in a chronology, without reading all of it."""
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - (1 << 20)))
        end = file.read().decode("utf-8", "replace")
    return end.rpartition('\n      "id": "')[2].split('"')[0]


def _records(path: Path) -> Iterator[list[str]]:
    """The lines of each event, without its braces."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            if line == '  "events": [\n':
                break
        record: list[str] = []
        for line in file:
            if line.startswith("  ]"):
                return
            if line.startswith("    {"):
                record = []
            elif line.startswith("    }"):
                yield record
            else:
                record.append(line)


def _write_lines(chronology: Path, path: Path) -> None:
    with path.open("w", encoding="utf-8") as file:
        for record in _records(chronology):
            event = json.loads("{" + "".join(record) + "}")
            file.write(json.dumps(event, ensure_ascii=False) + "\n")


def _write_database(chronology: Path, path: Path) -> None:
    events = json.loads(chronology.read_bytes())["events"]
    table = {str(number): event for number, event in enumerate(events, 1)}
    path.write_text(json.dumps({"events": table}, ensure_ascii=False), encoding="utf-8")


def _pep(number: int, title: str) -> dict[str, object]:
    told = {"number": number, "title": title, "authors": "A Person", "author_names": ["A Person"]}
    empty = ("sponsor", "delegate", "discussions_to", "requires", "resolution", "replaces")
    return {
        **told,
        **dict.fromkeys((*empty, "superseded_by", "post_history", "python_version")),
        "status": ("Final", "Draft", "Active")[number % 3],
        "type": "Standards Track",
        "topic": "",
        "created": f"{number % 28 + 1:02}-Jun-{1995 + number % 30}",
        "url": f"https://example.org/{number}",
    }


def _made(room: Room, name: str, write: Callable[[Path], None]) -> Path:
    """A file that is made where it is not there, or was made in another way."""
    sources = (made_dates.__file__, made_records.__file__, made_words.__file__)
    way = hashlib.sha256(b"".join(Path(each).read_bytes() for each in sources))
    way.update(made_words.WORDS.read_bytes())
    path = room.folder(f"made/{way.hexdigest()[:12]}") / name
    if not path.exists():
        sys.stderr.write(f"making {name} ...\n")
        unfinished = path.with_suffix(".unfinished")
        write(unfinished)
        unfinished.replace(path)
    return path
