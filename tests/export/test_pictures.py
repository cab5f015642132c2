"""Pictures for an article: they stand alone, keep their text inside, and hold nothing that acts."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, fromstring

import pytest
from tests.support.build import chronicle
from tests.support.command import piped
from tests.support.hostile import acting
from tests.support.leaving import builtin, chosen, hostile, loaded, written
from tests.support.outside import browser

from probtimeline.core.text import clean_line
from probtimeline.export.selection import CannotExport, Selection
from probtimeline.export.svg import DARK, LIGHT

if TYPE_CHECKING:
    from playwright.sync_api import Browser

EXAMPLE = Path(__file__).parents[2] / "examples" / "measuring-the-earth" / "events.json"
PNG = b"\x89PNG\r\n\x1a\n"
OVERHANG = """() => {
  const all = document.documentElement.getBoundingClientRect();
  return [...document.querySelectorAll('text')]
    .filter(each => each.getBoundingClientRect().right > all.right + 1
      || each.getBoundingClientRect().left < all.left - 1)
    .map(each => each.textContent);
}"""


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as found:
        yield found


def drawn(selection: Selection) -> Element:
    return fromstring(written("svg", selection).data)


def texts(picture: Element) -> list[str]:
    return [each.text or "" for each in picture.iter() if each.tag.endswith("}text")]


def contrast(one: str, other: str) -> float:
    """How far two colours stand apart (WCAG 2.2, "contrast ratio")."""

    def light(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


def test_the_axis_names_every_milestone_and_every_source() -> None:
    known = builtin()
    told = " ".join(texts(drawn(chosen(known))))
    assert known.title in told
    for each in known.events:
        if each.milestone:
            assert f"{each.date.text}: {each.title}"[:40] in told
    for source in known.sources.values():
        assert f"“{source.title[:40]}" in told


def test_figures_stand_with_their_period_their_source_and_a_scale() -> None:
    selection = Selection(builtin(), builtin().events, measure="serious-further-offences")
    told = texts(drawn(selection))
    assert {"409", "517", "0", "500", "crimes"} <= set(told)
    assert any("Christopher Kay" in line for line in told)


def test_a_rise_is_an_arrow_and_no_share_of_anything() -> None:
    known = builtin()
    for measure, arrows in (("serious-further-offences-change", 2), ("contract-value", 0)):
        picture = drawn(Selection(known, known.events, measure=measure))
        assert len(picture.findall(".//{*}path[@class='bar']")) == arrows


def test_a_measure_that_is_none_is_told_with_those_there_are(tmp_path: Path) -> None:
    done = piped("export", "-o", tmp_path / "a.svg", "--measure", "nothing-such")
    assert done.code == 2
    assert "contract-value" in done.err
    assert not list(tmp_path.iterdir())


def test_events_without_a_day_are_no_picture() -> None:
    with pytest.raises(CannotExport):
        written("svg", chosen(chronicle()))


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("measure", ["", "share-of-service-privatised"])
def test_no_text_reaches_over_the_edge(
    chromium: Browser, tmp_path: Path, dark: bool, measure: str
) -> None:
    path = tmp_path / "picture.svg"
    known = builtin()
    path.write_bytes(
        written("svg", Selection(known, known.events, measure=measure, dark=dark)).data
    )
    page = chromium.new_page()
    page.goto(path.as_uri())
    assert page.evaluate(OVERHANG) == []
    page.close()


def test_no_text_of_many_scripts_reaches_over_the_edge(chromium: Browser, tmp_path: Path) -> None:
    path = tmp_path / "picture.svg"
    path.write_bytes(written("svg", chosen(loaded(EXAMPLE))).data)
    page = chromium.new_page()
    page.goto(path.as_uri())
    assert page.evaluate(OVERHANG) == []
    page.close()


def test_nothing_in_it_acts(tmp_path: Path) -> None:
    picture = drawn(chosen(hostile(tmp_path)))
    kinds = {each.tag.partition("}")[2] for each in picture.iter()}
    assert kinds <= {"svg", "title", "desc", "style", "rect", "g", "line", "path", "text"}
    names = {name for each in picture.iter() for name in each.attrib}
    assert not [name for name in names if name.startswith("on") or "href" in name]
    assert not [line for line in texts(picture) if acting(line) or clean_line(line) != line]


def test_dark_and_light_are_told_apart_by_colour_alone() -> None:
    known = builtin()
    light, dark = (
        written("svg", Selection(known, known.events, dark=dark)).text for dark in (False, True)
    )
    assert light != dark
    for name in LIGHT:
        dark = dark.replace(DARK[name], LIGHT[name])
    assert light == dark


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_every_ink_can_be_read_on_its_paper(colours: dict[str, str]) -> None:
    for name in ("ink", "muted", "mark"):
        assert contrast(colours[name], colours["paper"]) >= 4.5, name
    assert contrast(colours["ink"], colours["pale"]) >= 4.5
    assert contrast(colours["bar"], colours["paper"]) >= 3


def test_the_dots_show_the_same_at_twice_the_size() -> None:
    selection = chosen(builtin())
    data = written("png", selection).data
    assert data.startswith(PNG)
    width, height = struct.unpack(">II", data[16:24])
    picture = drawn(selection)
    assert (width, height) == (
        2 * int(picture.attrib["width"]),
        round(2 * float(picture.attrib["height"])),
    )
