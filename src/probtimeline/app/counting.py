"""A search that is looked through behind the screen, and the words that are learned for the next.

It is done in the event loop, in slices of some milliseconds between which keys are answered: a
thread would hold the interpreter from them for longer. What a slice goes on with is always the
search that the state holds by then, so that a newer key takes the place of the older.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

from probtimeline.views.holding import place_kept
from probtimeline.views.prompt import SEARCH

if TYPE_CHECKING:
    from probtimeline.app.holder import Holder
    from probtimeline.session.state import Search

SHOWN: Final = 0.25
"""Seconds after which it is shown how far the search has got."""
TRIES: Final = 3
"""How often what was found is made ready in a thread before the reader is made to wait for it."""
PAUSE: Final = 0.03
"""Seconds in which what a key has done is drawn."""
SETTLED: Final = 0.15
"""Seconds without a key before what was found is shown: to draw much takes long beside a key."""
REST: Final = 0.005
"""Seconds of rest after each slice of learning, which nobody waits for."""


class Counting:
    """What goes on behind the screen while something is searched for. Lives as long as the app."""

    def __init__(self, app: Holder) -> None:
        self._app = app
        self._is_on = False

    def go_on(self) -> None:
        """See to it that what is left to do is done."""
        if not self._is_on and (self._counts or self._learns):
            self._is_on = True
            self._app.run_worker(self._work(), group="counting")

    @property
    def _counts(self) -> bool:
        return self._app.state.search.rest is not None

    @property
    def _learns(self) -> bool:
        typing = self._app.desk.is_typed_in and self._app.prompt.kind == SEARCH
        return typing and not self._app.state.vocabulary.is_learned

    async def _work(self) -> None:
        try:
            while self._app.is_shown and (self._counts or self._learns):
                await asyncio.sleep(REST)
                if self._counts:
                    before = self._app.state.search
                    await self._take_in(before, await self._later(before))
                else:
                    await self._learn()
        finally:
            self._is_on = False

    async def _learn(self) -> None:
        """Learn words until a key is pressed, and let it be answered."""
        from probtimeline.session.asking import LEARNED

        state = self._app.state
        while self._app.state is state and self._learns:
            state.vocabulary.learn(LEARNED)
            await asyncio.sleep(REST)
        await asyncio.sleep(PAUSE)

    async def _later(self, search: Search) -> Search:
        """What has come of a search after a while, or when it is done or given up."""
        from probtimeline.session.asking import go_on, is_quick

        app, later, clock = self._app, search, asyncio.get_running_loop().time
        shown, begun, typed = None, clock(), clock()
        while app.state.search is search:
            if app.state is not shown:
                # What a key has done is to be seen before anything goes on behind it.
                shown, typed = app.state, clock()
                await asyncio.sleep(PAUSE)
            elif later.rest is None or clock() > begun + SHOWN:
                if clock() > typed + SETTLED:
                    break
                await asyncio.sleep(PAUSE)
            elif is_quick(later, shown.vocabulary):
                later = go_on(later, shown.vocabulary)
                await asyncio.sleep(0)
            else:
                later = await asyncio.to_thread(go_on, later, shown.vocabulary)
        return later

    async def _take_in(self, before: Search, later: Search) -> None:
        """Show what was found, unless something else is searched for by now."""
        from probtimeline.session.searching import looked_on

        if later is before:
            return
        app, move = self._app, looked_on(before, later)
        state, after = app.state, app.state
        for _ in range(TRIES):
            state = app.state
            after = await asyncio.to_thread(move, state)
            if app.state is state:
                break
        if app.state is not state:
            after = move(app.state)
        if after.search is later and app.is_shown:
            with place_kept(app.view):
                app.apply(lambda _: after, quietly=True)
