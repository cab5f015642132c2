"""`sources fetch`: judged and told, attached or left alone, with a code for each."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from threading import Event

import pytest
from tests.support.command import Done, environment, piped
from tests.support.fetching import ROOT, command
from tests.support.hostile import acting
from tests.support.paper import (
    EXACT_AND_INTERRUPTED,
    QUOTES,
    TEXT,
    attached,
    chronology,
    chronology_of,
    paper,
)
from tests.support.server import Send, Server, html, server


def run(file: Path, *words: str, names: Mapping[str, Sequence[str]] | None = None) -> Done:
    """The verb without a terminal."""
    done = subprocess.run(
        command(file, *words, names=names),
        capture_output=True,
        cwd=ROOT,
        env=environment(),
        stdin=subprocess.DEVNULL,
        check=False,
        timeout=60,
    )
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture
def news() -> Iterator[Server]:
    """The paper."""
    with paper() as running:
        yield running


@pytest.fixture
def file(tmp_path: Path, news: Server) -> Path:
    """A chronology with a source for each page of the paper."""
    return chronology_of(news, tmp_path)


def test_a_text_is_fetched_judged_and_attached(file: Path, news: Server) -> None:
    done = run(file, "moved", "--yes")
    assert done.code == 0, done.err
    assert done.out == f"attached  moved  {news.url('/moved')}  (2 of its 3 quotes found in it)\n"
    told = [line.strip() for line in done.err.splitlines()]
    assert told[0] == "moved  “Of moved”"
    for before, after in (
        (f"address   {news.url('/moved')}", "host      news.example"),
        ("host      news.example", f"moved to  {news.url('/article')}"),
        (f"moved to  {news.url('/article')}", f"quotes    {EXACT_AND_INTERRUPTED}"),
    ):
        assert told.index(before) < told.index(after)
    assert f"not in it: “{QUOTES[2]}”" in done.err
    text = attached(file, "moved")
    assert text is not None
    assert text.endswith(f"{TEXT}\n")
    verdicts = {each["source"]["id"]: each for each in piped("sources", "--json", "-f", file).json}
    assert verdicts["moved"]["text_attached"]
    assert verdicts["moved"]["verdicts"] == {"exact": 1, "interrupted": 1, "absent": 1}


def test_without_a_terminal_nothing_is_fetched_unless_told_to(file: Path, news: Server) -> None:
    done = run(file, "a")
    assert done.code == 2
    assert "--yes" in done.err
    assert not news.requests


def test_the_report_says_what_came_of_each(file: Path, news: Server) -> None:
    done = run(file, "moved", "other", "gone", "inside", "empty", "--yes", "--json")
    assert done.code == 3
    outcomes = {each["source"]: each["outcome"] for each in done.json}
    assert outcomes == {
        "moved": "attached",
        "other": "no quotes",
        "gone": "failed",
        "inside": "refused",
        "empty": "no text",
    }
    first = done.json[0]
    assert first["redirects"] == [news.url("/article")]
    assert first["quotes"] == {"exact": 1, "interrupted": 1, "absent": 1}
    assert (first["found"], first["of"], first["charset"]) == (2, 3, "utf-8")
    assert first["words"] == len((attached(file, "moved") or "").split())
    assert first["file"] == str(file.parent / "sources" / "moved.txt")


@pytest.mark.parametrize(
    ("name", "code", "why"),
    [
        ("empty", 1, "there is no article in it"),
        ("other", 1, "none of its quotes is in it"),
        ("gone", 3, "410 Gone"),
        ("inside", 2, "10.0.0.1 is on a private network"),
    ],
)
def test_each_failure_has_its_code_and_attaches_nothing(
    file: Path, name: str, code: int, why: str
) -> None:
    done = run(file, name, "--yes")
    assert done.code == code
    assert why in done.err
    assert not done.out
    assert attached(file, name) is None
    assert acting(done.err) == []


def test_where_some_are_attached_and_others_not_the_code_is_not_that_of_a_wrong_command(
    file: Path,
) -> None:
    assert run(file, "a", "inside", "--yes").code == 1
    assert attached(file, "a") is not None


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("", "no address"),
        ("http://127.0.0.1/", "this computer itself"),
        ("http://user:word@example.org/", "before an @"),
    ],
)
def test_an_address_that_may_not_be_asked_is_refused_before_anything_is_fetched(
    tmp_path: Path, news: Server, url: str, why: str
) -> None:
    file = chronology(tmp_path, {"good": news.url("/a"), "bad": url})
    done = piped("sources", "fetch", "good", "bad", "--yes", "-f", file)
    assert done.code == 2
    assert why in done.err
    assert not news.requests


def test_an_id_that_is_none_gets_its_neighbour(file: Path, news: Server) -> None:
    done = run(file, "movd", "a", "--yes")
    assert done.code == 2
    assert 'Did you mean "moved"?' in done.err
    assert not news.requests


def test_the_real_command_does_not_ask_this_computer_whatever_the_environment(
    file: Path, news: Server
) -> None:
    url = f"http://localhost:{news.port}/a"
    local = chronology(file.parent, {"a": url})
    env = {"http_proxy": f"http://127.0.0.1:{news.port}", "HTTP_PROXY": url, "ALL_PROXY": url}
    done = piped("sources", "fetch", "a", "--yes", "-f", local, env=env)
    assert done.code == 2
    assert "leads where it must not" in done.err
    assert not news.requests


def test_a_text_attached_before_is_replaced_only_where_that_is_said(
    file: Path, news: Server
) -> None:
    (file.parent / "sources").mkdir()
    (file.parent / "sources" / "a.txt").write_text(f"Mine: {QUOTES[0]}", encoding="utf-8")
    done = run(file, "a", "--yes")
    assert done.code == 2
    assert "--replace" in done.err
    assert not news.requests
    assert attached(file, "a") == f"Mine: {QUOTES[0]}"
    done = run(file, "a", "--yes", "--replace")
    assert done.code == 0
    assert "in the text attached already: 1 of 3 found" in done.err
    assert done.out.startswith("replaced  a  ")
    assert (attached(file, "a") or "").endswith(f"{TEXT}\n")


def test_all_text_of_the_page_can_be_taken(file: Path) -> None:
    assert run(file, "article", "--yes", "--whole").code == 0
    text = attached(file, "article")
    assert text is not None
    assert text.startswith("Home About us\n")
    assert text.endswith("Subscribe to our newsletter\n")


def test_nothing_in_a_page_acts(file: Path) -> None:
    done = run(file, "hostile", "--yes")
    assert done.code == 0
    assert acting(done.out + done.err) == []
    text = attached(file, "hostile")
    assert text is not None
    assert acting(text) == []
    assert "[@click=app.quit]x[/]" in text


def test_a_host_in_other_letters_is_shown_by_its_name_in_the_network(
    tmp_path: Path, news: Server
) -> None:
    written = f"http://n\u0435ws.example:{news.port}/a"
    plain = f"http://xn--nws-rdd.example:{news.port}/a"
    file = chronology(tmp_path, {"one": written, "two": plain})
    done = run(file, "one", "two", "--yes", names={"xn--nws-rdd.example": ["127.0.0.1"]})
    assert done.code == 0, done.err
    assert done.err.count(f"address   {plain}") == 2
    assert "host      xn--nws-rdd.example (written “n\u0435ws.example”" in done.err
    assert "host      xn--nws-rdd.example (which stands for “n\u0435ws.example”)" in done.err


WITHOUT = """
import sys
sys.modules["trafilatura"] = None
from probtimeline.cli import main
sys.exit(main())
"""


def test_without_the_extra_it_says_how_to_install_it(file: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT, "sources", "fetch", "a", "--yes", "-f", str(file)],
        capture_output=True,
        text=True,
        env=environment(),
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.splitlines() == [
        "probtimeline: sources fetch: this needs what is not installed yet: "
        'pip install "probtimeline[fetch]"'
    ]


def test_where_it_cannot_be_written_that_is_told_and_nothing_is_left(file: Path) -> None:
    (file.parent / "sources").write_text("in the way", encoding="utf-8")
    done = run(file, "a", "--yes", "--json")
    assert done.code == 3
    assert done.json[0]["outcome"] == "failed"
    assert "stands where a folder is to be made" in done.err


def test_a_text_that_appears_meanwhile_stays(tmp_path: Path) -> None:
    folder = tmp_path / "sources"

    def late(send: Send, ended: Event) -> None:
        folder.mkdir()
        (folder / "late.txt").write_text("Mine.", encoding="utf-8")
        send(html(TEXT, "text/plain"))

    with server({"/late": late}) as running:
        file = chronology(tmp_path, {"late": running.url("/late")})
        done = run(file, "late", "--yes")
    assert done.code == 1
    assert "attached meanwhile" in done.err
    assert attached(file, "late") == "Mine."
