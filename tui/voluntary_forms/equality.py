"""Equality monitoring: counts of a quarter, with no link to a case."""

from typing import ClassVar

from tui.voluntary_forms.quarters import QuartersScreen


class EqualityScreen(QuartersScreen):
    """The quarters, and how many forms were counted in each."""

    NAME = "Equality monitoring"
    FORM: ClassVar = "equality"
    OPENING = (
        "Who complains, as they say themselves and only if they like. Forms are kept apart from cases and counted once a "
        "quarter is over, question by question, so that nobody can be found again in the numbers."
    )
