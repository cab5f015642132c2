"""A verb and its options: how the words after it are read.

A word that begins with `-` and goes on for more than one letter is a word of the query (or of
the date) in the verbs that take one: `list napo -grayling`, `date -0043`. Long options begin
with `--`; after a bare `--` everything is a word.

Here and in the other verbs values are NamedTuples where nothing sets them apart from other
tuples: a dataclass takes half a millisecond to make, and every command would wait for it.
"""

from __future__ import annotations

import os
import re
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, NoReturn

from probtimeline.core.patterns import compiled
from probtimeline.core.text import clean_line
from probtimeline.verbs import VERBS
from probtimeline.verbs.desk import Desk
from probtimeline.verbs.output import PROGRAM, READING_WIDTH

QUERY_HELP = """\
A query is words (all of them must occur), "phrases", -without, or, /regular expressions/, and
fields such as tag:unions, after:2014 or figure:>20%. Quote what the shell would change:
  probtimeline list '"working links" -napo after:2014'
After a bare -- every word belongs to the query, whatever it begins with."""

_FILE_GLUED = r"-f(?:[=~./]|.*\.json$)"
"""`-fevents.json`: the option and its value in one. `-fraud` is a word that must not occur."""

_PLAINLY = (
    (r"^argument (\S+): expected one argument$", r"nothing follows \1"),
    (r"^the following arguments are required: (.+)$", r"\1 is missing"),
    (
        r"^argument \[(\S+) \| (\S+)\]: invalid choice: '(.*)' \(choose from .*\)$",
        r"“\3” is none of its parts, which are \1 and \2",
    ),
    (
        r"^argument \[(\S+) \| (\S+) \| (\S+)\]: invalid choice: '(.*)' \(choose from .*\)$",
        r"“\4” is none of its parts, which are \1, \2 and \3",
    ),
)
"""What argparse says, and how that is said to a reader."""

_WORD = "\0"
"""Put before a word that argparse would take for an option. No argument can hold a NUL."""


class Verb(NamedTuple):
    """One verb: its name in `VERBS`, examples with what they do, its options and its work.

    `takes_words` is true where words may begin with `-`; `has_parts` where the first word after
    the verb chooses what it does, as in `sources attach`. `more` is said in its help.
    """

    name: str
    examples: tuple[tuple[str, str], ...]
    arguments: Callable[[ArgumentParser], None]
    run: Callable[[Namespace, Desk], int]
    takes_words: bool = False
    has_parts: bool = False
    more: str = ""

    @property
    def summary(self) -> str:
        """What it does, in a line."""
        return VERBS.get(self.name, "Explore a timeline whose events are linked to their sources")


class Misused(NamedTuple):
    """Options or arguments that cannot be read: what is wrong, and what to do."""

    what: str
    cure: str


class Help(NamedTuple):
    """The help that was asked for."""

    text: str


class _MisuseError(Exception):
    """What argparse calls an error, on its way to become a Misused."""


class _HelpAsked(Exception):  # noqa: N818 - it is no error
    """Help, on its way out of argparse."""


class _Formatter(RawDescriptionHelpFormatter):
    """Help as wide as the terminal. Left to itself, argparse loads three compressors to ask."""

    def __init__(self, prog: str) -> None:
        try:
            columns = os.get_terminal_size().columns
        except OSError:
            columns = READING_WIDTH
        super().__init__(prog, width=max(40, min(columns, READING_WIDTH) - 2))


class _Parser(ArgumentParser):
    """A parser that prints nothing and exits nowhere: what it has to say is handed back."""

    def error(self, message: str) -> NoReturn:
        raise _MisuseError(message)

    def print_help(self, file: object = None) -> None:
        raise _HelpAsked(self.format_help())


def add_file(parser: ArgumentParser, default: str | None = None) -> None:
    """The options that may stand before or after every verb."""
    parser.add_argument(
        "-f",
        "--file",
        metavar="FILE",
        default=default,
        help="the chronology (if not given: PROBTIMELINE_FILE, or the built-in one and your own)",
    )
    parser.add_argument(
        "--no-color",
        action="store_true",
        default=default or False,
        help="no colour, as with NO_COLOR=1",
    )
    parser.add_argument(
        "--plain",
        action="store_true",
        default=default or False,
        help="no tables: a line at a time, as in a pipe, for screen readers (PROBTIMELINE_PLAIN=1)",
    )


def add_json(parser: ArgumentParser) -> None:
    """The option of every reading verb."""
    parser.add_argument("--json", action="store_true", help="print JSON")


def add_query(parser: ArgumentParser) -> None:
    """The words of a query."""
    parser.add_argument("query", nargs="*", metavar="QUERY", help="what to look for (see below)")


def read_arguments(verb: Verb, words: Sequence[str]) -> Namespace | Misused | Help:
    """Read the words after the verb. Never exits."""
    parser = parser_of(verb)
    guarded = list(_guarded(words, takes_words=verb.takes_words))
    if (stranger := _unknown_option(guarded, parser)) and not verb.has_parts:
        return _unknown(verb, stranger, parser)
    try:
        if not verb.has_parts and {"-h", "--help"}.intersection(guarded):
            parser.print_help()
        if not {"-h", "--help"}.intersection(guarded):
            parser.usage = ""  # not wanted, and argparse would spend its time on making it
        if verb.has_parts:  # argparse mixes options with words, or has parts, never both
            asked, unknown = parser.parse_known_args(guarded)
        else:
            asked, unknown = parser.parse_known_intermixed_args(guarded)
    except _HelpAsked as asked_for:
        return Help(str(asked_for).rstrip())
    except _MisuseError as misuse:
        return Misused(_about(verb, _in_plain_words(str(misuse))), _see_help(verb))
    if unknown:
        return _unknown(verb, unknown[0].removeprefix(_WORD), parser)
    return Namespace(**{name: _bare(value) for name, value in vars(asked).items()})


def load(name: str) -> Verb:
    """The verb of that name, from its own module."""
    from importlib import import_module
    from keyword import iskeyword

    module = f"{name}_" if iskeyword(name) else name.replace("-", "_")
    verb: Verb = import_module(f"probtimeline.verbs.{module}").VERB
    return verb


def parser_of(verb: Verb) -> ArgumentParser:
    """What reads the words after the verb, and knows its options."""
    parser = _Parser(
        prog=f"{PROGRAM} {verb.name}".rstrip(),
        description=verb.summary[:1].upper() + verb.summary[1:] + ".",
        epilog=_epilog(verb),
        formatter_class=_Formatter,
        allow_abbrev=False,
    )
    parser.color = False  # type: ignore[attr-defined,unused-ignore] # from Python 3.14 on
    verb.arguments(parser)
    add_file(parser)
    return parser


def _epilog(verb: Verb) -> str:
    width = max(len(command) for command, _ in verb.examples)
    lines = [f"  {command:<{width}}  {does}".rstrip() for command, does in verb.examples]
    examples = "\n".join(["examples:", *lines])
    return f"{verb.more}\n\n{examples}" if verb.more else examples


def _guarded(words: Sequence[str], *, takes_words: bool) -> Iterator[str]:
    """The words, with those that are no options marked so that argparse leaves them alone."""
    only_words = False
    for word in words:
        if word == "--" and not only_words:
            only_words = True
            continue
        is_option = word[1:2] == "-" or len(word) == 2 or compiled(_FILE_GLUED).match(word)
        is_word = only_words or (takes_words and not is_option)
        yield _WORD + word if is_word and word.startswith("-") else word


def _bare(value: object) -> object:
    match value:
        case str():
            return value.removeprefix(_WORD)
        case list():
            return [_bare(each) for each in value]
        case _:
            return value


def _unknown_option(guarded: Sequence[str], parser: ArgumentParser) -> str | None:
    """The first long option that is none, told before anything that is missing."""
    known = _options(parser)
    long = (word for word in guarded if word.startswith("--"))
    return next((word for word in long if word.partition("=")[0] not in known), None)


def _options(parser: ArgumentParser) -> tuple[str, ...]:
    return tuple(parser._option_string_actions)


def _unknown(verb: Verb, word: str, parser: ArgumentParser) -> Misused:
    shown = clean_line(word, limit=80)
    if not word.startswith("-"):
        return Misused(_about(verb, f"“{shown}” is one word too many"), _see_help(verb))
    if verb.has_parts and word.partition("=")[0] in _options(parser):
        cure = f"It belongs to `{PROGRAM} {verb.name}` alone"
        return Misused(_about(verb, f"{shown} means nothing here"), cure)
    what = _about(verb, f"there is no option {shown}")
    if nearest := _nearest_option(word, parser):
        return Misused(what, f"Did you mean {nearest}?")
    if verb.takes_words:
        return Misused(what, f"To use it as a word, write it after a bare --: -- {shown}")
    return Misused(what, _see_help(verb))


def _nearest_option(word: str, parser: ArgumentParser) -> str | None:
    from difflib import get_close_matches

    known = [name[2:] for name in _options(parser) if name.startswith("--")]
    near = get_close_matches(word.partition("=")[0].lstrip("-"), known, n=1)
    return f"--{near[0]}" if near else None


def _in_plain_words(message: str) -> str:
    """What argparse has to say, as a reader says it."""
    message = message.replace(_WORD, "")
    for pattern, plain in _PLAINLY:
        message = re.sub(pattern, plain, message)
    return clean_line(message, limit=200)


def _about(verb: Verb, what: str) -> str:
    return f"{verb.name}: {what}" if verb.name else what


def _see_help(verb: Verb) -> str:
    return f"See: {f'{PROGRAM} {verb.name}'.rstrip()} --help"
