"""A plan or promise in words, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator

from probtimeline.core.outcomes import Outcome
from probtimeline.core.records import Event, Status
from probtimeline.verbs.output import Line


def outcome_page(outcome: Outcome) -> Iterator[Line]:
    """The plan, and each event that came of it with how."""
    yield Line(outcome.plan.title, style="bold")
    yield Line(f"What came of: {outcome.plan.id}")
    yield Line(f"When: {outcome.plan.date.text}{_status(outcome.plan)}")
    yield Line(f"Ending: {_ending(outcome)}", style="yellow")
    if not outcome.came:
        yield Line("Nothing is recorded of what came of it.", 2)
    for event, how in outcome.came:
        named = f"{event.date.text}, {event.title} ({event.id})"
        yield Line(f"{how[:1].upper()}{how[1:]}: {named}{_status(event)}", 2)


def outcome_record(outcome: Outcome) -> dict[str, object]:
    """An outcome for JSON."""
    came = [
        {"event": event.id, "how": how, "date": event.date.edtf, "status": event.status.value}
        for event, how in outcome.came
    ]
    plan = outcome.plan
    return {
        "plan": plan.id,
        "date": plan.date.edtf,
        "status": plan.status.value,
        "ending": outcome.ending.value,
        "against": [comparison.id for comparison in outcome.against],
        "came": came,
    }


def _ending(outcome: Outcome) -> str:
    """How it ended, and which records tell so: "contradicted (charities-role)"."""
    telling = [each.id for each in outcome.against] or [event.id for event, _ in outcome.telling]
    return outcome.ending.value + (f" ({', '.join(telling)})" if telling else "")


def _status(event: Event) -> str:
    return "" if event.status is Status.HAPPENED else f"; {event.status.value}"
