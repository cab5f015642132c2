"""What a chronology knows already, as far as what comes in may refer to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from probtimeline.core.chronicle import Chronicle
    from probtimeline.importing.citations import Citations


@dataclass(frozen=True)
class Known:
    """The chronology that is added to, read when something asks for it; and the columns asked for.

    `columns` has for fields of an event the heading of the column in a table that holds them.
    """

    load: Callable[[], Chronicle]
    columns: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def chronicle(self) -> Chronicle:
        """The chronology as it is; empty where there is none yet."""
        return self.load()

    @cached_property
    def citations(self) -> Citations:
        """Its sources, as they are cited."""
        from probtimeline.importing.citations import Citations

        return Citations(self.chronicle.sources.values())

    def has_source(self, source: str) -> bool:
        """Whether there is a source of that id."""
        return source in self.chronicle.sources
