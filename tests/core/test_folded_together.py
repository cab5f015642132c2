"""Folding many texts in one go, or few odd letters one by one, folds them as if each were alone."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.support.build import event

from probtimeline.core.folds import folded, searched
from probtimeline.core.text import fold

ODD = st.text(st.sampled_from("aÉ“–\0\n\u200bﬁΣİ`X\u0301\ud800漢 \t") | st.characters(), max_size=9)


@given(title=ODD, summary=ODD, tags=st.lists(ODD, max_size=3))
def test_the_texts_of_an_event_are_folded_each_for_itself(
    title: str, summary: str, tags: list[str]
) -> None:
    made = event("e-1", title=title, summary=summary, tags=tags)
    assert folded(made) == "\n".join(fold(piece) for piece in searched(made) if piece)


@given(text=ODD)
def test_what_stands_around_a_text_does_not_change_how_it_is_folded(text: str) -> None:
    many = "".join(map(chr, range(0xC0, 0x180)))
    assert fold(f"|{text}|{many}") == f"|{fold(f'|{text}|')[1:-1]}|{fold(many)}"
