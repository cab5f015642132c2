"""The verbs of the command line, a module each: what was asked in, an exit code out.

`VERBS` is the one list of them. To add a verb, write `verbs/<name>.py` with its `VERB` at the
foot and put its name and summary here: the parser, the help and the tests follow.

No verb imports the screen. What a verb needs it imports inside its function, so that each starts
with no more than its own work needs.
"""

from collections.abc import Mapping
from types import MappingProxyType

VERBS: Mapping[str, str] = MappingProxyType(
    {
        "list": "the events, a line each",
        "show": "events or sources in full: quotes, figures, verdicts",
        "figures": "the figures, and what each measures",
        "compare": "comparisons and calculations, with the working",
        "sources": "the sources; attach, fetch or detach their texts",
        "add": "append events, sources and the rest from files or standard input",
        "import": "append what a file of another program holds",
        "undo": "take back the last addition or change, or make it again",
        "export": "what a query finds, as a file for other programs and people",
        "serve": "the explorer in a browser of this machine",
        "check": "audit the whole chronology",
        "fmt": "rewrite the file in its canonical form",
        "merge-driver": "merge two branches of a file field by field; git calls it",
        "date": "how a date is read",
        "schema": "the JSON Schema of the format",
        "layer": "your bookmarks, notes and saved searches; export or import them",
        "where": "the files in use",
        "complete": "what may come next on the command line; the shells ask it",
        "keys": "every key and command of the explorer",
    }
)
"""Each verb's name, and what it does in a line."""
