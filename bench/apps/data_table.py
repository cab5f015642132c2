"""The events of a chronology in Textual's own DataTable: `python data_table.py FILE`."""

import json
import sys
from pathlib import Path

from textual.app import App, ComposeResult
from textual.widgets import DataTable


class Table(App[None]):
    """A row an event."""

    BINDINGS = [("q", "quit", "Quit"), ("j", "down", "Down")]

    def compose(self) -> ComposeResult:
        """One table."""
        yield DataTable(cursor_type="row")

    def on_mount(self) -> None:
        """Fill it."""
        table = self.query_one(DataTable)
        table.add_columns("date", "title")
        events = json.loads(Path(sys.argv[1]).read_bytes())["events"]
        table.add_rows((event["date"], event["title"]) for event in events)

    def action_down(self) -> None:
        """To the next row."""
        self.query_one(DataTable).action_cursor_down()


if __name__ == "__main__":
    Table().run()
