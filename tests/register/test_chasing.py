"""The council's ladder as a file, the messages it makes, and what a case says of being chased."""

from datetime import date
from pathlib import Path

import pytest

from core.content import shipped_content
from core.council.ladder import read_ladder_file
from core.errors import BadInput, CoreError
from core.law.rules.ladder import Ladder
from core.law.state import Refusal
from core.register.cases.read import case
from core.register.cases.seen import Recorded
from core.register.lists.tasks import TaskView, tasks
from core.register.open import Register
from core.register.reminders.chasing import draft_chase, list_chases, next_of, procedure_of
from core.register.verify import verify
from tests.register.made import a_case, happened

DUE = date(2026, 3, 16)
REMINDED = date(2026, 3, 11)


def written(path: Path, text: str) -> Ladder:
    file = path / "chase.toml"
    file.write_text(text, "utf-8")
    return read_ladder_file(file)


RUNG = '[[rungs]]\nkey = "one"\ntitle = "One"\nto = "team"\nwho = "manager"\nfrom_due = 1\ntemplate = "Please."\n'


def test_the_ladder_that_comes_with_heard_can_be_used() -> None:
    found = read_ladder_file(shipped_content() / "chase.toml")
    assert [rung.key for rung in found.rungs] == ["reminder", "head_of_service", "director"]
    assert found.update_every == 10


def test_a_council_writes_its_own(tmp_path: Path) -> None:
    found = written(tmp_path, f"stages = [1]\n{RUNG}")
    assert (found.stages, found.rungs[0].who, found.rungs[0].from_due) == ((1,), "manager", 1)


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("stages = [1]\nrung = 2\n", 2, "'rung' means nothing here"),
        ('tasks = ["acknowledge"]\n', 1, "can't be chased"),
        ("update_every = 0\n", 1, "not a number of working days"),
        (RUNG.replace('"one"', '"Number One"'), 2, "can't be 'Number One'"),
        (RUNG.replace('title = "One"\n', ""), 1, "there is no title"),
        (RUNG.replace("from_due = 1", "from_due = 1000"), 6, "not a number of working days"),
        (RUNG.replace("from_due = 1\n", ""), 2, "it has no day"),
        (RUNG.replace("Please.", "Dear {name}"), 7, "a message has no {name}"),
        (RUNG + RUNG, 9, "'one' is there twice"),
        (RUNG + "nonsense\nmore = 1\n", 8, "can't be read"),
        (RUNG.replace("Please.", "\\u0000"), 7, "can't be kept"),
    ],
)
def test_what_is_wrong_in_the_file_is_said_with_its_line(
    tmp_path: Path, text: str, line: int, said: str
) -> None:
    with pytest.raises(CoreError) as error:
        written(tmp_path, text)
    assert (
        said in error.value.reason
        and f"line {line}" in error.value.reason
        and "chase.toml" in error.value.reason
    )
    assert error.value.remedy


def test_a_register_without_the_file_has_the_ladder_that_comes_with_heard(register: Register) -> None:
    (register.content / "chase.toml").unlink()
    assert len(register.procedures.latest("childrens").ladder.rungs) == 3


def test_the_next_rung_is_a_task_of_the_case_and_of_the_list(register: Register) -> None:
    reference = a_case(register).reference
    found = tasks(register, TaskView(codes=("chase-ca-s1",)), REMINDED)
    assert [(task.reference, task.text, task.due) for task in found.tasks] == [
        (reference, "Chase the team manager: Stage 1 answer.", REMINDED)
    ]
    assert tasks(register, TaskView(codes=("chase-ca-s1",)), date(2026, 3, 10)).total == 0
    assert verify(register, today=REMINDED).differences == ()


def test_a_chase_is_kept_with_its_message_and_the_next_rung_follows(register: Register) -> None:
    reference = a_case(register).reference
    made = draft_chase(register, case(register, reference, today=REMINDED), by="amy", today=REMINDED)
    done = happened(
        register, reference, "chased", REMINDED, words={"message": made.message},
        rung=made.rung, about=made.about, to=made.to,
    )  # fmt: skip
    assert isinstance(done, Recorded)
    there = case(register, reference, today=DUE)
    procedure = procedure_of(register, there)
    assert [(one.rung_title, one.about_title, one.by) for one in list_chases(there, procedure)] == [
        ("Reminder", "Stage 1 answer", "amy")
    ]
    assert [(one.who, one.place, one.rungs, one.day) for one in next_of(there, procedure)] == [
        ("head of service", 2, 3, date(2026, 3, 17))
    ]


def test_a_message_holds_references_and_days_and_no_name(register: Register) -> None:
    reference = a_case(register, words={"summary": "They moved me.", "name": "Madeup Person"}).reference
    there = case(register, reference, today=REMINDED)
    said = draft_chase(register, there, by="amy", today=REMINDED).message
    assert f"Complaint {reference}, received Mon 2 Mar 2026 from a child or young person." in said
    assert "Stage 1 answer is due on Mon 16 Mar 2026: in 3 working days." in said
    assert "Madeup" not in said and "They moved me" not in said and "{" not in said
    assert "Madeup Person" in draft_chase(register, there, by="amy", today=REMINDED, names=True).message


def test_a_later_message_says_when_they_were_asked_before(register: Register) -> None:
    reference = a_case(register).reference
    happened(register, reference, "chased", REMINDED, rung="reminder", about="ca-s1")
    late = date(2026, 3, 18)
    made = draft_chase(register, case(register, reference, today=late), by="amy", today=late)
    assert (made.rung, made.to) == ("head_of_service", "head_of_service")
    assert "was due on Mon 16 Mar 2026: 2 working days late." in made.message
    assert "Asked before: reminder on Wed 11 Mar 2026." in made.message


def test_nothing_is_drafted_where_nothing_is_owed(register: Register) -> None:
    reference = a_case(register).reference
    happened(register, reference, "response_sent", REMINDED, stage=1)
    there = case(register, reference, today=REMINDED)
    with pytest.raises(BadInput, match="Nothing is owed"):
        draft_chase(register, there, by="amy", today=REMINDED)
    with pytest.raises(BadInput, match="no rung"):
        draft_chase(register, there, by="amy", today=REMINDED, about="ca-s1", rung="mayor")


def test_an_early_rung_needs_a_reason_in_the_register_too(register: Register) -> None:
    reference = a_case(register).reference
    early = happened(register, reference, "chased", date(2026, 3, 4), rung="director", about="ca-s1")
    assert isinstance(early, Refusal) and early.code == "rung-skipped"
    said = happened(
        register,
        reference,
        "chased",
        date(2026, 3, 4),
        rung="director",
        about="ca-s1",
        words={"reason": "Unsafe."},
    )
    assert isinstance(said, Recorded)


def test_the_days_between_updates_are_the_councils(register: Register) -> None:
    file = register.content / "chase.toml"
    file.write_text(file.read_text("utf-8").replace("update_every = 10", "update_every = 5"), "utf-8")
    rules = register.procedures.latest("childrens").needs
    assert next(rule.every for rule in rules if rule.code == "update") == 5
