"""The floor: the least that a Textual program can be."""

from textual.app import App, ComposeResult
from textual.widgets import Static


class Hello(App[None]):
    """Says hello."""

    BINDINGS = [("q", "quit", "Quit")]

    def compose(self) -> ComposeResult:
        """One line of text."""
        yield Static("Hello, world")


if __name__ == "__main__":
    Hello().run()
