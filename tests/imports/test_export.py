"""Everything goes out again: inert in a spreadsheet, without words unless they are asked for, and back in the same."""

import csv
import io
import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import CoreError
from core.register.advocacy.referrals import NewReferrals, add_referrals
from core.register.cases.entries import Entry
from core.register.cases.read import case
from core.register.compliments import add_compliment
from core.register.exports import writing
from core.register.exports.table import Table
from core.register.exports.tables import EXPORTS
from core.register.exports.writing import KINDS, written
from core.register.imports.run import Settings, run
from core.register.learning.compliments import record_learning
from core.register.made_up.beside import count_forms
from core.register.made_up.demonstration import OFFICERS, fill
from core.register.made_up.people import fill_pool
from core.register.open import Register, open_register
from core.register.store.journal.stamp import Stamp
from core.register.store.projections.cases import PARTS
from core.register.users import add_user
from core.register.verify import verify
from core.spreadsheets import guarded, without_guard
from tests.imports.conftest import NOW, TODAY, Import
from tests.imports.old_system import a_row, many_rows
from tests.register.made import a_case, happened, sql
from tests.registers import new_register

DANGEROUS = (
    "=1+1", "+44 7700 900123", "-2", "@SUM(A1)", "|calc", "%0A", "\t=1", "\r=1", "\n=1", "  =1", "\ufeff=1", "\u200b=1",
    "\u00a0=1", "\u2060\u200d=1", "\u202e=1", "＝1", "'=1", "''=1",
)  # fmt: skip


def exported(register: Register, what: str, *, words: bool = False) -> list[dict[str, str]]:
    out = io.StringIO()
    with register.sessions.read() as session:
        writing.write_csv(EXPORTS[what](register, session, words), out)
    return list(csv.DictReader(io.StringIO(out.getvalue(), newline="")))


@pytest.mark.parametrize("text", DANGEROUS)
def test_what_begins_like_a_formula_is_kept_from_being_one_and_comes_back(text: str) -> None:
    assert guarded(text).startswith("'")
    assert without_guard(guarded(text)) == text


@pytest.mark.parametrize("text", ["", "Nobody rang back.", "3 = 3", "'quoted'", "rang - twice", "a; b\nc"])
def test_other_text_is_left_as_it_is(text: str) -> None:
    assert guarded(text) == without_guard(text) == text


@pytest.mark.parametrize(
    "text", [";=1+1", "Moved; =cmd|' /C calc'!A0", "a\n=1+1", "a\t@SUM(1)", "x;'=1", ";;\r\n -1"]
)
def test_where_semicolons_stand_between_cells_no_part_of_a_text_is_a_formula(text: str) -> None:
    pieces = re.split(r"[;\t\r\n]", guarded(text))
    assert [piece for piece in pieces if piece.strip().startswith(tuple("=+-@|%"))] == []
    assert without_guard(guarded(text)) == text


@given(st.text(st.sampled_from("'=+-@|%\t\r\n a;\ufeff\u200b1"), max_size=6) | st.text(max_size=20))
def test_any_text_comes_back_from_its_cell(text: str) -> None:
    assert without_guard(guarded(text)) == text


@pytest.fixture
def with_words(register: Register, monkeypatch: pytest.MonkeyPatch) -> Register:
    """Words wherever the register holds any, each saying so."""
    words = {key: f"SECRET {key}" for key in ("summary", "name", "contact", "wishes", "wants")}
    made = a_case(register, received=date(2025, 6, 2), words=words, theme="delay", team="leaving_care")
    for event, said in (
        ("point_added", {"text": "SECRET point"}),
        ("note_added", {"note": "SECRET note", "text": "SECRET note"}),
        ("learning_recorded", {"text": "SECRET learning", "change": "SECRET change"}),
        ("learning_public", {"public": "SECRET sentence"}),
    ):
        kind = register.procedures.on("childrens", TODAY).event(event)
        assert kind is not None
        known = {word.key for word in kind.words}
        facts: dict[str, Any] = {"theme": "data"} if event == "point_added" else {}
        kept = {key: word for key, word in said.items() if key in known}
        done = happened(
            register, made.reference, event, date(2025, 6, 3), recorded=TODAY, words=kept, **facts
        )
        assert not hasattr(done, "code"), done
    for event, facts in (
        ("remedy_promised", {"kind": "apology"}),
        ("cost_recorded", {"kind": "investigator", "amount": 5000}),
    ):
        done = happened(register, made.reference, event, date(2025, 6, 4), recorded=TODAY, **facts)
        assert not hasattr(done, "code"), done
    add_compliment(
        register,
        received_on=date(2025, 6, 2),
        by_whom="SECRET person",
        text="SECRET",
        stamp=Stamp("amy", NOW),
    )
    add_referrals(
        register, NewReferrals(referred_on=date(2025, 6, 2), reason="SECRET reason"), stamp=Stamp("amy", NOW)
    )
    monkeypatch.setattr("core.register.made_up.beside.COMMENTS", ("SECRET comment",))
    with register.transaction() as tx:
        count_forms(register, tx, TODAY, "amy")
    return register


@pytest.mark.parametrize("what", EXPORTS)
def test_no_export_holds_names_or_free_text_unless_asked_for(what: str, with_words: Register) -> None:
    found = exported(with_words, what)
    assert found
    assert "SECRET" not in json.dumps(found)
    has_words = what not in ("remedies", "costs", "equality", "feedback")
    assert ("SECRET" in json.dumps(exported(with_words, what, words=True))) is has_words


def test_what_was_learned_from_a_compliment_goes_out_too(with_words: Register) -> None:
    record_learning(
        with_words,
        1,
        Entry("learning_recorded", date(2025, 6, 3), {}, {"text": "Say thank you."}),
        stamp=Stamp("amy", NOW),
    )
    found = exported(with_words, "learning", words=True)
    assert [(row["reference"], row["compliment"], row["text"]) for row in found] == [
        ("25-0001", "", "SECRET learning"),
        ("", "1", "Say thank you."),
    ]


def test_erased_words_are_in_no_export(with_words: Register) -> None:
    sql(with_words.home, "UPDATE journal SET words = NULL, salt = '' WHERE subject = '25-0001'")
    assert "SECRET" not in json.dumps(exported(with_words, "cases", words=True))


def test_what_was_put_right_is_in_the_events_and_no_longer_in_the_case(register: Register) -> None:
    made = a_case(register, received=date(2025, 6, 2))
    happened(register, made.reference, "acknowledged", date(2025, 6, 3))
    happened(register, made.reference, "acknowledged", date(2025, 6, 4), supersedes=2)
    assert [row["event"] for row in exported(register, "events")] == [
        "received",
        "acknowledged",
        "acknowledged",
    ]
    assert exported(register, "cases")[0]["acknowledged.on"] == "2025-06-04"


def test_no_cell_of_an_export_begins_like_a_formula(register: Register, tmp_path: Path) -> None:
    for text in DANGEROUS[:5]:
        a_case(register, received=date(2025, 6, 2), words={"summary": text, "name": text})
    with register.sessions.read() as session:
        written(EXPORTS["cases"](register, session, True), "csv", tmp_path / "cases.csv")
        written(EXPORTS["cases"](register, session, True), "xlsx", tmp_path / "cases.xlsx")
    with (tmp_path / "cases.csv").open(encoding="utf-8-sig", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    book = openpyxl.load_workbook(tmp_path / "cases.xlsx")
    kinds = {(cell.data_type, str(cell.value)[:1]) for row in book.active.iter_rows() for cell in row}
    assert not [cell for cell in cells if cell.strip().startswith(("=", "+", "-", "@", "|", "%"))]
    assert not [kind for kind, first in kinds if kind == "f" or first in "=+-@|%"]


def test_an_export_is_its_owners_alone_and_overwrites_nothing(with_words: Register, tmp_path: Path) -> None:
    with with_words.sessions.read() as session:
        for kind in KINDS:
            out = tmp_path / f"cases.{kind}"
            assert written(EXPORTS["cases"](with_words, session, True), kind, out) == 1
            assert out.stat().st_mode & 0o077 == 0
            with pytest.raises(CoreError, match="is there already"):
                written(EXPORTS["cases"](with_words, session, True), kind, out)


def test_words_that_excel_would_cut_off_say_so_and_stop_nothing(tmp_path: Path) -> None:
    table = Table(("text", "other"), iter([["x" * 40_000, "a"], ["co\ufffeoperate", "b"]]))
    assert written(table, "xlsx", tmp_path / "long.xlsx") == 2
    (_, *rows) = openpyxl.load_workbook(tmp_path / "long.xlsx").active.iter_rows(values_only=True)
    assert rows[0][0].endswith(
        "it has 40,000 characters, and a cell of Excel keeps no more. --format csv keeps it whole.]"
    )
    assert [row[1] for row in rows] == ["a", "b"]
    assert rows[1][0] == "co<U+FFFE>operate"


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Register]:
    home = tmp_path_factory.mktemp("demonstration") / "register"
    register = new_register(home, today=TODAY, by="amy", demonstration=True)
    fill(register, TODAY)
    yield register
    register.close()


LEFT_OUT = {
    "id", "case_id", "reference", "old_reference", "family", "version", "calendar_version", "last_action_on", "approved_by",
    "part",
}  # fmt: skip
"""What is another register's own: its numbers, when and how often a case was written to, who approved a sentence."""
STAYS = {"update", "second-view", "remedy-for-delay", "confirm-change"}
"""Tasks that hang on what does not travel: letters; a second view, which is given where the finding is; a remedy for a delay,
which nobody considers anew in what was brought in from elsewhere; a change that waits, which does not stand."""


def stands(register: Register, table: str, key: str) -> list[Any]:
    """The rows of a table without LEFT_OUT, each under the reference that both registers know its case by."""
    columns = [row[1] for row in sql(register.home, f"PRAGMA table_info({table})") if row[1] not in LEFT_OUT]
    case_id = "t.id" if table == "case_file" else "t.case_id"
    listed = ", ".join(f"t.{column}" for column in columns)
    found = sql(
        register.home,
        f"SELECT {key}, {listed} FROM {table} t JOIN case_file c ON c.id = {case_id}"
        " JOIN journal j ON j.subject = c.reference AND j.seq = 1",
    )
    kept = [row for row in found if table != "task" or not STAYS & set(row)]
    return sorted(kept, key=repr)


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_demonstration_goes_out_and_into_an_empty_register_as_the_same_cases(
    kind: str, demonstration: Register, register: Register, tmp_path: Path
) -> None:
    """But for what the gate marked when it was written: what comes in as history is marked by nobody."""
    for name, role, title in OFFICERS:
        add_user(register, name, role=role, title=title, stamp=Stamp("amy", NOW))
    with register.transaction() as tx:
        fill_pool(register, tx, date(2023, 1, 2), TODAY, "amy")
    with demonstration.sessions.read() as session:
        count = written(EXPORTS["cases"](demonstration, session, True), kind, tmp_path / f"cases.{kind}")
    summary = run(
        register, tmp_path / f"cases.{kind}", None, Settings(tmp_path / "report.csv"), stamp=Stamp("amy", NOW)
    )
    assert (summary.counts["new"], summary.written) == (count, True), summary.reasons
    assert verify(register, today=TODAY).differences == ()
    for table in ("case_file", *(part for part in PARTS if part != "change_fact")):
        there = stands(register, table, "json_extract(j.facts, '$.old_reference')")
        assert there == stands(demonstration, table, "c.reference"), table


def test_an_export_comes_back_to_its_own_register_as_what_is_there(
    register: Register, bring_in: Import, tmp_path: Path
) -> None:
    bring_in(many_rows(20))
    a_case(register, received=date(2025, 6, 2))
    with register.sessions.read() as session:
        written(EXPORTS["cases"](register, session, True), "csv", tmp_path / "cases.csv")
    assert bring_in(tmp_path / "cases.csv", mapping=None).counts["existing"] == 21


def test_linked_cases_come_back_linked(register: Register, tmp_path: Path, home: Path) -> None:
    first = a_case(register, received=date(2025, 6, 2))
    a_case(register, received=date(2025, 6, 2), procedure="corporate", linked_to=first.reference)
    with register.sessions.read() as session:
        written(EXPORTS["cases"](register, session, True), "csv", tmp_path / "cases.csv")
    new_register(tmp_path / "other", today=TODAY, by="amy").close()
    other = open_register(tmp_path / "other", reader="amy", today=TODAY)
    a_case(other, received=date(2025, 1, 6))
    summary = run(
        other,
        tmp_path / "cases.csv",
        None,
        Settings(tmp_path / "r.csv", valid_only=True),
        stamp=Stamp("amy", NOW),
    )
    # The other register has a 25-0001 of its own, so only a file with other references comes in whole.
    assert summary.counts["changed"] == 1
    other.close()
    new_register(tmp_path / "empty", today=TODAY, by="amy").close()
    empty = open_register(tmp_path / "empty", reader="amy", today=TODAY)
    run(empty, tmp_path / "cases.csv", None, Settings(tmp_path / "r.csv"), stamp=Stamp("amy", NOW))
    assert case(empty, "25-0001", today=TODAY).linked == ("25-0002",)
    assert verify(empty, today=TODAY).differences == ()
    empty.close()


def test_a_link_to_a_case_that_the_file_does_not_bring_is_told(register: Register, tmp_path: Path) -> None:
    path = tmp_path / "cases.csv"
    path.write_text(
        "old_reference,linked_to,procedure,received.on\nA1,Z9,childrens,2025-06-02\n"
        "A2,,childrens,2025-06-02\nA3,A2,childrens,2025-06-03\n",
        "utf-8",
    )
    summary = run(register, path, None, Settings(tmp_path / "r.csv", dry_run=True), stamp=Stamp("amy", NOW))
    reasons = [reason for _, reason, _ in summary.reasons]
    assert reasons == [
        "it is linked to Z9, which no row above brings in",
    ]


def test_another_systems_file_needs_a_map(bring_in: Import) -> None:
    with pytest.raises(CoreError, match="it needs a map"):
        bring_in([a_row(1)], mapping=None)
