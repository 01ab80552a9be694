"""Derive everything again from the journal, and say where the register holds something else."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from core.council.questions import FORMS
from core.council.terms import Merges
from core.errors import CoreError
from core.law.events import Event
from core.register.advocacy.referrals import referral_rows
from core.register.compliments import compliment_values
from core.register.learning.compliments import compliments_learning
from core.register.register import Register
from core.register.store import quarters
from core.register.store.calendar import Version, calendars, versions
from core.register.store.file.session import Session
from core.register.store.journal import journal
from core.register.store.journal.checking import Chain, Raw, as_stored, file_faults, forgiving, rows, walk
from core.register.store.lists.search import search_differences
from core.register.store.people import pool
from core.register.store.projections.cases import PART_KEYS, Projected
from core.register.store.projections.project import project
from core.register.store.story import tell
from core.register.store.vocabulary.merged import merges

Progress = Callable[[int, int], None]
"""Called with how many cases have been derived again, and how many there are."""

BESIDE = frozenset(
    {
        "compliment",
        "referral",
        "calendar",
        "user",
        "person",
        "learning",
        "vocabulary",
        "provider",
        "handed_in",
        "equality",
        "feedback",
        "publication",
    }
)
"""Subjects of the journal that are no cases."""

_WORDS = frozenset(
    {
        "person",
        "summary",
        "action",
        "evidence",
        "not_done",
        "text",
        "change",
        "public_sentence",
        "reason",
        "title",
        "by_whom",
        "name",
        "contact",
        "note",
    }
)


@dataclass(frozen=True)
class Verified:
    """What was compared, in one line, and each difference: nothing differs where there is none."""

    compared: str
    differences: tuple[str, ...]


def verify(register: Register, *, today: date, progress: Progress | None = None) -> Verified:
    """Check the file, the chain, and every table that is derived. Nothing is changed.

    Each case is derived under its own version of the calendar. `today` does not matter to what is found: it is what
    the report is dated with.
    """
    with register.sessions.read() as session, forgiving(session):
        differences = file_faults(session)
        chain = walk(session)
        differences += chain.faults
        calendar = [] if "calendar" in chain.broken else list(_calendar(session))
        differences += [*calendar, *_beside(session, chain)]
        cases = 0
        if calendar or "calendar" in chain.broken:
            differences.append("No case was derived again, because the calendar is not what was recorded.")
        elif "vocabulary" in chain.broken:
            differences.append("No case was derived again, because the vocabulary is not what was recorded.")
        else:
            cases, found = _cases(register, session, chain, progress)
            differences += found
        counted = _counted(session, chain, cases, today)
    if not differences:
        with register.sessions.write() as session:
            differences += search_differences(session)
    return Verified(counted, tuple(differences))


def _counted(session: Session, chain: Chain, cases: int, today: date) -> str:
    people = next(rows(session, "SELECT count(*) AS n FROM user_account"))["n"]
    referrals = next(rows(session, "SELECT count(*) AS n FROM journal WHERE name = 'advocacy_referred'"))["n"]
    counts = (
        (cases, "case"),
        (chain.events, "event"),
        (chain.counts["compliment"], "compliment"),
        (referrals, "referral"),
        (people, "user"),
        *([(chain.counts["person"], "pool event")] if chain.counts["person"] else []),
        (chain.counts["calendar"], "calendar"),
    )
    listed = ", ".join(f"{n:,} {name}{'' if n == 1 else 's'}" for n, name in counts)
    return f"Compared {listed} on {today.isoformat()}"


def _cases(
    register: Register, session: Session, chain: Chain, progress: Progress | None
) -> tuple[int, list[str]]:
    """Derive each case again; how many there were, and what differs."""
    subjects = [subject for subject in chain.counts if subject not in BESIDE]
    stored = {row["reference"]: row["id"] for row in rows(session, "SELECT id, reference FROM case_file")}
    differences = [
        f"{reference}: there is a case, but no event of it."
        for reference in stored
        if reference not in chain.counts
    ]
    differences += _numbers(session, subjects)
    merged = merges(session)
    for done, reference in enumerate(subjects, start=1):
        if reference not in stored:
            differences.append(f"{reference}: there are events, but no case.")
        elif reference in chain.broken:
            differences.append(
                f"{reference}: not derived again, because its events are not what was recorded."
            )
        else:
            differences += _case(register, session, reference, stored[reference], merged)
        if progress:
            progress(done, len(subjects))
    return len(subjects), differences


def _case(
    register: Register, session: Session, reference: str, case_id: int, merged: Merges
) -> Iterator[str]:
    try:
        entered = journal.history(session, reference)
        story = tell(reference, entered, register.procedures, calendars(session), merged=merged)
    except CoreError as error:
        yield f"{reference}: can't be derived again. {error.reason}"
        return
    derived = project(story)
    case = next(rows(session, "SELECT * FROM case_file WHERE id = :id", id=case_id))
    yield from _differing(reference, "case_file", case, derived.case)
    yield from _parts(session, derived, case_id)


def _parts(session: Session, derived: Projected, case_id: int) -> Iterator[str]:
    for table, key in PART_KEYS.items():
        wanted = {row[key]: row for row in derived.parts[table]}
        there = {
            row[key]: row for row in rows(session, f"SELECT * FROM {table} WHERE case_id = :id", id=case_id)
        }
        for name in sorted({*wanted, *there}, key=str):
            where = f"{table} {name}"
            if name not in there:
                yield f"{derived.reference}: {where} is missing."
            elif name not in wanted:
                yield f"{derived.reference}: {where} is there, but no event gives it."
            else:
                yield from _differing(derived.reference, where, there[name], wanted[name])


def _differing(subject: str, where: str, stored: Raw, derived: dict[str, Any]) -> Iterator[str]:
    for column, value in derived.items():
        there, wanted = stored[column], as_stored(value)
        if there == wanted:
            continue
        if column in _WORDS:
            yield f"{subject}: {where}, column {column}, holds other words than were recorded."
        else:
            yield f"{subject}: {where}, column {column}, holds {there!r}; the events give {wanted!r}."


def _numbers(session: Session, subjects: list[str]) -> Iterator[str]:
    """References are counted by a counter that only grows: one that was given out can't be gone."""
    for row in rows(session, "SELECT key, value FROM meta WHERE key LIKE 'last_reference_%'"):
        year = str(row["key"])[-2:]
        there = sum(subject.startswith(f"{year}-") for subject in subjects)
        if str(there) != row["value"]:
            yield f"20{year}: {row['value']} references were given out, but {there} cases are there."


def _users(session: Session) -> Iterator[str]:
    wanted: dict[Any, dict[str, Any]] = {}
    for one in journal.history(session, "user"):
        facts, words = one.event.facts, one.words or {}
        if one.event.name in ("user_left", "user_returned"):
            wanted[facts["name"]]["active"] = one.event.name == "user_returned"
            continue
        wanted[facts["name"]] = {
            "title": words.get("title", ""),
            "role": facts["role"],
            "active": True,
            "added_on": one.event.on,
        }
    yield from _same_rows(
        "user", wanted, {row["name"]: row for row in rows(session, "SELECT * FROM user_account")}
    )


def _calendar(session: Session) -> Iterator[str]:
    """The days of each version, against the digest that the journal holds of them."""
    recorded: dict[Any, Event] = {
        one.event.facts["version"]: one.event for one in journal.history(session, "calendar")
    }
    try:
        known: dict[Any, Version] = {version.version: version for version in versions(session)}
    except ValueError:
        yield "calendar: a day or a version is not a date."
        return
    for number in sorted({*recorded, *known}, key=str):
        event, version = recorded.get(number), known.get(number)
        if event is None or version is None:
            yield f"calendar: version {number} is {'not in the journal' if event is None else 'missing'}."
        elif (event.facts["digest"], event.facts["known_to"]) != (version.digest, version.known_to):
            yield f"calendar: the days of version {number} are not what was recorded."
        elif (event.facts["source"], event.on) != (version.source, version.made_on):
            yield f"calendar: where version {number} came from, or when, is not what was recorded."
    numbers = ", ".join(str(number) for number in known) or "0"
    for row in rows(session, f"SELECT day FROM calendar_day WHERE version NOT IN ({numbers})"):
        yield f"calendar: {row['day']} belongs to no version."
    for row in rows(
        session,
        "SELECT day FROM calendar_day JOIN calendar_version USING (version) WHERE added_on <> made_on",
    ):
        yield f"calendar: {row['day']} was not added on the day of its version."


def _beside(session: Session, chain: Chain) -> Iterator[str]:
    if "user" not in chain.broken:
        yield from _users(session)
    if "person" not in chain.broken:
        for table, wanted_rows in pool.rows_of(journal.history(session, "person")).items():
            stored = {row["id"]: row for row in rows(session, f"SELECT * FROM {table}")}
            yield from _same_rows(table, {row["id"]: row for row in wanted_rows}, stored)
    yield from _by_quarter(session, chain)
    if not chain.broken & {"learning", "compliment"}:
        yield from _compliments_learning(session)
    if "compliment" not in chain.broken:
        wanted = {one.seq: compliment_values(one) for one in journal.history(session, "compliment")}
        yield from _same_rows("compliment", wanted, _by_id(session, "compliment"))
    if "referral" not in chain.broken:
        wanted = {row["id"]: row for row in referral_rows(session)}
        yield from _same_rows("referral", wanted, _by_id(session, "referral"))


def _by_quarter(session: Session, chain: Chain) -> Iterator[str]:
    """What was counted by quarter, against what its events give."""
    for form in FORMS:
        if form in chain.broken:
            continue
        for table, wanted in quarters.rows_of(form, journal.history(session, form)).items():
            kept = "" if table == "feedback_comment" else " WHERE form = :form"
            stored = rows(session, f"SELECT * FROM {table}{kept}", **({"form": form} if kept else {}))
            yield from _same_rows(table, _keyed(table, wanted), _keyed(table, stored))


def _keyed(table: str, found: Iterable[dict[str, Any]]) -> dict[Any, dict[str, Any]]:
    return {" ".join(str(row[key]) for key in quarters.KEYS[table]): row for row in found}


def _compliments_learning(session: Session) -> Iterator[str]:
    """The learning of compliments, by compliment and number, against what its events give."""
    wanted = {(row["compliment"], row["number"]): row for row in compliments_learning(session)}
    stored = rows(session, "SELECT * FROM learning WHERE case_id IS NULL")
    there = {(row["compliment"], row["number"]): row for row in stored}
    yield from _same_rows("learning", wanted, there)


def _by_id(session: Session, table: str) -> dict[Any, Raw]:
    return {row["id"]: row for row in rows(session, f"SELECT * FROM {table}")}


def _same_rows(subject: str, wanted: dict[Any, dict[str, Any]], there: dict[Any, Raw]) -> Iterator[str]:
    for key in sorted({*wanted, *there}, key=str):
        if key not in there:
            yield f"{subject} {key}: recorded, but its row is missing."
        elif key not in wanted:
            yield f"{subject} {key}: there is a row, but no event of it."
        else:
            yield from _differing(f"{subject} {key}", subject, there[key], wanted[key])
