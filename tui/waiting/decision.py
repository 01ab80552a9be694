"""What the screens share on which somebody decides about what waits for another person."""

from core.law.rules.model import Choice
from tui.form_screen import FormScreen
from tui.widgets.field import Field

CONFIRM, REFUSE, WITHDRAW = "confirm", "refuse", "withdraw"
DECISION = Field(
    "decision",
    "What you decide",
    "choice",
    "Type its first letters.",
    True,
    (
        Choice(CONFIRM, "Confirm: it is as it says", ("yes", "confirm")),
        Choice(REFUSE, "Refuse: what was there stays", ("no", "refuse")),
        Choice(WITHDRAW, "Withdraw: it is mine, and was wrong", ("withdraw", "mine")),
    ),
)
REASON = Field("reason", "Why", "long", "A refusal needs a reason; what you looked at is good to know.")


class DecisionScreen(FormScreen):
    """A form under what there is to look at, which `shown` says: that stays in sight, whatever is done to the form."""

    def action_clear(self) -> None:
        """Start with an empty form; nobody decides about what they don't see."""
        super().action_clear()
        if self.form is not None:
            self.shown(self.form)
