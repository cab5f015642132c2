"""The program's own files of tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from probtimeline.store.files import CannotWrite
from probtimeline.store.kept import Form
from probtimeline.store.storage import change_record

FORM = Form("probtimeline-trial/1", "what is tried", largest=1000)


def test_a_file_that_would_be_too_large_to_be_read_again_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "trial.json"
    change_record(path, "trials", "one", lambda _: {"kept": "x" * 800}, FORM)
    with pytest.raises(CannotWrite, match="what is tried would be above the limit of 1000 bytes"):
        change_record(path, "trials", "two", lambda _: {"kept": "x" * 800}, FORM)
    assert FORM.read(path) == {"trials": {"one": {"kept": "x" * 800}}}
    change_record(path, "trials", "two", lambda _: {"kept": "x"}, FORM)
    assert set(FORM.read(path)["trials"]) == {"one", "two"}
