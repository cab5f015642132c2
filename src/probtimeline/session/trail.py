"""Where the reader has been: back and forward, as in a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from probtimeline.core.periods import Period

LONGEST = 200
"""Places remembered; the oldest is forgotten first."""


class Place(NamedTuple):
    """Enough to come back.

    The view, the event with the stop of its page the cursor stood on (None: in the list), the
    source with its passage, the figure and the item weighed, whether only the hits of a search
    were shown, and the window of time.
    """

    view: str
    selected: str
    source: str
    passage: str
    stop: int | None = None
    only_hits: bool = True
    figure: str = ""
    weighed: str = ""
    window: Period | None = None


class Trail(NamedTuple):
    """Places behind and ahead of the present one, nearest last."""

    behind: tuple[Place, ...] = ()
    ahead: tuple[Place, ...] = ()

    def leave(self, place: Place) -> Trail:
        """The trail after jumping away from a place. What was ahead is gone."""
        if self.behind and self.behind[-1] == place:
            return Trail(self.behind)
        return Trail((*self.behind, place)[-LONGEST:])

    def back(self, here: Place) -> tuple[Place, Trail] | None:
        """The nearest other place behind, and the trail seen from there; None at the beginning."""
        behind = _without_last(self.behind, here)
        if not behind:
            return None
        return behind[-1], Trail(behind[:-1], (*self.ahead, here))

    def forward(self, here: Place) -> tuple[Place, Trail] | None:
        """The place gone back from last, and the trail seen from there; None at the end."""
        ahead = _without_last(self.ahead, here)
        if not ahead:
            return None
        return ahead[-1], Trail((*self.behind, here), ahead[:-1])


def _without_last(places: tuple[Place, ...], here: Place) -> tuple[Place, ...]:
    """The places less those at the end where the reader has come by other steps already."""
    end = len(places)
    while end and places[end - 1] == here:
        end -= 1
    return places[:end]
