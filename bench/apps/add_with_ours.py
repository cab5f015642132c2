"""Adds files to a chronology with everything loaded: `python add_with_ours.py SMALL BIG NEW…`.

The first file goes into the small chronology, so that what is imported on the way is there; then
the big one is opened, and each of the others goes into it. Prints the seconds each of those took.
"""

import contextlib
import io
import sys
from time import perf_counter

from probtimeline.cli import main


def took(verb: str, *words: str) -> float:
    """How long a verb takes, in seconds."""
    sys.argv = ["probtimeline", verb, *words]
    said = io.StringIO()
    began = perf_counter()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        code = main()
    seconds = perf_counter() - began
    if code:
        sys.exit(f"{verb} ended with {code}: {said.getvalue()}")
    return seconds


if __name__ == "__main__":
    small, big, first, *others = sys.argv[1:]
    took("add", "-f", small, first)
    took("list", "-f", big)
    for each in others:
        sys.stdout.write(f"{took('add', '-f', big, each)}\n")
