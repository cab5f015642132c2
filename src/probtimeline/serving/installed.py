"""Whether what serving needs is installed."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Final

INSTALL: Final = 'pip install "probtimeline[serve]"'


def is_installed() -> bool:
    """Whether all of it can be imported."""
    return all(find_spec(name) is not None for name in ("aiohttp", "textual_serve"))
