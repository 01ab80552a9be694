"""How the record itself was kept: what was put right after a limit, recorded late, done against a rule, or still waits."""

from sqlmodel import col

from core.figures.conditions import CHANGE_PARTS
from core.figures.figure import Figure
from core.register.register import Register
from core.register.store.lists import waiting
from core.register.store.lists.waiting import Waiting
from core.register.store.tables.outcomes import ChangeFact

RECORDED = "the day the change was recorded"


def _marked(key: str, definition: str) -> Figure:
    return Figure(
        key,
        definition,
        ChangeFact,
        col(ChangeFact.mark) == key,
        col(ChangeFact.recorded_quarter),
        RECORDED,
        by=CHANGE_PARTS,
    )


CHANGES = (
    _marked(
        "put_right_after_limit",
        "Entries under every procedure that were corrected or taken back after a limit had passed, so that it was met, "
        "ended or fell later. Another person confirmed each.",
    ),
    _marked(
        "recorded_late",
        "New entries under every procedure by which a limit that the register had as overdue or missed was met, ended or "
        "fell later, since they were written down after the day on which it happened.",
    ),
    _marked(
        "irregular",
        "What was done under every procedure although a rule refuses it. It is on record as that, and makes no limit met.",
    ),
    _marked(
        "waiting",
        "Entries under every procedure that another person has still to confirm or refuse. Until then a limit stands as "
        "the worse of what it was and what it would be.",
    ),
)
"""What the gate of every write (core.law.gate) marks. Each number lists its cases."""


def waiting_changes(register: Register) -> tuple[Waiting, ...]:
    """What waits for another person in the whole register, whatever the year, by the day it was recorded."""
    with register.read() as session:
        return waiting.waiting_changes(session)
