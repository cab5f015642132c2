"""Every command of the explorer: its name, keys and what it does. Plain data, no screen.

The bindings, the help, the palette, the footer, `probtimeline keys` and the README are made from
this table; each command is a method `action_<name>` on the class that owns its context.
"""

from __future__ import annotations

from dataclasses import dataclass

KEY_NAMES = {
    "question_mark": "?",
    "slash": "/",
    "escape": "esc",
    "pagedown": "pgdn",
    "pageup": "pgup",
    "backspace": "⌫",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "ctrl+p": "^p",
    "ctrl+q": "^q",
    "f1": "F1",
}
"""How keys are written where their own names would be long."""


@dataclass(frozen=True, slots=True)
class Command:
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
        return tuple(KEY_NAMES.get(key, key) for key in self.keys.split(","))


@dataclass(frozen=True, slots=True)
class Row:
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
PROMPT = "prompt"

COMMANDS: tuple[Command, ...] = (
    Command("next-event", "j,down", "Next event", "Move", TIMELINE),
    Command("previous-event", "k,up", "Previous event", "Move", TIMELINE),
    Command("page-down", "pagedown,space", "A page further", "Move", TIMELINE),
    Command("page-up", "pageup", "A page back", "Move", TIMELINE),
    Command("first-event", "g,home", "First event", "Move", TIMELINE),
    Command("last-event", "G,end", "Last event", "Move", TIMELINE),
    Command("next-year", "J", "Next year", "Move", TIMELINE),
    Command("previous-year", "K", "Previous year", "Move", TIMELINE),
    Command("next-milestone", "m", "Next milestone", "Move", TIMELINE, "milestone"),
    Command("previous-milestone", "M", "Previous milestone", "Move", TIMELINE),
    Command("next-silence", "z", "Event after the next silence", "Move", TIMELINE),
    Command("previous-silence", "Z", "Event after the silence before", "Move", TIMELINE),
    Command("read-detail", "enter,l,right", "Into the detail", "Read", TIMELINE, "detail"),
    Command("read-source", "s", "The source, at the words quoted", "Read", TIMELINE, "source"),
    Command("next-hit", "n", "Next hit of the search", "Search", TIMELINE),
    Command("previous-hit", "N", "Previous hit of the search", "Search", TIMELINE),
    Command("only-hits", "v", "Only the hits, or all events", "Search", TIMELINE),
    Command("next-stop", "j,down", "Next figure, quotation or link", "Move", DETAIL),
    Command("previous-stop", "k,up", "Previous figure, quotation or link", "Move", DETAIL),
    Command("first-stop", "g,home", "To the top", "Move", DETAIL),
    Command("last-stop", "G,end", "To the last link", "Move", DETAIL),
    Command("detail-down", "pagedown,space", "A page further", "Move", DETAIL),
    Command("detail-up", "pageup", "A page back", "Move", DETAIL),
    Command("follow", "enter,s", "Follow: to the words, or the event", "Read", DETAIL, "follow"),
    Command("leave-detail", "escape,h,left", "Back to the list", "Move", DETAIL, "list"),
    Command("next-passage", "n,j,down", "Next passage quoted", "Move", SOURCE, "passage"),
    Command("previous-passage", "N,k,up", "Previous passage quoted", "Move", SOURCE),
    Command("first-passage", "g,home", "First passage", "Move", SOURCE),
    Command("last-passage", "G,end", "Last passage", "Move", SOURCE),
    Command("text-down", "pagedown,space", "A page further", "Move", SOURCE),
    Command("text-up", "pageup", "A page back", "Move", SOURCE),
    Command("next-source", "J", "Next source", "Move", SOURCE, "next source"),
    Command("previous-source", "K", "Previous source", "Move", SOURCE),
    Command("follow-passage", "enter", "To the event that rests on it", "Read", SOURCE, "event"),
    Command("next-resting", "l,right", "Choose among several such events", "Read", SOURCE),
    Command("leave-source", "escape,h,left", "Back to where you were", "Move", SOURCE, "back"),
    Command("open-address", "o", "Show the source's address, and open it", "Read", ANYWHERE),
    Command("copy", "y", "Copy the quotation with its citation", "Read", ANYWHERE, "copy"),
    Command("search", "slash", "Search", "Search", ANYWHERE, "search"),
    Command("clear-search", "escape", "Drop the search", "Search", ANYWHERE),
    Command("go-to-date", "t", "Go to a date in words", "Move", ANYWHERE, "date"),
    Command("go-back", "H,backspace,alt+left", "Back to where you were", "Move", ANYWHERE),
    Command("go-forward", "L,alt+right", "Forward again", "Move", ANYWHERE),
    Command("view-timeline", "1", "Timeline", "Views", ANYWHERE),
    Command("view-source", "2", "Source", "Views", ANYWHERE),
    Command("next-view", "tab", "Next view", "Views", ANYWHERE),
    Command("previous-view", "shift+tab", "Previous view", "Views", ANYWHERE),
    Command("switch-theme", "T", "Dark or light", "Program", ANYWHERE),
    Command("read-again", "R", "Read the files again", "Program", ANYWHERE),
    Command("help", "question_mark,f1", "Keys and marks", "Program", ANYWHERE, "keys"),
    Command("command-palette", "ctrl+p", "Every command by name", "Program", ANYWHERE, "commands"),
    Command("quit", "q,ctrl+q", "Quit", "Program", ANYWHERE, "quit"),
    Command(
        "complete",
        "tab",
        "Complete; again for the next one",
        "Search",
        PROMPT,
        "complete",
    ),
    Command("accept", "enter", "Keep what is found, go to the date", "Search", PROMPT, "done"),
    Command("cancel", "escape", "Leave, back to where you were", "Search", PROMPT, "leave"),
    Command("hit-below", "down", "Next hit while typing", "Search", PROMPT, "next hit"),
    Command("hit-above", "up", "Previous hit while typing", "Search", PROMPT),
)


def commands_of(context: str) -> tuple[Command, ...]:
    """The commands whose keys work in a context, in the order of the table."""
    return tuple(command for command in COMMANDS if command.context == context)


def command_named(name: str) -> Command:
    """The command of a name. Raises KeyError for a name the table does not have."""
    return {command.name: command for command in COMMANDS}[name]


def hints_for(contexts: tuple[str, ...]) -> tuple[Command, ...]:
    """The few commands worth a place in the footer, nearest context first.

    Help and quitting stand in every footer by themselves.
    """
    return tuple(
        command
        for context in contexts
        for command in commands_of(context)
        if command.hint and command.name not in ("help", "quit")
    )


def all_commands() -> tuple[Row, ...]:
    """Every command as a line of a key sheet."""
    return tuple(
        Row(
            command.context,
            command.group,
            command.name,
            " ".join(command.shown_keys),
            command.text,
        )
        for command in COMMANDS
    )
