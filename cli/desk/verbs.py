"""What may be asked through the door beside the desk: which verbs, and of their options none that names a file."""

import shlex
from collections.abc import Sequence
from pathlib import Path
from typing import Any, get_args

from cli.commands import MODULES, commands_of
from core.errors import BadInput

VERBS = frozenset(
    {
        "case list", "case find", "case show", "case new", "case record", "case assign", "case link", "case permissions",
        "case confirm", "case confirm-file", "case refuse-change", "case withdraw-change", "case changes", "case duplicate",
        "case concerns", "case move", "case split",
        "tasks", "chase due", "chase show", "letter owed", "letter list", "enquiry list",
        "forward add", "forward list", "forward take", "forward set-aside",
        "figures", "verify", "cutover", "release freeze", "release list", "release show",
        "due", "triage", "procedure list", "procedure events", "procedure clocks", "procedure adopt",
        "procedure confirm", "procedure refuse", "procedure withdraw",
        "users add", "users leave", "users return", "users handover", "users confirms", "users list",
        "people add", "people change", "people declare", "people availability", "people leave", "people list",
        "people show", "people free",
        "calendar show", "calendar add", "calendar update", "calendar confirm", "calendar refuse",
        "calendar withdraw", "sample",
        "learning list", "learning show", "learning board", "provider list", "provider add", "provider end", "referral list",
        "vocabulary list", "vocabulary show", "vocabulary add", "vocabulary rename", "vocabulary end",
        "vocabulary move", "vocabulary merge", "vocabulary undo",
        "publication list", "publication record", "publication withdraw",
    }
)  # fmt: skip
"""Each works on the register alone. What reads or writes a file elsewhere is no verb of the door."""
FROM_INPUT = "--words"
"""A file that may be the line itself: only `--words -` passes the door."""
NEVER = frozenset({"--home", "--as", "--content"})
"""The door says who it is and which register it is."""


def asked_words(asked: str) -> list[str]:
    """The words of a command that came in by SSH, as the program will be given them. No shell ever reads them.

    Raises BadInput, which says what may be asked, for anything but a verb of the door with options that it takes here.
    """
    try:
        words = shlex.split(asked)
    except ValueError:
        raise _refused("A quotation mark in it is not closed.") from None
    if words[:1] == ["heard"]:
        del words[0]
    if "\x00" in asked or "\n" in asked or "\r" in asked:
        raise _refused("A command is one line.")
    verb = next((verb for verb in (" ".join(words[:2]), *words[:1]) if verb in VERBS), None)
    if verb is None:
        raise _refused(f"{' '.join(words[:2])} is no verb of this door.")
    _must_take(verb, words[len(verb.split()) :])
    return words


def command_of(verb: str) -> Any:
    """The command that a verb names."""
    name, *rest = verb.split()
    command: Any = commands_of(*MODULES[name])[name]
    for part in rest:
        command = command.commands[part]
    return command


def kinds_of(parameter: Any) -> tuple[Any, ...]:
    """What a parameter of a command may be: its type, and those that it is put together from."""
    kind = parameter.type_descriptor.annotation
    return (kind, *get_args(kind))


def options_of(verb: str) -> dict[str, bool]:
    """Every option of a verb, and whether it passes the door."""
    passes = {"--help": True}
    for parameter in command_of(verb).params:
        if parameter.param_type_name == "option":
            names_a_file = Path in kinds_of(parameter)
            passes |= {option: not names_a_file and option not in NEVER for option in parameter.opts}
    return passes


def _must_take(verb: str, words: Sequence[str]) -> None:
    """Hold that every word that looks like an option passes; a value that begins with a dash is refused with them."""
    options = options_of(verb)
    for place, word in enumerate(words):
        if not word.startswith("-") or word == "-":
            continue
        option, equals, value = word.partition("=")
        if option == FROM_INPUT and options.get(option) is False:
            given = value if equals else next(iter(words[place + 1 :]), "")
            if given == "-":
                continue
            raise _refused(
                f"{verb} takes words only as {FROM_INPUT} - here: from what is sent along, from no file."
            )
        if not options.get(option, False):
            raise _refused(f"{verb} takes no {option} here.")


def _refused(why: str) -> BadInput:
    groups = sorted({verb.split()[0] for verb in VERBS})
    return BadInput(
        f"That is not done through this door. {why}",
        remedy=f"Without a command the desk opens. Commands are those of {', '.join(groups)}; none names a file.",
        field="command",
    )
