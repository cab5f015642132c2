"""Where files live: the built-in chronology, the reader's own files, and the texts of sources."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

DATA_VARIABLE: Final = "PROBTIMELINE_DATA"
"""Names the folder for the reader's own files, in place of the system's."""

CACHE_VARIABLE: Final = "PROBTIMELINE_CACHE"
"""Names the folder for what is kept to open chronologies quickly, in place of the system's."""

_NAME: Final = "probtimeline"
_LINUX: Final = {
    "data": ("XDG_DATA_HOME", "~/.local/share"),
    "config": ("XDG_CONFIG_HOME", "~/.config"),
    "cache": ("XDG_CACHE_HOME", "~/.cache"),
}
"""The variable that names each folder, and where it is without (XDG Base Directory, 0.8)."""


def builtin_file() -> Path:
    """Return the chronology that comes with the program. It is never written."""
    return Path(__file__).parent.parent / "events.json"


def data_folder(env: Mapping[str, str]) -> Path:
    """Return the folder for the reader's own files; it need not be there yet."""
    if named := env.get(DATA_VARIABLE):
        return Path(os.path.expanduser(named))  # noqa: PTH111 - a Path raises for no such user
    return _of_the_system("data", env)


def reader_file(env: Mapping[str, str]) -> Path:
    """Return the reader's own chronology, shown together with the built-in one."""
    return data_folder(env) / "events.json"


def cache_folder(env: Mapping[str, str]) -> Path:
    """Return the folder for what can be made anew at any time; it need not be there yet."""
    if named := env.get(CACHE_VARIABLE):
        return Path(os.path.expanduser(named))  # noqa: PTH111 - a Path raises for no such user
    return _of_the_system("cache", env)


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
    from hashlib import blake2b

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
    return _of_the_system("config", env) / "keys.toml"


def _of_the_system(kind: str, env: Mapping[str, str]) -> Path:
    """Return the program's folder for data, settings or its cache, as systems differ in it."""
    if sys.platform == "linux":
        # platformdirs would say the same, and take longer than all else to be imported.
        variable, beneath_home = _LINUX[kind]
        given = env.get(variable, "").strip()
        return Path(given or os.path.expanduser(beneath_home)) / _NAME  # noqa: PTH111
    import platformdirs

    found: Path = getattr(platformdirs, f"user_{kind}_path")(_NAME, appauthor=False)
    return found


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
        ("the cache", cache_folder(env)),
    ]
    # Path.exists raises where it may not look.
    return tuple((what, path, os.path.exists(path)) for what, path in used)  # noqa: PTH110
