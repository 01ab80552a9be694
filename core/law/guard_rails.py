"""Every guard rail, by its number."""

from core.law.rails.further import FURTHER
from core.law.rails.published import PUBLISHED
from core.law.rails.rail import GuardRail

GUARD_RAILS: tuple[GuardRail, ...] = (*PUBLISHED, *FURTHER)
