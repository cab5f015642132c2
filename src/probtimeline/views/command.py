"""What a command is, and where its keys work. Plain data, no screen."""

from __future__ import annotations

from typing import NamedTuple

from probtimeline.views.keynames import shown_key


class Command(NamedTuple):
    """A named thing a reader can do.

    `name` with underscores is its action; `keys` are Textual key names, the first one is told
    first. `context` is where the keys work: a view, a part of one, or everywhere. `hint` is the
    word in the footer, for the few commands that stand there.
    """

    name: str
    keys: str
    text: str
    group: str
    context: str
    hint: str = ""

    @property
    def action(self) -> str:
        """The name of the method that does it, without `action_`."""
        return self.name.replace("-", "_")

    @property
    def shown_keys(self) -> tuple[str, ...]:
        """Its keys as people read them."""
        return tuple(map(shown_key, self.keys.split(",")))


class Row(NamedTuple):
    """One line of a key sheet."""

    view: str
    group: str
    name: str
    keys: str
    text: str


ANYWHERE = "everywhere"
TIMELINE = "timeline"
DETAIL = "detail"
SOURCE = "source"
FIGURES = "figures"
COMPARISONS = "comparisons"
FACETS = "facets"
YOURS = "yours"
STORY = "story"
FORM = "form"
JSON = "json"
CONFLICT = "conflict"
PICKING = "picking"
PROMPT = "prompt"

PLACES = {
    TIMELINE: "In the timeline",
    DETAIL: "In the detail of an event",
    SOURCE: "In a source",
    FIGURES: "Among the figures",
    COMPARISONS: "Among the comparisons",
    FACETS: "In the facets",
    YOURS: "Among what you keep",
    STORY: "In a story",
    FORM: "While filling in the form",
    JSON: "While writing JSON",
    CONFLICT: "Where two have changed one event",
    PICKING: "While picking a passage",
    ANYWHERE: "Everywhere",
    PROMPT: "While typing",
}
"""Each context as a heading over its keys."""
