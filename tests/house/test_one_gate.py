"""Nothing is written of a case that the gate has not judged: where events are appended, and why each of those may."""

import re

from tests.house.project import ROOT

APPENDS = re.compile(r"\btx\.append\(|\bself\.append\(")
MAY = {
    "core/register/calendar_days.py": "a version of the calendar that was confirmed, or came with Heard",
    "core/register/cases/move.py": "judged before it is written",
    "core/register/cases/receipt.py": "a receipt has nothing before it; the link was judged by the move",
    "core/register/cases/record.py": "judged before it is written; or a version of the calendar",
    "core/register/cases/goes_on.py": "the points of a case that is only being opened",
    "core/register/changes/concerns.py": "judged before it is written",
    "core/register/changes/decide.py": "a decision, which derives the case anew",
    "core/register/changes/duplicate.py": "judged before it is written; a link moves no date",
    "core/register/erasure/facts.py": "erases nothing by which a limit or a figure would change",
    "core/register/erasure/words.py": "words, which no rule reads",
    "core/register/imports/writing/rehearsal.py": "judged before it is written",
    "core/register/imports/writing/write.py": "what was rehearsed, and judged there",
    "core/register/letters/send.py": "that a letter went or did not: its event is recorded, and judged",
    "core/register/letters/write.py": "that a letter was written: no rule reads it",
    "core/register/rebuild.py": "that a rule was put right, and the case derived again under it",
    "core/register/related/link.py": "a link moves no date",
}


def test_whoever_appends_an_event_of_a_case_is_known_and_says_why() -> None:
    appending = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "core" / "register").rglob("*.py")
        if APPENDS.search(path.read_text("utf-8"))
    }
    assert appending == set(MAY), "judge it by core.register.gate first, then name it here"
