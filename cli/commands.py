"""Every command by its name, and the module that is imported when it is asked for: one starts without the others."""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup
from typer.main import get_group

MODULES = {
    "init": ("register",),
    "cutover": ("register",),
    "verify": ("register",),
    "rebuild": ("register",),
    "tasks": ("lists.tasks",),
    "due": ("law.due",),
    "chase": ("reminders.chase",),
    "import": ("imports",),
    "export": ("exports",),
    "remind": ("reminders.remind",),
    "figures": ("figures.figures",),
    "desk": ("desk.desk",),
    "door": ("desk.forced",),
    "demo": ("demo",),
    "case": ("cases.case", "cases.list", "cases.permissions", "cases.move", "cases.changes"),
    "triage": ("law.triage",),
    "letter": ("letters.letter", "letters.send", "letters.check"),
    "forward": ("referred_in",),
    "learning": ("learning",),
    "compliment": ("compliments",),
    "referral": ("advocacy.referrals", "advocacy.referral_file"),
    "provider": ("advocacy.providers",),
    "vocabulary": ("vocabulary.vocabulary", "vocabulary.file"),
    "sample": ("lists.sample",),
    "enquiry": ("lists.enquiries",),
    "equality": ("voluntary_forms.equality",),
    "feedback": ("voluntary_forms.feedback",),
    "publication": ("publication",),
    "procedure": ("law.procedure", "law.rehearse", "law.adopting"),
    "calendar": ("law.calendar",),
    "users": ("users",),
    "people": ("people",),
    "release": ("release",),
    "site": ("site",),
}
"""The commands in the order of the help, each with the modules of `cli` that add it and what is under it."""


class Commands(TyperGroup):
    """The commands of `heard`, imported one by one; all of them for the help, and to say which one was meant."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - Typer gives it
        """Their names, in the order of the help."""
        return [*MODULES, *(name for name in self.commands if name not in MODULES)]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002 - as above
        """The command of this name, or None where there is none."""
        self._bring(cmd_name)
        if cmd_name not in self.commands:
            for name in MODULES:
                self._bring(name)
        return self.commands.get(cmd_name)

    def _bring(self, name: str) -> None:
        if name in MODULES and name not in self.commands:
            self.commands.update(commands_of(*MODULES[name]))


@cache
def commands_of(*modules: str) -> Mapping[str, Any]:
    """The commands that modules of `cli` add together, by name; made once, since making them costs more than most do."""
    part = typer.Typer(rich_markup_mode=None)
    for module in modules:
        import_module(f"cli.{module}").add_to(part)
    return dict(get_group(part).commands)
