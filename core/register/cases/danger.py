"""What stands over a case in which somebody is in danger, or about to be moved, until somebody took it."""

from datetime import datetime

from core.law.days.hours import ago
from core.law.people.danger import danger_since
from core.register.cases.read import Case


def danger_words(case: Case, now: datetime) -> tuple[str, ...]:
    """One sentence, with the hours since it was said; none where nothing waits."""
    if case.danger_said_at is None:
        return ()
    what = "Somebody is in danger" if danger_since(case.story.past) else "They are about to be moved"
    return (f"{what}: said {ago(case.danger_said_at, now)}, and nobody has taken it yet.",)
