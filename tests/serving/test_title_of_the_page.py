"""The title of a chronology is a title in the page, whatever it holds."""

import re

import pytest
from tests.support.hostile import STRINGS

from probtimeline.serving.front import page

SOCKET = "ws://127.0.0.1:1/token/socket"


@pytest.mark.parametrize(
    "title", [*STRINGS.values(), "</title><script>alert(1)</script>", "[SOCKET] [TITLE]", '"><b>']
)
def test_no_title_adds_to_the_page_or_leads_its_script_elsewhere(title: str) -> None:
    plain, made = page("plain", SOCKET), page(title, SOCKET)
    assert made.count("<") == plain.count("<")
    assert made.count('"') == plain.count('"')
    assert re.findall(r'url="(.*?)"', made) == [SOCKET]
    assert "\x1b" not in made
