"""Every subject of the journal that is no case, each with what is derived from it.

What is not here is taken for a case: `heard verify` then says that there are events, but no case.
"""

from core.council.questions import FORMS
from core.register import publication, referred_in
from core.register.advocacy import providers
from core.register.advocacy.referrals import REFERRALS
from core.register.compliments import COMPLIMENTS
from core.register.learning.compliments import COMPLIMENTS_LEARNING
from core.register.store import own
from core.register.store.check.calendar import CALENDAR
from core.register.store.derived import Subject
from core.register.store.journal.heads import CHAIN
from core.register.store.people.pool import POOL
from core.register.store.people.users import USERS
from core.register.store.quarters import subject_of
from core.register.store.vocabulary import merged

SUBJECTS = (
    Subject(CHAIN),
    CALENDAR,
    USERS,
    Subject(own.SUBJECT),
    POOL,
    *(subject_of(form) for form in FORMS),
    COMPLIMENTS,
    COMPLIMENTS_LEARNING,
    REFERRALS,
    Subject(merged.SUBJECT),
    Subject(providers.SUBJECT),
    Subject(referred_in.SUBJECT),
    Subject(publication.SUBJECT),
)
"""In an order in which each comes after what it reads."""

NAMES = frozenset(subject.name for subject in SUBJECTS)
