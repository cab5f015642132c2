"""The command in processes that end, or meet a failure, at a call of the system chosen for them.

Run as a program: it reads a `Plan` as JSON, forks one process a case, so that everything is
imported only once, and prints what became of each as JSON. In the forked process the functions
of `os` that files are written with count their calls, and at the one chosen the process is killed,
is sent a signal, or is told of an error.
"""

from __future__ import annotations

import errno
import fcntl
import gc
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Final

CALLS: Final = ("open", "fchmod", "write", "fsync", "link", "replace", "unlink", "flock")
"""The calls that a file is written with, reading what is there included."""

NAMELESS: Final = getattr(os, "O_TMPFILE", 0)


@dataclass(frozen=True, slots=True)
class Plan:
    """A command to be run in `folder`, which is made again from `before` for every case.

    `hows` are what is to happen: "kill before", "kill after", "SIGTERM", "ENOSPC" and such, at
    each call. To be killed after a call is to be killed before the next, so "kill after" happens
    at the last one alone; "short", that every call writes a part only, happens once.
    `earlier` are run before each case, and `afterwards` after it, undisturbed. `refused` is what
    some systems do not know: "nameless" files, or the "link" to one. `only` are the calls at which
    something happens.
    """

    folder: str
    words: Sequence[str]
    before: Mapping[str, str]
    hows: Sequence[str]
    afterwards: Sequence[Sequence[str]] = ()
    refused: str = ""
    only: Sequence[str] = CALLS
    earlier: Sequence[Sequence[str]] = ()


@dataclass(frozen=True, slots=True)
class Ending:
    """How one process ended: its code (less than 0: the signal), its words, the files then."""

    code: int
    out: str
    err: str
    files: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Case:
    """What became of a command to which something happened at a call."""

    how: str
    number: int
    call: str
    ending: Ending
    afterwards: Sequence[Ending] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What becomes of a command to which nothing happens, its calls, and all the cases."""

    undisturbed: Ending
    calls: Sequence[str]
    cases: Sequence[Case]


def outcome(plan: Plan, env: Mapping[str, str]) -> Outcome:
    """Carry out a plan in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.support.dying"],
        input=json.dumps(asdict(plan)),
        capture_output=True,
        text=True,
        env=env,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    return Outcome(Ending(**told["undisturbed"]), told["calls"], [_case(c) for c in told["cases"]])


def _case(raw: Mapping[str, Any]) -> Case:
    return Case(
        raw["how"],
        raw["number"],
        raw["call"],
        Ending(**raw["ending"]),
        [Ending(**each) for each in raw["afterwards"]],
    )


@dataclass(slots=True)
class Fate:
    """Counts the calls of a process, and lets happen what is to happen at one of them."""

    how: str = ""
    number: int = -1
    refused: str = ""
    calls: list[str] = field(default_factory=list)

    def wrap(self) -> None:
        """Put counting functions in the place of the system's."""
        for name in CALLS:
            owner = fcntl if name == "flock" else os
            setattr(owner, name, self._counting(name, getattr(owner, name)))

    def _counting(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def called(*given: Any, **named: Any) -> Any:
            if name == "link" and self.refused == "link":
                raise OSError(errno.ENOENT, "refused")
            if name == "open" and self.refused == "nameless" and given[1] & NAMELESS == NAMELESS:
                raise OSError(errno.EOPNOTSUPP, "refused")
            if name == "write" and self.how == "short":
                given = (given[0], given[1][:100])
            self.calls.append(name)
            here = len(self.calls) - 1 == self.number
            if here:
                self._before()
            try:
                return real(*given, **named)
            finally:
                if here and self.how == "kill after":
                    os.kill(os.getpid(), signal.SIGKILL)

        return called

    def _before(self) -> None:
        if self.how == "kill before":
            os.kill(os.getpid(), signal.SIGKILL)
        elif self.how.startswith("SIG"):
            os.kill(os.getpid(), signal.Signals[self.how])
        elif self.how.startswith("E"):
            number = getattr(errno, self.how)
            raise OSError(number, os.strerror(number))


def _run(plan: Plan, words: Sequence[str], fate: Fate | None) -> tuple[Ending, list[str]]:
    """Run the command in a forked process; how it ended, and the calls it made."""
    talk = Path(plan.folder).with_name("talk")
    talk.mkdir(exist_ok=True)
    child = os.fork()
    if child == 0:
        _be_the_command(words, fate, talk, plan.folder)
    _, status = os.waitpid(child, 0)
    out, err, calls = ((talk / each).read_text("utf-8") for each in ("out", "err", "calls"))
    ending = Ending(os.waitstatus_to_exitcode(status), out, err, _files(Path(plan.folder)))
    return ending, calls.split()


def _be_the_command(words: Sequence[str], fate: Fate | None, talk: Path, folder: str) -> None:
    from probtimeline.cli import main

    for number, name in enumerate(("out", "err"), start=1):
        stream = os.open(talk / name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666)
        os.dup2(stream, number)
        os.close(stream)
    (talk / "calls").write_text("", "utf-8")
    os.chdir(folder)
    sys.argv = ["probtimeline", *words]
    if fate is not None:
        fate.wrap()
    code = 1
    try:
        code = main()
        sys.stdout.flush()
    except BaseException:
        sys.excepthook(*sys.exc_info())
        sys.stderr.flush()
    if fate is not None:
        (talk / "calls").write_text(" ".join(fate.calls), "utf-8")
    os._exit(code)


def _files(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _made_again(plan: Plan) -> None:
    folder = Path(plan.folder)
    shutil.rmtree(folder, ignore_errors=True)
    for name, text in plan.before.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")


def _prepared(plan: Plan) -> None:
    _made_again(plan)
    for words in plan.earlier:
        ending, _ = _run(plan, words, None)
        assert ending.code == 0, ending.err


def _cases(plan: Plan, calls: Sequence[str]) -> Iterator[Case]:
    for how in plan.hows:
        for number, call in enumerate(calls):
            if (how == "short" and number) or (how == "kill after" and number < len(calls) - 1):
                continue
            if call not in plan.only:
                continue
            _prepared(plan)
            ending, _ = _run(plan, plan.words, Fate(how, number, plan.refused))
            later = [_run(plan, words, None)[0] for words in plan.afterwards]
            yield Case(how, number, call, ending, later)


def _carried_out(plan: Plan) -> Outcome:
    for words in (plan.words, *plan.afterwards):
        _made_again(plan)
        os.chdir(plan.folder)
        for each in (*plan.earlier, words):
            _run_here(each)
    gc.freeze()  # what is there by now is never collected, so that a fork shares its memory
    _prepared(plan)
    undisturbed, calls = _run(plan, plan.words, Fate(refused=plan.refused))
    return Outcome(undisturbed, calls, list(_cases(plan, calls)))


def _run_here(words: Sequence[str]) -> None:
    """Run the command in this process, so that what it imports is there for all that follow."""
    from probtimeline.cli import main

    sys.argv = ["probtimeline", *words]
    stdout, sys.stdout = sys.stdout, sys.stderr
    main()
    sys.stdout = stdout


if __name__ == "__main__":
    print(json.dumps(asdict(_carried_out(Plan(**json.load(sys.stdin))))))
