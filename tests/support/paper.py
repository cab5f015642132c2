"""A paper on loopback with pages of every kind, and chronologies whose sources are there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import Event

from tests.support.command import chronology_file
from tests.support.server import Answer, Send, Server, article, html, moved, server

QUOTES = ("rose by 26.4%", "a “mixed picture” … of the contracts", "was never printed there")
TEXT = (
    "In the year after the split the number of people recalled to prison rose by 26.4%, the "
    'inspectorate said. It was a "mixed picture" for all of the contracts, and nobody knew more.'
)
EXACT_AND_INTERRUPTED = "2 of 3 found (1 exact, 1 interrupted, 1 absent)"


def chronology(folder: Path, urls: Mapping[str, str]) -> Path:
    """A chronology with a source for each address, and the same quotes from each of them."""
    quotes = [{"source": name, "text": text} for name in urls for text in QUOTES]
    return chronology_file(
        folder,
        [{"id": "split", "title": "The split", "date": "2014-06-01", "quotes": quotes}],
        sources=[
            {"id": name, "title": f"Of {name}", **({"url": url} if url else {})}
            for name, url in urls.items()
        ],
    )


@contextmanager
def paper() -> Iterator[Server]:
    """A paper with an article, one that has moved, another that does not have it, and no paper."""

    def slow(send: Send, ended: Event) -> None:
        send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>")
        ended.wait(60)

    answers: dict[str, Answer] = {
        "/a": html(TEXT, "text/plain"),
        "/article": html(article(TEXT)),
        "/moved": moved("/article"),
        "/other": html("Something else.", "text/plain"),
        "/empty": html("<html><body></body></html>"),
        "/gone": b"HTTP/1.1 410 Gone\x1b[2J\r\n\r\n",
        "/inside": moved("http://10.0.0.1/"),
        "/slow": slow,
        "/hostile": html(article(TEXT, "\x1b]52;c;x\x07 [@click=app.quit]x[/] \u202e")),
    }
    with server(answers) as running:
        yield running


def chronology_of(paper: Server, folder: Path) -> Path:
    """A chronology with a source for each page of the paper."""
    names = ("a", "article", "moved", "other", "empty", "gone", "inside", "slow", "hostile")
    return chronology(folder, {name: paper.url(f"/{name}") for name in names})


def attached(file: Path, name: str) -> str | None:
    path = file.parent / "sources" / f"{name}.txt"
    return path.read_text(encoding="utf-8") if path.exists() else None
