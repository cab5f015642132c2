"""A large file that is written in place while it is shown: drawing goes on, and it is told."""

import os
from pathlib import Path

from tests.app.test_first_opening import opened
from tests.support.desk_on_files import until


async def test_records_that_are_gone_are_told_to_be_while_the_file_is_looked_at(
    tmp_path: Path,
) -> None:
    async with opened(tmp_path, sentences=20) as seen:
        await seen.read_all()
        whole = (tmp_path / "events.json").read_bytes()
        os.truncate(tmp_path / "events.json", len(whole) // 2)
        await seen.press("G", "slash")
        await seen.type("1499")
        assert "This record stands" in seen.text
        await seen.press("escape")
        await until(seen, lambda: seen.state.trouble)
        (tmp_path / "events.json").write_bytes(whole)
        await until(seen, lambda: not seen.state.trouble)
        await seen.press("G")
        assert "This record stands" not in seen.text
        assert "Event 1499" in seen.text
