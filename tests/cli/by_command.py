"""Recording by command, as a guard's test does it."""

from typing import Any

from tests.cli.conftest import Heard


def opened(heard: Heard, procedure: str, day: str = "2026-03-02", **said: str) -> str:
    """A new case; gives its reference."""
    words = [word for key, value in said.items() for word in ("--set", f"{key}={value}")]
    new = heard("case", "new", "--procedure", procedure, "--received", day, *words, "--json", day=day)
    assert new.code == 0, new.err
    return str(new.json["reference"])


def recorded(heard: Heard, reference: str, event: str, day: str, *, who: str = "amy", **said: str) -> str:
    """Record an event: empty where it was done, else the code of the refusal, or `bad-input`."""
    words = [word for key, value in said.items() for word in ("--set", f"{key}={value}")]
    done = heard("case", "record", reference, event, *words, "--as", who, "--json", day=day)
    if done.code == 2:
        return "bad-input"
    return str(done.json["refusal"]["code"]) if done.code == 3 else ""


def confirmed(heard: Heard, reference: str, day: str) -> None:
    """Let another person, who is added for it, confirm what waits in a case."""
    heard("users", "add", "ben", day=day)
    for change in heard("case", "changes", reference, "--json", day=day).json:
        done = heard("case", "confirm", reference, str(change["entry"]), "--as", "ben", day=day)
        assert done.code == 0, done.err


def shown(heard: Heard, reference: str, day: str) -> Any:
    """The case as JSON."""
    return heard("case", "show", reference, "--json", day=day).json


def needs(heard: Heard, reference: str, day: str) -> set[str]:
    """The codes of what is to be done."""
    return {need["code"] for need in shown(heard, reference, day)["needs"]}
