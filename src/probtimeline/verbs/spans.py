"""A date in words and in JSON, the same in every verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

from probtimeline.core.calendar import iso

if TYPE_CHECKING:
    from probtimeline.core.span import Span


def first_day(span: Span) -> str:
    """The first day a date allows, as a reader reads it."""
    return iso(span.earliest) if span.earliest is not None else "not known"


def last_day(span: Span) -> str:
    """The last day a date allows, as a reader reads it."""
    if span.ongoing:
        return "not ended"
    return iso(span.latest) if span.latest is not None else "not known"


def days(span: Span) -> dict[str, object]:
    """A date for JSON. Days are ISO 8601, null where no bound is known."""
    return {
        "edtf": span.edtf,
        "earliest": iso(span.earliest) if span.earliest is not None else None,
        "latest": iso(span.latest) if span.latest is not None else None,
        "precision": span.precision.value,
        "precision_text": span.precision_text,
        "shown": span.text,
    }
