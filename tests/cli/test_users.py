"""`heard users`: who comes, who leaves, and who is back."""

from tests.cli.conftest import Heard


def test_somebody_who_has_left_is_told_so_and_how_they_come_back(made: Heard) -> None:
    made("users", "add", "ben")
    made("users", "leave", "ben")
    asked = made("case", "new", "--procedure", "childrens", "--as", "ben")
    assert asked.code == 1
    assert "ben has left" in asked.err
    assert "heard users return ben" in asked.err
    assert "users add" not in asked.err


def test_adding_somebody_who_has_left_names_the_way_that_works(made: Heard) -> None:
    made("users", "add", "ben")
    made("users", "leave", "ben")
    added = made("users", "add", "ben")
    assert added.code == 2
    assert "heard users return ben" in added.err
    assert made("users", "return", "ben").code == 0
    assert made("case", "new", "--procedure", "childrens", "--as", "ben").code == 0
    assert "is in the register already" in made("users", "add", "ben").err
