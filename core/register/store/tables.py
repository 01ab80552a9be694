"""Every table of the register: whoever imports this module has all of them in `SQLModel.metadata`.

A module that holds tables is imported here, so that migrations and the tables can be compared.
Only this folder and `core/figures` import tables.
"""

from core.register.store.beside_tables import ComplimentRow, ReferralRow
from core.register.store.calendar_tables import CalendarDay, CalendarVersion
from core.register.store.case_tables import CaseRow, ClockRow, StageFact, TaskRow
from core.register.store.journal_tables import JournalRow, Meta
from core.register.store.outcome_tables import CostRow, LearningRow, OmbudsmanFact, PointRow, RemedyRow
from core.register.store.pool_tables import (
    CasePersonRow,
    PoolAvailabilityRow,
    PoolDeclarationRow,
    PoolPersonRow,
)
from core.register.store.quarter_tables import FeedbackCommentRow, QuarterBatchRow, QuarterCountRow
from core.register.store.table_of import table_of
from core.register.store.user_tables import DraftRow, ReminderRow, SavedList, UserRow

__all__ = [
    "CalendarDay",
    "CalendarVersion",
    "CasePersonRow",
    "CaseRow",
    "ClockRow",
    "ComplimentRow",
    "CostRow",
    "DraftRow",
    "FeedbackCommentRow",
    "JournalRow",
    "LearningRow",
    "Meta",
    "OmbudsmanFact",
    "PointRow",
    "PoolAvailabilityRow",
    "PoolDeclarationRow",
    "PoolPersonRow",
    "QuarterBatchRow",
    "QuarterCountRow",
    "ReferralRow",
    "RemedyRow",
    "ReminderRow",
    "SavedList",
    "StageFact",
    "TaskRow",
    "UserRow",
    "table_of",
]
