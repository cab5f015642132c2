"""Checking the quotations of a state, which takes time, and taking in what was found."""

from __future__ import annotations

from dataclasses import replace

from probtimeline.audit.quotes import check_quotes
from probtimeline.session.moves import Move, checked
from probtimeline.session.state import State


def check(state: State) -> Move:
    """Look for every quotation in the texts attached; the move takes the verdicts in.

    What is known already of these texts is not looked for again.
    It changes nothing where other records or texts have come in meanwhile: their own check is
    under way. What the reader is being told stays told.
    """
    chronicle, texts = state.chronicle, state.texts
    verdicts = check_quotes(chronicle, texts, state.verdicts, attached=True)

    def move(now: State) -> State:
        if now.chronicle is not chronicle or now.texts is not texts:
            return now
        return replace(checked(verdicts)(now), notice=now.notice)

    return move
