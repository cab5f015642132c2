"""`merge-driver`: what git calls to merge two branches that both changed a chronology.

Its exit code is git's to read: 0 is a clean merge, anything else up to 128 a conflict.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from probtimeline.verbs.desk import Desk
from probtimeline.verbs.exits import Exit
from probtimeline.verbs.phrases import counted
from probtimeline.verbs.verb import Verb

if TYPE_CHECKING:
    from probtimeline.store.merging_records import FieldConflict

_LARGEST_MARKER = 1000
"""More than any merge of merges asks for: git makes the marks longer by two at every level."""


def run(asked: Namespace, desk: Desk) -> Exit:
    """Write the merge over OURS; name every conflict, and what the merge left hanging."""
    from pathlib import Path

    from probtimeline.core.text import clean_line
    from probtimeline.store.merging_files import Versions, merge_files

    if not 1 <= asked.marker_size <= _LARGEST_MARKER:
        return desk.wrong(f"--marker-size: it must be from 1 to {_LARGEST_MARKER}")
    labels = clean_line(asked.ours_label, 200), clean_line(asked.theirs_label, 200)
    name = asked.name or asked.ours
    files = Path(asked.base), Path(asked.ours), Path(asked.theirs)
    merge = merge_files(Versions(*files, name, labels, asked.marker_size))
    for conflict in merge.conflicts:
        desk.out.say(clean_line(_told(name, conflict, merge.data, labels)))
    desk.out.problems(each.at(name) for each in merge.loose_ends)
    if not merge.conflicts:
        return Exit.DONE
    desk.out.say(
        f"{name}: {counted(len(merge.conflicts), 'conflict')}; choose a side at each mark, "
        "then: probtimeline fmt, git add"
    )
    return Exit.NOTHING


def _told(
    name: str, conflict: FieldConflict, data: Mapping[str, Any], labels: tuple[str, str]
) -> str:
    """One conflict: the record, the field, and what either side says."""
    said = zip(labels, (conflict.mine, conflict.theirs), strict=True)
    return f"{name}: conflict in {_where(conflict, data)}: " + "; ".join(
        f"{label}: {_value(value, conflict)}" for label, value in said
    )


def _where(conflict: FieldConflict, data: Mapping[str, Any]) -> str:
    from probtimeline.store.fields import KIND_OF
    from probtimeline.store.positions import path_text

    match conflict.path:
        case (str(table), int(place), *rest) if table in KIND_OF:
            record = f"the {KIND_OF[table]} “{data[table][place].get('id', place)}”"
            return f"{record}, {path_text(tuple(rest))}" if rest else record
    return path_text(conflict.path)


def _value(value: Any, conflict: FieldConflict) -> str:
    import json

    from probtimeline.core.text import clean_line
    from probtimeline.store.merging_lists import MISSING

    if value is MISSING:
        return "taken out"
    if isinstance(value, dict) and MISSING in (conflict.mine, conflict.theirs):
        return "changed"
    return clean_line(json.dumps(value, ensure_ascii=False), 80)


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("base", metavar="BASE", help="what both sides began from (git's %%O)")
    parser.add_argument("ours", metavar="OURS", help="our side; the merge is written to it (%%A)")
    parser.add_argument("theirs", metavar="THEIRS", help="the other side (%%B)")
    parser.add_argument("--name", metavar="PATH", help="the file, as messages name it (%%P)")
    parser.add_argument(
        "--marker-size",
        type=int,
        default=7,
        metavar="N",
        help="how long the marks of a conflict are (%%L)",
    )
    parser.add_argument("--ours-label", default="ours", metavar="L", help="what our side is called")
    parser.add_argument("--theirs-label", default="theirs", metavar="L", help="what theirs is")


VERB = Verb(
    "merge-driver",
    examples=(
        ("probtimeline merge-driver %O %A %B --marker-size=%L --name=%P", "as git calls it"),
    ),
    arguments=_arguments,
    run=run,
    more="docs/teams.md says how git is told of it. Exit code 1 where there are conflicts.",
)
