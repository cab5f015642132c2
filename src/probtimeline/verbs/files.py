"""Verbs that take several chronologies: the files named, and the work done on each.

Tools that run a command on what was changed (git hooks, `xargs`) name the files after it, all at
once.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from pathlib import Path

from probtimeline.verbs.desk import Desk
from probtimeline.verbs.exits import Exit
from probtimeline.verbs.phrases import told


def add_files(parser: ArgumentParser) -> None:
    """The words after a verb that takes several chronologies."""
    parser.add_argument(
        "files", nargs="*", metavar="FILE", help="chronologies, each by itself; as with -f"
    )


def desks(asked: Namespace, desk: Desk) -> tuple[Desk, ...]:
    """A desk for each file named, once: that of -f, then the words; without a word the one desk.

    Empty where a name is empty, which names no file.
    """
    if not asked.files:
        return (desk,)
    names = [*([asked.file] if asked.file is not None else []), *asked.files]
    if "" in names:
        return ()
    return tuple(desk._replace(file=Path(name)) for name in dict.fromkeys(names))


def for_each(each: Sequence[Desk], work: Callable[[Desk], Exit]) -> Exit:
    """Do the work for each, whatever happens to the others; the gravest of their exit codes.

    Of several, one that cannot be read or written is told, and the next one follows. Of a single
    one the store's CannotRead is raised, as by any verb.
    """
    if len(each) == 1:
        return work(each[0])
    from probtimeline.store.files import CannotRead

    gravest = Exit.DONE
    for desk in each:
        try:
            code = work(desk)
        except CannotRead as fault:
            desk.out.say(told(f"{fault.path}: {fault.what}", fault.cure))
            desk.out.problems(fault.problems)
            code = Exit.UNREADABLE
        gravest = max(gravest, code)
    return gravest
