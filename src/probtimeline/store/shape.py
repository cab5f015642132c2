"""JSON objects to records, one at a time: each field by the table, each problem noted.

What a record refers to is not looked at here (`store.references`).
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from probtimeline.core.edtf import parse_edtf
from probtimeline.core.records import Event
from probtimeline.core.span import Reading, Span
from probtimeline.core.text import fold
from probtimeline.store.canonical import RECORDS, Record
from probtimeline.store.dates import Dates, note_words
from probtimeline.store.fields import FIELDS, TABLES, Field, Holds
from probtimeline.store.spelling import did_you_mean, nearest, one_of
from probtimeline.store.values import CHECKS, Wrong, shown, type_name, wrong_type

if TYPE_CHECKING:
    from probtimeline.store.document import Path
    from probtimeline.store.notes import Notes

_BY_NAME: Final = {kind: {each.name: each for each in table} for kind, table in FIELDS.items()}
_CHECKED: Final = {
    kind: {
        each.name: (
            each,
            CHECKS.get(each.holds),
            each.holds is Holds.TEXT and not each.required,
            each.holds is Holds.RECORDS,
        )
        for each in table
    }
    for kind, table in FIELDS.items()
}
"""For each kind the fields by name, with their checks (none for dates and records), and whether any
text is good, or records are wanted. Looked up once: there are millions of fields to read."""
_REQUIRED: Final = {
    kind: frozenset(each.name for each in table if each.required) for kind, table in FIELDS.items()
}
_DATES: Final = {
    kind: tuple(each.name for each in table if each.holds is Holds.DATE)
    for kind, table in FIELDS.items()
}
_MADE_IDS: Final = frozenset(name[:-1] for name in TABLES)
_SEARCHED: Final = 10**10
"""The most letters gone over to find the figures of one quote in it: a few seconds."""
_NOTHING: Final[Mapping[str, object]] = MappingProxyType({})


class Shaper(NamedTuple):
    """Makes records of the objects of one document, noting what is wrong with them."""

    notes: Notes
    dates: Dates

    def record(self, kind: str, raw: object, path: Path, source: object = None) -> Record | None:
        """Return the record that a JSON object holds, or None where an error was noted.

        `source` is the id of the source whose day relative dates in it are read from. A record
        that is added without an id has an empty one.
        """
        if not isinstance(raw, dict):
            what = f"this is {type_name(raw)}, where {_one(kind)} belongs"
            self.notes.error("type", what, "Write an object: { … }.", path)
            return None
        if kind == "quote":
            source = raw.get("source")
        before = self.notes.errors
        values = self._values(kind, raw, path, source)
        if not raw.keys() >= _REQUIRED[kind]:
            self._tell_missing(kind, raw, path)
        if kind == "quote":
            self._check_figures(raw, path)
        return None if self.notes.errors > before else self._made(kind, values)

    def header(self, raw: Mapping[str, object]) -> dict[str, str]:
        """Return the title of a chronology and what it is about, noting what is wrong there."""
        known = _BY_NAME["chronology"]
        for name in raw:
            if name not in known:
                self.tell_unknown("chronology", name, raw, ())
        texts: dict[str, str] = {}
        for name in ("title", "about"):
            value = raw.get(name, "")
            if not isinstance(value, str):
                wrong = wrong_type(value, known[name])
                self.notes.error(wrong.code, wrong.what, wrong.cure, (name,))
            texts[name] = value if isinstance(value, str) else ""
        return texts

    def _values(
        self, kind: str, raw: dict[str, object], path: Path, source: object
    ) -> dict[str, Any]:
        known = _CHECKED[kind]
        values: dict[str, Any] = {"extra": _NOTHING}
        extra: dict[str, object] = {}
        made: object
        for name, value in raw.items():
            if name not in known:
                values["extra"] = extra
                extra[name] = value
                self.tell_unknown(kind, name, raw, path)
                continue
            field, check, is_any_text, are_records = known[name]
            if is_any_text and type(value) is str:
                values[name] = value
                continue
            if check is not None:
                made = check(value, field)
            elif are_records:
                made = self._records(field, value, (*path, name), source)
            elif type(value) is not str or type(made := parse_edtf(value)) is not Span:
                # What relative words are read from is looked for only where there are words.
                base = self.dates.base(_first_source(raw) if kind == "event" else source)
                made = self._date(field, value, path, base)
            if type(made) is Wrong:
                at = (*path, name) if made.item is None else (*path, name, made.item)
                self.notes.error(made.code, made.what, made.cure, at)
            values[name] = made
        return values

    def _date(self, field: Field, value: object, path: Path, base: Span | None) -> object:
        if not isinstance(value, str):
            return wrong_type(value, field)
        if not value.strip():
            return Wrong("date", f"{field.name} is empty", "Write a date, such as 2014-06.")
        return self.dates.read(value, base, (*path, field.name), self.notes)

    def _records(self, field: Field, value: object, path: Path, source: object) -> object:
        if not isinstance(value, list):
            return wrong_type(value, field)
        made = [
            self.record(field.of, item, (*path, index), source) for index, item in enumerate(value)
        ]
        return tuple(made)

    def tell_unknown(self, kind: str, name: str, raw: Mapping[str, object], path: Path) -> None:
        """Note a field that no record of the kind has, with the nearest that one has."""
        unused = [each for each in _BY_NAME[kind] if each not in raw]
        cure = did_you_mean(name, unused, "")
        what = f"{_one(kind)} has no field {shown(name)}"
        cure = f"{cure} It is kept as it is, and not used.".strip()
        self.notes.warning("unknown-field", what, cure, (*path, name), name=True)

    def _tell_missing(self, kind: str, raw: Mapping[str, object], path: Path) -> None:
        known = _BY_NAME[kind]
        for name in (each for each in known if each in _REQUIRED[kind]):
            if name in raw or (name == "id" and self.dates.adding and kind in _MADE_IDS):
                continue
            meant = nearest(name, [each for each in raw if each not in known])
            cure = f"Is {shown(meant)} meant for it?" if meant else _write(known[name])
            self.notes.error("missing", f"{_one(kind)} needs the field {name}", cure, path)

    def _made(self, kind: str, values: dict[str, Any]) -> Record:
        readings: dict[str, Reading] = {}
        for name in _DATES[kind]:
            if type(value := values.get(name)) is Reading:
                readings[name], values[name] = value, value.span
        if kind in _MADE_IDS:
            values.setdefault("id", "")
        record = RECORDS[kind](**values)
        if isinstance(record, Event) and "date" in readings:
            return note_words(record, readings["date"])
        return record

    def _check_figures(self, quote: Mapping[str, Any], path: Path) -> None:
        """Note every figure whose text does not stand in the quote's, as printed."""
        words, figures = quote.get("text"), quote.get("figures")
        if not isinstance(words, str) or not isinstance(figures, list):
            return
        if len(words) * len(figures) > _SEARCHED:
            what = f"{len(figures)} figures are too many to find in a text of {len(words)} letters"
            cure = "Quote the clauses that carry them, each with its own."
            self.notes.error("too-large", what, cure, (*path, "figures"))
            return
        folded = ""
        for index, figure in enumerate(figures):
            text = figure.get("text") if isinstance(figure, dict) else None
            if not isinstance(text, str) or text in words:
                continue
            cure = "Write the figure exactly as the quote prints it."
            folded = folded or fold(words)
            if fold(text) in folded:
                cure = "It differs only in case, spaces, dashes or quotation marks: copy it."
            what = f"the figure {shown(text)} does not stand in the text of its quote"
            self.notes.error("figure-text", what, cure, (*path, "figures", index, "text"))


def _first_source(event: Mapping[str, object]) -> object:
    match event.get("quotes"):
        case [{"source": source}, *_]:
            return source
    return None


def _one(kind: str) -> str:
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"


def _write(field: Field) -> str:
    return f"Write {one_of(field.choices) if field.choices else field.holds.value}."
