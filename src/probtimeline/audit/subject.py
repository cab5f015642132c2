"""What the rules of the audit look at, and what they find."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from probtimeline.audit.arithmetic import Working
from probtimeline.audit.quotes import Verdict
from probtimeline.core.chronicle import Chronicle
from probtimeline.core.span import Reading


@dataclass(frozen=True, slots=True)
class Subject:
    """A chronicle, the texts attached, and what was made of its quotes, calculations and dates.

    Verdicts are by source id and quote text, workings by the place of the calculation, readings
    (of the words of a date, `audit.dating.read_again`) by the place of the event.
    """

    chronicle: Chronicle
    texts: Mapping[str, str]
    verdicts: Mapping[tuple[str, str], Verdict]
    workings: tuple[Working, ...]
    readings: tuple[tuple[Reading, ...], ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """One breach of a rule: what, how to mend it, and where.

    A path names records by id (`events[the-split].quotes[0].text`): a Chronicle does not know in
    which order, or in which of two files, they are written.
    """

    what: str
    cure: str
    path: str
