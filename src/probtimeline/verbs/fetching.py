"""`sources fetch`: the text of a source from its address; shown, asked about, judged, attached.

Nothing is asked of the network before the reader has seen the address and agreed, and nothing is
attached before it is told how many of the source's quotes were found in what came.
"""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from probtimeline.core.address import Address, read_address
from probtimeline.core.problems import Problem
from probtimeline.core.records import Source
from probtimeline.verbs.desk import Desk
from probtimeline.verbs.exits import Exit
from probtimeline.verbs.fetching_told import address_lines, moved_lines, page_lines, text_lines
from probtimeline.verbs.phrases import told

if TYPE_CHECKING:
    from probtimeline.core.chronicle import Chronicle
    from probtimeline.fetch.article import Text
    from probtimeline.fetch.failing import CannotFetch
    from probtimeline.fetch.page import Page
    from probtimeline.fetch.web import Web
    from probtimeline.verbs.fetching_told import Found

ATTACH = "probtimeline sources attach FILE --as ID"
NO_QUOTES = "none of its quotes is in it: it may be another page than the one that was quoted"
SAVE = "If it is the right one, save its text and attach that: " + ATTACH
FETCH_ANYWAY = "to fetch without being asked: probtimeline sources fetch ID --yes"


class Wanted(NamedTuple):
    """A source whose text is wanted, its address, and whether it has a text already."""

    source: Source
    address: Address
    is_attached: bool


class Report(NamedTuple):
    """What came of one source: an exit code of its own, and what `--json` prints."""

    code: Exit
    record: dict[str, object]


def fetch(asked: Namespace, desk: Desk, web: Web | None = None) -> Exit:
    """Fetch, judge and attach the texts of the sources named.

    `web` is the network to fetch from: the real one, if it is not given.
    """
    from probtimeline.fetch.article import INSTALL, is_installed
    from probtimeline.fetch.web import Web

    if not is_installed():
        return desk.wrong(f"sources fetch: this needs what is not installed yet: {INSTALL}")
    chronicle = desk.chronicle()
    sought = [_wanted(name, desk, chronicle) for name in dict.fromkeys(asked.ids)]
    faults = [each for each in sought if isinstance(each, str)]
    wanted = [each for each in sought if isinstance(each, Wanted)]
    faults += _overwritten(asked, wanted)
    if faults:
        for fault in faults:
            desk.out.say(f"sources fetch: {fault}")
        return Exit.WRONG
    if not asked.yes and not (desk.stdin_is_terminal and desk.out.is_seen):
        return desk.wrong("sources fetch: there is no terminal to ask on", FETCH_ANYWAY)
    fetching = Fetching(asked, desk, chronicle, web or Web())
    reports = [fetching.of(each) for each in wanted]
    if asked.json:
        desk.out.json([report.record for report in reports])
    return _code([report.code for report in reports])


def _wanted(name: str, desk: Desk, chronicle: Chronicle) -> Wanted | str:
    """The source of an id, or why its text cannot be fetched."""
    from probtimeline.fetch.reach import port_of, unfit
    from probtimeline.store.files import is_there
    from probtimeline.store.spelling import did_you_mean

    source = chronicle.sources.get(name)
    if source is None:
        cure = did_you_mean(name, chronicle.sources, "`probtimeline sources` lists them")
        return told(f"there is no source “{name}”", cure)
    if not source.url:
        return f"{name} has no address (url) in the chronology"
    address = read_address(source.url)
    why = unfit(address, {port_of(address)}) if address else "it is no address of a web page"
    if address is None or why:
        return f"{name}: {source.url}: {why}"
    path = desk.texts().path(name)
    return Wanted(source, address, path is not None and is_there(path))


def _overwritten(asked: Namespace, wanted: Sequence[Wanted]) -> Iterator[str]:
    """What would be replaced although nobody said so, nor can be asked."""
    if asked.yes and not asked.replace:
        for each in wanted:
            if each.is_attached:
                yield f"{each.source.id} has a text attached already; --replace takes the new one"


def _code(codes: Sequence[Exit]) -> Exit:
    """One code for all: what could not be read comes first; 2 promises that nothing was changed."""
    if Exit.UNREADABLE in codes:
        return Exit.UNREADABLE
    if Exit.DONE in codes:
        return Exit.DONE if set(codes) == {Exit.DONE} else Exit.NOTHING
    return Exit.WRONG if Exit.WRONG in codes else Exit.NOTHING


class Fetching:
    """One command's fetching: what was asked, whom to ask, and the texts there are."""

    def __init__(self, asked: Namespace, desk: Desk, chronicle: Chronicle, web: Web) -> None:
        self._asked = asked
        self._desk = desk
        self._chronicle = chronicle
        self._web = web

    def of(self, wanted: Wanted) -> Report:
        """Fetch the text of one source, and attach it."""
        from probtimeline.fetch.failing import CannotFetch

        record: dict[str, object] = {"source": wanted.source.id, "address": wanted.address.text}
        self._desk.out.tell(address_lines(wanted.source, wanted.address))
        if not self._agrees("fetch it?"):
            return self._left(record, "it was not fetched")
        try:
            page = self._page(wanted, record)
            self._desk.out.tell(page_lines(page))
            text = self._text(page, record)
        except CannotFetch as fault:
            return self._failed(fault, record)
        return self._judged(wanted, text, record)

    def _page(self, wanted: Wanted, record: dict[str, object]) -> Page:
        from probtimeline.fetch.page import fetched

        moved: list[str] = []
        record["redirects"] = moved
        hosts = [wanted.address.host]

        def follow(address: Address) -> None:
            moved.append(address.text)
            self._desk.out.tell(moved_lines(address, hosts[-1]))
            hosts.append(address.host)

        return fetched(wanted.address, self._web, follow)

    def _text(self, page: Page, record: dict[str, object]) -> Text:
        from probtimeline.fetch.article import text_of

        text = text_of(page)
        taken = text.whole if self._asked.whole else text.article
        record |= {
            "type": page.kind,
            "bytes": len(page.data),
            "charset": text.charset,
            "unreadable_characters": text.lost,
            "words": len(taken.split()),
        }
        return text

    def _judged(self, wanted: Wanted, text: Text, record: dict[str, object]) -> Report:
        """Tell what the text is worth, and attach it where that is wanted."""
        taken = text.whole if self._asked.whole else text.article
        texts = self._desk.texts().all(self._chronicle)
        found = self._found(wanted, taken, texts)
        rest = found if taken == text.whole else self._found(wanted, text.whole, texts)
        before = texts.get(wanted.source.id)
        standing = None if before is None else self._found(wanted, before, texts)
        self._desk.out.tell(text_lines(taken, text, found, rest, standing))
        record |= {"quotes": dict(found.verdicts), "found": found.here, "of": found.quotes}
        if not taken:
            return self._left(record, "there is no article in it", "no text")
        if self._asked.yes and found.quotes and not found.here:
            return self._left(record, told(NO_QUOTES, SAVE), "no quotes")
        instead = ", in place of the text attached before" if wanted.is_attached else ""
        if not self._agrees(f"attach it{instead}?"):
            return self._left(record, "it was not attached")
        return self._attached(wanted, taken, found, record)

    def _found(self, wanted: Wanted, text: str, texts: Mapping[str, str]) -> Found:
        """How the source's quotes stand in a text, beside the texts of the other sources."""
        from probtimeline.audit.quotes import QuoteChecker
        from probtimeline.verbs.fetching_told import Found

        source = wanted.source.id
        checker = QuoteChecker({**texts, source: text})
        passages = self._chronicle.passages.get(source, ())
        return Found.of((each.text, checker.check(each.text, source)) for each in passages)

    def _attached(
        self, wanted: Wanted, text: str, found: Found, record: dict[str, object]
    ) -> Report:
        from probtimeline.store.files import CannotWrite, is_there
        from probtimeline.store.matching import Match

        texts, source = self._desk.texts(), wanted.source.id
        path = texts.path(source) or Path(source)
        if not wanted.is_attached and is_there(path):
            return self._left(record, "another text was attached meanwhile, and stays")
        how = f"{found.here} of its {found.quotes} quotes found in it"
        try:
            kept = texts.keep(Match(source, path, f"{text}\n".encode(), how))
        except CannotWrite as fault:
            self._desk.out.say(told(f"{fault.path}: {fault.what}", fault.cure))
            return Report(Exit.UNREADABLE, record | {"outcome": "failed", "why": fault.what})
        if isinstance(kept, Problem):
            self._desk.out.problems([kept])
            return Report(Exit.WRONG, record | {"outcome": "refused", "why": kept.what})
        outcome = "replaced" if kept.replaced else "attached"
        if not self._asked.json:
            self._desk.out.lines([f"{outcome}  {source}  {wanted.address.text}  ({how})"])
        return Report(Exit.DONE, record | {"outcome": outcome, "file": str(path)})

    def _failed(self, fault: CannotFetch, record: dict[str, object]) -> Report:
        outcome = "refused" if fault.refused else "failed"
        self._desk.out.say(told(f"{record['source']}: {fault.what}", fault.cure))
        code = Exit.WRONG if fault.refused else Exit.UNREADABLE
        return Report(code, record | {"outcome": outcome, "why": fault.what})

    def _left(self, record: dict[str, object], why: str, outcome: str = "declined") -> Report:
        self._desk.out.say(f"{record['source']}: {why}")
        return Report(Exit.NOTHING, record | {"outcome": outcome, "why": why})

    def _agrees(self, question: str) -> bool:
        """Whether the reader says yes, now or beforehand."""
        if self._asked.yes:
            return True
        self._desk.out.ask(f"  {question} [y/N] ")
        answer = self._desk.stdin.readline(100) if self._desk.stdin is not None else b""
        if not answer.endswith(b"\n"):
            self._desk.out.tell([""])
        return answer.strip().lower() in (b"y", b"yes")
