"""What holds of every format, whatever it is for."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support.build import chronicle, event
from tests.support.command import piped
from tests.support.hostile import acting
from tests.support.leaving import builtin, chosen, hostile, written

from probtimeline.export.formats import FORMATS, Format, format_named
from probtimeline.export.losses import Losses

EVERY = pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
AS_TEXT = pytest.mark.parametrize(
    "form", [form for form in FORMATS if form.is_text], ids=lambda form: form.name
)


@AS_TEXT
def test_nothing_a_chronology_contains_can_act(form: Format, tmp_path: Path) -> None:
    made = written(form.name, chosen(hostile(tmp_path))).text
    assert not acting(made.removeprefix("\ufeff").replace("\r\n", "\n"))


@EVERY
def test_the_same_events_give_the_same_bytes(form: Format) -> None:
    selection = chosen(builtin())
    assert written(form.name, selection) == written(form.name, selection)


@EVERY
def test_a_single_event_without_anything_can_leave(form: Format) -> None:
    made = written(form.name, chosen(chronicle(event("bare", "2014", "A bare event"))))
    assert made.data or made.lost


@EVERY
def test_the_help_of_the_verb_names_it(form: Format) -> None:
    assert f"  {form.name} " in piped("export", "--help").out


@EVERY
def test_what_it_cannot_hold_is_told_in_sentences(form: Format, tmp_path: Path) -> None:
    losses = Losses()
    b"".join(form.write(chosen(hostile(tmp_path)), losses))
    for line in losses.lines():
        assert " × " in line
        assert not acting(line)


def test_a_format_is_found_by_its_name_in_any_case() -> None:
    assert [format_named(form.name.upper()) for form in FORMATS] == list(FORMATS)
    assert format_named("docx") is None
