"""The page, in a real browser: whole without scripts and network, and inert whatever it holds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from tests.support.build import chronicle, event, figure, quote, source
from tests.support.hostile import acting
from tests.support.leaving import builtin, chosen, hostile, loaded, written
from tests.support.outside import browser

from probtimeline.core.chronicle import Chronicle
from probtimeline.export.selection import Selection

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

EXAMPLE = Path(__file__).parents[2] / "examples" / "measuring-the-earth" / "events.json"


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as found:
        yield found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def opened(
    selection: Selection,
    chromium: Browser,
    folder: Path,
    *,
    scripts: bool = True,
    scheme: str = "light",
    width: int = 1200,
) -> tuple[Page, list[str]]:
    """The page as it opens from a file, and everything it complains of or asks the network for."""
    path = folder / "page.html"
    path.write_bytes(written("html", selection).data)
    context = chromium.new_context(
        java_script_enabled=scripts,
        color_scheme="dark" if scheme == "dark" else "light",
        viewport={"width": width, "height": 900},
    )
    page = context.new_page()
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    page.on("request", lambda asked: told.append(asked.url) if asked.url != path.as_uri() else None)
    page.goto(path.as_uri())
    return page, told


def small() -> Chronicle:
    words = quote("75% and 20%", figure("75%", id="a", measure="m"), source="paper")
    other = quote("about 60%", figure("60%", value=60, measure="m", qualifier="about"))
    return chronicle(
        event("one", "2013-02-21", "First", quotes=[words], tags=["strike"], milestone=True),
        event("two", "2014", "Second", quotes=[other], related=[("one", "after")]),
        sources=[source("paper", "A paper", url="https://example.org/a"), source("report")],
    )


def test_every_event_and_its_words_are_there_without_scripts(
    chromium: Browser, folder: Path
) -> None:
    known = builtin()
    page, told = opened(chosen(known), chromium, folder, scripts=False)
    assert told == []
    for each in known.events:
        article = page.locator(f"article[id='{each.id}']")
        assert each.title in article.inner_text()
        quotes = article.locator("blockquote").all_inner_texts()
        assert quotes == [f"“{quoted.text}”" for quoted in each.quotes]
    assert page.locator("form").is_hidden()


def test_quotations_cite_their_address(chromium: Browser, folder: Path) -> None:
    page, _ = opened(chosen(small()), chromium, folder)
    cited = page.locator("blockquote[cite]").evaluate_all("all => all.map(each => each.cite)")
    assert cited == ["https://example.org/a"]


def test_it_loads_nothing_and_complains_of_nothing(chromium: Browser, folder: Path) -> None:
    _, told = opened(chosen(builtin()), chromium, folder)
    assert told == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["built-in", "the Earth"])
def test_axe_finds_nothing_that_keeps_a_reader_out(
    chromium: Browser, folder: Path, scheme: str, name: str
) -> None:
    known = builtin() if name == "built-in" else loaded(EXAMPLE)
    page, _ = opened(chosen(known), chromium, folder, scheme=scheme)
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def test_nothing_in_a_chronology_acts(chromium: Browser, folder: Path) -> None:
    known = hostile(folder)
    page, told = opened(chosen(known), chromium, folder)
    assert told == []
    assert page.locator("article").count() == len(known.events)
    assert page.locator("script").count() == 1
    assert page.locator("img, iframe, object, embed, base, link").count() == 0
    links = page.locator("a").evaluate_all("all => all.map(each => each.href)")
    inside = (folder / "page.html").as_uri() + "#"
    assert all(link.startswith((inside, "https://example.org/")) for link in links)
    handlers = page.evaluate(
        "[...document.querySelectorAll('*')].flatMap(e => e.getAttributeNames())"
        ".filter(name => name.startsWith('on') || name === 'style')"
    )
    assert handlers == []
    assert not acting(page.locator("body").inner_text().replace("\t", " "))


def test_searching_leaves_what_holds_all_words(chromium: Browser, folder: Path) -> None:
    known = builtin()
    page, _ = opened(chosen(known), chromium, folder)
    page.keyboard.press("/")
    page.keyboard.type("Working LINKS")
    shown = page.locator("article:visible")
    assert 0 < shown.count() < len(known.events)
    for text in shown.all_inner_texts():
        assert "working" in text.lower()
        assert "links" in text.lower()
    assert page.locator("output").inner_text() == f"{shown.count()} of {len(known.events)} events"
    page.keyboard.press("Escape")
    assert page.locator("article:visible").count() == len(known.events)


def test_a_tag_leaves_its_events(chromium: Browser, folder: Path) -> None:
    page, _ = opened(chosen(small()), chromium, folder)
    page.get_by_label("Tag").select_option("strike")
    assert page.locator("article:visible h3").all_inner_texts() == ["21 Feb 2013 First"]


def test_a_link_to_a_hidden_event_shows_it(chromium: Browser, folder: Path) -> None:
    page, _ = opened(chosen(small()), chromium, folder)
    page.get_by_label("Search").fill("second")
    assert page.locator("#one").is_hidden()
    page.locator("#two a[href='#one']").click()
    assert page.locator("#one").is_visible()


def test_the_keyboard_reaches_everything_and_says_where_it_is(
    chromium: Browser, folder: Path
) -> None:
    page, _ = opened(chosen(small()), chromium, folder)
    reached = []
    for _ in range(page.locator("a, input, select, [tabindex='0']").count()):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.outerHTML.slice(0, 60)"))
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    assert len(set(reached)) == len(reached)
    assert 'class="skip"' in reached[0]
    assert any("<input" in each for each in reached)


def test_nothing_is_wider_than_a_small_screen(chromium: Browser, folder: Path) -> None:
    page, _ = opened(chosen(builtin()), chromium, folder, width=360)
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= 360


def test_on_paper_there_is_only_what_can_be_read(chromium: Browser, folder: Path) -> None:
    page, _ = opened(chosen(small()), chromium, folder, scheme="dark")
    page.emulate_media(media="print")
    assert page.locator("form").is_hidden()
    assert page.locator("nav").is_hidden()
    assert page.locator("article").count() == 2
    paper = "getComputedStyle(document.documentElement).backgroundColor"
    assert page.evaluate(paper) == "rgb(255, 255, 255)"


def test_a_part_says_that_it_is_one_and_leads_nowhere_outside(
    chromium: Browser, folder: Path
) -> None:
    page, _ = opened(chosen(small(), ["two"], "second"), chromium, folder)
    assert "1 event of 2, found by “second”" in page.locator(".counts").inner_text()
    assert page.locator("#two a[href='#one']").count() == 0
    for target in page.locator("a[href^='#']").evaluate_all("all => all.map(a => a.hash)"):
        assert page.locator(target).count() == 1, target


def test_dates_are_for_machines_only_where_they_can_say_them() -> None:
    known = chronicle(
        *(event(f"e{n}", edtf) for n, edtf in enumerate(("2013-02-21~", "2013-02", "2013"))),
        event("none", "[2013..2015]"),
        event("old", "-0043-03-15"),
    )
    made = written("html", chosen(known)).text
    assert made.count("<time ") == 2
    assert 'datetime="2013-02-21"' in made
    assert 'datetime="2013-02"' in made
