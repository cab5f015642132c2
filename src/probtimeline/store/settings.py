"""What the program remembers of the reader's choices, in the reader's own file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from probtimeline.store.files import CannotRead
from probtimeline.store.reader import CHOICES, SETTINGS, open_reader
from probtimeline.store.tables import Raw


class Settings(NamedTuple):
    """The name of the theme chosen (empty: none was), and whether years are financial years."""

    theme: str = ""
    financial: bool = False


class Remembered(NamedTuple):
    """The settings to open with, and what to tell the reader where they could not be read."""

    settings: Settings
    told: str = ""


class SettingsFile(NamedTuple):
    """The settings in the reader's file."""

    path: Path

    def load(self) -> Remembered:
        """Return the settings; never fails, since no broken file may keep the program shut."""
        try:
            tables = open_reader(self.path)
        except CannotRead as fault:
            return Remembered(Settings(), str(fault))
        return Remembered(_settings(tables.get(SETTINGS, {}).get(CHOICES, {})))

    def change(self, work: Callable[[Settings], Settings]) -> Settings:
        """Put what `work` makes of the settings, as the file has them now, in their place.

        Raises CannotRead or CannotWrite; nothing is changed then.
        """
        from probtimeline.store.storage import change_record

        def changed(raw: Raw) -> Raw:
            before = _settings(raw)
            settings = work(before)
            if settings == before:
                return raw
            return raw | {"theme": settings.theme, "financial": settings.financial}

        return _settings(change_record(self.path, SETTINGS, CHOICES, changed))


def _settings(raw: Raw) -> Settings:
    return Settings(raw.get("theme", ""), raw.get("financial", False))
