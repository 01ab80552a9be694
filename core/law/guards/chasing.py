"""Guards on chasing a service: for something it owes, rung by rung, each from its day unless there is a reason."""

from core.law.cases.chasing import CODE, about_known
from core.law.cases.derive import derive
from core.law.days.dates import show_day
from core.law.guards.proposal import Proposal
from core.law.state import Need, Refusal

PROTOCOL = "the council's own escalation protocol (chase.toml)"


def something_to_chase(proposal: Proposal) -> Refusal | None:
    """A service is chased for a clock of the procedure, or for something that is to be done."""
    about = proposal.event.facts.get("about")
    if about is None or about_known(proposal.whole.procedure, str(about)):
        return None
    clocks = (rule.id.lower() for rule in proposal.whole.procedure.clocks if rule.owed_by == "authority")
    return proposal.refuse(
        "nothing-to-chase",
        f"{about} is neither a clock of this procedure nor something to be done.",
        PROTOCOL,
        f"Clocks are: {', '.join(clocks)}. A task goes by its key, such as remedy-2.",
    )


def rung_in_turn(proposal: Proposal) -> Refusal | None:
    """Rungs are taken in turn and from their day; one may be skipped, or taken early, where it is said why."""
    ladder = proposal.whole.procedure.ladder
    rung = ladder.rung(proposal.event.facts.get("rung"))
    step = _waiting(proposal)
    if rung is None or step is None or not proposal.lacks("reason"):
        return None
    place = ladder.place(rung.key)
    waits = ladder.rungs[step.number - 1]
    if place > step.number:
        return proposal.refuse(
            "rung-skipped",
            f"{waits.title} comes before {rung.title}.",
            PROTOCOL,
            f"Chase {waits.who} first, or say in words why not (reason).",
        )
    if place == step.number and step.from_day is not None and proposal.event.on < step.from_day:
        return proposal.refuse(
            "rung-too-early",
            f"{rung.title} is for {show_day(step.from_day)}.",
            PROTOCOL,
            "Wait until then, or say in words why it can't wait (reason).",
        )
    return None


def _waiting(proposal: Proposal) -> Need | None:
    """The task to chase that this event would settle, as it was on that day; None where there is none."""
    about = proposal.event.facts.get("about")
    before = proposal.before
    if about is None or before.received is None or not before.procedure.ladder.rungs:
        return None
    state = derive(before.procedure, before.events, before.calendars, proposal.event.on, explain=False)
    return next((need for need in state.tasks if need.code == f"{CODE}{str(about).lower()}"), None)
