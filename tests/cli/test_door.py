"""The door's verbs: each is there, and none of their options that pass names a file."""

import os
from pathlib import Path

import pytest

from cli import surroundings
from cli.desk import way_in
from cli.desk.door import Request
from cli.desk.verbs import VERBS, asked_words, command_of, kinds_of, options_of
from core.errors import BadInput, CoreError

FILES = {"--out", "--file", "--map", "--report", "--guess", "--content", "--words", "--home", "--as"}
NO_FILE = {("case list", "--words")}
"""Says only that words go into a file, which has no way out."""


@pytest.mark.parametrize("verb", sorted(VERBS))
def test_a_verb_is_one_of_heards_and_takes_no_file_and_no_name(verb: str) -> None:
    options = options_of(verb)
    assert options["--help"]
    passing = {(verb, option) for option in FILES & options.keys() if options[option]}
    assert passing - NO_FILE == set()


def test_no_verb_takes_a_file_as_it_stands() -> None:
    named = {
        verb
        for verb in VERBS
        for argument in command_of(verb).params
        if argument.param_type_name == "argument" and Path in kinds_of(argument)
    }
    assert named == set()


def test_words_come_by_standard_input() -> None:
    assert asked_words("case new --words -") == ["case", "new", "--words", "-"]
    assert asked_words("heard case new --words=-")[:2] == ["case", "new"]
    with pytest.raises(BadInput, match="only as --words -"):
        asked_words("case new --words -- -")


def test_the_door_opens_for_the_account_that_owns_the_register_alone(
    made: object, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSH_ORIGINAL_COMMAND", "case list")
    monkeypatch.setattr(os, "geteuid", lambda: 12345)
    with pytest.raises(CoreError, match="for the account that owns the register"):
        way_in.let_in(Request(home, "amy"))


def test_a_door_without_a_name_says_so(home: Path) -> None:
    with pytest.raises(BadInput, match="whose key it is"):
        way_in.let_in(Request(home))


def test_the_door_decides_who_it_is_while_somebody_is_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HEARD_USER", "b.manager")
    surroundings.come_in("a.officer", shown=True)
    try:
        assert surroundings.who("c.other") == "a.officer"
        assert surroundings.login_behind("a.officer") is None
    finally:
        surroundings.go_out()
    assert surroundings.who(None) == "b.manager"


def test_a_login_is_the_accounts_whatever_the_environment_says(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME", "SUDO_USER", "HEARD_USER"):
        monkeypatch.setenv(name, "b.manager")
    assert surroundings.login_of_account() != "b.manager"
    assert surroundings.login_behind("b.manager") == surroundings.login_of_account()
