"""From the first launch to an added event, with the keys that the README names."""

from __future__ import annotations

import re

from tests.support.command import COMMAND, piped
from tests.support.terminal import terminal
from tools.readme import README

NAMED = {"enter": "\r", "tab": "\t", "^s": "\x13", "q": "q", "a": "a"}
STEPS = README.read_text(encoding="utf-8").partition("## Add an event")[2].partition("\n\n![")[0]


def test_the_keys_of_the_readme_add_an_event() -> None:
    steps = [line for line in STEPS.splitlines() if re.match(r"\d\. ", line)]
    assert len(steps) >= 4
    with terminal(COMMAND) as seen:
        seen.wait_for("Events")
        for step in steps:
            for one in re.findall(r"`([^`]+)`", step.partition(":")[2]):
                seen.press(NAMED.get(one, one))
                if one not in NAMED:
                    seen.wait_for(one)
                elif one == "a":
                    seen.wait_for("New event")
                elif one == "tab":
                    seen.wait_for("lff-campaign-2019")
        seen.wait_for("Events")
        seen.wait_for("Added “Our branch writes")
        seen.press("q")
        assert seen.wait_for_end() == 0
    done = piped("list", "branch writes to the minister")
    assert done.lines == [
        "12 Mar 2019                               Our branch writes to the minister  "
        "2019-03-12-our-branch-writes-to-the-minister"
    ]
