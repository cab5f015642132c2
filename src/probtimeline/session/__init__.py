"""What the program is doing (State) and every way it can change (Move): pure functions.

What only a key needs is imported with the first key that needs it: `session.moves.step(1)`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from probtimeline.session import arriving as arriving
    from probtimeline.session import comparing as comparing
    from probtimeline.session import filtering as filtering
    from probtimeline.session import moves as moves
    from probtimeline.session import quiet as quiet
    from probtimeline.session import ranging as ranging
    from probtimeline.session import relating as relating
    from probtimeline.session import sources as sources
    from probtimeline.session import window as window

WHEN_ASKED = (
    "arriving",
    "comparing",
    "filtering",
    "moves",
    "quiet",
    "ranging",
    "relating",
    "sources",
    "window",
)
"""The modules that are imported when they are first asked for."""


def __getattr__(name: str) -> Any:
    if name not in WHEN_ASKED:
        raise AttributeError(name)
    from importlib import import_module

    return import_module(f"{__name__}.{name}")
