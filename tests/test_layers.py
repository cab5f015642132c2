"""The shape of the code: what may import what, how long a module is, and what starting loads."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "probtimeline"
TESTS = ROOT / "tests"

LAYERS = (
    {"core"},
    {"dates"},
    {"store", "query", "audit", "fetch"},
    {"export"},
    {"importing"},
    {"session"},
    {"views"},
    {"app", "serving"},
    {"verbs"},
    {"cli"},
    {"__main__"},
)
"""From the bottom up. Members of one layer do not import each other."""

ONLY_IN = {
    "dateparser": {"dates"},
    "tinydb": {"store"},
    "platformdirs": {"store"},
    "textual": {"views", "app"},
    "regex": {"query"},
    "trafilatura": {"fetch"},
    "lxml": {"fetch"},
    "aiohttp": {"serving"},
    "textual_serve": {"serving"},
}
"""The packages whose import is kept to some layers."""

LONGEST = 300
FORBIDDEN = {"utils", "helpers", "common", "misc", "util", "helper"}
HEAVY = {"textual", "rich", "dateparser", "tinydb", "platformdirs", "regex"}


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


MODULES = sorted(PACKAGE.rglob("*.py"))
ALL_FILES = [*MODULES, *sorted(PACKAGE.rglob("*.tcss")), *sorted(TESTS.rglob("*.py"))]


def part_of(module: Path) -> str:
    """The package directly under probtimeline that a module belongs to."""
    first = module.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def height(part: str) -> int:
    heights = [at for at, layer in enumerate(LAYERS) if part in layer]
    assert heights, f"{part} has no layer: give it one in {named(Path(__file__))}"
    return heights[0]


def imported(module: Path) -> Iterator[str]:
    """Every dotted name a module imports, wherever in it, relative ones made absolute."""
    package = ("probtimeline", *module.relative_to(PACKAGE).parts[:-1])
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            base = ".".join([*above, *([node.module] if node.module else [])])
            yield base
            yield from (f"{base}.{alias.name}" for alias in node.names)


def parts_imported(module: Path) -> set[str]:
    known = {part for layer in LAYERS for part in layer}
    names = [name.split(".") for name in imported(module)]
    return {
        name[1]
        for name in names
        if name[0] == "probtimeline" and len(name) > 1 and name[1] in known
    }


@pytest.mark.parametrize("module", MODULES, ids=named)
def test_imports_go_down_only(module: Path) -> None:
    part = part_of(module)
    if part == "__init__":
        assert not parts_imported(module), "the package itself loads none of its parts"
        return
    upward = {other for other in parts_imported(module) - {part} if height(other) >= height(part)}
    assert not upward, f"{part} must not import {', '.join(sorted(upward))}"


@pytest.mark.parametrize("module", MODULES, ids=named)
def test_a_foreign_package_is_imported_only_where_it_belongs(module: Path) -> None:
    roots = {name.split(".")[0] for name in imported(module)}
    part = part_of(module)
    strangers = {root for root, parts in ONLY_IN.items() if root in roots and part not in parts}
    assert not strangers
    if part == "core":
        assert roots <= {*sys.stdlib_module_names, "probtimeline"}


@pytest.mark.parametrize("module", MODULES, ids=named)
def test_the_network_is_asked_for_pages_only_where_a_reader_can_be_asked(module: Path) -> None:
    if "fetch" in parts_imported(module):
        assert part_of(module) in {"fetch", "verbs", "app"}


@pytest.mark.parametrize("file", ALL_FILES, ids=named)
def test_no_file_is_too_long_or_named_for_nothing(file: Path) -> None:
    lines = len(file.read_text(encoding="utf-8").splitlines())
    assert lines <= LONGEST, f"{lines} lines: which of its ideas wants a file of its own?"
    assert not FORBIDDEN.intersection(
        part.removesuffix(".py") for part in file.relative_to(ROOT).parts
    )


REPORT = """
import json, sys
import probtimeline.cli
arguments = json.loads(sys.argv.pop(1))
code = 0
if arguments is not None:
    sys.argv = ["probtimeline", *arguments]
    try:
        code = probtimeline.cli.main()
    except SystemExit as done:
        code = done.code
sys.stdout.flush()
print(json.dumps({"code": code or 0, "modules": sorted(sys.modules)}), file=sys.stderr)
"""


def modules_of(arguments: list[str] | None) -> set[str]:
    """The modules in memory after the command line ran, its output going into a pipe."""
    done = subprocess.run(
        [sys.executable, "-c", REPORT, json.dumps(arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        stdin=subprocess.DEVNULL,
    )
    assert done.stderr, "it ended without a word"
    *_, last = done.stderr.splitlines()
    assert done.returncode == 0, done.stderr
    report = json.loads(last)
    assert report["code"] == 0, done.stderr
    if arguments is not None:
        assert done.stdout, "a reading verb prints"
    return set(report["modules"])


def loaded_by(arguments: list[str] | None) -> set[str]:
    """The root packages in memory after the command line ran."""
    return {name.partition(".")[0] for name in modules_of(arguments)}


def test_importing_the_command_line_loads_nothing_heavy() -> None:
    assert not loaded_by(None) & HEAVY


@pytest.mark.parametrize(
    "arguments", [["list"], ["show", "the-split"], ["date", "2014"]], ids=" ".join
)
def test_a_reading_verb_in_a_pipe_loads_no_screen_and_no_date_parser(
    arguments: list[str], tmp_path: Path
) -> None:
    chronology = {
        "format": "probtimeline/1",
        "title": "One event",
        "sources": [],
        "events": [{"id": "the-split", "title": "The split", "date": "2014-06-01"}],
        "comparisons": [],
        "calculations": [],
    }
    file = tmp_path / "events.json"
    file.write_text(json.dumps(chronology), encoding="utf-8")
    loaded = loaded_by(["-f", str(file), *arguments])
    assert not loaded & {"textual", "rich", "dateparser"}


def test_listing_the_built_in_chronology_writes_nothing_and_loads_no_database() -> None:
    assert not loaded_by(["list"]) & {"textual", "rich", "dateparser", "tinydb"}


NEEDLESS = {
    "date 2013": "dates.grammar dates.relative dates.nearly dates.spoken core.records store query",
    "date 28 March 2019": "dates.nearly dates.spoken core.records store query",
    "list": "dates query audit core.length core.periods core.ticks core.naming core.layer"
    " store.changes store.outcome store.intake store.history store.faults store.positions",
    "show strike": "dates query audit.folded audit.nearest audit.finding audit.arithmetic"
    " store.changes store.outcome store.intake store.history store.faults store.matching",
    "add --dry-run NEW": "dates query audit.folded audit.nearest audit.finding core.length"
    " store.storage store.pen store.history store.layer store.faults store.matching",
}
"""What a command leaves alone: no date in words, no search, no check, no change, no mistake."""


@pytest.mark.parametrize("command", NEEDLESS)
def test_a_command_loads_nothing_that_it_has_no_use_for(command: str, tmp_path: Path) -> None:
    words = "On 1 June members struck: 20% of them."
    strike = {
        "id": "strike",
        "title": "The strike",
        "date": "2014-06-01",
        "summary": "One day.",
        "quotes": [
            {"source": "paper", "text": words, "figures": [{"text": "20%", "label": "who struck"}]}
        ],
    }
    chronology = {
        "format": "probtimeline/1",
        "title": "One event",
        "sources": [{"id": "paper", "title": "The paper", "published": "2014-06-02"}],
        "events": [strike],
    }
    file, new = tmp_path / "events.json", tmp_path / "new.json"
    file.write_text(json.dumps(chronology), encoding="utf-8")
    new.write_text(json.dumps({**strike, "id": "again"}, indent=2), encoding="utf-8")
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "paper.txt").write_text(f"News. {words}", encoding="utf-8")
    arguments = command.replace("NEW", str(new)).split(" ")
    loaded = modules_of([*arguments, "-f", str(file)])
    for name in NEEDLESS[command].split():
        path = PACKAGE / name.replace(".", "/")
        assert path.is_dir() or path.with_suffix(".py").is_file(), f"there is no {name} any more"
        assert f"probtimeline.{name}" not in loaded
