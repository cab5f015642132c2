"""The texts of sources: which belongs to which, and how they are kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support.build import chronicle, event, quote, source

from probtimeline.core.chronicle import Chronicle
from probtimeline.core.problems import Problem
from probtimeline.store.files import CannotRead, CannotWrite
from probtimeline.store.texts import Attached, Texts

REPORT = (
    "In short:\n“Three quarters”  of the work was good\u00adenough, they said.\nAnd more followed."
)
LETTER = "We call for public ownership, now. And more followed."


@pytest.fixture
def shown() -> Chronicle:
    """Two sources that are quoted, and one that is not."""
    return chronicle(
        event("a", quotes=[quote("“Three quarters” of the work", source="report")]),
        event("b", quotes=[quote("Three quarters … they said", source="report")]),
        event("c", quotes=[quote("call for public ownership", source="letter")]),
        sources=[source("unquoted")],
    )


@pytest.fixture
def texts(tmp_path: Path) -> Texts:
    """A folder of texts that is not there yet."""
    return Texts(tmp_path / "data" / "sources")


def made(path: Path, text: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def the_one(outcome: tuple[Attached | Problem, ...]) -> Attached:
    [attached] = outcome
    assert isinstance(attached, Attached), attached
    return attached


def told(outcome: tuple[Attached | Problem, ...]) -> str:
    [problem] = outcome
    assert isinstance(problem, Problem)
    assert problem.is_error
    return str(problem)


def test_a_text_is_matched_by_the_quotes_found_in_it(
    texts: Texts, shown: Chronicle, tmp_path: Path
) -> None:
    file = made(tmp_path / "download (3).txt", REPORT)
    attached = the_one(texts.attach([file], shown))
    assert (attached.source, attached.file) == ("report", file)
    assert attached.how == "2 of its 2 quotes found in it"
    assert texts.load("report") == REPORT


def test_a_text_is_kept_byte_for_byte(texts: Texts, shown: Chronicle, tmp_path: Path) -> None:
    data = b"\xef\xbb\xbfline\r\nline\rcall for public ownership \x1b[31m\n\n"
    the_one(texts.attach([made(tmp_path / "x.txt", data)], shown))
    assert (texts.folder / "letter.txt").read_bytes() == data
    assert texts.load("letter") == data.decode("utf-8-sig")


def test_a_text_without_a_quote_is_matched_by_its_name(
    texts: Texts, shown: Chronicle, tmp_path: Path
) -> None:
    attached = the_one(texts.attach([made(tmp_path / "unquoted.txt", "Other words.")], shown))
    assert (attached.source, attached.how) == ("unquoted", "by its name")
    attached = the_one(texts.attach([made(tmp_path / "report.md", "Other words.")], shown))
    assert attached.how == "by its name; none of its 2 quotes found"


def test_the_reader_may_say_which_source_it_is(
    texts: Texts, shown: Chronicle, tmp_path: Path
) -> None:
    file = made(tmp_path / "report.txt", REPORT)
    assert the_one(texts.attach([file], shown, as_id="unquoted")).source == "unquoted"
    assert 'Did you mean "letter"?' in told(texts.attach([file], shown, as_id="leter"))
    assert "one source" in told(texts.attach([file, tmp_path / "b"], shown, as_id="letter"))


def test_a_folder_is_searched_for_texts(texts: Texts, shown: Chronicle, tmp_path: Path) -> None:
    made(tmp_path / "in" / "a.txt", LETTER)
    made(tmp_path / "in" / "deep" / "b.TXT", REPORT)
    made(tmp_path / "in" / ".hidden" / "c.txt", REPORT)
    made(tmp_path / "in" / "picture.png", b"\x89PNG\xff")
    (tmp_path / "in" / "loop").symlink_to(tmp_path / "in")
    outcome = texts.attach([tmp_path / "in"], shown)
    assert {each.source for each in outcome if isinstance(each, Attached)} == {"letter", "report"}
    assert len(outcome) == 2
    made(tmp_path / "none" / "x.pdf", b"%PDF")
    assert "no texts are in this folder" in told(texts.attach([tmp_path / "none"], shown))


def test_a_text_that_fits_no_source_is_told(texts: Texts, shown: Chronicle, tmp_path: Path) -> None:
    message = told(texts.attach([made(tmp_path / "x.txt", "Nothing of it.")], shown))
    assert "none of the quotes is in it" in message
    assert "--as ID" in message
    assert not texts.folder.exists()


def test_a_text_that_fits_two_sources_alike_is_told(texts: Texts, tmp_path: Path) -> None:
    twice = chronicle(
        event("a", quotes=[quote("the same words", source="one")]),
        event("b", quotes=[quote("the same words", source="two")]),
    )
    assert "one as of two" in told(
        texts.attach([made(tmp_path / "x.txt", "the same words")], twice)
    )
    named = made(tmp_path / "two.txt", "the same words")
    assert the_one(texts.attach([named], twice)).source == "two"


def test_of_two_texts_for_one_source_the_one_with_more_quotes_is_taken(
    texts: Texts, shown: Chronicle, tmp_path: Path
) -> None:
    short = made(tmp_path / "short.txt", "“Three quarters” of the work")
    full = made(tmp_path / "full.txt", REPORT)
    outcome = texts.attach([short, full], shown)
    assert isinstance(outcome[0], Problem)
    assert "full.txt" in outcome[0].what
    assert isinstance(outcome[1], Attached)
    assert texts.load("report") == REPORT


@pytest.mark.parametrize(
    ("data", "says"),
    [(b"caf\xe9", "not UTF-8"), (b"\xff\xfeh\x00", "UTF-16"), (b" \n", "empty"), (None, "no such")],
)
def test_what_is_no_text_is_told(
    texts: Texts, shown: Chronicle, tmp_path: Path, data: bytes | None, says: str
) -> None:
    file = tmp_path / "report.txt"
    if data is not None:
        file.write_bytes(data)
    assert says in told(texts.attach([file], shown))


def test_attaching_again_replaces_the_text_and_says_so(
    texts: Texts, shown: Chronicle, tmp_path: Path
) -> None:
    file = made(tmp_path / "letter.txt", LETTER)
    assert not the_one(texts.attach([file], shown)).replaced
    assert not the_one(texts.attach([file], shown)).replaced
    made(file, LETTER + " More.")
    assert the_one(texts.attach([file], shown)).replaced
    assert texts.load("letter") == LETTER + " More."


def test_a_detached_text_is_gone(texts: Texts, shown: Chronicle, tmp_path: Path) -> None:
    texts.attach([made(tmp_path / "letter.txt", LETTER)], shown)
    assert texts.detach("letter")
    assert texts.load("letter") is None
    assert not texts.detach("letter")
    assert not texts.detach("../letter")


def test_all_texts_are_those_of_the_sources_shown(
    texts: Texts, shown: Chronicle, tmp_path: Path
) -> None:
    assert texts.all(shown) == {}
    texts.attach([made(tmp_path / "letter.txt", LETTER)], shown)
    made(texts.folder / "stranger.txt", "Not a source.")
    assert texts.all(shown) == {"letter": LETTER}
    assert texts.problems(shown) == ()


def test_a_text_that_was_spoilt_is_told_and_the_others_are_read(
    texts: Texts, shown: Chronicle
) -> None:
    made(texts.folder / "report.txt", b"\xff")
    made(texts.folder / "letter.txt", LETTER)
    assert texts.all(shown) == {"letter": LETTER}
    [problem] = texts.problems(shown)
    assert problem.file.endswith("report.txt")
    with pytest.raises(CannotRead):
        texts.load("report")


def test_no_id_leads_out_of_the_folder(texts: Texts, tmp_path: Path) -> None:
    made(tmp_path / "data" / "secret.txt", "secret")
    made(texts.folder / "a.txt", "a")
    for crooked in ("../secret", "..", "", "/etc/passwd", "a/../a", "A"):
        assert texts.load(crooked) is None
        assert not texts.detach(crooked)
    crooked_source = chronicle(sources=[source("../secret", title="S")])
    file = made(tmp_path / "x.txt", "words")
    assert "cannot be the name of a file" in told(texts.attach([file], crooked_source, "../secret"))


def test_a_folder_that_cannot_be_made_is_told(shown: Chronicle, tmp_path: Path) -> None:
    made(tmp_path / "data", b"a file where the folder should be")
    texts = Texts(tmp_path / "data" / "sources")
    with pytest.raises(CannotWrite):
        texts.attach([made(tmp_path / "letter.txt", LETTER)], shown)
