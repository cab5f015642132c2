"""An address is opened only after it was shown as what it is."""

import pytest
from tests.support.build import chronicle, event, quote, source
from tests.support.stage import stage


@pytest.mark.parametrize(
    ("url", "told", "opened"),
    [
        ("https://example.org/a?b", "https://example.org/a?b", "https://example.org/a?b"),
        ("https://bank.example@evil.example/", "It leads to evil.example;", None),
        ("https://ex\u0430mple.org/x", "https://xn--exmple-4nf.org/x", None),
        ("https://example.org/\u202egpj", "https://example.org/%E2%80%AEgpj", None),
    ],
)
async def test_an_address_is_shown_as_the_browser_is_given_it(
    url: str, told: str, opened: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = chronicle(event("a", quotes=[quote()]), sources=[source(url=url)])
    async with stage(known, size=(100, 30)) as seen:
        given: list[str] = []
        monkeypatch.setattr(seen.app, "open_url", given.append)
        await seen.press("s", "o")
        assert told in seen.text
        assert given == []
        await seen.press("enter" if opened else "escape")
        assert given == ([opened] if opened else [])


async def test_where_it_leads_is_in_sight_however_long_title_and_address_are() -> None:
    long = source(url=f"https://bank.example@evil.example/{'x' * 3900}", title="a title " * 2000)
    known = chronicle(event("a", quotes=[quote()]), sources=[long])
    async with stage(known, size=(80, 24)) as seen:
        await seen.press("s", "o")
        words = " ".join(seen.text.replace("│", " ").split())
        assert "It leads to evil.example; what stands before the @ is only a name." in words
        assert "enter opens it in your browser, esc leaves it" in words


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "https://a b/"]
)
async def test_what_is_no_web_address_is_not_even_asked_about(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = chronicle(event("a", quotes=[quote()]), sources=[source(url=url)])
    async with stage(known, size=(100, 30)) as seen:
        given: list[str] = []
        monkeypatch.setattr(seen.app, "open_url", given.append)
        await seen.press("s", "o")
        assert "Only whole http and https addresses are opened" in seen.text
        await seen.press("enter")
        assert given == []
