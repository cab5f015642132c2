"""Patterns that are compiled when they are first used."""

from __future__ import annotations

import re

from probtimeline.core.patterns import compiled


def test_a_pattern_is_compiled_once_and_matches_as_it_is_written() -> None:
    pattern = r"(\d+) events?"
    assert compiled(pattern) is compiled(pattern)
    found = compiled(pattern).fullmatch("58 events")
    assert found is not None
    assert found[1] == "58"


def test_one_pattern_with_other_flags_is_another() -> None:
    assert compiled("crc").match("CRC") is None
    assert compiled("crc", re.IGNORECASE).match("CRC") is not None
