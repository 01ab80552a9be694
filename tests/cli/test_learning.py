"""Learning by command line: the same lists and counts as the desk's board."""

from tests.cli.conftest import Heard


def a_learning(made: Heard) -> str:
    said = made("case", "new", "--procedure", "childrens", "--by", "child", "--json", day="2026-03-02")
    reference: str = said.json["reference"]
    for event, *given in (
        ("learning_recorded", "text=Call first.", "source=stage"),
        ("learning_action", "learning=1", "owner=amy", "due=2026-03-20"),
    ):
        settings = [word for one in given for word in ("--set", one)]
        assert made("case", "record", reference, event, *settings, day="2026-03-03").code == 0
    return reference


def test_the_list_the_board_and_one_of_it_say_the_same(made: Heard) -> None:
    reference = a_learning(made)
    late = made("learning", "list", "--overdue", "--json", day="2026-03-21").json
    assert [item["key"] for item in late] == [f"{reference}/1"]
    board = made("learning", "board", "--json", day="2026-03-21").json
    assert board["counts"]["overdue"] == len(late) == 1
    shown = made("learning", "show", f"{reference}/1", day="2026-03-21")
    assert "Call first." in shown.out and "overdue" in shown.out
    assert made("learning", "list", "--overdue", day="2026-03-20").out.startswith("0 learning points")


def test_the_board_is_a_table_a_person_can_read(made: Heard) -> None:
    a_learning(made)
    out = made("learning", "board", "--owner", day="2026-03-21").out
    assert "By owner" in out and "By service" not in out
    assert any(line.split()[:3] == ["amy", "1", "1"] for line in out.splitlines())


def test_a_list_that_there_is_not_names_those_that_there_are(made: Heard) -> None:
    said = made("learning", "list", "--shelf", "later")
    assert said.code == 2 and "not_done" in said.err


def test_a_compliment_gives_learning(made: Heard) -> None:
    made("compliment", "add", "--text", "She rang back.", day="2026-03-02")
    done = made("learning", "record", "1", "learning_recorded", "--set", "text=Ring back.", day="2026-03-03")
    assert done.code == 0, done.err
    assert made("learning", "show", "C1/1", day="2026-03-03").code == 0
    refused = made("learning", "record", "1", "learning_done", "--set", "learning=4", day="2026-03-03")
    assert refused.code == 3
    assert made("verify", day="2026-03-03").code == 0
