"""A source as a page: its record, and its words with every quoted passage a numbered stop."""

from tests.support.build import chronicle, event, figure, quote, source
from tests.support.host import alone
from tests.support.story import SHARED, after, opened
from textual.content import Content

from probtimeline.audit.quotes import check_quotes
from probtimeline.session import moves
from probtimeline.session.searching import search_for
from probtimeline.session.state import State
from probtimeline.views import paint
from probtimeline.views.source_page import passage_blocks, source_blocks
from probtimeline.views.widgets.page import Block, Page

TEXT = f"It began.\r\n\r\n\r\nThen {SHARED}, they say.\nHere is a second passage.\n\nIt ended."


def checked(texts: dict[str, str], state: State | None = None) -> State:
    state = opened("split", texts) if state is None else state
    return after(state, moves.checked(check_quotes(state.chronicle, texts)))


def blocks(state: State, source_id: str = "paper") -> list[Block]:
    known = state.chronicle.sources[source_id]
    passages = state.reading_order(source_id)
    return passage_blocks(state, known, passages, state.texts.get(source_id))


def text_of(written: list[Block]) -> str:
    return "\n".join(f"{block.first.plain}{block.content.plain}" for block in written)


def lit(written: list[Block], style: str) -> list[str]:
    return [
        block.content.plain[one.start : one.end]
        for block in written
        for one in block.content.spans
        if one.style == style
    ]


def test_the_record_tells_who_when_and_where_it_stands() -> None:
    known = source(
        "kay",
        "Last straw",
        author=["David Kay"],
        publisher="On Probation",
        url="https://example.org",
        kind="blog",
        about="A blog by a practitioner.",
    )
    shown = text_of(source_blocks(known, 3, attached=True))
    for part in ("Last straw", "David Kay · On Probation · 21 Feb 2014 · blog"):
        assert part in shown
    assert "https://example.org" in shown
    assert "A blog by a practitioner." in shown
    assert "3 passages quoted" in shown


def test_without_a_text_it_says_how_to_attach_one() -> None:
    shown = text_of(source_blocks(source(published=""), 1, attached=False))
    assert "1 passage quoted" in shown
    assert "probtimeline sources attach" in shown
    assert "date not known" in shown


def test_without_a_text_the_passages_stand_alone_and_numbered() -> None:
    written = blocks(opened())
    shown = text_of(written)
    assert f"[1] “{SHARED}”" in shown
    assert "[2] “a second passage”" in shown
    assert {block.stop for block in written} == {0, 1, None}


def test_with_its_text_the_whole_of_it_is_shown_with_the_passages_lit() -> None:
    written = blocks(checked({"paper": TEXT}))
    shown = text_of(written)
    assert "It began." in shown
    assert f"Then [1] {SHARED}, they say." in shown
    assert "Here is [2] a second passage." in shown
    assert "\n\n\n" not in shown
    assert lit(written, paint.QUOTED) == [SHARED, "a second passage"]


async def test_every_passage_of_a_text_is_a_stop_where_it_stands() -> None:
    page = Page()
    async with alone(page, (60, 20)) as seen:
        page.show(blocks(checked({"paper": TEXT})))
        await seen.settle()
        assert page.stops == 2
        line = next(n for n, words in enumerate(seen.lines) if "[2]" in words)
        await seen.click(seen.lines[line].index("second"), line)
        assert page.stop == 1


def test_a_passage_that_is_not_in_the_text_stands_below_it() -> None:
    written = blocks(checked({"paper": f"Only this: {SHARED}."}))
    shown = text_of(written)
    assert shown.index("Quoted, but not found here") < shown.index("[2] “a second passage”")
    assert "✗ absent" in shown


async def test_passages_that_share_words_are_all_stops() -> None:
    whole, part = "the service was split in two by law", "split in two"
    known = chronicle(
        event("a", "2013", quotes=[quote(whole)]),
        event("b", "2014", quotes=[quote(part)]),
        event("c", "2015", quotes=[quote(part.upper())]),
    )
    texts = {"report": f"They say {whole}, and more."}
    state = checked(texts, State.of(known, texts))
    page = Page()
    async with alone(page, (80, 12)) as seen:
        page.show(blocks(state, "report"))
        await seen.settle()
        assert all(f"[{number}]" in seen.lines[0] for number in (1, 2, 3))
        assert page.stops == 3


def test_figures_and_hits_are_lit_inside_the_passages() -> None:
    words = "in 75% of the work"
    known = chronicle(event("a", quotes=[quote(words, figure("75%"))]))
    texts = {"report": f"It was good {words} they saw."}
    state = after(checked(texts, State.of(known, texts)), search_for("work"))
    written = blocks(state, "report")
    assert lit(written, paint.FIGURE) == ["75%"]
    assert "work" in lit(written, paint.HIT)


def test_a_text_of_one_passage_alone_is_shown() -> None:
    known = chronicle(event("a", quotes=[quote("all of it")]))
    texts = {"report": "all of it"}
    written = blocks(checked(texts, State.of(known, texts)), "report")
    assert text_of(written).strip() == "[1] all of it"
    assert isinstance(written[0].content, Content)
