"""What a view goes over all of its records for, while it stands in front.

It is done in the event loop, in slices of some milliseconds between which keys are answered, as a
search is (`app.counting`): where the view is left it waits, and what takes its place is done
instead. What there is by then is shown now and again, and when it is done.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final, Protocol

from probtimeline.views.holding import place_kept

if TYPE_CHECKING:
    from probtimeline.app.holder import Holder
    from probtimeline.session.state import State

SLICE: Final = 1_500.0
"""Effort, as in `query.search`, of one slice: a key is taken in over a dozen turns of the loop."""
SHOWN: Final = 0.4
"""Seconds after which it is shown how far it has got."""
PAUSE: Final = 0.03
"""Seconds in which what a key has done is drawn."""


class Task(Protocol):
    """Something that is done bit by bit."""

    @property
    def is_done(self) -> bool:
        """Whether nothing is left to do."""

    def go_on(self, effort: float) -> None:
        """Go on as far as an effort takes it."""


def task_of(state: State) -> Task | None:
    """What the view in front has still to do, as far as it has been asked for."""
    match state.view:
        case "figures" if not state.table.making.is_done:
            return state.table.making
        case "comparisons" if not state.weighing.listed.is_done:
            return state.weighing.listed
    return None


class Behind:
    """Does what is left to do for the view in front. Lives as long as the app."""

    def __init__(self, app: Holder) -> None:
        self._app = app
        self._is_on = False

    def go_on(self) -> None:
        """See to it that what is left to do is done."""
        if not self._is_on and task_of(self._app.state) is not None:
            self._is_on = True
            self._app.run_worker(self._work(), group="behind")

    async def _work(self) -> None:
        app, clock = self._app, asyncio.get_running_loop().time
        seen, told = app.state, clock()
        try:
            while app.is_shown and (task := task_of(app.state)) is not None:
                # What a key has done is to be seen before anything goes on behind it.
                await asyncio.sleep(0 if app.state is seen else PAUSE)
                if app.state is not seen:
                    seen = app.state
                    continue
                task.go_on(SLICE)
                if task.is_done or clock() > told + SHOWN:
                    self._show()
                    seen, told = app.state, clock()
        finally:
            self._is_on = False

    def _show(self) -> None:
        from probtimeline.session.waiting import further

        if self._app.is_shown:
            with place_kept(self._app.view):
                self._app.apply(further(), quietly=True)
