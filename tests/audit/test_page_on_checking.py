"""The page on checking has every rule, at its level, and only options that there are."""

from __future__ import annotations

import re
from pathlib import Path

from probtimeline.audit.checks import CHECKS
from probtimeline.cli import understand
from probtimeline.verbs.verb import Help, Misused

PAGE = (Path(__file__).parents[2] / "docs" / "checking.md").read_text(encoding="utf-8")


def test_the_page_has_a_row_for_every_rule_in_order_with_its_level_and_what_it_asks() -> None:
    rows = re.findall(r"^\| `([\w-]+)` \| (\w+) \| (.+?) \| .+ \|$", PAGE, re.MULTILINE)
    assert rows == [(check.code, check.level.value, check.what) for check in CHECKS]


def test_every_command_on_the_page_is_understood() -> None:
    commands = re.findall(r"^ *probtimeline ([^#\n]+)", PAGE, re.MULTILINE)
    assert commands
    for command in commands:
        _, asked = understand(command.split())
        assert not isinstance(asked, Misused | Help), command
