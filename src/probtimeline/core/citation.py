"""How a source is cited and a quotation given with its citation, as plain text."""

from __future__ import annotations

from probtimeline.core.records import Quote, Source


def short_name(source: Source) -> str:
    """A source in a few words: its publisher (or title) and date."""
    name = source.publisher or source.title
    return f"{name}, {source.published.text}" if source.published is not None else name


def cite(source: Source, *, address: bool = True) -> str:
    """A source in full: author, “title”, publisher, date, and its address unless left out."""
    by = ", ".join(source.author)
    parts = [by, f"“{source.title}”", source.publisher if source.publisher != by else ""]
    if source.published is not None:
        parts.append(source.published.text)
    parts += [source.url] * address
    return ", ".join(part for part in parts if part)


def cite_quote(quote: Quote, source: Source | None) -> str:
    """A quotation in quotation marks, who says it, and where it stands."""
    said = f"“{quote.text}”"
    where = cite(source) if source is not None else quote.source
    return f"{said} — {quote.speaker}, in {where}" if quote.speaker else f"{said} — {where}"
