"""What a case still owes beside its answer, and when it was completed: answered is not completed."""

from datetime import date

from core.law.cases import parts
from core.law.cases.remedies import harm_unanswered, offers_unpromised, panel_unchecked
from core.law.cases.stages import Standing
from core.law.clocks.worse import clocks_of
from core.law.days.dates import show_day
from core.law.delays import delay_unanswered
from core.law.events import Event
from core.law.history import History
from core.law.people.information import untold
from core.law.points import stopped_points


def owed(past: History) -> tuple[str, ...]:
    """What was promised or asked and is not done, each in words: completed it can't be before that is empty."""
    promises = (
        ("promised remedy {} is not done", parts.remedies(past)),
        ("recommendation {} has no answer", parts.recommendations_unanswered(past)),
        ("what was agreed on recommendation {} is not done", parts.recommendations_open(past)),
        (
            "the change of learning point {} is not made, nor reported as not made",
            parts.learning_actions(past),
        ),
        ("contact {} of the Ombudsman is not decided", parts.ombudsman_contacts(past)),
        ("public report {} has not been to members", parts.public_reports(past)),
        ("the challenged finding on point {} has no second view", parts.second_views(past)),
    )
    return tuple(words.format(part.number) for words, several in promises for part in several)


def owed_first(past: History, on: date) -> tuple[str, ...]:
    """What else is to be done before a case is completed, each in words; a case that was completed stays so."""
    harm = (
        f"point {point} did them harm, and no remedy is promised nor said why not"
        for point in harm_unanswered(past)
    )
    offered = (
        f"what was offered on {show_day(event.on)} is not recorded as a promise"
        for event in offers_unpromised(past)
    )
    panel = (
        f"the panel's recommendation {number} was not looked at again" for number in panel_unchecked(past)
    )
    stopped = (
        f"point {number} is still set aside for other proceedings" for number in sorted(stopped_points(past))
    )
    late = delay_unanswered(past, clocks_of(past, on, explain=False))
    delay = ("a limit was missed, and nobody has considered a remedy for the delay",) if late else ()
    return (*harm, *delay, *offered, *panel, *stopped)


def completed_on(past: History, standing: Standing) -> date | None:
    """The day the case was completed; None where it was not, or where it owes something again."""
    last = past.last("completed")
    if last is None or standing.status == "open" or owed(past) or untold(past):
        return None
    return last.on if standing.quiet_since is None or not _earlier(last, standing.quiet_since) else None


def _earlier(event: Event, day: date) -> bool:
    return event.on < day
