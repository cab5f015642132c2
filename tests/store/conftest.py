"""A chronology in a folder of its own, and short ways to add to it and to read it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.support.build import span

from probtimeline.core.span import Span
from probtimeline.store.files import Input
from probtimeline.store.library import Library
from probtimeline.store.outcome import Added, Refused

Add = Callable[..., Added | Refused]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the chronology of the test is; nothing is there yet."""
    return tmp_path / "events.json"


@pytest.fixture
def library(file: Path, tmp_path: Path) -> Library:
    """The library of that file alone."""
    return Library(file, builtin=tmp_path / "none.json", reader=tmp_path / "none too.json")


@pytest.fixture
def add(library: Library) -> Add:
    """Adds text, or anything that is JSON, to the chronology."""

    def added(*given: Any, on: str = "", **options: Any) -> Added | Refused:
        base: Span | None = span(on) if on else None
        inputs = [
            Input("input.json", (each if isinstance(each, str) else json.dumps(each)).encode())
            for each in given
        ]
        return library.add(inputs, on=base, **options)

    return added


@pytest.fixture
def written(file: Path) -> Callable[[], dict[str, Any]]:
    """Reads what the file holds."""

    def read() -> dict[str, Any]:
        found: dict[str, Any] = json.loads(file.read_bytes())
        return found

    return read
