"""The council's words are changed in the journal, by their days: a reorganisation does not rewrite history."""

from datetime import date
from pathlib import Path

import pytest

from core.council.vocabulary import read_words
from core.errors import BadInput, CoreError
from core.register.cases.entries import Entry
from core.register.cases.read import case
from core.register.cases.receipt import NewCase
from core.register.cases.take_down import take_down
from core.register.open import Register, open_register
from core.register.store.journal.stamp import Stamp
from core.register.users import add_user
from core.register.verify import verify
from core.register.vocabulary.change import change, history, preview, undo
from core.register.vocabulary.load import differs_from_file, load, preview_load, write_file
from core.register.vocabulary.plan import Proposal
from tests.register.made import DAY, a_case, at, events_in, happened, sql

LATER = date(2026, 6, 1)


def changed(
    register: Register, do: str, kind: str, key: str, /, *, on_day: date = DAY, **said: object
) -> object:
    return change(register, Proposal(do, kind, key, **said), stamp=Stamp("amy", at(on_day)))  # type: ignore[arg-type]


def keys(register: Register, kind: str, day: date = DAY) -> list[str]:
    return [choice.key for choice in register.vocabulary.choices(day)[kind]]


def test_a_word_that_was_added_can_be_chosen(register: Register) -> None:
    changed(register, "add", "theme", "transport", title="Transport")
    assert "transport" in keys(register, "theme")


def test_another_program_sees_the_change_at_once(register: Register, home: Path) -> None:
    other = open_register(home, reader="amy", today=DAY)
    assert "transport" not in keys(other, "theme")
    changed(register, "add", "theme", "transport", title="Transport")
    assert "transport" in keys(other, "theme")
    other.close()


def test_a_file_edited_before_the_first_change_is_seen_at_once(register: Register) -> None:
    path = register.content / "vocabulary.toml"
    assert "transport" not in keys(register, "theme")
    path.write_text(path.read_text() + '\n[[theme]]\nkey = "transport"\ntitle = "Transport"\n')
    assert "transport" in keys(register, "theme")


def test_a_team_that_ended_is_kept_by_its_cases_and_chosen_for_none_after(register: Register) -> None:
    reference = a_case(register, team="fostering").reference
    changed(register, "end", "team", "fostering", on=DAY)
    assert sql(register.home, "SELECT team FROM case_file WHERE reference = ?", reference) == [("fostering",)]
    assert "fostering" not in keys(register, "team", LATER)
    with pytest.raises(BadInput, match="no team 'fostering' on Mon 1 Jun 2026"):
        a_case(register, received=LATER, team="fostering")


def test_a_theme_that_ended_is_refused_for_a_case_received_after_it(register: Register) -> None:
    changed(register, "end", "theme", "finance", on=DAY)
    new = NewCase("childrens", LATER, {"by": "child", "channel": "email", "theme": "finance"}, {}, "amy")
    with pytest.raises(BadInput, match="no theme 'finance' on"):
        take_down(register, new, stamp=Stamp("amy", at(LATER)))


def test_a_theme_that_ended_is_refused_for_a_point_added_after_it(register: Register) -> None:
    from core.register.cases.record import record

    reference = a_case(register).reference
    changed(register, "end", "theme", "finance", on=DAY)
    entry = Entry("point_added", LATER, {"theme": "finance"}, {"text": "Pocket money."})
    with pytest.raises(BadInput, match="no theme 'finance' on"):
        record(register, reference, entry, stamp=Stamp("amy", at(LATER)))


def test_a_renamed_team_keeps_its_name_of_that_time(register: Register) -> None:
    changed(register, "rename", "team", "fostering", title="Carers' team", on=LATER, on_day=LATER)
    words = register.vocabulary
    assert words.title_on("team", "fostering", DAY) == "Fostering team"
    assert words.title_on("team", "fostering", LATER) == "Carers' team"
    assert words.title("team", "fostering") == "Carers' team"


def test_a_case_that_was_answered_shows_its_team_as_it_was_called_then(register: Register) -> None:
    answered = a_case(register, team="fostering").reference
    happened(register, answered, "response_sent", DAY, stage=1)
    under_way = a_case(register, team="fostering").reference
    changed(register, "rename", "team", "fostering", title="Carers' team", on=LATER, on_day=LATER)
    assert case(register, answered, today=LATER).team_title == "Fostering team"
    assert case(register, under_way, today=LATER).team_title == "Carers' team"


def test_a_spelling_is_put_right_for_all_days(register: Register) -> None:
    changed(register, "rename", "team", "fostering", title="Fostering Team", spelling=True)
    assert register.vocabulary.title_on("team", "fostering", date(2020, 1, 1)) == "Fostering Team"


def test_a_team_that_moves_belongs_to_each_service_in_its_time(register: Register) -> None:
    changed(register, "move", "team", "fostering", within="education", on=LATER, on_day=LATER)
    words = register.vocabulary
    assert words.team_on("fostering", DAY).service == "corporate_parenting"
    assert words.team_on("fostering", LATER).service == "education"


def test_a_service_is_not_ended_over_the_heads_of_its_teams(register: Register, home: Path) -> None:
    before = events_in(home)
    with pytest.raises(BadInput, match="it would still hold team 'homes_repairs'"):
        changed(register, "end", "service", "housing", on=DAY)
    assert events_in(home) == before


@pytest.mark.parametrize(
    ("do", "kind", "key", "said", "why"),
    [
        ("add", "theme", "Two words", {"title": "X"}, "can't be a key"),
        ("add", "theme", "delay", {"title": "Late"}, "a theme 'delay' already"),
        ("add", "theme", "late", {"title": "data"}, "a theme of that name: 'data'"),
        ("add", "team", "night", {"title": "Night team"}, "is in a service"),
        ("add", "team", "night", {"title": "Night team", "within": "nowhere"}, "no service 'nowhere'"),
        ("add", "planet", "mars", {"title": "Mars"}, "no kind 'planet'"),
        ("rename", "theme", "nothing", {"title": "X"}, "no theme 'nothing'"),
        ("rename", "theme", "data", {"title": "Data"}, "its name already"),
        ("move", "theme", "data", {"within": "housing"}, "in no other place"),
        ("move", "team", "fostering", {"within": "corporate_parenting"}, "already"),
        ("end", "provider", "beside_you", {}, "until Thu 31 Jul 2025"),
    ],
)
def test_what_can_not_be_is_refused_and_nothing_is_written(
    register: Register, home: Path, do: str, kind: str, key: str, said: dict[str, object], why: str
) -> None:
    before = events_in(home)
    with pytest.raises(BadInput, match=why):
        changed(register, do, kind, key, **said)
    assert events_in(home) == before


def test_only_a_manager_changes_words(register: Register) -> None:
    add_user(register, "bob", stamp=Stamp("amy", at(DAY)))
    with pytest.raises(CoreError, match="bob may not"):
        change(register, Proposal("end", "theme", "data"), stamp=Stamp("bob", at(DAY)))


def test_a_preview_writes_nothing(register: Register, home: Path) -> None:
    before = events_in(home)
    seen = preview(register, Proposal("rename", "team", "fostering", title="Carers' team", on=DAY), today=DAY)
    assert [row.title for row in seen.plan.after] == ["Fostering team", "Carers' team"]
    assert events_in(home) == before


def test_the_history_says_who_when_before_and_after(register: Register) -> None:
    changed(
        register, "rename", "theme", "data", title="Data and privacy", on=DAY, reason="As the report has it."
    )
    (one,) = history(register)
    assert (one.by, one.at.date(), one.reason) == ("amy", DAY, "As the report has it.")
    assert [row.title for row in one.before] == ["Data"]
    assert [row.title for row in one.after] == ["Data", "Data and privacy"]


def test_a_change_is_taken_back_by_another_that_supersedes_it(register: Register) -> None:
    before = register.vocabulary.terms
    changed(register, "end", "theme", "data", on=DAY)
    undo(register, history(register)[-1].number, stamp=Stamp("amy", at(DAY)))
    assert register.vocabulary.terms == before
    assert [one.undone for one in history(register)] == [True, False]


def test_a_change_that_a_later_one_builds_on_is_not_taken_back_before_it(register: Register) -> None:
    changed(register, "rename", "theme", "data", title="Privacy", on=DAY)
    first = history(register)[-1].number
    changed(register, "end", "theme", "data", on=LATER, on_day=LATER)
    with pytest.raises(BadInput, match="changed again since"):
        undo(register, first, stamp=Stamp("amy", at(LATER)))


def test_a_word_in_use_is_not_taken_back(register: Register) -> None:
    changed(register, "add", "theme", "transport", title="Transport")
    number = history(register)[-1].number
    a_case(register, theme="transport")
    with pytest.raises(BadInput, match="never removed"):
        undo(register, number, stamp=Stamp("amy", at(DAY)))


def test_a_file_shows_what_it_would_change_before_it_is_taken_in(register: Register, tmp_path: Path) -> None:
    path = tmp_path / "words.toml"
    write_file(register, path)
    assert preview_load(register, path) == ()
    path.write_text(path.read_text().replace('title = "Data"', 'title = "Privacy"'))
    (plan,) = preview_load(register, path)
    assert (plan.key, plan.before[0].title, plan.after[0].title) == ("data", "Data", "Privacy")
    load(register, path, stamp=Stamp("amy", at(DAY)))
    assert register.vocabulary.title("theme", "data") == "Privacy"
    assert preview_load(register, path) == ()


def test_a_file_without_a_key_that_is_in_use_is_refused(register: Register, tmp_path: Path) -> None:
    a_case(register, theme="finance")
    path = tmp_path / "words.toml"
    write_file(register, path)
    path.write_text(
        path.read_text().replace('[[theme]]\nkey = "finance"\ntitle = "Finance"\naliases = ["money"]\n', "")
    )
    with pytest.raises(BadInput, match="'finance' is in use"):
        load(register, path, stamp=Stamp("amy", at(DAY)))


def test_a_file_without_a_key_that_nothing_uses_removes_it(register: Register, tmp_path: Path) -> None:
    path = tmp_path / "words.toml"
    write_file(register, path)
    path.write_text(
        path.read_text().replace('[[theme]]\nkey = "finance"\ntitle = "Finance"\naliases = ["money"]\n', "")
    )
    load(register, path, stamp=Stamp("amy", at(DAY)))
    assert "finance" not in keys(register, "theme")


def test_what_is_written_is_read_back_the_same(register: Register, tmp_path: Path) -> None:
    changed(
        register,
        "add",
        "theme",
        "odd",
        title='Quotes " and \\ and \u00e9',
        aliases=('a"b',),
        start=DAY,
        end=LATER,
    )
    write_file(register, tmp_path / "words.toml")
    assert read_words(tmp_path / "words.toml").terms == register.vocabulary.terms


def test_a_file_that_is_there_is_not_written_over_unasked(register: Register) -> None:
    with pytest.raises(BadInput, match="is there already"):
        write_file(register, register.content / "vocabulary.toml")


def test_a_file_that_says_otherwise_is_never_silent(register: Register) -> None:
    assert differs_from_file(register) == ""
    changed(register, "end", "theme", "data", on=DAY)
    assert "says otherwise of 1 word" in differs_from_file(register)
    write_file(register, register.content / "vocabulary.toml", replace=True)
    assert differs_from_file(register) == ""


def test_a_register_that_was_changed_verifies(register: Register) -> None:
    a_case(register, team="fostering", theme="data")
    changed(register, "rename", "team", "fostering", title="Carers' team", on=DAY)
    assert verify(register, today=DAY).differences == ()


def test_words_that_were_tampered_with_are_found(register: Register) -> None:
    a_case(register, theme="data")
    changed(register, "end", "theme", "data", on=DAY)
    sql(register.home, "UPDATE journal SET facts = replace(facts, 'Data', 'Dada') WHERE name = 'term_ended'")
    assert any("vocabulary" in one for one in verify(register, today=DAY).differences)
