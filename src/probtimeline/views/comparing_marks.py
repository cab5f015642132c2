"""The marks of the Comparisons view that stand nowhere else. Plain data: imports no Textual."""

from __future__ import annotations

from typing import Final

from probtimeline.core.outcomes import Ending

ENDING_MARKS: Final[dict[Ending, tuple[str, str, str]]] = {
    Ending.CONTRADICTED: ("≠", "$ink-bad", "weighed by hand, it and what came of it conflict"),
    Ending.OTHERWISE: ("↷", "$ink-doubt", "what came of it replaced it, or ended it early"),
    Ending.JUDGED: ("∴", "$ink-link", "something judges what came of it"),
    Ending.CAME: ("→", "$ink-link", "something came of it; nothing says that it came otherwise"),
    Ending.NOTHING: ("·", "$ink-doubt", "the records name nothing that came of it"),
}
"""What became of a plan or promise, as the records have it: mark, style, meaning."""

COMPARED_MARKS: Final[tuple[tuple[str, str], ...]] = (
    ("◫", "the two that you set side by side"),
    ("‹ ›", "words of one that the other does not have"),
    ("=", "before a field: both say the same, told once"),
    ("≠", "before a field: they say different things"),
    ("?", "before a field: only one of the two gives it"),
    ("·", "a calculation with nothing printed to set beside it"),
)
"""Two things side by side, and the list of all that is compared."""
