"""The explorer as one that follows its files: what others write there appears by itself.

Looking and reading happen behind the screen, one reading at a time; what was read is then shown
in one move. While the files cannot be read, what was read last stays, and a line tells why.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Final

from probtimeline import session
from probtimeline.app.changing import Changing, Reload
from probtimeline.app.trouble import faulty, mended
from probtimeline.store.document import without_collecting
from probtimeline.store.watch import Look, gone

if TYPE_CHECKING:
    from datetime import datetime

    from probtimeline.app.keeping import Keeper
    from probtimeline.app.opener import Opener
    from probtimeline.session.arriving import Arrival
    from probtimeline.session.moves import Move
    from probtimeline.session.state import State
    from probtimeline.store.drafts import DraftsFile
    from probtimeline.store.pen import Pen
    from probtimeline.store.watch import Watch
    from probtimeline.views.keymap import Keymap

PERIOD: Final = 0.3
"""Seconds from one look at the files to the next."""

PAUSE: Final = 0.5
"""The least time in seconds between two readings of files that keep changing. It is longer where
reading takes longer, so that half the time is always left to the reader."""

RETRY: Final = 5.0
"""Seconds after which a file is read again that could not be opened, though nothing about it has
changed: the system may have been short of something."""

TRIES: Final = 3
"""How often a move is made behind the screen before the reader is made to wait for it."""


class Following(Changing):
    """The program on the screen, which takes in what stands in its files."""

    def __init__(  # noqa: PLR0913 - one argument a thing that comes from outside
        self,
        state: State,
        reload: Reload,
        first_moves: Iterable[Move] = (),
        told: str = "",
        *,
        keeper: Keeper | None = None,
        keymap: Keymap | None = None,
        pen: Callable[[], Pen] | None = None,
        drafts: Callable[[], DraftsFile] | None = None,
        watch: Watch | None = None,
        seen: Look | None = None,
        clock: Callable[[], datetime] | None = None,
        opener: Opener | None = None,
        anew: Callable[[State], tuple[Move, ...] | str] | None = None,
    ) -> None:
        """`watch` looks after the files; `seen` is how they stood before they were read.

        Where the state holds the first events alone, all are read now; `anew` gives the first moves
        once more, for all of them, or says what is wrong with what was asked for.
        """
        super().__init__(
            state,
            reload,
            first_moves,
            told,
            keeper=keeper,
            keymap=keymap,
            pen=pen,
            drafts=drafts,
        )
        self._watch = watch
        self._clock = clock
        self._opener = opener
        self._anew = anew
        self._begun_at = self.state
        self._look = self._good = seen or Look()
        self._glimpse: Look | None = None
        self._as_of: datetime | None = None
        self._mistakes = told
        self._fault: OSError | MemoryError | None = None
        self._reading = asyncio.Lock()
        self._wanted = self._answered = 0
        self._own: frozenset[str] = frozenset()
        self._asked = False
        self._looking = False
        self._read_at = self._took = 0.0

    def settled(self) -> None:
        """Look at the files from now on."""
        super().settled()
        self._as_of = self._now()
        if self._watch is not None:
            self.set_interval(PERIOD, self._look_now_and_then)
        if self.state.progress is not None:
            self.run_worker(self.see_files(), group="reading")
            self.set_interval(PERIOD, self._tell_progress)
        elif self._opener is not None:
            self.run_worker(self._verify(self._opener), group="reading")

    def _tell_progress(self) -> None:
        if self._opener is not None and self.state.progress is not None:
            self._apply_in_place(session.arriving.progressing(self._opener.progress))

    async def _verify(self, opener: Opener) -> None:
        """Read again where what was read has proved to be damaged."""
        if not await asyncio.to_thread(opener.verify):
            await self.see_files()

    def on_unmount(self) -> None:
        """Leave nothing behind that goes on reading."""
        if self._opener is not None:
            self._opener.stop()

    def _look_now_and_then(self) -> None:
        rested = asyncio.get_running_loop().time() - self._read_at >= max(PAUSE, self._took)
        # What is being written here is read when it stands.
        if rested and not (self._looking or self._writing.locked() or self._reading.locked()):
            self._looking = True
            self.run_worker(self._look_once(), group="looking")

    async def _look_once(self) -> None:
        try:
            await self.look_at_files()
        finally:
            self._looking = False

    async def look_at_files(self) -> None:
        """Look whether the files stand as they were read; if not, take in what they hold."""
        if self._watch is None:
            return
        look = await asyncio.to_thread(self._watch.look)
        if look == self._look and not self._is_worth_another_try():
            self._glimpse = None
            if self._fault is None:
                self._as_of = self._now()
            return
        if look.gone_since(self._good) and look != self._glimpse:
            # An editor may be between taking the old file away and putting the new one there.
            self._glimpse = look
            return
        await self.see_files()

    async def see_files(self, own: frozenset[str] = frozenset()) -> None:
        """Read the files behind the screen, and show what they hold.

        `own` are the ids of events that the reader has written here: they are not new. Whoever
        asks while the files are being read waits for one more reading, together with all others.
        """
        self._own |= own
        self._wanted += 1
        mine = self._wanted
        async with self._reading:
            if self._answered < mine:
                answering = self._wanted
                await self._take_in()
                self._answered = answering

    def action_read_again(self) -> None:
        """Read the files again, and take them as they are: one that is gone is gone."""
        self._asked = True
        self.run_worker(self.see_files(), group="reading")

    def action_next_new(self) -> None:
        """Go to the next event that has come in."""
        self.apply(session.arriving.next_new())

    async def _take_in(self) -> None:
        own, self._own = self._own, frozenset()
        asked, self._asked = self._asked, False
        loop = asyncio.get_running_loop()
        begun = loop.time()
        look = Look()
        if self._watch is not None:
            look = await asyncio.to_thread(self._watch.look)
        self._look = look
        try:
            self._require_what_was_there(look, asked)
            arrival, mistakes = await asyncio.to_thread(self._prepared, self.state)
        except (OSError, MemoryError) as fault:
            self._own |= own
            self._tell_trouble(fault)
            if asked:
                self.tell("It still cannot be read: the line at the top says why")
            return
        finally:
            self._read_at = loop.time()
            self._took = self._read_at - begun
        self._good, self._glimpse, self._as_of = look, None, self._now()
        if arrival or own:
            await self._apply_behind(session.arriving.arrive(arrival, own))
        if arrival and arrival.completes:
            self._begin_anew()
        self._tell_arrival(arrival, own, asked)
        # The places of the same mistakes change with every record above them.
        if mistakes and not self._mistakes.startswith(mistakes.partition(" First: ")[0]):
            self.warn(mistakes)
        self._mistakes = mistakes

    def _begin_anew(self) -> None:
        """Go where the command line wants to begin, unless the reader has moved by now."""
        found = self._anew(self.state) if self._anew is not None else ()
        if isinstance(found, str):
            self.warn(found)
        elif self.state.here == self._begun_at.here:
            for move in found:
                self.apply(move, quietly=True)

    def _prepared(self, state: State) -> tuple[Arrival, str]:
        # Most of what is read is equal to what is there, and goes again at once: looking for
        # more to free at the height of it would only keep the reader waiting.
        with without_collecting():
            chronicle, texts, mistakes = self._reload()
            arrival = session.arriving.prepared(state, chronicle, texts)
            del chronicle, texts
        return arrival, mistakes

    def _require_what_was_there(self, look: Look, asked: bool) -> None:
        """Raise CannotRead for a file that is gone, unless the reader takes that as it is."""
        for path in look.gone_since(self._good):
            if not asked or (self._watch is not None and self._watch.requires(path)):
                raise gone(path)

    async def _apply_behind(self, move: Move) -> None:
        """Make a move that takes time in a thread, and show what it has come to.

        If the reader has done something meanwhile it is made again, from there.
        """
        for _ in range(TRIES):
            before = self.state
            after = await asyncio.to_thread(move, before)
            if self.state is before:
                break
        else:
            after = move(self.state)
        self._apply_in_place(lambda _: after)

    def _apply_in_place(self, move: Move) -> None:
        """Make a move the reader did not ask for: what stands on the screen stays there."""
        from probtimeline.views.holding import place_kept

        if self.is_shown:  # it may have been left meanwhile
            with place_kept(self.view):
                self.apply(move, quietly=True)

    def _tell_arrival(self, arrival: Arrival, own: frozenset[str], asked: bool) -> None:
        if not self.is_shown:
            return
        notice = self.state.notice
        if arrival:
            from probtimeline.views.holding import places_in_sight

            self.check_quotes()
            others = arrival.without(own)
            on_screen = places_in_sight(self.view, self.state)
            hidden, beyond = session.arriving.out_of_sight(self.state, others, on_screen)
            notice = "; ".join(filter(None, (others.told(hidden, beyond), notice)))
        said = notice if arrival else session.arriving.NO_CHANGE
        if self._fault is not None:
            notice = f"{mended(self._watch, self._fault)}: {said}"
            self._fault = None
        elif asked:
            notice = f"Read again: {said}"
        elif not arrival:
            return
        trouble_over = session.arriving.troubled("")
        self._apply_in_place(lambda state: trouble_over(state).telling(notice))

    def _tell_trouble(self, fault: OSError | MemoryError) -> None:
        self._fault = fault
        self._apply_in_place(session.arriving.troubled(faulty(self._watch, fault, self._as_of)))

    def _is_worth_another_try(self) -> bool:
        """Whether a file that was not even opened may be opened by now."""
        since = asyncio.get_running_loop().time() - self._read_at
        problems = getattr(self._fault, "problems", ())
        return self._fault is not None and not problems and since >= RETRY

    def _now(self) -> datetime | None:
        return self._clock() if self._clock is not None else None
