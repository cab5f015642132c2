"""Writes the manual page from the code: `make readme`. A test compares it.

What each verb takes is what its parser takes; a library sets it as roff.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Iterable
from pathlib import Path

from argparse_manpage.manpage import Manpage
from tools.lists import ENVIRONMENT

from probtimeline import __version__
from probtimeline.verbs import VERBS
from probtimeline.verbs.exits import MEANINGS
from probtimeline.verbs.explorer import EXPLORER
from probtimeline.verbs.verb import add_file, load

PAGE = Path(__file__).parent.parent / "share" / "man" / "man1" / "probtimeline.1"


def page() -> str:
    """The manual page, as roff."""
    parser = ArgumentParser(
        prog="probtimeline",
        description=f"{EXPLORER.summary}.",
        formatter_class=RawDescriptionHelpFormatter,
    )
    EXPLORER.arguments(parser)
    add_file(parser)
    parser.usage = "probtimeline [-f FILE] [--view NAME] [--at ID-or-DATE] [QUERY ...]"
    verbs = parser.add_subparsers(title="verbs", metavar="VERB")
    for name, summary in VERBS.items():
        part = verbs.add_parser(name, prog=f"probtimeline {name}", help=summary, add_help=False)
        load(name).arguments(part)
    made = Manpage(
        parser,
        format="single-commands-section",
        _data={
            "project_name": "probtimeline",
            "version": __version__,
            "date": __version__,
            "description": "a timeline whose every event is linked to its sources",
            "manual_title": "probtimeline",
        },
    )
    made.add_section("examples", ">", _examples())
    made.add_section(
        "exit status", ">", _listed((str(int(code)), what) for code, what in MEANINGS.items())
    )
    made.add_section("environment", ">", _listed(ENVIRONMENT.items()))
    return str(made)


def _examples() -> str:
    """The examples of every verb, as roff."""
    every = [*EXPLORER.examples, *(each for name in VERBS for each in load(name).examples)]
    return "\n".join(f".TP\n.B {_roff(command)}\n{_roff(does)}" for command, does in every)


def _listed(pairs: Iterable[tuple[str, str]]) -> str:
    """Names, each with what it means, as roff."""
    return "\n".join(
        f".TP\n.B {_roff(name)}\n{_roff(what.replace('`', ''))}" for name, what in pairs
    )


def _roff(text: str) -> str:
    r"""The text as roff prints it: a backslash is \e, a dash is itself (groff_char(7))."""
    plain = text.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{plain}" if plain.startswith((".", "'")) else plain


def main() -> int:
    """Write the page anew."""
    PAGE.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
