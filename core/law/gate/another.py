"""Who may confirm a change: another person than those who wrote it, own the case, or are complained of."""

from collections.abc import Collection
from dataclasses import dataclass

from core.law.state import Refusal

SOURCE = "Heard's design: what makes a missed limit kept needs another person (CASES, rule 10)"
MAY = frozenset({"officer", "manager"})


@dataclass(frozen=True)
class Confirmer:
    """Who wants to confirm or refuse: the name they record under, the login behind it, their role and rights.

    `login_shown` says that the login is the operating system's or the door's, which alone counts on a real register.
    """

    name: str
    login: str
    role: str
    confirms: bool = False
    login_shown: bool = True


def confirming_refusal(
    who: Confirmer,
    *,
    wrote: Collection[str],
    owner: str,
    involved: Collection[str],
    demonstration: bool = False,
) -> Refusal | None:
    """Why somebody may not confirm or refuse a change, or None where they may.

    `wrote` are the names and logins behind both entries; `involved` those complained of, or managing whom it is about.
    """
    names = {who.name, who.login} - {""}
    if not who.login_shown and not demonstration:
        return Refusal(
            "login-not-shown",
            "Who you are is not shown by a login: a name that was typed can't confirm anything.",
            SOURCE,
            "Log in to this machine, or come in by heard door, as yourself.",
        )
    if who.role not in MAY and not who.confirms:
        return Refusal(
            "may-not-confirm",
            f"{who.name} may not confirm changes.",
            SOURCE,
            "Ask an officer, a manager, or somebody who was given the right to confirm.",
        )
    if names & set(wrote):
        return _same(f"{who.name} wrote one of the two entries.")
    if owner in names:
        return _same(f"{who.name} owns this case.")
    if names & set(involved):
        return _same(f"{who.name} is complained of here, or manages whom it is about.")
    return None


def _same(reason: str) -> Refusal:
    return Refusal(
        "same-person",
        reason,
        SOURCE,
        "Ask another person: heard users list shows who may confirm; heard users confirms NAME gives a deputy the right.",
    )
