"""`heard remind`: each person's tasks by mail to a real server, once a day, never at night, never a name."""

import socket
from collections.abc import Iterator
from datetime import UTC, datetime
from email import message_from_bytes
from email.message import Message
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller

from cli.reminders import remind
from tests.cli.conftest import Heard
from tests.registers import filled_once

MORNING = datetime(2026, 3, 10, 9, 0, tzinfo=UTC)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


class Box:
    """A real SMTP server on this computer, and what it took; it refuses whoever is in `full`."""

    def __init__(self) -> None:
        self.taken: list[Message] = []
        self.full: set[str] = set()
        self.controller = Controller(self, hostname="127.0.0.1", port=free_port())

    async def handle_RCPT(  # noqa: N802 - the server's name for it
        self, _server: Any, _session: Any, envelope: Any, to: str, _options: Any
    ) -> str:
        if to in self.full:
            return "552 5.2.2 Mailbox full"
        envelope.rcpt_tos.append(to)
        return "250 OK"

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802
        self.taken.append(message_from_bytes(envelope.content, policy=default))
        return "250 OK"

    @property
    def place(self) -> str:
        return f"127.0.0.1:{self.controller.port}"

    def text(self, place: int) -> str:
        return str(self.taken[place].get_payload(decode=True).decode())  # type: ignore[union-attr]


@pytest.fixture
def box() -> Iterator[Box]:
    made = Box()
    made.controller.start()
    yield made
    made.controller.stop()


@pytest.fixture
def desk(heard: Heard, home: Path, monkeypatch: pytest.MonkeyPatch) -> Heard:
    """Amy and Ben, a case each, addresses for both, and a Tuesday morning."""
    filled_once(home, "reminded", lambda: _two_cases(heard, home))
    monkeypatch.setattr(remind, "now", lambda: MORNING)
    return heard


def _two_cases(heard: Heard, home: Path) -> None:
    heard("init", "--demonstration")
    heard("users", "add", "ben")
    for name in ("amy", "ben"):
        heard("case", "new", "--procedure", "childrens", "--by", "child", "--summary", "They moved me.",
              "--name", "Sample Child", "--owner", name)  # fmt: skip
    (home / "content" / "reminders.toml").write_text(
        'domain = "council.example"\n[addresses]\nben = "b@other.example"\n'
    )


def sent(heard: Heard, box: Box, *more: str, day: str = "2026-03-10") -> Any:
    return heard(
        "remind", "--smtp", box.place, "--from", "heard@council.example", "--json", *more, day=day
    ).json


def test_each_person_gets_their_own_tasks_by_mail(desk: Heard, box: Box) -> None:
    assert sent(desk, box)["reminded"] == ["amy", "ben"]
    assert [mail["To"] for mail in box.taken] == ["amy@council.example", "b@other.example"]
    assert "26-0001" in box.text(0) and "26-0002" not in box.text(0)
    assert "Wed 4 Mar 2026 (6 late)  Acknowledge the complaint." in box.text(0)
    assert "overdue" in box.taken[0]["Subject"]


def test_no_message_holds_a_name_or_what_was_said(desk: Heard, box: Box) -> None:
    sent(desk, box)
    whole = "".join(mail.as_string() for mail in box.taken)
    assert "Sample" not in whole and "moved" not in whole


def test_a_second_run_on_the_same_day_sends_nothing(desk: Heard, box: Box) -> None:
    sent(desk, box)
    assert sent(desk, box)["reminded"] == []
    assert len(box.taken) == 2
    assert sent(desk, box, day="2026-03-11")["reminded"] == ["amy", "ben"]


def test_what_was_taken_before_a_failure_is_not_sent_twice(desk: Heard, box: Box) -> None:
    box.full.add("b@other.example")
    failed = desk("remind", "--smtp", box.place, "--from", "heard@council.example", day="2026-03-10")
    assert failed.code == 1 and "did not take it" in failed.err
    box.full.clear()
    assert sent(desk, box)["reminded"] == ["ben"]
    assert len(box.taken) == 2


@pytest.mark.parametrize(
    ("moment", "why"),
    [
        (datetime(2026, 3, 10, 18, 0, tzinfo=UTC), "18:00"),
        (datetime(2026, 3, 10, 6, 59, tzinfo=UTC), "06:59"),
        (datetime(2026, 6, 10, 17, 30, tzinfo=UTC), "18:30"),
        (datetime(2026, 3, 14, 9, 0, tzinfo=UTC), "Saturday"),
        (datetime(2026, 4, 3, 9, 0, tzinfo=UTC), "Good Friday"),
    ],
)
def test_p31_nobody_is_reminded_at_night_or_on_a_day_off(
    desk: Heard, box: Box, monkeypatch: pytest.MonkeyPatch, moment: datetime, why: str
) -> None:
    monkeypatch.setattr(remind, "now", lambda: moment)
    said = desk(
        "remind", "--smtp", box.place, "--from", "heard@council.example", day=moment.date().isoformat()
    )
    assert (said.code, box.taken) == (0, [])
    assert why in said.out
    assert sent(desk, box, "--force-time")["reminded"] == ["amy", "ben"]


def test_without_a_server_the_messages_go_into_a_file(desk: Heard, tmp_path: Path) -> None:
    file = tmp_path / "digest.txt"
    for _ in range(2):
        assert desk("remind", "--to", str(file), day="2026-03-10").code == 0
    assert file.read_text().count("To: amy") == 1
    assert "Sample" not in file.read_text()


def test_a_dry_run_says_who_would_be_sent_what_and_sends_nothing(desk: Heard, box: Box) -> None:
    assert "To: ben" in desk("remind", "--dry-run", day="2026-03-10").out
    assert sent(desk, box)["reminded"] == ["amy", "ben"]


def test_whoever_has_no_address_is_named(desk: Heard, home: Path, box: Box) -> None:
    (home / "content" / "reminders.toml").write_text('[addresses]\nben = "b@other.example"\n')
    answer = sent(desk, box)
    assert (answer["reminded"], answer["without_address"]) == (["ben"], ["amy"])
    assert sent(desk, box)["said"] == "Nothing was sent: everyone else has been reminded today."


def test_reminders_that_reach_nobody_have_failed_and_say_so(desk: Heard, home: Path, box: Box) -> None:
    (home / "content" / "reminders.toml").unlink()
    said = desk("remind", "--smtp", box.place, "--from", "heard@council.example", day="2026-03-10")
    assert said.code == 1
    assert "No address for: amy, ben." in said.out
    assert "nobody could be reached" in said.out
    assert "has been reminded" not in said.out
    assert sent(desk, box)["reminded"] == []


def test_g17_a_manager_is_told_what_the_ombudsman_waits_for_and_what_nobody_does(
    desk: Heard, box: Box
) -> None:
    desk(
        "case",
        "record",
        "26-0002",
        "ombudsman_contacted",
        "--set",
        "reply_by=2026-03-30",
        "--set",
        "owner=ben",
    )
    desk("users", "leave", "ben")
    sent(desk, box)
    assert [mail["To"] for mail in box.taken] == ["amy@council.example"]
    assert "of ben, who has left" in box.text(0)
    assert "The Ombudsman waits for" in box.text(0) and "(ben)" in box.text(0)


@pytest.mark.parametrize(
    "options", [(), ("--smtp", "nowhere"), ("--smtp", "a.example:25", "--from", "no address")]
)
def test_a_place_that_is_none_is_refused(desk: Heard, options: tuple[str, ...]) -> None:
    assert desk("remind", *options, day="2026-03-10").code == 2


def test_the_whole_team_is_told_what_other_teams_handed_on_and_they_are_told_nothing(
    desk: Heard, tmp_path: Path
) -> None:
    desk("users", "add", "sam", "--role", "staff")
    desk("forward", "add", "Secret words of a child.", "--heard-on", "2026-02-26", "--as", "sam")
    out = tmp_path / "digest.txt"
    assert desk("remind", "--to", str(out), day="2026-03-10").code == 0
    text = out.read_text("utf-8")
    assert text.count("1 waiting, the first heard Thu 26 Feb 2026") == 2
    assert "Secret" not in text
    assert "sam@" not in text
