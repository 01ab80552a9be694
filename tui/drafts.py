"""Drafts: what is typed on a screen is written down as it comes, so that no end of the desk loses more than moments."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from threading import Lock
from time import monotonic
from typing import ClassVar

from textual.timer import Timer

from core.errors import CoreError
from tui.screen import DeskScreen

PAUSE = 0.4
"""Seconds after the last key before the draft is written."""
AT_MOST = 1.2
"""Seconds after the first key that no draft holds: it is written then, however fast more keys come."""

NOT_KEPT = "Nothing can be written in this register: what you typed is gone."
LOST = "What you typed could not be kept: it is gone."


@dataclass(frozen=True)
class Draft:
    """What somebody left in a form, and when it was written down; empty and None where nobody left anything."""

    values: Mapping[str, str]
    at: datetime | None = None


class DraftScreen(DeskScreen):
    """A screen in which one types. A subclass gives `typed()` and calls `draft_soon()` at each change."""

    FORM: ClassVar[str] = ""

    def __init__(self) -> None:
        super().__init__()
        self.subject = ""
        """What the form is about: a case's reference and the like."""
        self.saving = False
        self.drafted: Mapping[str, str] = {}
        """What the draft holds."""
        self.clean: Mapping[str, str] = {}
        """What stands here before anybody types."""
        self._timer: Timer | None = None
        self._undrafted_since: float | None = None
        self._drafting = Lock()
        self._leaving = self._not_kept = False

    @property
    def form_name(self) -> str:
        """The name under which the draft is kept."""
        return self.FORM

    def typed(self) -> Mapping[str, str] | None:
        """What stands in the fields; None before they are there."""
        raise NotImplementedError

    def read_draft(self) -> Draft:
        """The draft that this person left. Called in a worker."""
        from core.register import drafts

        draft = drafts.draft(self.desk.register(), self.desk.user, self.form_name, self.subject)
        return Draft(draft.body, draft.saved_at) if draft else Draft({})

    def draft_soon(self) -> None:
        """Something was typed: write it down after a pause, and soon where none comes."""
        self.stop_drafting()
        moment = monotonic()
        if self._undrafted_since is None:
            self._undrafted_since = moment
        left = AT_MOST - (moment - self._undrafted_since)
        self._timer = self.set_timer(max(min(PAUSE, left), 0.01), self.draft_now)

    def stop_drafting(self) -> None:
        """Wait for no pause any more."""
        if self._timer is not None:
            self._timer.stop()

    def _undrafted(self) -> Mapping[str, str] | None:
        """What a draft should hold: None where nothing has changed since the last one."""
        self._undrafted_since = None
        values = self.typed()
        if values is None or self.saving or self.desk.read_only:
            return None
        if values == self.drafted or (not self.drafted and values == self.clean):
            return None
        return values

    def draft_now(self) -> None:
        """Write down what was typed, in a worker."""
        values = self._undrafted()
        if values is not None:
            self.drafted = values
            self.ask(lambda: self.keep_draft(values), lambda _: None, group="draft", exclusive=False)

    def leave_kept(self, sentence: str) -> None:
        """Write down what was typed, and only when that is done leave and say so. Where it can't be, that is said here,
        and whoever leaves once more leaves without it.
        """
        self.stop_drafting()
        if self.saving:
            self.say("It is being saved: the answer comes first.")
        elif self.desk.read_only or self._not_kept or not (self.unsaved or self._undrafted()):
            self.leave(None, (NOT_KEPT if self.desk.read_only else LOST) if self.unsaved else "")
        elif not self._leaving:
            values = self.drafted = self.typed() or {}
            self._leaving, told = True, sentence if self.unsaved else ""
            self.ask(
                lambda: self._keep(values), lambda why: self._left(why, told), group="leave", exclusive=False
            )

    def _keep(self, values: Mapping[str, str]) -> CoreError | None:
        """None once these values are written down, else why they are not. Called in a worker."""
        try:
            self.keep_draft(values)
        except CoreError as error:
            return error
        return None

    def _left(self, why: CoreError | None, sentence: str) -> None:
        self._leaving = False
        if why is None:
            self.leave(None, sentence)
        else:
            self._not_kept = True
            self.show_error(
                CoreError(f"Not kept. {why.reason}", remedy=f"{why.remedy} Esc once more leaves without it.")
            )

    def save_draft(self) -> None:
        """Write down what was typed, now: the desk is about to end."""
        values = self._undrafted()
        if values is not None:
            self.drafted = values
            self.keep_draft(values)

    def keep_draft(self, values: Mapping[str, str]) -> None:
        """Write these values down, unless newer ones wait behind them or they are being saved for good."""
        from core.register import drafts

        desk = self.desk
        with self._drafting:
            if self.drafted == values and not self.saving:
                drafts.save_draft(
                    desk.register(), desk.user, self.form_name, self.subject, values, desk.now()
                )

    def drop_draft(self) -> None:
        """Nothing is left to restore."""
        from core.register import drafts

        if self.desk.read_only:
            return
        with self._drafting:
            drafts.drop_draft(self.desk.register(), self.desk.user, self.form_name, self.subject)
