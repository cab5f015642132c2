"""The manual page is that of the code, and roff can set it."""

from __future__ import annotations

import shutil
import subprocess

import pytest
from tools.manual import PAGE, page

from probtimeline.verbs import VERBS


def test_the_page_is_that_of_the_code() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run `make readme`"


def test_roff_sets_every_verb_without_a_warning() -> None:
    command = shutil.which("groff")
    if command is None:
        pytest.skip("groff is not installed")
    done = subprocess.run(
        [command, "-k", "-man", "-Tutf8", "-ww", "-P-cbou", str(PAGE)],
        capture_output=True,
        check=True,
    )
    assert done.stderr == b""
    shown = done.stdout.decode()
    for verb in VERBS:
        assert f"probtimeline {verb}" in shown.replace("‐", "-").replace("−", "-"), verb
