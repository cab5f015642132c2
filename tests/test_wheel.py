"""What is installed from a built wheel is the whole program."""

from __future__ import annotations

import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from tests.support.terminal import terminal

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel built from the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder)]
    subprocess.run([*build, str(ROOT)], check=True, capture_output=True)
    return next(folder.glob("*.whl"))


def test_the_wheel_holds_the_chronology_the_styles_and_the_type_marker(wheel: Path) -> None:
    held = set(zipfile.ZipFile(wheel).namelist())
    source = ROOT / "src"
    wanted = {
        path.relative_to(source).as_posix()
        for pattern in ("*.py", "*.tcss", "events.json", "py.typed")
        for path in (source / "probtimeline").rglob(pattern)
    }
    assert wanted <= held
    assert any(name.endswith(".tcss") for name in wanted)
    assert not [name for name in held if name.startswith("tests/")]


def test_installed_into_a_fresh_environment_it_lists_and_opens(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "env", with_pip=True)
    binaries = tmp_path / "env" / "bin"
    install = [str(binaries / "python"), "-m", "pip", "install", "--quiet", str(wheel)]
    subprocess.run(install, check=True, capture_output=True, cwd=tmp_path)
    listed = subprocess.run(
        [binaries / "probtimeline", "list", "working links"],
        check=True,
        capture_output=True,
        text=True,
        cwd=tmp_path,
    )
    assert "Working Links falls into administration" in listed.stdout
    with terminal([str(binaries / "probtimeline")]) as seen:
        seen.wait_for("Events")
        seen.press("q")
        assert seen.wait_for_end() == 0
