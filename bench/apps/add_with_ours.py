"""Adds files to a chronology with everything loaded: `python add_with_ours.py SMALL BIG NEW…`.

The first file goes into the small chronology, so that what is imported on the way is there; each
of the others into the big one. Prints the seconds each of those took.
"""

import contextlib
import io
import sys
from time import perf_counter

from probtimeline.cli import main


def add(chronology: str, new: str) -> float:
    """How long the verb `add` takes, in seconds."""
    sys.argv = ["probtimeline", "add", "-f", chronology, new]
    said = io.StringIO()
    began = perf_counter()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        code = main()
    took = perf_counter() - began
    if code:
        sys.exit(f"add ended with {code}: {said.getvalue()}")
    return took


if __name__ == "__main__":
    small, big, first, *others = sys.argv[1:]
    add(small, first)
    for each in others:
        sys.stdout.write(f"{add(big, each)}\n")
