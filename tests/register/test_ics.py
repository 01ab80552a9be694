"""Due dates as iCalendar: lines as RFC 5545 wants them, one entry for each task that has a day."""

from datetime import date
from pathlib import Path

import pytest

from core.register.lists.tasks import TaskView, tasks
from core.register.open import Register, create
from core.register.reminders.calendar_file import LONGEST, calendar_file, escaped, folded
from tests.register.made import DAY, a_case, at


def entries(file: bytes) -> list[dict[str, str]]:
    """The entries of a file, unfolded, by name."""
    found: list[dict[str, str]] = []
    for line in file.decode().replace("\r\n ", "").split("\r\n"):
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            found.append({})
        elif found and name != "END":
            found[-1][name] = value
    return found


def test_each_task_with_a_day_is_an_all_day_entry(register: Register) -> None:
    a_case(register, words={"summary": "They moved me.", "name": "Robin"})
    there = tasks(register, TaskView(), DAY, limit=500).tasks
    found = entries(calendar_file(register, there, at(DAY)))
    dated = [task for task in there if task.due]
    assert len(found) == len(dated) > 0
    first = found[0]
    assert (first["DTSTART;VALUE=DATE"], first["DTEND;VALUE=DATE"]) == ("20260304", "20260305")
    assert first["DTSTAMP"] == "20260302T100000Z"
    assert first["SUMMARY"].startswith("26-0001 ")
    assert len({entry["UID"] for entry in found}) == len(found)


def test_the_same_task_keeps_its_uid(register: Register) -> None:
    a_case(register)
    first, second = (
        entries(calendar_file(register, tasks(register, TaskView(), DAY).tasks, at(day)))
        for day in (DAY, date(2026, 3, 3))
    )
    assert [entry["UID"] for entry in first] == [entry["UID"] for entry in second]


def test_it_holds_no_name_and_nothing_that_was_said(register: Register) -> None:
    a_case(register, words={"summary": "They moved me.", "name": "Robin"})
    file = calendar_file(register, tasks(register, TaskView(), DAY).tasks, at(DAY))
    assert b"Robin" not in file and b"moved" not in file


def test_every_line_ends_and_fits_as_the_standard_wants(register: Register) -> None:
    a_case(register)
    file = calendar_file(register, tasks(register, TaskView(), DAY, limit=500).tasks, at(DAY))
    assert file.startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n") and file.endswith(b"END:VCALENDAR\r\n")
    assert all(len(line) <= LONGEST for line in file.split(b"\r\n"))
    assert b"\n" not in file.replace(b"\r\n", b"")


@pytest.mark.parametrize("text", ["a" * 75, "a" * 76, "é" * 200, "😀" * 60, ""])
def test_folding_cuts_no_character_and_loses_nothing(text: str) -> None:
    parts = list(folded(text))
    assert all(len(part) <= LONGEST for part in parts)
    assert b"".join([parts[0], *(part[1:] for part in parts[1:])]).decode() == text


def test_what_would_end_a_value_is_escaped() -> None:
    assert escaped("a;b,c\\d\ne\r\nf") == "a\\;b\\,c\\\\d\\ne\\nf"


def test_two_registers_in_one_diary_do_not_replace_each_others_entries(
    register: Register, tmp_path: Path
) -> None:
    other = create(tmp_path / "other", today=DAY, by="amy")
    uids = []
    for each in (register, other):
        a_case(each)
        uids.append(
            {
                entry["UID"]
                for entry in entries(calendar_file(each, tasks(each, TaskView(), DAY).tasks, at(DAY)))
            }
        )
    assert uids[0]
    assert not uids[0] & uids[1]
