"""Taking in what was worked out behind the screen for the view in front."""

from __future__ import annotations

from dataclasses import replace

from probtimeline.session.moves import Move
from probtimeline.session.state import State


def further() -> Move:
    """Show the view in front as far as it is made by now; nothing else is different."""

    def move(state: State) -> State:
        match state.view:
            case "figures" if state.table.progress is not None:
                return replace(state, table=state.table.further())
            case "comparisons":
                return replace(state, weighing=state.weighing.further())
        return state

    return move
