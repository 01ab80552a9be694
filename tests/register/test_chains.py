"""The journal's second format: a chain for each subject, seals over all of them, and facts that can be erased."""

import hashlib
import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from core.errors import BadInput, CoreError
from core.law.state import Refusal
from core.register.advocacy.referrals import NewReferrals, add_referrals
from core.register.cases.read import case
from core.register.cases.seen import Recorded
from core.register.compliments import add_compliment
from core.register.erasure.facts import erase_facts
from core.register.open import FILE, Register, open_register
from core.register.rebuild import rebuild
from core.register.store.journal.stamp import Stamp
from core.register.verify import verify
from tests.register.before import TODAY, home_of_before
from tests.register.made import a_case, at, happened, sql

TUE, WED, FRI = date(2026, 3, 3), date(2026, 3, 4), date(2026, 3, 6)
LINKED = (
    "facts_digest", "happened_on", "name", "recorded_at", "recorded_by", "seq", "subject", "supersedes", "words_digest",
)  # fmt: skip


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def journal(home: Path) -> list[dict[str, Any]]:
    columns = [column[1] for column in sql(home, "PRAGMA table_info(journal)")]
    return [dict(zip(columns, row, strict=True)) for row in sql(home, "SELECT * FROM journal ORDER BY id")]


def link(row: dict[str, Any]) -> str:
    """A line's digest, from the decision and nothing else: docs/decisions/0017."""
    chained = {key: row[key] for key in LINKED}
    chained["recorded_at"] = row["recorded_at"].replace(" ", "T") + "Z"
    return sha256(row["previous"] + json.dumps(chained, separators=(",", ":"), ensure_ascii=False))


def differences(register: Register) -> str:
    return "\n".join(verify(register, today=FRI).differences)


@pytest.fixture
def lived_in(register: Register) -> Register:
    first = a_case(
        register, born=date(2012, 5, 6), words={"summary": "They moved me.", "name": "Robin"}
    ).reference
    happened(register, first, "acknowledged", TUE)
    a_case(register, received=TUE)
    add_compliment(register, received_on=WED, text="Thank you.", stamp=Stamp("amy", at(WED)))
    add_referrals(register, NewReferrals(referred_on=WED, number=3), stamp=Stamp("amy", at(WED)))
    happened(register, first, "note_added", FRI, words={"note": "Rang."})
    return register


def test_a_line_hashes_what_the_decision_says_and_nothing_of_other_subjects(
    lived_in: Register, home: Path
) -> None:
    ends: dict[str, str] = {}
    for row in journal(home):
        assert row["previous"] == ends.get(row["subject"], "0" * 64)
        assert row["facts_digest"] == sha256(row["facts_salt"] + row["facts"])
        assert row["words_digest"] == sha256(row["salt"] + row["words"])
        assert row["digest"] == link(row)
        ends[row["subject"]] = row["digest"]
    assert dict(sql(home, "SELECT subject, digest FROM journal_head")) == ends


def test_the_first_write_of_a_day_seals_what_was_written_about_since_the_last(
    lived_in: Register, home: Path
) -> None:
    ends: dict[str, tuple[int, str]] = {}
    seals = []
    for row in journal(home):
        if row["subject"] != "chain":
            ends[row["subject"]] = row["seq"], row["digest"]
            continue
        listed = "".join(f"{subject} {seq} {digest}\n" for subject, (seq, digest) in sorted(ends.items()))
        assert json.loads(row["facts"]) == {"heads": sha256(listed), "subjects": len(ends)}
        seals.append((row["name"], row["happened_on"], sorted(ends)))
        ends.clear()
    assert seals == [
        ("chain_sealed", "2026-03-03", ["26-0001", "calendar", "user"]),
        ("chain_sealed", "2026-03-04", ["26-0001", "26-0002"]),
        ("chain_sealed", "2026-03-06", ["compliment", "referral"]),
    ]


SUBJECTS = ("26-0001", "26-0002", "calendar", "chain", "compliment", "referral", "user")
LAST = "FROM journal WHERE subject = ? ORDER BY seq DESC LIMIT 1"


@pytest.mark.parametrize("subject", SUBJECTS)
def test_one_event_cut_from_a_subject_s_end_is_found(lived_in: Register, home: Path, subject: str) -> None:
    sql(home, f"DELETE FROM journal WHERE id = (SELECT id {LAST})", subject)
    assert f"{subject}: event " in differences(lived_in)
    assert "is missing: its chain was cut off" in differences(lived_in)
    with pytest.raises(CoreError, match="not what was recorded"):
        rebuild(lived_in)


def test_a_subject_cut_off_whole_is_found(lived_in: Register, home: Path) -> None:
    sql(home, "DELETE FROM journal WHERE subject = 'referral'")
    assert "referral: event 1 is missing" in differences(lived_in)


def test_an_end_cut_from_both_journal_and_heads_is_found_once_it_was_sealed(
    lived_in: Register, home: Path
) -> None:
    """What nobody can see who only has the file is an end that was not sealed yet: docs/security.md says so."""
    [(cut,)] = sql(home, "SELECT id FROM journal WHERE subject = 'compliment'")
    for table in ("journal", "journal_head", "compliment"):
        column = "id" if table == "compliment" else "subject"
        sql(home, f"DELETE FROM {table} WHERE {column} = ?", 1 if table == "compliment" else "compliment")
    for table in ("journal", "journal_head"):
        sql(home, f"UPDATE {table} SET id = -id WHERE id > ?", cut)
        sql(home, f"UPDATE {table} SET id = -id - 1 WHERE id < 0")
    assert "seals other events than stand before it" in differences(lived_in)


def test_two_subjects_whose_order_was_changed_across_a_seal_are_found(lived_in: Register, home: Path) -> None:
    for new, old in ((900, 3), (3, 5), (5, 900)):
        sql(home, "UPDATE journal SET id = ? WHERE id = ?", new, old)
    assert differences(lived_in)


def test_a_write_about_a_subject_that_was_cut_is_refused(lived_in: Register, home: Path) -> None:
    sql(home, f"DELETE FROM journal WHERE id = (SELECT id {LAST})", "26-0001")
    before = len(journal(home))
    with pytest.raises(CoreError, match="damaged"):
        happened(lived_in, "26-0001", "note_added", FRI, words={"note": "Again."})
    assert len(journal(home)) == before


def test_a_salt_that_swallows_the_beginning_of_what_it_salts_is_found(lived_in: Register, home: Path) -> None:
    sql(home, "UPDATE journal SET salt = salt || substr(words, 1, 1), words = substr(words, 2) WHERE id = 3")
    assert "The words of" in differences(lived_in)


# Facts that are erased


def test_facts_that_no_rule_reads_are_erased_everywhere_and_nothing_differs(
    lived_in: Register, home: Path
) -> None:
    before = sql(home, "SELECT * FROM clock") + sql(home, "SELECT * FROM stage_fact")
    done = erase_facts(
        lived_in,
        "26-0001",
        1,
        {"born": None, "age": 13},
        reason="Kept long enough.",
        stamp=Stamp("amy", at(FRI)),
    )
    assert isinstance(done, Recorded), done
    assert differences(lived_in) == ""
    after = sql(home, "SELECT * FROM clock") + sql(home, "SELECT * FROM stage_fact")
    assert [row[1:] for row in before] == [row[1:] for row in after]
    line = case(lived_in, "26-0001", today=FRI).history[-1]
    assert (line.event, line.facts["erased_from"], line.facts["dropped"], line.facts["coarsened"]) == (
        "facts_erased", 1, "born", "age",
    )  # fmt: skip
    lived_in.close()
    for file in home.glob(f"{FILE}*"):
        assert b"2012-05-06" not in file.read_bytes(), file.name


def test_facts_are_made_coarser_more_than_once(lived_in: Register) -> None:
    for coarser in ({"born": None, "age": 13}, {"age": None}):
        done = erase_facts(
            lived_in, "26-0001", 1, coarser, reason="Kept long enough.", stamp=Stamp("amy", at(FRI))
        )
        assert isinstance(done, Recorded), done
    assert "age" not in case(lived_in, "26-0001", today=FRI).history[0].facts
    assert differences(lived_in) == ""


def test_facts_that_a_limit_or_a_figure_reads_are_kept(lived_in: Register, home: Path) -> None:
    before = journal(home)
    refused = erase_facts(
        lived_in, "26-0001", 1, {"by": None}, reason="Asked for.", stamp=Stamp("amy", at(FRI))
    )
    assert isinstance(refused, Refusal) and refused.code == "facts-are-read"
    with pytest.raises(BadInput, match="can't be erased"):
        erase_facts(
            lived_in, "26-0001", 1, {"procedure": None}, reason="Asked for.", stamp=Stamp("amy", at(FRI))
        )
    assert journal(home) == before


GONE_QUIETLY = {
    "dropped": "UPDATE journal SET facts = '{}' WHERE subject = '26-0001' AND seq = 1",
    "changed": "UPDATE journal SET facts = replace(facts, '2012', '2002') WHERE subject = '26-0001' AND seq = 1",
}


@pytest.mark.parametrize("what", GONE_QUIETLY)
def test_facts_that_are_gone_without_an_event_are_damage(lived_in: Register, home: Path, what: str) -> None:
    sql(home, GONE_QUIETLY[what])
    assert "The facts of 26-0001: event 1 (received) are not what was recorded" in differences(lived_in)


def test_facts_put_back_after_they_were_erased_are_damage(lived_in: Register, home: Path) -> None:
    [(facts, salt)] = sql(home, "SELECT facts, facts_salt FROM journal WHERE subject = '26-0001' AND seq = 1")
    erase_facts(lived_in, "26-0001", 1, {"born": None}, reason="Asked for.", stamp=Stamp("amy", at(FRI)))
    sql(
        home,
        "UPDATE journal SET facts = ?, facts_salt = ? WHERE subject = '26-0001' AND seq = 1",
        facts,
        salt,
    )
    assert "The facts of 26-0001: event 1" in differences(lived_in)


# Registers of before


def test_a_register_of_before_is_founded_anew_by_an_event_that_names_the_old_end(tmp_path: Path) -> None:
    home = home_of_before(tmp_path / "before")
    [(events, head)] = sql(home, "SELECT id, digest FROM journal ORDER BY id DESC LIMIT 1")
    register = open_register(home, reader="amy", today=TODAY)
    *_, founded = journal(home)
    facts = json.loads(founded["facts"])
    assert (founded["subject"], founded["name"], founded["happened_on"]) == (
        "chain",
        "chain_founded",
        "2026-03-12",
    )
    assert (facts["format"], facts["events"], facts["head"]) == (2, events, head)
    assert verify(register, today=TODAY).differences == ()
    register.close()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal SET facts = facts || ' ' WHERE id = 300",
        "UPDATE journal SET recorded_by = 'eve' WHERE id = 300",
        "DELETE FROM journal WHERE id = 300",
        "UPDATE journal SET words = NULL, salt = '' WHERE id = 300",
        "UPDATE journal SET words = words || ' ' WHERE id = 300",
    ],
)
def test_a_journal_of_before_that_does_not_hold_is_refused_and_left_as_it_is(
    tmp_path: Path, statement: str
) -> None:
    home = home_of_before(tmp_path / "before")
    sql(home, statement)
    before = (home / FILE).read_bytes()
    with pytest.raises(CoreError, match="not brought up to date") as refused:
        open_register(home, reader="amy", today=TODAY)
    assert "Nothing was changed" in refused.value.remedy
    assert (home / FILE).read_bytes() == before
    assert sql(home, "SELECT version_num FROM alembic_version") == [("0011",)]


OPENS = """
import sys
from datetime import date
from pathlib import Path
from core.register.open import open_register
print("opening", flush=True)
open_register(Path(sys.argv[1]), reader="amy", today=date(2026, 3, 12)).close()
"""


def test_a_migration_that_is_killed_leaves_the_register_as_it_was_or_whole(tmp_path: Path) -> None:
    for number, wait in enumerate((0.05, 0.3, 0.6, 1.0, 1.5)):
        home = home_of_before(tmp_path / f"before{number}")
        program = subprocess.Popen([sys.executable, "-c", OPENS, str(home)], stdout=subprocess.PIPE)
        assert program.stdout is not None and program.stdout.readline()
        time.sleep(wait)
        os.kill(program.pid, signal.SIGKILL)
        program.communicate()
        with sqlite3.connect(home / FILE) as connection:
            [(kept,)] = connection.execute("SELECT version_num FROM alembic_version")
            [(derived,)] = connection.execute("SELECT count(*) FROM clock")
        assert kept >= "0011" and derived
        register = open_register(home, reader="amy", today=TODAY)
        assert verify(register, today=TODAY).differences == ()
        register.close()
