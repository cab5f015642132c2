"""Every command of the explorer: its name, keys and what it does. Plain data, no screen.

The bindings, the help, the palette, the footer, `probtimeline keys` and the README are made from
this table; each command is a method `action_<name>` on the class that owns its context.
"""

from __future__ import annotations

from functools import cache

from probtimeline.views.command import (
    ANYWHERE,
    COMPARISONS,
    CONFLICT,
    DETAIL,
    FACETS,
    FIGURES,
    FORM,
    JSON,
    PICKING,
    PLACES,
    PROMPT,
    SOURCE,
    STORY,
    TIMELINE,
    YOURS,
    Command,
    Row,
)
from probtimeline.views.picking_keys import PICKS
from probtimeline.views.writing_keys import WRITING

__all__ = [
    "ANYWHERE",
    "COMMANDS",
    "COMPARISONS",
    "CONFLICT",
    "DETAIL",
    "FACETS",
    "FIGURES",
    "FOOTER",
    "FORM",
    "JSON",
    "PICKING",
    "PLACES",
    "PROMPT",
    "SOURCE",
    "STORY",
    "TIMELINE",
    "YOURS",
    "Command",
    "Row",
    "all_commands",
    "command_named",
    "commands_of",
    "hints_for",
]


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
    Command("longest-silence", "w", "Event after the longest silence", "Move", TIMELINE),
    Command("next-bookmark", "apostrophe", "Next bookmark", "Move", TIMELINE),
    Command("previous-bookmark", "quotation_mark", "Previous bookmark", "Move", TIMELINE),
    Command(
        "later-related",
        "greater_than_sign",
        "What came of it, or a later related event",
        "Move",
        TIMELINE,
    ),
    Command("earlier-related", "less_than_sign", "Related event before", "Move", TIMELINE),
    Command("zoom-in", "plus", "Closer: century, decade, year … day", "Time", TIMELINE, "zoom"),
    Command("zoom-out", "minus", "Further away", "Time", TIMELINE),
    Command("pan-earlier", "left_square_bracket", "Earlier by what is shown", "Time", TIMELINE),
    Command("pan-later", "right_square_bracket", "Later by what is shown", "Time", TIMELINE),
    Command("mark-range", "r", "Begin a range here; again: end it", "Time", TIMELINE, "range"),
    Command("fit-range", "equals_sign", "Show just the range marked", "Time", TIMELINE, "just it"),
    Command("financial-years", "comma", "Calendar or financial years", "Time", TIMELINE),
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
    Command("next-figure", "j,down", "Next figure", "Move", FIGURES),
    Command("previous-figure", "k,up", "Previous figure", "Move", FIGURES),
    Command("figures-down", "pagedown,space", "A page further", "Move", FIGURES),
    Command("figures-up", "pageup", "A page back", "Move", FIGURES),
    Command("first-figure", "g,home", "First figure", "Move", FIGURES),
    Command("last-figure", "G,end", "Last figure", "Move", FIGURES),
    Command("next-group", "J", "Next group", "Move", FIGURES),
    Command("previous-group", "K", "Previous group", "Move", FIGURES),
    Command("next-column", "l,right", "Next column", "Table", FIGURES),
    Command("previous-column", "h,left", "Previous column", "Table", FIGURES),
    Command("sort-column", "s", "Sort by the column; again: turn", "Table", FIGURES, "sort"),
    Command("group-column", "z", "Group by the column; again: not", "Table", FIGURES, "group"),
    Command("figure-words", "enter", "The words, in their source", "Read", FIGURES, "words"),
    Command("figure-event", "v", "The event it stands in", "Read", FIGURES, "event"),
    Command("panel-down", "ctrl+d,shift+down", "Further down below the table", "Move", FIGURES),
    Command("panel-up", "ctrl+u,shift+up", "Back up below the table", "Move", FIGURES),
    Command("leave-figures", "escape", "Back to where you were", "Move", FIGURES, "back"),
    Command("next-item", "j,down", "Next comparison", "Move", COMPARISONS),
    Command("previous-item", "k,up", "Previous comparison", "Move", COMPARISONS),
    Command("items-down", "pagedown,space", "A page further", "Move", COMPARISONS),
    Command("items-up", "pageup", "A page back", "Move", COMPARISONS),
    Command("first-item", "g,home", "First comparison", "Move", COMPARISONS),
    Command("last-item", "G,end", "Last comparison", "Move", COMPARISONS),
    Command("next-kind", "J", "Next kind of comparison", "Move", COMPARISONS, "next kind"),
    Command("previous-kind", "K", "Previous kind", "Move", COMPARISONS),
    Command("read-item", "enter,l,right", "Into the comparison", "Read", COMPARISONS, "read"),
    Command("leave-comparisons", "escape", "Back to where you were", "Move", COMPARISONS, "back"),
    Command("next-value", "j,down", "Next value", "Move", FACETS),
    Command("previous-value", "k,up", "Previous value", "Move", FACETS),
    Command("next-facet", "J,tab", "Next facet", "Move", FACETS, "next facet"),
    Command("previous-facet", "K,shift+tab", "Previous facet", "Move", FACETS),
    Command("narrow", "enter", "Narrow to the value; again: not", "Filter", FACETS, "narrow"),
    Command("switch-chip", "space", "Switch its chip off, or on", "Filter", FACETS, "on/off"),
    Command("leave-facets", "escape,q,F", "Close", "Move", FACETS, "close"),
    Command("next-kept", "j,down", "Next", "Move", YOURS),
    Command("previous-kept", "k,up", "Previous", "Move", YOURS),
    Command("open-kept", "enter", "Go there, or search for it", "Read", YOURS, "open"),
    Command("drop-kept", "d,delete", "Take it off the list", "Yours", YOURS, "drop"),
    Command("story-of-kept", "p", "Read what it finds as a story", "Read", YOURS, "story"),
    Command("leave-kept", "escape,q,B", "Close", "Move", YOURS, "close"),
    Command("next-scene", "j,down,l,right", "Next", "Move", STORY, "next"),
    Command("previous-scene", "k,up,h,left", "Previous", "Move", STORY, "previous"),
    Command("read-on", "space,pagedown", "What is below; then the next", "Read", STORY, "read on"),
    Command("read-back", "pageup", "What is above; then the previous", "Read", STORY),
    Command("first-scene", "g,home", "First", "Move", STORY),
    Command("last-scene", "G,end", "Last", "Move", STORY),
    Command("open-scene", "enter", "The event in the timeline", "Read", STORY, "event"),
    Command("leave-story", "escape,q,p", "Back to where you were", "Move", STORY, "back"),
    Command("open-address", "o", "Show the source's address, and open it", "Read", ANYWHERE),
    Command("copy", "y", "Copy the quotation with its citation", "Read", ANYWHERE, "copy"),
    Command("copy-what", "Y", "Copy event, quotation, citation, link", "Read", ANYWHERE),
    Command("export", "x", "Export a page, a table, a picture …", "Read", ANYWHERE),
    Command("search", "slash", "Search", "Search", ANYWHERE, "search"),
    Command("clear-search", "escape", "Drop the search, or the range", "Search", ANYWHERE),
    Command("facets", "F", "Narrow by tag, actor, source …", "Filter", ANYWHERE, "facets"),
    Command("undo-narrowing", "U", "Take the last narrowing back", "Filter", ANYWHERE),
    Command("switch-chips", "backslash", "Chips off, or on again", "Filter", ANYWHERE),
    Command("whole-time", "0", "All time", "Filter", ANYWHERE),
    Command("go-to-date", "t", "Go to a date in words", "Move", ANYWHERE, "date"),
    Command("go-back", "H,backspace,alt+left", "Back to where you were", "Move", ANYWHERE),
    Command("go-forward", "L,alt+right", "Forward again", "Move", ANYWHERE),
    Command("view-timeline", "1", "Timeline", "Views", ANYWHERE),
    Command("view-source", "2", "Source", "Views", ANYWHERE),
    Command("view-figures", "f,3", "Figures", "Views", ANYWHERE, "figures"),
    Command("view-comparisons", "4", "Comparisons", "Views", ANYWHERE, "compare"),
    Command("compare", "c", "Mark to compare; again on another: both", "Read", ANYWHERE),
    Command("story", "p", "The milestones as a story", "Read", ANYWHERE, "story"),
    Command("story-of-hits", "P", "What is shown as a story", "Read", ANYWHERE),
    Command("bookmark", "b", "Bookmark the event, or not", "Yours", ANYWHERE),
    Command("note", "i", "Write a note on the event", "Yours", ANYWHERE),
    Command("kept", "B", "Your bookmarks, notes and searches", "Yours", ANYWHERE),
    Command("save-search", "S", "Keep the search under a name", "Yours", ANYWHERE),
    Command("next-new", "asterisk", "Next event that has just come in", "Move", ANYWHERE),
    *WRITING,
    Command("next-view", "tab", "Next view", "Views", ANYWHERE),
    Command("previous-view", "shift+tab", "Previous view", "Views", ANYWHERE),
    Command("switch-theme", "T", "Next theme", "Program", ANYWHERE),
    Command("read-again", "R", "Read the files again", "Program", ANYWHERE),
    Command("help", "question_mark,f1", "Keys and marks", "Program", ANYWHERE, "keys"),
    Command("command-palette", "ctrl+p", "Every command by name", "Program", ANYWHERE, "commands"),
    Command("quit", "q,ctrl+q", "Quit", "Program", ANYWHERE, "quit"),
    *PICKS,
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


FOOTER = (
    "read-detail",
    "search",
    "view-figures",
    "fit-range",
    "zoom-in",
    "facets",
    "mark-range",
    "read-source",
    "leave-figures",
    "leave-comparisons",
    "view-comparisons",
    "next-milestone",
    "story",
    "go-to-date",
    "copy",
    "command-palette",
)
"""What comes first where a footer has little room; what is not named comes before all of it."""


def commands_of(context: str) -> tuple[Command, ...]:
    """The commands whose keys work in a context, in the order of the table."""
    return tuple(command for command in COMMANDS if command.context == context)


def command_named(name: str) -> Command:
    """The command of a name. Raises KeyError for a name the table does not have."""
    return {command.name: command for command in COMMANDS}[name]


@cache
def hints_for(contexts: tuple[str, ...]) -> tuple[Command, ...]:
    """The few commands worth a place in the footer, the most telling first.

    Help and quitting stand in every footer by themselves.
    """
    hinted = [
        command
        for context in contexts
        for command in commands_of(context)
        if command.hint and command.name not in ("help", "quit")
    ]
    order = {name: place for place, name in enumerate(FOOTER)}
    return tuple(sorted(hinted, key=lambda command: order.get(command.name, -1)))


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
