"""From the words of the command to a verb, and from what happens to an exit code.

Only what is built in is imported at the top, so that an interrupt is caught from the first moment
on; everything else is imported where it is used, and the screen only when the explorer opens.
"""

from __future__ import annotations

import gc
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence
    from pathlib import Path

    from probtimeline.verbs.desk import Desk
    from probtimeline.verbs.output import Output
    from probtimeline.verbs.verb import Help, Misused, Verb

_USUALLY = gc.get_threshold()
_RARELY = 200_000
"""Objects made between two looks of the garbage collector: what a command over few records never
comes to. Left as it is, the collector takes a tenth of the time of a verb."""

_WITH_VALUE = ("-f", "--file", "--view", "--at")
"""The options before a verb that take the next word as their value."""


def main() -> int:
    """Run the command in `sys.argv`, and return its exit code (`verbs.exits.Exit`)."""
    gc.set_threshold(_RARELY)
    try:
        from probtimeline.verbs.ending import end_when_told

        end_when_told()
        return _run(sys.argv[1:])
    except KeyboardInterrupt:
        if sys.stderr is not None:  # the shell may have closed it
            sys.stderr.write("\nprobtimeline: interrupted; nothing was lost\n")
        return 130
    except MemoryError:
        if sys.stderr is not None:
            sys.stderr.write("probtimeline: there is not enough memory for it; nothing was lost\n")
        return 3
    finally:
        gc.freeze()  # else all there is would be looked over once more as the process ends
        gc.set_threshold(*_USUALLY)


def _run(words: Sequence[str]) -> int:
    from probtimeline.verbs.exits import Exit
    from probtimeline.verbs.phrases import told
    from probtimeline.verbs.verb import Help, Misused

    verb, asked = understand(words)
    out = _output(getattr(asked, "no_color", False), getattr(asked, "plain", False))
    try:
        match asked:
            case Help(text):
                out.lines(text.split("\n"))
                code = int(Exit.DONE)
            case Misused(what, cure):
                out.say(told(what, cure))
                code = int(Exit.WRONG)
            case _:
                code = _do(verb, asked, out)
        out.flush()
    except OSError as failure:
        code = _failed(failure, out)
    return code


def understand(words: Sequence[str]) -> tuple[Verb, Namespace | Misused | Help]:
    """The verb that the words name (the explorer where they name none), and what they ask."""
    from probtimeline.verbs.verb import Help, Misused, load, read_arguments

    before, name, after = split(_spelt_out(words))
    if name is not None and not before:
        verb = load(name)
        return verb, read_arguments(verb, after)
    from probtimeline.verbs.explorer import EXPLORER

    first = read_arguments(EXPLORER, before)
    if name is not None and isinstance(first, Misused) and "option" in first.what:
        cure = f"Options for {name} stand after it: probtimeline {name} --help lists them"
        return EXPLORER, Misused(first.what, cure)
    if name is None or isinstance(first, Misused | Help) or first.version:
        return EXPLORER, first
    verb = load(name)
    if first.view or first.at or first.query:
        cure = f"Options for {name} stand after it: probtimeline {name} --help lists them"
        return verb, Misused(f"--view, --at and search words before “{name}” mean nothing", cure)
    asked = read_arguments(verb, after)
    if not isinstance(asked, Misused | Help):
        asked.file = asked.file if asked.file is not None else first.file
        asked.no_color = asked.no_color or first.no_color
        asked.plain = asked.plain or first.plain
    return verb, asked


def _spelt_out(words: Sequence[str]) -> Sequence[str]:
    """`help` and `help VERB`, which people try first, as `--help` and `VERB --help`."""
    from probtimeline.verbs import VERBS

    if words[:1] == ["help"] and len(words) <= 2 and all(word in VERBS for word in words[1:]):
        return [*words[1:], "--help"]
    return words


def split(words: Sequence[str]) -> tuple[Sequence[str], str | None, Sequence[str]]:
    """The words before the verb, the verb (None for the explorer), and the words after it."""
    from probtimeline.verbs import VERBS

    place = 0
    while place < len(words) and words[place] != "--":
        word = words[place]
        if word in _WITH_VALUE:
            place += 2
        elif word.startswith("-") and word != "-":
            place += 1
        elif word in VERBS:
            return words[:place], word, words[place + 1 :]
        else:
            break
    return words, None, ()


def _do(verb: Verb, asked: Namespace, out: Output) -> int:
    desk = _desk(asked, out)
    if asked.file == "":
        return desk.wrong("-f: no file is named. Write its name after -f")
    return int(verb.run(asked, desk)) if verb.name else _explore(asked, desk)


def _explore(asked: Namespace, desk: Desk) -> int:
    """Open the explorer; without a terminal, print the list."""
    from probtimeline.verbs.explorer import EXPLORER, mistyped_verb, options

    if asked.version:
        from probtimeline import __version__

        desk.out.lines([f"probtimeline {__version__}"])
        return 0
    if (verb := mistyped_verb(asked.query)) and "--" not in sys.argv:
        typed = asked.query[0]
        return desk.wrong(
            f"there is no verb “{typed}”; did you mean “{verb}”?",
            f"to run it: probtimeline {verb}",
            f"to search for “{typed}”: probtimeline -- {typed}",
        )
    if not (desk.out.is_terminal and desk.stdin_is_terminal):
        return int(EXPLORER.run(asked, desk))
    from probtimeline.app.run import run

    desk.out.flush()
    return run(options(asked, desk))


def _output(no_color: bool, plain: bool) -> Output:
    import os

    from probtimeline.verbs.output import Output
    from probtimeline.verbs.streams import is_terminal, opened

    plain = plain or bool(os.environ.get("PROBTIMELINE_PLAIN"))
    terminal = not plain and is_terminal(sys.stdout, os.environ.get("TERM", ""))
    colour = terminal and not no_color and not os.environ.get("NO_COLOR")
    return Output(opened(sys.stdout), opened(sys.stderr), is_terminal=terminal, colour=colour)


def _desk(asked: Namespace, out: Output) -> Desk:
    import os

    from probtimeline.verbs.desk import Desk
    from probtimeline.verbs.streams import is_terminal

    return Desk(
        out=out,
        env=os.environ,
        stdin=sys.stdin.buffer if sys.stdin is not None else None,
        stdin_is_terminal=is_terminal(sys.stdin, os.environ.get("TERM", "")),
        file=_path(asked.file or os.environ.get("PROBTIMELINE_FILE")),
    )


def _path(file: str | None) -> Path | None:
    if not file:
        return None
    from pathlib import Path

    return Path(file)


def _failed(failure: OSError, out: Output) -> int:
    """Say what could not be read or written, and all that is wrong inside it where that is known.

    The store's own errors say what to do, too; any other is the system's, about a file or, where
    it names none, about standard output.
    """
    from probtimeline.core.text import clean_line
    from probtimeline.verbs.exits import Exit
    from probtimeline.verbs.phrases import told

    what = getattr(failure, "what", "")
    if what:
        where, cure = getattr(failure, "path", ""), getattr(failure, "cure", "")
    else:
        from probtimeline.store.files import reason

        where = failure.filename or "standard output"
        what, cure = reason(failure)
    out.say(clean_line(told(f"{where}: {what}", cure)))
    out.problems(getattr(failure, "problems", ()))
    return Exit.UNREADABLE
