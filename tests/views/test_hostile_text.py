"""No text of a file acts on the screen or is read as markup, wherever it is painted."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from tests.support.build import chronicle, comparison, event, figure, quote, source
from tests.support.host import alone
from tests.support.story import after
from textual.content import Content

from probtimeline.audit.quotes import check_quotes
from probtimeline.core.chronicle import Chronicle
from probtimeline.session import moves
from probtimeline.session.rows import RowKind
from probtimeline.session.searching import search_for
from probtimeline.session.state import State
from probtimeline.views.detail import Detail
from probtimeline.views.event_rows import paint_row
from probtimeline.views.source_page import passage_blocks, source_blocks
from probtimeline.views.widgets.axis import Axis, Shown
from probtimeline.views.widgets.bars import TwoEnds
from probtimeline.views.widgets.line_list import LineList
from probtimeline.views.widgets.page import Page, Paragraph

MARKUP = "[/x] [sic] [@click=app.quit]here[/] [b]$ink[/b]"
ACTING = "\x1b]52;c;aGk=\x07\x9b31m\x00\r\x08\u202e\u2066\ud800\U000e0041\u200b\x7f"
HOSTILE = f"word {MARKUP} {ACTING} 75% end"


def hostile() -> Chronicle:
    """A chronology in which every text a reader sees is hostile."""
    words = quote(
        HOSTILE,
        figure("75%", HOSTILE, measure=HOSTILE, population=HOSTILE, unit=HOSTILE),
        figure(HOSTILE, "the whole", value=None, id="other"),
        speaker=HOSTILE,
    )
    return chronicle(
        event(
            "a",
            "2013/2019",
            HOSTILE,
            quotes=[words],
            related=[("b", HOSTILE)],
            tags=[HOSTILE],
            actors=[HOSTILE],
            summary=f"{HOSTILE}\n{HOSTILE}",
            date_text=HOSTILE,
            date_note=HOSTILE,
            milestone=True,
        ),
        event("b", "2020", HOSTILE, quotes=[words], related=[("a", HOSTILE)], status="claimed"),
        sources=[
            source(
                title=HOSTILE,
                author=[HOSTILE],
                publisher=HOSTILE,
                url=f"https://example.org/{HOSTILE}",
                kind=HOSTILE,
                about=HOSTILE,
            )
        ],
        comparisons=[comparison(events=["a", "b"], title=HOSTILE, note=HOSTILE)],
        title=HOSTILE,
    )


def acts(text: str) -> list[str]:
    """The characters in it that could do something."""
    return [
        char
        for char in text
        if char in "\u200b\u202a\u202e\u2066\u2069\ufeff\U000e0041"
        or (ord(char) < 0x20 and char != "\n")
        or 0x7F <= ord(char) < 0xA0
        or 0xD800 <= ord(char) < 0xE000
    ]


def states() -> Iterator[State]:
    """The chronology as it opens, searched, and with a hostile text attached and checked."""
    plain = State.of(hostile())
    yield plain
    yield after(plain, search_for("word"))
    texts = {"report": f"Before.\n{HOSTILE} {HOSTILE}\nAfter."}
    attached = replace(plain, texts=texts)
    yield after(attached, moves.checked(check_quotes(attached.chronicle, texts)))


def painted(state: State) -> Iterator[Content]:
    """Everything that is painted of a state."""
    for number, row in enumerate(state.rows):
        shown = paint_row(state, number, 90)
        assert "\n" not in shown.plain
        if row.kind is RowKind.EVENT:
            assert "[/x] [sic] [@click=" in shown.plain
        yield shown
    blocks: list[Paragraph] = []
    for one in state.chronicle.events:
        blocks += Detail(state, one).blocks
    report = state.chronicle.sources["report"]
    text = state.texts.get("report")
    passages = state.reading_order("report")
    blocks += source_blocks(report, len(passages), text is not None)
    blocks += passage_blocks(state, report, passages, text)
    for block in blocks:
        yield from block.lines(100_000)


@pytest.mark.parametrize("state", list(states()), ids=["opened", "searched", "attached"])
def test_nothing_painted_acts_or_is_markup(state: State) -> None:
    contents = list(painted(state))
    for content in contents:
        assert acts(content.plain) == []
        for one in content.spans:
            meta = getattr(one.style, "meta", {})
            assert set(meta) <= {"stops"}, "no text of a file becomes an action"
    everything = "\n".join(content.plain for content in contents)
    assert everything.count(MARKUP) > 20


@pytest.mark.parametrize("number", range(2))
async def test_a_hostile_event_is_shown_as_it_is_written(number: int) -> None:
    state = State.of(hostile())
    page = Page()
    async with alone(page, (120, 60)) as seen:
        page.show(Detail(state, state.chronicle.events[number]).blocks)
        await seen.settle()
        text = "\n".join(seen.lines)
        assert MARKUP in text
        assert acts(text) == []
        assert "␛]52;c;aGk=␇" in text


async def test_a_hostile_title_in_the_list_is_shown_as_it_is_written() -> None:
    state = State.of(hostile())
    lines = LineList()
    async with alone(lines, (120, 12)) as seen:
        lines.show(len(state.rows), lambda row, width: paint_row(state, row, width), 1)
        await seen.settle()
        text = "\n".join(seen.lines)
        assert MARKUP in text
        assert acts(text) == []


async def test_a_hostile_label_on_the_axis_is_shown_as_it_is_written() -> None:
    known = hostile()
    axis = Axis()
    async with alone(axis, (120, 12)) as seen:
        axis.styles.height = 6
        axis.show(Shown(known, None, known.events[0]))
        await seen.settle()
        text = "\n".join(seen.lines)
        assert "[/x] [sic] [@click=app.quit]" in text
        assert acts(text) == []


async def test_the_line_at_the_foot_shows_markup_as_it_is_written() -> None:
    foot = TwoEnds()
    async with alone(foot, (120, 3)) as seen:
        foot.styles.height = 1
        foot.tell(Content(MARKUP), Content("[/right]"))
        await seen.settle()
        assert MARKUP in seen.lines[0]
        assert seen.lines[0].endswith("[/right]")
