"""Whoever waits for a locked register is told for whom, and goes on waiting; a folder and an address are looked at first."""

import os
import sqlite3
import threading
from pathlib import Path

import pytest

from core.council.reminders import Addresses, read_addresses
from core.errors import BadInput, CoreError
from core.post import address
from core.register.open import FILE, Register, create, open_register
from core.register.store.file import waiting
from core.register.store.journal.stamp import Stamp
from core.register.users import add_user, users
from tests.register.made import DAY, at


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    said: list[str] = []
    monkeypatch.setattr(waiting, "SILENT", 0.05)
    monkeypatch.setattr("core.register.store.file.session.SILENT", 0.05)
    monkeypatch.setattr(waiting, "_tell", [said.append])
    return said


def test_who_waits_is_told_for_whom_and_writes_when_it_is_their_turn(home: Path, told: list[str]) -> None:
    holder = sqlite3.connect(home / FILE, isolation_level=None, check_same_thread=False)
    holder.execute("BEGIN IMMEDIATE")
    register = open_register(home, reader="amy", today=DAY)
    waiter = threading.Thread(
        target=add_user, args=(register, "ben"), kwargs={"stamp": Stamp("amy", at(DAY))}
    )
    waiter.start()
    while not told and waiter.is_alive():
        waiter.join(0.01)
    holder.execute("ROLLBACK")
    waiter.join()
    (sentence,) = told
    assert sentence.startswith("The register is locked: ") and f"process {os.getpid()}" in sentence
    assert [user.name for user in users(register)] == ["amy", "ben"]
    holder.close()


def test_who_waits_in_the_queue_is_told_too(register: Register, told: list[str]) -> None:
    queue = register.sessions.queue
    assert queue is not None
    with queue.turn(1.0):
        waiter = threading.Thread(
            target=add_user, args=(register, "ben"), kwargs={"stamp": Stamp("amy", at(DAY))}, daemon=True
        )
        waiter.start()
        while not told and waiter.is_alive():
            waiter.join(0.01)
    waiter.join()
    assert len(told) == 1


def test_nobody_is_told_of_a_register_that_is_free(register: Register, told: list[str]) -> None:
    add_user(register, "ben", stamp=Stamp("amy", at(DAY)))
    assert told == []


def test_a_folder_that_others_may_look_into_is_closed_to_them(tmp_path: Path) -> None:
    home = tmp_path / "open"
    home.mkdir()
    home.chmod(0o755)
    create(home, today=DAY, by="amy").close()
    assert home.stat().st_mode & 0o777 == 0o700


def test_a_folder_with_other_things_in_it_is_left_as_it_is(tmp_path: Path) -> None:
    home = tmp_path / "open"
    home.mkdir()
    home.chmod(0o755)
    (home / "notes.txt").touch()
    with pytest.raises(CoreError, match=r"notes\.txt"):
        create(home, today=DAY, by="amy")
    assert [path.name for path in home.iterdir()] == ["notes.txt"]
    assert home.stat().st_mode & 0o777 == 0o755


@pytest.mark.parametrize(
    "text",
    ["-oQ@x.y", "--help@x.y", "a@-x.y", "a\0b@x.y", "a@x.y\0", "a b@x.y", "a@", "@x.y", "a\n@x.y", "a..b@x.y", "a@b..c", "a@x.y."],
)  # fmt: skip
def test_what_a_mail_program_could_take_for_something_else_is_no_address(text: str) -> None:
    with pytest.raises(BadInput, match="no address"):
        address(text, field="from")


@pytest.mark.parametrize("text", ["heard@example.gov.uk", "a.b+c-d@sub.example.gov.uk", "o'neil_2@localhost"])
def test_an_ordinary_address_is_one(text: str) -> None:
    assert address(f" {text} ", field="from") == text


def test_a_login_or_a_domain_that_makes_no_address_is_none(tmp_path: Path) -> None:
    assert Addresses("example.gov.uk", {}).of_user("DOM\\amy") == ""
    assert Addresses("", {}).of_user("-oQ@x.y") == ""
    (tmp_path / "reminders.toml").write_text('domain = "x y"\n', "utf-8")
    with pytest.raises(BadInput):
        read_addresses(tmp_path)


def test_nothing_made_up_comes_with_a_real_register(tmp_path: Path) -> None:
    real, played = tmp_path / "real", tmp_path / "played"
    create(real, today=DAY, by="amy").close()
    create(played, today=DAY, by="amy", demonstration=True).close()

    def made_up(home: Path) -> list[str]:
        texts = (path for path in (home / "content").rglob("*") if path.is_file())
        return [path.name for path in texts if "made up" in path.read_text("utf-8").lower()]

    assert made_up(real) == []
    assert made_up(played) == ["vocabulary.toml"]
    words = open_register(real, reader="amy", today=DAY).vocabulary
    assert [row.key for row in words.of("provider")] == ["other_provider"]
