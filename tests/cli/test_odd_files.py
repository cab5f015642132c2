"""Files that are none, folders of all sorts, and what must never break a chronology."""

from __future__ import annotations

import json
import os
import resource
import subprocess
from pathlib import Path

import pytest
from tests.support.command import COMMAND, environment, piped

NEW = '{"title": "New", "date": "2015"}'


@pytest.mark.parametrize("verb", ["add", "fmt", "list", "where"])
@pytest.mark.parametrize("kind", ["loop", "folder", "root", "name too long", "below a file"])
def test_a_path_that_cannot_be_a_chronology_is_told_without_a_crash(
    tmp_path: Path, verb: str, kind: str
) -> None:
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "file").touch()
    path = {
        "loop": tmp_path / "loop",
        "folder": tmp_path,
        "root": Path("/"),
        "name too long": tmp_path / ("x" * 300),
        "below a file": tmp_path / "file" / "x.json",
    }[kind]
    done = piped(verb, "-f", path, stdin=NEW)
    assert done.code == (0 if verb == "where" else 3), done.err
    assert "Traceback" not in done.err
    assert done.err == "" or ". " in done.err


def test_a_pipe_as_the_chronology_is_named_as_one() -> None:
    for verb in ("list", "add"):
        done = piped(verb, "-f", "/dev/stdin", stdin=NEW)
        assert done.code == 3
        assert "it is a pipe, not a file" in done.err


def test_a_folder_that_may_not_be_looked_into_is_told_with_a_cure(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir()
    (closed / "events.json").write_text(NEW)
    closed.chmod(0)
    try:
        for words in (("list",), ("add",), ("fmt",), ("sources", "attach", "x.txt")):
            done = _without_special_rights(*words, "-f", str(closed / "events.json"))
            assert done.returncode == 3, done.stderr
            assert "you have no permission" in done.stderr or "no such folder" in done.stderr
            assert "Traceback" not in done.stderr
    finally:
        closed.chmod(0o755)


def _without_special_rights(*words: str) -> subprocess.CompletedProcess[str]:
    """The command as it runs for those whom permissions bind; they do not bind root."""
    bound = ("setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-all")
    return subprocess.run(
        [*(bound if os.geteuid() == 0 else ()), *COMMAND, *words],
        input=NEW,
        text=True,
        capture_output=True,
        env=environment(),
        check=False,
        timeout=60,
    )


def test_a_data_folder_of_no_known_user_is_no_crash(tmp_path: Path) -> None:
    env = {"PROBTIMELINE_DATA": "~no-such-user/x", "PROBTIMELINE_FILE": ""}
    done = piped("list", env=env)
    assert done.code == 0, done.err


def test_too_little_memory_is_told(tmp_path: Path) -> None:
    file = tmp_path / "events.json"
    with file.open("wb") as stream:
        stream.truncate(600_000_000)
    done = subprocess.run(
        [*COMMAND, "list", "-f", str(file)],
        capture_output=True,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (400_000_000, 400_000_000)),
        env=environment(),
        check=False,
        timeout=60,
    )
    assert done.returncode == 3
    assert "not enough memory" in done.stderr


@pytest.mark.parametrize("form", ["{}", "[{}]", "{}\n" + NEW])
def test_what_would_stand_too_deep_in_the_chronology_is_not_added(
    chronology: Path, form: str
) -> None:
    for levels, code in ((61, 0), (62, 2)):
        deep = json.dumps({"title": f"Deep {levels}", "date": "2014"})[:-1]
        deep += f', "more": {"[" * levels}{"]" * levels}}}'
        done = piped("add", "-f", chronology, stdin=form.replace("{}", deep))
        assert done.code == code, done.err
        assert piped("list", "-f", chronology).code == 0
    assert "more than 64" in done.err


def test_a_chronology_with_nothing_in_it_is_not_added_in_silence(tmp_path: Path) -> None:
    done = piped("add", "-f", tmp_path / "new.json", stdin='{"format": "probtimeline/1"}')
    assert done.code == 2
    assert "no records" in done.err


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_text_in_another_unicode_encoding_is_named(tmp_path: Path, encoding: str) -> None:
    done = piped("add", "-f", tmp_path / "new.json", stdin=NEW.encode(encoding))
    assert done.code == 2
    assert encoding[:6].upper() in done.err


def test_a_message_stays_on_its_line_whatever_the_file_holds(tmp_path: Path) -> None:
    file = tmp_path / "a\nnew.json"
    file.write_text(json.dumps({"title": "T", "date": "2014", "k" * 90_000: 1}))
    done = piped("add", file, "-f", tmp_path / "events.json")
    assert done.code == 0
    assert len(done.err.splitlines()) == 3
    assert all(len(line) < 1000 for line in done.err.splitlines())


def test_an_empty_name_is_no_file(chronology: Path) -> None:
    for words in (("add", ""), ("sources", "attach", "")):
        done = piped(*words, "-f", chronology)
        assert done.code == 2
        assert "empty name" in done.err


def test_a_pipe_as_a_text_is_code_3_as_for_other_verbs(chronology: Path) -> None:
    os.mkfifo(chronology.parent / "pipe")
    done = piped("sources", "attach", chronology.parent / "pipe", "-f", chronology)
    assert done.code == 3
    assert "it is a pipe" in done.err


def test_a_folder_with_other_files_is_attached_with_one_line_about_them(chronology: Path) -> None:
    folder = chronology.parent / "texts"
    folder.mkdir()
    (folder / "gazette.txt").write_text("about 70% of the work went to 21 companies")
    for name in "abcdefg":
        (folder / f"{name}.md").write_text("Something else altogether.")
    done = piped("-f", chronology, "sources", "attach", folder)
    assert done.code == 0, done.err
    [line] = done.err.splitlines()
    assert "skipped 7 files" in line
    (folder / "gazette.txt").unlink()
    assert piped("sources", "attach", folder, "-f", chronology).code == 2


def test_a_source_without_quotes_is_told_in_words(chronology: Path) -> None:
    source = {"id": "unquoted", "title": "Not quoted", "published": "2014"}
    assert piped("add", "-f", chronology, stdin=json.dumps(source)).code == 0
    (chronology.parent / "unquoted.txt").write_text("Its text.")
    piped("sources", "attach", chronology.parent / "unquoted.txt", "-f", chronology)
    [line] = [each for each in piped("check", "-f", chronology).lines if "Not quoted" in each]
    assert " attached " in line
    [line] = [each for each in piped("sources", "-f", chronology).lines if "Not quoted" in each]
    assert " attached " in line


def test_a_file_where_the_folder_of_texts_should_be_is_told(chronology: Path) -> None:
    (chronology.parent / "sources").touch()
    (chronology.parent / "gazette.txt").write_text("Its text.")
    done = piped("sources", "attach", chronology.parent / "gazette.txt", "-f", chronology)
    assert done.code == 3
    assert "Move that file away." in done.err


def test_check_names_the_line_of_what_the_audit_finds(chronology: Path) -> None:
    done = piped("check", "--evidence", "-f", chronology)
    audited = [line.strip() for line in done.lines if "has no quote" in line]
    assert audited
    assert all(line.startswith(f"{chronology}:1:") for line in audited)


def test_check_tells_one_mistake_once(tmp_path: Path) -> None:
    file = tmp_path / "events.json"
    event = {"id": "a", "title": "T", "date": "2014", "related": [{"event": "gone"}]}
    file.write_text(json.dumps({"format": "probtimeline/1", "events": [event]}))
    done = piped("check", "-f", file)
    assert done.code == 1
    assert sum("gone" in line for line in done.lines) == 1
