"""The only place where text from a file becomes styled text.

Every string is cleaned here and put into Content as it stands: nothing is ever read as markup.
Styles are theme variables (`app.theme`); every mark is also told in words somewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from textual.content import Content

from probtimeline.audit.quotes import Verdict, VerdictKind
from probtimeline.core.records import Agreement, Event, Figure, Status
from probtimeline.core.span import Kind, Precision, Span
from probtimeline.core.text import MOST_READ, clean, clean_line

TITLE = "bold $ink"
PLAIN = "$ink"
MUTED = "$ink-muted"
FAINT = "$ink-faint"
FIGURE = "bold $ink-figure"
LINK = "$ink-link"
QUOTED = "$ink-quote"
HIT = "bold $hit-ink on $hit-ground"
GOOD = "$ink-good"
DOUBT = "$ink-doubt"
BAD = "$ink-bad"
RULE = "$ink-rule"

LONGEST_LINE = 500
"""Characters that are shown of one line."""

Stretch = tuple[int, int]

MARKS: tuple[tuple[str, str], ...] = (
    ("●", "stated to the day"),
    ("◎", "stated to the day, but as about then or not sure"),
    ("◐", "stated to the month"),
    ("◔", "stated to a season or part of a year"),
    ("○", "stated to a year or more"),
    ("◌", "one moment, somewhere between two dates"),
    ("━", "lasted from one date to another"),
)
"""How precisely a date is known: the fuller the circle, the more exactly."""

BOOKMARK = "★"
NOTE = "✎"
NEW, CHANGED = "+", "±"
HIT_TICK = "╹"

AXIS_MARKS: tuple[tuple[str, str], ...] = (
    ("▂▅█", "how much began; lower and paler where it only may have"),
    ("╾──╼", "what lasted; ┄ where it only may have, ▸ where it has no known end"),
    ("« »", "it goes on before, or after, what is shown"),
    ("◆", "a milestone"),
    (BOOKMARK, "a bookmark; in one column it hides a milestone"),
    (HIT_TICK, "a hit of the search; in one column it hides both"),
    ("▲", "the selected event; ╾━╼ all the days it may be on"),
    ("┣━┫", "the range marked; ┅ as far as it may reach"),
)
"""The strip above the list."""

LIST_MARKS: tuple[tuple[str, str], ...] = (
    ("2013..15", "at some moment between two years"),
    ("2009–12", "from one year to another"),
    ("c.", "about then"),
    ("7", "how many figures the event quotes"),
    ("?", "only possibly in the time shown or searched for"),
    ("›", "a hit of the search, where all events are shown"),
    ("┃", "in the range marked; ┇ only possibly"),
    (BOOKMARK, "bookmarked by you"),
    (NOTE, "with a note of yours"),
    (NEW, "has come in, and you have not been there yet"),
    (CHANGED, "was changed elsewhere, and you have not been there yet"),
)
"""What else stands in a row of the list."""

_CHART_MARKS: tuple[tuple[str, str], ...] = (
    ("▸", "the figure under the cursor"),
    ("○", "a figure that is not among those shown, but of the same measure"),
    ("██›░", "may be more: more than so much, or at least"),
    ("█▓▒‹", "may be less: less than so much, almost, or up to"),
    ("█▓▒~", "about so much"),
    ("━━►", "a rise, or a fall ◄: no share of anything"),
    ("╾━╼", "the period of a figure; ┄ where it is approximate, or read so and uncertain"),
)

STATUS_MARKS = {Status.PLANNED: "▷", Status.CLAIMED: "“", Status.CANCELLED: "⊘"}
MILESTONE_MARK = "◆"

VERDICT_MARKS: dict[VerdictKind, tuple[str, str, str]] = {
    VerdictKind.EXACT: ("✓", GOOD, "these very characters stand in the source's text"),
    VerdictKind.NORMALISED: ("≈", GOOD, "stands there but for quotation marks, dashes, spaces"),
    VerdictKind.INTERRUPTED: ("…", GOOD, "stands there in order, with words left out"),
    VerdictKind.ELSEWHERE: ("⇄", DOUBT, "stands in another source"),
    VerdictKind.ABSENT: ("✗", BAD, "not found in the source's text"),
    VerdictKind.UNCHECKED: ("·", FAINT, "not checked: no text attached"),
}

AGREEMENT_MARKS: dict[Agreement, tuple[str, str]] = {
    Agreement.AGREE: ("=", GOOD),
    Agreement.CONFLICT: ("≠", BAD),
    Agreement.NOT_COMPARABLE: ("≁", DOUBT),
    Agreement.UNRESOLVED: ("?", DOUBT),
}

_HALVES = frozenset({Precision.SEASON, Precision.QUARTER, Precision.HALF})


def precision_mark(span: Span) -> str:
    """The mark of how precisely a date is known; `MARKS` is its key."""
    if span.kind is Kind.DURATION:
        return "━"
    if span.is_set:
        return "◌"
    if span.precision is Precision.DAY:
        return "◎" if span.approximate or span.uncertain else "●"
    if span.precision is Precision.MONTH:
        return "◐"
    return "◔" if span.precision in _HALVES else "○"


def line(text: str, style: str = PLAIN) -> Content:
    """One line of text in one style."""
    return Content.styled(clean_line(text), style, strip_control_codes=False)


def prose(text: str, style: str = PLAIN) -> Content:
    """Text that may run over several lines, in one style."""
    return Content.styled(clean(_cut(text)), style, strip_control_codes=False)


def _cut(text: str) -> str:
    more = len(text) - MOST_READ
    return f"{text[:MOST_READ]}… ({more:,} characters more)" if more > 0 else text


def joined(*parts: Content | tuple[str, str]) -> Content:
    """Several pieces one after another; a pair is text and its style, cleaned like the rest."""
    pieces = (each if isinstance(each, Content) else line(*each) for each in parts)
    return Content.assemble(*pieces, strip_control_codes=False)


def layered(
    text: str,
    base: str,
    layers: Iterable[tuple[Sequence[Stretch], str]],
    one_line: bool = False,
    whole: bool = False,
) -> Content:
    """Text with stretches of it lit. Later layers lie on top of earlier ones.

    Stretches are (start, end) in code points of `text`: it is cut before it is cleaned, so they
    stay true whatever cleaning drops. A text of any length is shown `whole` if asked.
    """
    if one_line and len(text) > LONGEST_LINE:
        text = text[: LONGEST_LINE - 1] + "…"
    text = text if whole else _cut(text)
    end = len(text)
    styles = [(at, min(to, end), style) for each, style in layers for at, to in each if at < end]
    cuts = sorted({0, end, *(edge for at, to, _ in styles for edge in (at, to))})
    places = {cut: place for place, cut in enumerate(cuts)}
    covering = [base] * (len(cuts) - 1)
    for at, to, style in styles:
        covering[places[at] : places[to]] = [style] * (places[to] - places[at])
    pieces = []
    for (at, to), style in zip(pairwise(cuts), covering, strict=True):
        piece = text[at:to]
        shown = clean_line(piece, len(piece)) if one_line else clean(piece)
        pieces.append(Content.styled(shown, style, strip_control_codes=False))
    return pieces[0] if len(pieces) == 1 else Content.assemble(*pieces, strip_control_codes=False)


def occurrences(text: str, parts: Iterable[str]) -> list[Stretch]:
    """Where each of the parts first stands in a text, looking on from the part before it."""
    found = []
    reached = 0
    for part in parts:
        at = text.find(part, reached)
        at = text.find(part) if at < 0 else at
        if at >= 0 and part:
            found.append((at, at + len(part)))
            reached = at + len(part)
    return found


def verdict_mark(verdict: Verdict) -> Content:
    """The mark of a verdict, alone."""
    mark, style, _ = VERDICT_MARKS[verdict.kind]
    return Content.styled(mark, style)


def verdict_words(verdict: Verdict) -> Content:
    """A verdict as a mark and a word, with what else is known of it."""
    mark, style, _ = VERDICT_MARKS[verdict.kind]
    words = f"{mark} {verdict.kind.value}"
    if verdict.kind is VerdictKind.ELSEWHERE:
        words += f": in {verdict.source}"
    if verdict.places > 1:
        words += f", at {verdict.places} places"
    return line(words, style)


def worst(verdicts: Iterable[Verdict]) -> Verdict | None:
    """The verdict to worry about most among several, or None among none."""
    order = list(VERDICT_MARKS)
    return max(verdicts, key=lambda verdict: order.index(verdict.kind), default=None)


def chart_marks() -> tuple[tuple[str, str], ...]:
    """Figures in the table, and side by side."""
    from probtimeline.audit.saying import HEDGES

    hedges = ((each.sign, f"{name.value}, where words do not fit") for name, each in HEDGES.items())
    return (*_CHART_MARKS, *hedges)


def event_marks(event: Event) -> Content:
    """Precision, status, milestone: a column each before an event's date."""
    milestone = MILESTONE_MARK if event.milestone else " "
    status = STATUS_MARKS.get(event.status, " ")
    return Content.assemble((precision_mark(event.date), MUTED), (status, DOUBT), (milestone, LINK))


def figure_details(figure: Figure) -> Content:
    """What a figure is about beyond its label: the number, the population, the period."""
    from probtimeline.audit.saying import leaves_unsaid, unit_unsaid
    from probtimeline.audit.units import PERCENT

    parts = []
    if figure.value is not None and figure.unit != PERCENT:
        # "225" needs only its unit beside it; "a decade" needs the number it stands for.
        parts.append(f"= {amount(figure)}" if leaves_unsaid(figure) else unit_unsaid(figure))
    parts.append(figure.population)
    if figure.period is not None:
        parts.append(figure.period.text)
    return line(" · ".join(part for part in parts if part), MUTED)


def amount(figure: Figure) -> str:
    """A figure's value with its hedge and unit: "more than 5,000 people", "about £13bn".

    The words as printed where they give no number.
    """
    from probtimeline.audit.saying import amount_of

    return amount_of(figure) or figure.text


def percent_bar(figure: Figure, width: int) -> Content | None:
    """A share of a hundred as a bar of `width` cells; None for what is not a share.

    A hedge shows at the bar's end: › for what may be more, ‹ for less, ~ for about so much.
    """
    from probtimeline.audit.saying import OPEN, SOFT, is_share

    value = figure.value
    if value is None or not is_share(figure):
        return None
    eighths = round(value / 100 * width * 8)
    whole, part = divmod(eighths, 8)
    filled = "█" * whole + (" ▏▎▍▌▋▊▉"[part] if part else "")
    hedge = figure.qualifier
    end = "" if hedge is None else "›" if hedge in OPEN else "‹" if hedge in SOFT else "~"
    filled = filled[: width - len(end)]
    rest = "░" * (width - len(filled) - len(end))
    return Content.assemble((filled, "$ink-bar"), (end, FIGURE), (rest, RULE))
