"""Runs the explorer, or a script, and keeps when imports and some functions began and ended.

`python traced.py LOG [SCRIPT]`; the log is JSON: the times of `time.perf_counter` with a name where
something begins, and null where it ends. It nests. Only the main thread is watched. Nothing is
added to the program: loaders and a few functions of Textual are wrapped from here.
"""

from __future__ import annotations

import atexit
import dataclasses
import functools
import json
import runpy
import sys
import threading
from collections.abc import Callable, Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from pathlib import Path
from time import perf_counter
from types import ModuleType
from typing import Any

WRAPPED = {
    "textual.css.stylesheet": (
        ("Stylesheet", "parse", "CSS parsed"),
        ("Stylesheet", "_parse_rules", "CSS parsed"),
        ("Stylesheet", "update_nodes", "CSS applied"),
        ("Stylesheet", "apply", "CSS applied"),
    ),
    "textual.app": (("App", "run", "Textual's own running"), ("App", "_register", "mounting")),
    "textual._compositor": (
        ("Compositor", "reflow", "layout"),
        ("Compositor", "render_update", "painting"),
        ("Compositor", "render_full_update", "painting"),
        ("Compositor", "render_partial_update", "painting"),
    ),
}


class Watch:
    """Keeps what begins and ends."""

    def __init__(self) -> None:
        self.log: list[tuple[float, str | None]] = [(perf_counter(), "our own code")]
        self._thread = threading.get_ident()

    def timed(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """The function, its calls kept."""

        @functools.wraps(function)
        def call(*args: Any, **named: Any) -> Any:
            if threading.get_ident() != self._thread:
                return function(*args, **named)
            self.log.append((perf_counter(), name))
            try:
                return function(*args, **named)
            finally:
                self.log.append((perf_counter(), None))

        return call


class Finder(MetaPathFinder):
    """Lets the others find modules, and times their loading."""

    def __init__(self, watch: Watch) -> None:
        self._watch = watch

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """What the next finder finds, with a loader that is timed."""
        for finder in sys.meta_path[1:]:
            spec = finder.find_spec(name, path, target)
            if spec is not None and spec.loader is not None:
                run = self._watch.timed(f"import {name}", spec.loader.exec_module)
                wrapped = WRAPPED.get(name, ())
                spec.loader.exec_module = functools.partial(  # type: ignore[method-assign]
                    _load, self._watch, run, wrapped
                )
                return spec
        return None


def _load(
    watch: Watch,
    run: Callable[[ModuleType], None],
    wrapped: Sequence[tuple[str, str, str]],
    module: ModuleType,
) -> None:
    run(module)
    for owner, function, name in wrapped:
        if (held := getattr(module, owner, None)) and (found := getattr(held, function, None)):
            setattr(held, function, watch.timed(name, found))


def main() -> None:
    """Watch the program to its end."""
    watch = Watch()
    log = Path(sys.argv[1])
    atexit.register(lambda: log.write_text(json.dumps(watch.log)))
    dataclasses._process_class = watch.timed(  # type: ignore[attr-defined]
        "dataclasses made",
        dataclasses._process_class,  # type: ignore[attr-defined]
    )
    sys.meta_path.insert(0, Finder(watch))
    if sys.argv[2:]:
        runpy.run_path(sys.argv[2], run_name="__main__")
        return
    sys.argv = ["probtimeline"]
    from probtimeline.cli import main as explore

    sys.exit(explore())


if __name__ == "__main__":
    main()
