"""Makes what is shown for the first time: a view, and the style sheets of views and dialogs.

Nothing of them is read before, and what was read is not read again: Textual itself would parse
every style sheet once more for each new one.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path, PurePath

from textual.css.stylesheet import Stylesheet

from probtimeline.views.view import View

VIEWS_FOLDER = Path(__file__).parent.parent / "views"


def made(name: str) -> View:
    """The view of a name of `session.state.VIEWS`, with nothing in it yet."""
    match name:
        case "source":
            from probtimeline.views.source import SourceView

            return SourceView()
        case "figures":
            from probtimeline.views.figures import FiguresView

            return FiguresView()
        case "comparisons":
            from probtimeline.views.comparisons import ComparisonsView

            return ComparisonsView()
        case _:
            from probtimeline.views.timeline import TimelineView

            return TimelineView()


def style_sheet(name: str) -> Path:
    """Where the styles of a view are."""
    return VIEWS_FOLDER / f"{name}.tcss"


def take_in(stylesheet: Stylesheet, paths: Iterable[PurePath]) -> None:
    """Add the style sheets that are not there yet; they alone are parsed."""
    for path in paths:
        if not stylesheet.has_source(str(path)):
            css = Path(path).read_text(encoding="utf-8")
            stylesheet.add_source(css, (str(path), ""))
