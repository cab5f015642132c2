"""Every verb, on a chronology that is hostile in every field, in a folder of a hostile name."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from tests.support.hostile import BYTES, EVERYTHING, OWN_STYLE, STRINGS, acting, document
from tests.support.many import Case, Ran, ran

from probtimeline.core.layer import Layer
from probtimeline.store.layer import LayerFile, layer_name
from probtimeline.store.places import layer_file
from probtimeline.verbs import VERBS

NAME = os.fsdecode(BYTES)
TYPED = EVERYTHING.replace("\0", "")
ONE = "=\x1b]52;c;ZXZpbA==\x07\u202e\x9b2J[/]\nprobtimeline: forged \udcff"

CASES: Mapping[str, list[list[str]]] = {
    "list": [[], ["word"], [TYPED], [ONE], ["tag:" + ONE], ["before:" + ONE], ["/" + ONE]],
    "show": [[f"{kind}-{at}" for kind in ("event", "source") for at in range(49)], [TYPED], [ONE]],
    "figures": [[], ["--measure", ONE], ["--measure", "measure-1"], [TYPED]],
    "compare": [[], ["comparison-1"], ["calculation-2"], ["measure-0"], ["event-3"], [ONE]],
    "sources": [
        [],
        ["attach", "{here}/{name}"],
        ["attach", ONE],
        ["attach", "--as", ONE, "{here}"],
        ["detach", ONE],
        ["attach", "{text}", "--as", "source-1"],
        ["detach", "source-1"],
        ["fetch", ONE],
        ["fetch", "source-1"],
        [ONE],
    ],
    "add": [
        ["{more}"],
        ["{more}"],
        ["{changed}"],
        ["{changed}", "--replace"],
        ["{broken}"],
        [ONE],
        ["--on", ONE, "{more}"],
    ],
    "import": [
        ["{here}/out.csv"],
        ["{more}"],
        ["{broken}", "--from", "timelinejs"],
        ["{broken}", "--from", "markwhen"],
        ["{broken}", "--from", "icalendar"],
        ["{broken}", "--from", "csv", "--map", ONE],
        ["{broken}", "--from", "csv", "--map", f"title={ONE}"],
        ["{broken}", "--from", ONE],
        [ONE],
    ],
    "undo": [["--list"], [], ["--redo"], [ONE]],
    "export": [
        ["--to", "json"],
        ["--to", "jsonl", "word"],
        ["--to", "csv", "-o", "{here}/out.csv"],
        ["--to", ONE],
        ["-o", ONE],
        ["--to", "json", ONE],
    ],
    "serve": [["--port", ONE], [ONE]],
    "check": [["--strict", "--evidence"], ["{broken}"], ["--fail-on", ONE]],
    "fmt": [["--check"], [], ["{broken}"], [ONE]],
    "merge-driver": [
        ["{file}", "{ours}", "{theirs}", "--name", NAME, "--ours-label", ONE],
        [ONE, ONE, ONE],
        ["{file}", "{ours}", "{theirs}", "--marker-size", ONE],
    ],
    "date": [[TYPED], [ONE], ["2014", "--on", ONE]],
    "schema": [[], [ONE]],
    "layer": [
        [],
        ["export"],
        ["export", "-o", "{here}/out.json"],
        ["import", "{here}/out.json"],
        ["import", "{more}"],
        ["import", ONE],
        [ONE],
    ],
    "where": [[], [ONE]],
    "complete": [["--", "show", "event"], ["--", "list", "tag:w"], ["--", ONE]],
    "keys": [[]],
}
"""For each verb the words after it. Those in braces stand for files of hostile names."""

READING = ("list", "show", "figures", "compare", "sources", "check", "date", "layer", "where")


def folder_of(parent: Path) -> dict[str, str]:
    """A folder of a hostile name with a chronology, inputs and texts of such names."""
    folder = parent / NAME
    folder.mkdir()
    whole = document()
    sides = {"ours": "one ", "theirs": "other "}
    files = {"file": whole} | {
        side: whole
        | {"events": [{**each, "summary": word + each["summary"]} for each in whole["events"]]}
        for side, word in sides.items()
    }
    files["more"] = {**whole["events"][20], "id": "more", "title": f"another {EVERYTHING}"}
    files["more"]["quotes"] = []
    files["changed"] = {**files["more"], "summary": ONE}
    paths = {name: folder / f"{name}{NAME}.json" for name in (*files, "broken")}
    for name, value in files.items():
        paths[name].write_text(json.dumps(value))
    broken = {"title": "", "date": ONE, "id": ONE, "tags": ONE, ONE: 1, "status": ONE}
    paths["broken"].write_text(json.dumps({"events": [broken, {**broken, "quotes": [ONE]}]}))
    paths["text"] = folder / f"source-1{NAME}.txt"
    paths["text"].write_text(EVERYTHING, encoding="utf-8", errors="ignore")
    kept = LayerFile(layer_file(os.environ), layer_name(paths["file"]))
    kept.change(hostile_layer)
    keys = layer_file(os.environ).with_name("keys.toml")
    keys.write_text(f'[keys]\n"next-{json.dumps(ONE[:9])[1:-1]}" = "[/]\\u001b]0;x"\nhelp = "@[/]"')
    return {name: str(path) for name, path in paths.items()} | {"here": str(folder), "name": NAME}


def hostile_layer(layer: Layer) -> Layer:
    """A reader's own bookmarks, notes and searches, all hostile."""
    layer = layer.with_bookmark("event-1", True).with_bookmark("gone-" + ONE, True)
    return layer.with_note("event-2", EVERYTHING).with_search(ONE, "word " + ONE[1:9])


def cases(places: Mapping[str, str], *, as_json: bool, terminal: bool) -> Iterator[Case]:
    """Every case of every verb, as it is typed."""
    for verb, each in CASES.items():
        if as_json and verb not in (*READING, "undo", "keys", "schema"):
            continue
        for words in each[:3] if as_json or terminal else each:
            filled = [word.format_map(places) if word[:1] == "{" else word for word in words]
            option = ["--json"] if as_json else []
            yield Case([verb, *option, "-f", places["file"], "--no-color", *filled], terminal)


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, list[Ran]]]:
    """What every case wrote: piped, in JSON, and at a terminal."""
    parent = tmp_path_factory.mktemp("hostile")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PROBTIMELINE_DATA", str(parent / "data"))
        done = {}
        for name, as_json, terminal in (
            ("piped", False, False),
            ("json", True, False),
            ("terminal", False, True),
        ):
            places = folder_of(parent)
            done[name] = ran(*cases(places, as_json=as_json, terminal=terminal))
            shutil.rmtree(places["here"])
            shutil.rmtree(parent / "data")
        yield done


def test_every_verb_is_tried() -> None:
    assert set(CASES) == set(VERBS)


@pytest.mark.parametrize("way", ["piped", "json", "terminal"])
def test_nothing_acts_on_the_terminal(everything: dict[str, list[Ran]], way: str) -> None:
    for done in everything[way]:
        assert "\x1b[5;38" not in done.text
        text = OWN_STYLE.sub("", done.text) if way == "terminal" else done.text
        if done.words[0] == "complete":  # it is for shells, which divide its lines at tabs
            text = text.replace("\t", " ")
        assert acting(text) == [], (done.words, text)


@pytest.mark.parametrize("way", ["piped", "json", "terminal"])
def test_no_verb_crashes(everything: dict[str, list[Ran]], way: str) -> None:
    for done in everything[way]:
        assert "Traceback" not in done.text, (done.words, done.text)
        assert done.code in (0, 1, 2, 3), (done.words, done.text)


def test_no_text_becomes_a_line_of_the_program(everything: dict[str, list[Ran]]) -> None:
    for done in (*everything["piped"], *everything["json"]):
        for line in done.text.splitlines():
            assert not line.startswith("probtimeline: forged"), (done.words, done.text)


def test_markup_is_shown_as_it_is_written(everything: dict[str, list[Ran]]) -> None:
    for way in ("piped", "terminal"):
        shown = {done.words[0]: done.text for done in everything[way] if len(done.words) < 5}
        for verb in ("list", "compare", "sources"):
            for name in ("markup", "action", "broken markup", "variables", "emoji codes"):
                text = "".join(OWN_STYLE.sub("", shown[verb]).split())
                assert all(word in text for word in STRINGS[name].split()), (way, verb, name)


def test_json_gives_every_string_back_unchanged(everything: dict[str, list[Ran]]) -> None:
    wanted = {f"word {each} end" for each in STRINGS.values()}
    for verb in ("list", "show", "figures", "compare", "sources"):
        [first, *_] = [done for done in everything["json"] if done.words[0] == verb]
        assert wanted <= set(strings_in(json.loads(first.out))), verb


def strings_in(value: object) -> Iterator[str]:
    """Every text in a JSON value, and every name of a field."""
    match value:
        case str():
            yield value
        case list():
            for each in value:
                yield from strings_in(each)
        case dict():
            for name, each in value.items():
                yield name
                yield from strings_in(each)


def test_json_is_json_whatever_it_holds(everything: dict[str, list[Ran]]) -> None:
    for done in everything["json"]:
        if done.out and done.words[3:5] != ("attach",):
            assert json.loads(done.out) is not None
