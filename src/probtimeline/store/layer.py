"""The reader's layer on disk: bookmarks, notes, saved searches and last place of a chronology.

It is kept in the reader's own folder, so a chronology that may not be written has it too, and
never in the chronology. Several explorers may change it at once: each change is made on what
the file holds at that moment.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple

from probtimeline.core.layer import LastPlace, Layer
from probtimeline.store.document import Document
from probtimeline.store.files import is_there
from probtimeline.store.layer_json import layer_json, read_layer
from probtimeline.store.notes import Notes
from probtimeline.store.reader import LAYERS, open_reader
from probtimeline.store.tables import Raw

BUILT_IN: Final = "built-in"
"""The name under which the layer of the built-in chronology is kept."""


def layer_name(file: Path | None) -> str:
    """Return the name under which the layer of a chronology is kept: the file's real path.

    None is the built-in chronology with the reader's own additions.
    """
    return BUILT_IN if file is None else os.path.realpath(file)


class LayerFile(NamedTuple):
    """The layer of one chronology in the reader's file; `chronology` is its `layer_name`."""

    path: Path
    chronology: str

    def load(self) -> Layer:
        """Return the layer; an empty one where nothing was kept yet.

        Raises CannotRead, with the problems, where the file is broken.
        """
        return _layer(open_reader(self.path).get(LAYERS, {}).get(self.chronology, {}))

    def change(self, work: Callable[[Layer], Layer]) -> Layer:
        """Put what `work` makes of the layer, as the file has it now, in its place; return it.

        `work` may run more than once, so it may do nothing but make a layer. Where it changes
        nothing, nothing is written. Raises CannotRead or CannotWrite; nothing is changed then.
        """
        if not is_there(self.path) and work(Layer()) == Layer():
            return Layer()
        from probtimeline.store.storage import change_record

        def changed(raw: Raw) -> Raw:
            before = _layer(raw)
            after = work(before)
            return raw if after == before else layer_json(after, raw)

        return _layer(change_record(self.path, LAYERS, self.chronology, changed))

    def leave_at(self, place: LastPlace) -> None:
        """Remember where the reader left off. Raises CannotRead or CannotWrite."""
        self.change(lambda layer: layer.at(place))


def _layer(raw: Raw) -> Layer:
    """The layer in a record that has been found good."""
    return read_layer(raw, Notes(Document("", raw, "")))
