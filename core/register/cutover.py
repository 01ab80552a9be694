"""The day from which a council keeps this register: what happened before it comes in by import, as history."""

from datetime import date

from core.errors import BadInput, CoreError
from core.law.days.dates import show_day
from core.register.readers import who_can_add
from core.register.register import Register
from core.register.store.journal import journal
from core.register.store.journal.journal import Line
from core.register.store.journal.stamp import Stamp
from core.register.store.own import CUTOVER, SUBJECT, cutover_day, first_by_hand
from core.register.users import known


def set_cutover(register: Register, day: date, *, stamp: Stamp) -> date:
    """Set the day, once, before anything is entered by hand. Only a manager may.

    Raises BadInput for a day that is still to come, and CoreError where one was set, or a case was entered by hand.
    """
    if day > stamp.day:
        raise BadInput(
            f"{show_day(day)} is still to come.",
            remedy="Give the day from which this register is kept once it is there: today, or one before.",
            field="day",
        )
    with register.sessions.write() as session:
        if not known(session, stamp.by).is_manager:
            raise CoreError(f"{stamp.by} may not set that day.", remedy=who_can_add(session))
        if (before := cutover_day(session)) is not None:
            raise CoreError(
                f"This register is kept from {show_day(before)} on, and that is set once.",
                remedy="Nothing was changed. What happened before that day comes in by import.",
            )
        if (reference := first_by_hand(session)) is not None:
            raise CoreError(
                f"Cases have been entered by hand already: {reference}.",
                remedy="Nothing was changed. It is set before that; without it, what was before the register was made is history.",
            )
        line = Line(SUBJECT, CUTOVER, day, {}, {})
        journal.append(session, line, seq=journal.last_seq(session, SUBJECT) + 1, stamp=stamp)
    return day
