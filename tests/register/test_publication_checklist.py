"""What has to be published about complaints: missing until it is recorded, and due again."""

from datetime import date
from pathlib import Path

import pytest

from core.errors import BadInput, CoreError
from core.register.open import Register
from core.register.publication import Publication, list_publications, record_published, take_down, to_publish
from core.register.reminders.reminding import write_digests
from core.register.store.journal.stamp import Stamp
from core.register.verify import verify
from tests.register.made import DAY, at, events_in

ADDRESS = "https://council.example/complaints"


def recorded(register: Register, key: str = "policy", on: date = DAY, where: str = ADDRESS) -> Publication:
    return record_published(register, key, on=on, where=where, stamp=Stamp("amy", at(max(on, DAY))))


def of(register: Register, key: str, today: date) -> Publication:
    return next(one for one in list_publications(register, today) if one.item.key == key)


def test_all_of_it_is_missing_in_a_new_register(register: Register) -> None:
    assert {one.state for one in list_publications(register, DAY)} == {"missing"}
    assert {"policy", "easy-read", "children-page", "annual-report", "accessibility"} <= {
        one.item.key for one in to_publish(register, DAY)
    }


def test_what_was_published_says_where_and_by_when_it_is_due_again(register: Register) -> None:
    done = recorded(register)
    assert (done.state, done.where, done.due) == ("published", ADDRESS, date(2027, 3, 2))
    assert "policy" not in {one.item.key for one in to_publish(register, DAY)}


def test_it_is_overdue_once_its_day_has_passed_and_not_before(register: Register) -> None:
    recorded(register)
    assert of(register, "policy", date(2027, 3, 2)).state == "published"
    assert of(register, "policy", date(2027, 3, 3)).state == "overdue"


def test_the_latest_publication_stands_whenever_it_was_written_down(register: Register) -> None:
    recorded(register, on=DAY)
    recorded(register, on=date(2025, 1, 7), where="the old site")
    assert of(register, "policy", DAY).where == ADDRESS


def test_what_was_taken_down_is_missing_again(register: Register) -> None:
    recorded(register)
    gone = take_down(register, "policy", on=DAY, stamp=Stamp("amy", at(DAY)))
    assert gone.state == "missing" and verify(register, today=DAY).differences == ()


def test_once_is_enough_where_the_list_says_so(register: Register) -> None:
    file = register.content / "publication.toml"
    file.write_text(file.read_text("utf-8").replace("every_months = 12", "every_months = 0"), "utf-8")
    assert recorded(register).due is None
    assert of(register, "policy", date(2040, 1, 1)).state == "published"


@pytest.mark.parametrize(
    ("key", "where", "on"),
    [("nothing", ADDRESS, DAY), ("policy", "  ", DAY), ("policy", ADDRESS, date(2026, 3, 3)), ("policy", "2026-03-02", DAY)],
)  # fmt: skip
def test_what_can_not_be_is_bad_input_and_writes_nothing(
    register: Register, home: Path, key: str, where: str, on: date
) -> None:
    before = events_in(home)
    with pytest.raises(BadInput):
        record_published(register, key, on=on, where=where, stamp=Stamp("amy", at(DAY)))
    assert events_in(home) == before


def test_a_list_that_is_wrong_says_so(register: Register) -> None:
    (register.content / "publication.toml").write_text("[[items]]\nkey = 'policy'\n", "utf-8")
    with pytest.raises(CoreError, match=r"publication\.toml"):
        list_publications(register, DAY)


def test_a_manager_is_reminded_of_it_and_nobody_else(register: Register) -> None:
    recorded(register)
    [told] = [one for one in write_digests(register, DAY) if one.user == "amy"]
    assert "To publish" in told.text and "annual report" in told.text and "policy" not in told.text
