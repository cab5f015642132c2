"""Where files live: the built-in chronology, the reader's own files, and the texts of sources."""

from __future__ import annotations

import os
from collections.abc import Mapping
from hashlib import blake2b
from pathlib import Path
from typing import Final

DATA_VARIABLE: Final = "PROBTIMELINE_DATA"
"""Names the folder for the reader's own files, in place of the system's."""


def builtin_file() -> Path:
    """Return the chronology that comes with the program. It is never written."""
    return Path(__file__).parent.parent / "events.json"


def data_folder(env: Mapping[str, str]) -> Path:
    """Return the folder for the reader's own files; it need not be there yet."""
    if named := env.get(DATA_VARIABLE):
        return Path(os.path.expanduser(named))  # noqa: PTH111 - a Path raises for no such user
    from platformdirs import user_data_path

    return user_data_path("probtimeline", appauthor=False)


def reader_file(env: Mapping[str, str]) -> Path:
    """Return the reader's own chronology, shown together with the built-in one."""
    return data_folder(env) / "events.json"


def layer_file(env: Mapping[str, str]) -> Path:
    """Return where the reader's bookmarks, notes, saved searches and choices are kept."""
    return data_folder(env) / "reader.json"


def history_file(file: Path | None, env: Mapping[str, str]) -> Path:
    """Return where the changes made lately to a chronology are kept, so that they can be undone.

    Each chronology has a file of its own, as every change writes it anew; it is named for the
    real path of the chronology, so that two of one name do not meet.
    """
    folder = data_folder(env) / "history"
    if file is None:
        return folder / "built-in.json"
    from probtimeline.store.ids import slug

    real = os.path.realpath(file)
    digest = blake2b(os.fsencode(real), digest_size=8).hexdigest()
    return folder / f"{slug(Path(real).stem, 40) or 'chronology'}-{digest}.json"


def drafts_file(env: Mapping[str, str]) -> Path:
    """Return where what was begun and is not added yet is kept."""
    return data_folder(env) / "drafts.json"


def keys_file(env: Mapping[str, str]) -> Path:
    """Return where the reader may give commands other keys.

    It is in the system's folder for settings, or in the folder that holds the reader's own files
    where the environment names one.
    """
    if env.get(DATA_VARIABLE):
        return data_folder(env) / "keys.toml"
    from platformdirs import user_config_path

    return user_config_path("probtimeline", appauthor=False) / "keys.toml"


def texts_folder(file: Path | None, env: Mapping[str, str]) -> Path:
    """Return where the texts of sources are kept: beside the chronology.

    Those of the built-in chronology (`file` is None) are in the reader's own folder.
    """
    beside = data_folder(env) if file is None else Path(os.path.realpath(file)).parent
    return beside / "sources"


def where(file: Path | None, env: Mapping[str, str]) -> tuple[tuple[str, Path, bool], ...]:
    """Return the files in use: what each is, its path, and whether it is there."""
    if file is None:
        used = [
            ("the built-in chronology", builtin_file()),
            ("your own additions", reader_file(env)),
        ]
    else:
        used = [("the chronology", file)]
    used += [
        ("the texts of sources", texts_folder(file, env)),
        ("your bookmarks and notes", layer_file(env)),
        ("your keys", keys_file(env)),
        ("what can be undone", history_file(file, env)),
        ("your drafts", drafts_file(env)),
    ]
    # Path.exists raises where it may not look.
    return tuple((what, path, os.path.exists(path)) for what, path in used)  # noqa: PTH110
