"""Throws made-up input at everything that reads, guided by what of the program it reaches.

    python tools/fuzz.py              each target for a minute
    python tools/fuzz.py bytes 600    one target, for ten

Needs atheris (the dependency group `fuzz`), which the tests do without. What is found is written
to a file in the folder one stands in, which can be given again after the target's name. A find is
anything but the answers that are documented, an input that takes longer than TIME seconds or more
than MEMORY megabytes, and an answer that breaks a rule checked below.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

try:
    import atheris
except ImportError:
    sys.exit("fuzz.py needs atheris: pip install --group fuzz")

with atheris.instrument_imports(include=["probtimeline"]):
    from probtimeline.core.edtf import parse_edtf
    from probtimeline.core.problems import Problem
    from probtimeline.core.span import Reading, Span, Unreadable
    from probtimeline.dates.read import read_date
    from probtimeline.query.parser import parse
    from probtimeline.store.canonical import encode
    from probtimeline.store.document import Document, decode
    from probtimeline.store.fields import FIELDS, FORMAT, TABLES
    from probtimeline.store.files import CannotRead, Input
    from probtimeline.store.intake import Ground, Taken, Terms, take_in
    from probtimeline.store.keyfile import read_keys
    from probtimeline.store.layer_exchange import export_layer, import_layer
    from probtimeline.store.places import builtin_file
    from probtimeline.store.read import faults_of_shape, read_chronology
    from probtimeline.store.tables import empty_tables, from_tables
    from probtimeline.store.texts import Texts

TIME: Final = 10
"""Seconds that one input may take."""

MEMORY: Final = 1024
"""Megabytes that one input may take."""

_NAMES: Final = sorted({field.name for table in FIELDS.values() for field in table})
_WORDS: Final = [
    *("", "a", "b", "a-b", "2014", "2014-13", "2014-02-30", "2013~", "2015/2013", "last year"),
    *("happened", "planned", "sum", "ratio", "agree", "conflict", "about", "more than", "7", "7%"),
    *("https://example.org", "http://", FORMAT, "\x1b]52;c;eA==\x07", "\u202e", "\ud800", "x" * 90),
]
_PIECES: Final = """
2013 2014-06 21 3 44 0 -0043 1990s 201X Y12345 Feb march Septembr spring winter Q3 H1 early mid
late from to since until between and or by before after about c. circa ? ~ % – - / , . [ ] .. the
of in on last this next year month week day Wednesday yesterday ago three a FY 2016-17 2021-22 BC
AD century 20th 21st later noon present XX T14:05Z
""".split()  # noqa: SIM905 - read at a glance


def _check_taken(data: bytes, ground: Ground) -> None:
    """Take something in, and hold the answer against what is promised of it."""
    outcome = take_in([Input("in", data)], ground, Terms())
    if not isinstance(outcome, Taken):
        assert any(problem.is_error for problem in outcome.problems), "refused without a reason"
        _check_told(outcome.problems, data)
        return
    _check_told(outcome.warnings, data)
    assert isinstance(decode(data, "in"), Document) or b"\n" in data, "taken, and not JSON"
    before = {table: dict(ground.get(table, {})) for table in TABLES}
    after = {table: before[table] | dict(outcome.puts[table]) for table in TABLES}
    assert all(after[table][each] == raw for table in TABLES for each, raw in before[table].items())
    written = encode(from_tables({**empty_tables(), **after}))
    document = decode(written, "out")
    assert isinstance(document, Document), "what was written cannot be read"
    assert not faults_of_shape(document), "what was written is no chronology"
    contents = read_chronology(document)
    assert not [each for each in contents.problems if each.is_error], "what was taken is bad"
    again = take_in([Input("out", written)], after, Terms())
    assert isinstance(again, Taken), "what was written is refused"
    assert not any(again.puts.values()), "what was written has changed"


def _check_told(problems: tuple[Problem, ...], data: bytes) -> None:
    lines = data.count(b"\n") + 1
    for problem in problems:
        assert problem.what, problem
        assert problem.cure, problem
        assert "\x1b" not in str(problem), "an escape sequence in a message"
        assert problem.line is None or problem.line <= lines, problem


_GROUND: Final[Ground] = {
    "sources": {"a": {"id": "a", "title": "A", "published": "2014-02-21"}},
    "events": {"b": {"id": "b", "title": "B", "date": "2013"}},
    "comparisons": {},
    "calculations": {},
}


def from_bytes(data: bytes) -> None:
    """Bytes, as `add` is given them."""
    _check_taken(data, _GROUND)


def from_structures(data: bytes) -> None:
    """JSON with the names of fields and values that are wrong for them."""
    given = atheris.FuzzedDataProvider(data)
    made: Any = _value(given, 6)
    if given.ConsumeBool():
        made = {"format": FORMAT, **{name: _value(given, 5) for name in TABLES}}
    _check_taken(json.dumps(made).encode(), _GROUND)


def _value(given: Any, depth: int) -> Any:
    match given.ConsumeIntInRange(0, 12):
        case 0 | 1 | 2 | 3 if depth:
            names = [given.PickValueInList(_NAMES) for _ in range(given.ConsumeIntInRange(0, 7))]
            return {name: _value(given, depth - 1) for name in names}
        case 4 | 5 if depth:
            return [_value(given, depth - 1) for _ in range(given.ConsumeIntInRange(0, 4))]
        case 6:
            return given.ConsumeInt(16)
        case 7:
            return given.ConsumeFloat()
        case 8:
            return given.PickValueInList([None, True, False, 10**101, 0, -1])
        case 9:
            return given.ConsumeUnicode(20)
    return given.PickValueInList(_WORDS)


def from_dates(data: bytes) -> None:
    """Dates in words, with and without a day to read them from."""
    given = atheris.FuzzedDataProvider(data)
    found = parse_edtf(given.PickValueInList(["2019-03-28", "2019", "-0043-01-01", "2013~", "x"]))
    base = found if isinstance(found, Span) else None
    words = " ".join(given.PickValueInList(_PIECES) for _ in range(given.ConsumeIntInRange(0, 7)))
    words += given.ConsumeUnicode(30)
    answer = read_date(words, base)
    if isinstance(answer, Reading):
        assert parse_edtf(answer.span.edtf) == answer.span, "a date that reads otherwise"
        shown = read_date(answer.span.text)
        assert isinstance(shown, Reading), "a date whose own text cannot be read"
        assert shown.span == answer.span, "a date whose own text reads otherwise"
    else:
        _check_unreadable(answer, base)


def from_edtf(data: bytes) -> None:
    """Dates as they are stored."""
    text = atheris.FuzzedDataProvider(data).ConsumeUnicode(60)
    span = parse_edtf(text)
    if isinstance(span, Unreadable):
        _check_unreadable(span, None)
    else:
        assert parse_edtf(span.edtf) == span, "a date that reads otherwise"
        assert span.text
        assert span.earliest is None or span.latest is None or span.earliest <= span.latest


def _check_unreadable(answer: Unreadable, base: Span | None) -> None:
    assert answer.what, answer
    assert answer.cure, answer
    for offer in answer.readings:
        assert isinstance(read_date(offer, base), Reading), f"{offer} is offered and cannot be read"


def from_queries(data: bytes) -> None:
    """What is typed into the search."""
    today = parse_edtf("2019-03-28")
    parse(atheris.FuzzedDataProvider(data).ConsumeUnicode(300), today=today)  # type: ignore[arg-type]


def from_keys(data: bytes) -> None:
    """A file of keys."""
    file = _SCRATCH / "keys.toml"
    file.write_bytes(data)
    for problem in read_keys(file).problems:
        assert problem.what, problem


def from_layers(data: bytes) -> None:
    """Bookmarks, notes and searches that come from elsewhere."""
    found = import_layer(data, "in")
    if not isinstance(found, tuple):
        again = import_layer(export_layer(found.layer), "out")
        assert not isinstance(again, tuple), "what was exported cannot be imported"
        assert again.layer == found.layer, "what was exported has changed"


def from_texts(data: bytes) -> None:
    """The full text of a source."""
    (_SCRATCH / "a.txt").write_bytes(data)
    try:
        text = Texts(_SCRATCH).load("a")
    except CannotRead:
        return
    assert text is not None
    assert data.removeprefix(b"\xef\xbb\xbf") == text.encode(), "a text that was changed"


TARGETS: Final[dict[str, Callable[[bytes], None]]] = {
    "bytes": from_bytes,
    "structures": from_structures,
    "dates": from_dates,
    "edtf": from_edtf,
    "queries": from_queries,
    "keys": from_keys,
    "layers": from_layers,
    "texts": from_texts,
}

_SCRATCH: Final = Path(tempfile.mkdtemp(prefix="probtimeline-fuzz-"))


def _seeds(target: str) -> Path:
    """Real input to begin with, an example a file."""
    folder = _SCRATCH / "seeds"
    folder.mkdir()
    whole = json.loads(builtin_file().read_bytes())
    records = [each for table in TABLES for each in whole.get(table, ())]
    layer = {"format": "probtimeline-layer/1", "bookmarks": ["a"], "notes": {"a": "b"}}
    examples = {
        "bytes": [json.dumps(each, indent=2) for each in (*records, records[:3])],
        "edtf": [event["date"] for event in whole["events"]],
        "dates": [str(event.get("date_text", "2014")) for event in whole["events"]],
        "queries": ['tag:strike -date:2014 (a or "b c")', "figure:>5 re:/x+/ in:title word"],
        "keys": ['[keys]\nnext-event = "n, down"\nbookmark = ["b", "ctrl+b"]\n'],
        "layers": [json.dumps(layer)],
    }
    for number, text in enumerate(examples.get(target, ["seed"])):
        (folder / str(number)).write_bytes(text.encode())
    return folder


def main(asked: list[str]) -> int:
    """Fuzz one target for some seconds, or again with one file; without words, all of them."""
    if not asked:
        for target in TARGETS:
            print(f"{target}: {(TARGETS[target].__doc__ or '').strip()}", flush=True)
            if code := subprocess.run([sys.executable, __file__, target], check=False).returncode:
                return code
        return 0
    target, last = asked[0], asked[-1]
    options = [f"-timeout={TIME}", f"-rss_limit_mb={MEMORY}", "-max_len=8000"]
    if Path(last).is_file():
        options.append(last)
    else:
        seconds = last if last.isdigit() else "60"
        options += [f"-max_total_time={seconds}", "-print_final_stats=1", str(_seeds(target))]
    atheris.Setup([__file__, *options], TARGETS[target])
    atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
