"""The events of a chronology in Textual's own OptionList: `python option_list.py FILE`."""

import json
import sys
from pathlib import Path

from textual.app import App, ComposeResult
from textual.widgets import OptionList
from textual.widgets.option_list import Option


class Options(App[None]):
    """An option an event."""

    BINDINGS = [("q", "quit", "Quit"), ("j", "down", "Down")]

    def compose(self) -> ComposeResult:
        """One list; its texts are not read as markup."""
        yield OptionList(markup=False)

    def on_mount(self) -> None:
        """Fill it."""
        events = json.loads(Path(sys.argv[1]).read_bytes())["events"]
        options = self.query_one(OptionList)
        options.add_options([Option(f"{event['date']}  {event['title']}") for event in events])
        options.highlighted = 0

    def action_down(self) -> None:
        """To the next option."""
        self.query_one(OptionList).action_cursor_down()


if __name__ == "__main__":
    Options().run()
