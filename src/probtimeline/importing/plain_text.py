"""HTML to plain text: lines and paragraphs stay, links keep their addresses, all else is text.

A walk over the text from tag to tag, whose time grows as the text does whatever stands in it:
`html.parser` takes minutes over a page of tags that are not ended.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import Final

from probtimeline.core.address import read_address

_TAG: Final = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*+)([^<>]*+)>")
_ATTRIBUTE: Final = re.compile(
    r"""(?<![\w-])([a-zA-Z][\w-]*+)\s*+=\s*+("[^"]*+"|'[^']*+'|[^\s"']++)"""
)
_UNSEEN: Final = ("script", "style", "template", "iframe", "object", "title")
_BREAKS: Final = frozenset(
    (
        *("p", "div", "br", "hr", "li", "ul", "ol", "dl", "dt", "dd", "blockquote"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "tr", "table", "section", "article", "pre"),
    )
)
_PLAIN: Final = frozenset(("p", "br", "a", "blockquote", "small"))
"""Tags whose loss is nothing: what they do, lines and words do as well."""
_SPACE: Final = re.compile(r"[\t\n\r\f]+ *")


@dataclass(slots=True)
class Block:
    """A stretch of text that stands together: its lines, the tag it is in, and that one's marks."""

    tag: str = ""
    attributes: dict[str, str] = field(default_factory=dict)
    parts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All that stands in it."""
        return "".join(self.parts)

    @property
    def lines(self) -> list[str]:
        """Its lines, without those that have nothing on them."""
        return [line.strip() for line in self.text.split("\n") if line.strip()]


@dataclass(slots=True)
class Plain:
    """What became of a text in HTML.

    `blocks` are its quotations and small print, and what stands between them.
    """

    blocks: list[Block] = field(default_factory=lambda: [Block()])
    lost_style: bool = False
    lost_script: bool = False
    lost_picture: bool = False
    _link: tuple[str, Block, int] | None = None

    @property
    def text(self) -> str:
        """All of it, a line a line."""
        return "\n".join(line for block in self.blocks for line in block.lines)

    def say(self, text: str) -> None:
        """Take in text between tags."""
        self.blocks[-1].parts.append(_SPACE.sub(" ", unescape(text)))

    def tag(self, ends: bool, name: str, rest: str) -> None:
        """Take in a tag."""
        here = self.blocks[-1]
        if name == "a":
            self._take_link(ends, rest)
        elif name == "blockquote" or (name == "p" and "data-probtimeline" in rest):
            self.blocks.append(Block() if ends else Block(name, dict(attributes(rest))))
        elif name == "p" and ends and here.tag == "p":
            self.blocks.append(Block())
        elif name in _BREAKS:
            here.parts.append("\n")
        self.lost_picture |= name in ("img", "video", "audio", "embed", "picture")
        self.lost_style |= name not in _PLAIN

    def _take_link(self, ends: bool, rest: str) -> None:
        """Put the address of a link after its text; links do not stand in each other."""
        here = self.blocks[-1]
        if not ends:
            href = dict(attributes(rest)).get("href", "")
            self._link = (href, here, len(here.parts))
        elif self._link is not None:
            href, block, begun = self._link
            self._link = None
            address = read_address(href.strip())
            text = "".join(here.parts[begun:]) if here is block else ""
            if address is not None and address.text not in text:
                here.parts.append(f" ({address.text})")


def plain_text(html: str) -> Plain:
    """The text that HTML shows, in its blocks."""
    plain, done = Plain(), 0
    for start, end, found in _tags(html, plain):
        plain.say(html[done:start])
        if found is not None:
            plain.tag(bool(found[1]), found[2].lower(), found[3])
        done = end
    plain.say(html[done:])
    return plain


def _tags(html: str, plain: Plain) -> Iterator[tuple[int, int, re.Match[str] | None]]:
    """Where tags stand, and what is passed over: comments, and what is not to be seen."""
    at, no_more = 0, set()
    while (at := html.find("<", at)) >= 0:
        if html.startswith("<!--", at) and "-->" not in no_more:
            end = html.find("-->", at + 4)
            if end < 0:
                no_more.add("-->")
                continue
            yield at, end + 3, None
            at = end + 3
            continue
        found = _TAG.match(html, at)
        if found is None:
            at += 1
            continue
        end = found.end()
        if found[2].lower() in _UNSEEN and not found[1]:
            plain.lost_script = True
            closing = re.compile(rf"</{found[2]}", re.IGNORECASE).search(html, end)
            end = closing.start() if closing else len(html)
        yield at, end, found
        at = end


def attributes(tag: str) -> Iterator[tuple[str, str]]:
    """The attributes of a tag, by their names in small letters."""
    for found in _ATTRIBUTE.finditer(tag):
        value = found[2]
        yield found[1].lower(), unescape(value[1:-1] if value[:1] in "\"'" else value)
