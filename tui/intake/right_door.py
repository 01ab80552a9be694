"""Which procedure a new complaint goes into: proposed from what is known, with the reason; never one by default."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from core.errors import BadInput
from core.law.state import Refusal
from tui.cells import cell
from tui.context import Desk

if TYPE_CHECKING:
    from core.law.triage import Proposal

NOTHING_SAID = "Say who is speaking and what about: that gives the procedure and its dates."


@dataclass(frozen=True)
class OtherQuestions(Refusal):
    """Not yet: it goes into another `procedure`, whose questions come first."""

    procedure: str = ""


def proposal_for(desk: Desk, raw: Mapping[str, str]) -> "Proposal | None":
    """The right door by what is said so far; None while nothing says what it is about. For workers."""
    from core.law.triage import Question, propose

    about, child, by = raw.get("function", ""), raw.get("child_status", ""), raw.get("by", "")
    if not (about or child or raw.get("in_care") == "yes" or by == "care_leaver"):
        return None
    asked = Question(
        by=by,
        capacity=raw.get("capacity", ""),
        about=about,
        child=child or ("looked_after" if raw.get("in_care") == "yes" else ""),
        category=raw.get("category", ""),
        is_child=by == "child",
        lives_elsewhere=raw.get("placed_elsewhere") == "yes",
        anonymous=raw.get("anonymous") == "yes",
    )
    return propose(asked, desk.register().procedures.on("childrens", desk.today()))


def procedure_of(desk: Desk, raw: Mapping[str, str], questions: str) -> str | Refusal:
    """The procedure that a form goes into: the one that was chosen, else the one that is proposed. For workers.

    `questions` is whose questions the form asks: a proposal of another is a refusal, so that those are asked first.
    Raises BadInput where nothing says which one it is.
    """
    if chosen := raw.get("procedure", ""):
        return chosen
    proposal = proposal_for(desk, raw)
    if proposal is None:
        raise BadInput(
            "Nothing says yet which procedure it belongs to.",
            remedy="Say what it is about, or choose the procedure further down.",
            field="function",
        )
    if proposal.procedure is None:
        return Refusal(
            "not-for-us",
            " ".join(proposal.why),
            proposal.source,
            " ".join((*proposal.steps, "To take it down here all the same, choose a procedure.")),
        )
    if proposal.procedure != questions:
        title = desk.register().procedures.on(proposal.procedure, desk.today()).title
        return OtherQuestions(
            "another-procedure",
            f"It goes into {title}: {' '.join(proposal.why)}",
            proposal.source,
            "Nothing is written yet: look at its questions, then ^s saves it there.",
            proposal.procedure,
        )
    return proposal.procedure


def proposed(proposal: "Proposal", title: str, questions: str) -> Content:
    """The right door, the key that takes it, and why; louder where other questions stand here. `title` is the procedure's."""
    other = proposal.procedure != questions
    reasons = " ".join((*proposal.why, *(proposal.steps if proposal.procedure is None else ())))
    take = "^t asks its questions. " if other and proposal.procedure else ""
    where = title if proposal.procedure else "not for us"
    return cell(f"Proposed: {where}. {take}{reasons} ({proposal.source})", "$warning" if other else "$quiet")
