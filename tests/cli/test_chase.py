"""`heard chase`: whom to chase, in which words, and what was done."""

import time
from pathlib import Path

from tests.cli.by_command import opened, recorded, shown
from tests.cli.conftest import Heard

REMINDED, ESCALATED = "2026-03-11", "2026-03-17"


def a_child(heard: Heard) -> str:
    return opened(heard, "childrens", by="child", name="Madeup_Person")


def test_the_ladder_is_climbed_by_command_from_its_first_day_to_the_answer(made: Heard) -> None:
    reference = a_child(made)
    assert made("chase", "due", "--json", day="2026-03-10").json == []
    due = made("chase", "due", "--json", day=REMINDED).json
    assert [(task["reference"], task["text"]) for task in due] == [
        (reference, "Chase the team manager: Stage 1 answer.")
    ]
    done = made("chase", "record", reference, "--json", day=REMINDED)
    assert (done.code, done.json["rung"], done.json["about"]) == (0, "reminder", "ca-s1")
    assert made("chase", "due", "--json", day="2026-03-16").json == []
    log = made("chase", "show", reference, "--json", day=ESCALATED).json
    assert [one["rung_title"] for one in log["chased"]] == ["Reminder"]
    assert [(one["rung"], one["day"]) for one in log["next"]] == [("head_of_service", ESCALATED)]
    assert recorded(made, reference, "response_sent", ESCALATED, stage="1") == ""
    assert made("chase", "show", reference, "--json", day=ESCALATED).json["next"] == []


def test_the_message_that_went_stands_in_the_case(made: Heard) -> None:
    reference = a_child(made)
    message = made("chase", "letter", reference, "--json", day=REMINDED).json["message"]
    made("chase", "record", reference, day=REMINDED)
    events = shown(made, reference, REMINDED)["events"]
    assert events[-1]["words"]["message"] == message
    assert events[-1]["facts"] == {"rung": "reminder", "about": "ca-s1", "to": "team", "by": "email"}


def test_a_letter_names_nobody_unless_it_is_asked_for(made: Heard, tmp_path: Path) -> None:
    reference = a_child(made)
    plain = made("chase", "letter", reference, day=REMINDED)
    assert reference in plain.out and "Madeup" not in plain.out
    assert "Madeup_Person" in made("chase", "letter", reference, "--name", day=REMINDED).out
    file = tmp_path / "message.txt"
    assert made("chase", "letter", reference, "--out", str(file), day=REMINDED).code == 0
    assert file.read_text("utf-8").strip() == plain.out.strip()
    assert made("chase", "letter", reference, "--out", str(file), day=REMINDED).code == 1


def test_escalating_early_asks_for_a_reason(made: Heard) -> None:
    reference = a_child(made)
    early = made("chase", "record", reference, "--rung", "director", "--json", day="2026-03-04")
    assert (early.code, early.json["refusal"]["code"]) == (3, "rung-skipped")
    said = made(
        "chase",
        "record",
        reference,
        "--rung",
        "director",
        "--by",
        "phone",
        "--reason",
        "Unsafe",
        day="2026-03-04",
    )
    assert said.code == 0, said.err


def test_a_rung_or_a_thing_that_is_not_there_is_a_bad_argument(made: Heard) -> None:
    reference = a_child(made)
    assert made("chase", "record", reference, "--rung", "mayor", day=REMINDED).code == 2
    assert made("chase", "letter", reference, "--about", "nothing", day=REMINDED).code == 2
    assert made("chase", "record", reference, "--by", "owl", day=REMINDED).code == 2
    assert made("chase", "show", "26-9999", day=REMINDED).code == 2


def test_the_ladder_is_shown_and_checked(made: Heard, home: Path) -> None:
    ladder = made("chase", "ladder").out
    assert "Reminder to the team manager: 3 working days before the day it is due" in ladder
    assert "4 working days after the day it is due, not before 3 working days after the last chase" in ladder
    assert made("chase", "check").code == 0
    file = home / "content" / "chase.toml"
    file.write_text("stages = 1\n", "utf-8")
    wrong = made("chase", "check", str(file))
    assert wrong.code == 1 and "line 1" in wrong.err


def test_the_services_answer_ends_it(made: Heard) -> None:
    reference = a_child(made)
    made("chase", "record", reference, day=REMINDED)
    assert recorded(made, reference, "service_answered", "2026-03-12", about="ca-s1", text="Here.") == ""
    said = made("chase", "show", reference, day=ESCALATED)
    assert "Reminder" in said.out and "Next" not in said.out


def test_a_message_with_many_blanks_in_it_is_written_in_time_that_grows_with_its_length(
    made: Heard, home: Path
) -> None:
    file = home / "content" / "chase.toml"
    text = file.read_text("utf-8")
    assert "{reference}" in text
    file.write_text(text.replace("{reference}", "{reference}" + " " * 60_000 + "."), "utf-8")
    reference = a_child(made)
    began = time.process_time()
    letter = made("chase", "letter", reference, day=REMINDED)
    assert letter.code == 0
    assert len(letter.out) > 60_000
    assert time.process_time() - began < 20
