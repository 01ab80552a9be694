"""What people say of how their complaint was handled: counts of a quarter, with no link to a case."""

from typing import ClassVar

from tui.voluntary_forms.quarters import QuartersScreen


class FeedbackScreen(QuartersScreen):
    """The quarters, and how many forms were counted in each."""

    NAME = "Feedback on the process"
    FORM: ClassVar = "feedback"
    OPENING = (
        "How easy it was to complain, whether somebody listened, whether an advocate was offered. About the way, not "
        "about who was right; counted by quarter, with no case beside it. What was written on forms is kept apart."
    )
