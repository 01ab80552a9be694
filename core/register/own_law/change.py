"""The law that a council adds or adopts: said through Heard by a manager, judged by what it does, and kept in the journal."""

import re
from datetime import date
from pathlib import Path

from core.council.council import ADOPTED as IN_FILE
from core.council.council import FILE as COUNCIL
from core.council.council import with_adopted
from core.errors import BadInput, CoreError, reason_of
from core.law.procedures.load import problems, read_own
from core.law.procedures.own import FOLDER
from core.new_file import write_file
from core.register.own_law.effect import Effect, effect_of_day, effect_of_file
from core.register.own_law.waiting import DAY_PROPOSED, FILE_PROPOSED, LawWaits, in_waiting, law_waits
from core.register.readers import who_can_add
from core.register.register import Register
from core.register.store.file.session import Session
from core.register.store.journal import journal
from core.register.store.journal.journal import Line
from core.register.store.journal.stamp import Stamp
from core.register.store.own import ADOPTED, LOADED, SUBJECT, Loaded, case_under, digest_of, loaded
from core.register.users import known

_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,60}\.toml")
ADOPTABLE = ("corporate",)
"""The procedures that a council follows from the day on which it adopts them."""


def load_procedure(register: Register, file: Path, *, stamp: Stamp) -> Loaded | LawWaits:
    """Take a procedure file into the register's folder and its journal. Only a manager may. It waits for another person
    where a limit is longer by it, or would fall later in an open case, or be met there that was missed.

    Raises CoreError, naming file and key, for a file that can't be used, and for one that would take away a version under
    which cases were recorded; BadInput for a file that is called otherwise than files are here.
    """
    if not _NAME.fullmatch(file.name):
        raise BadInput(
            "A procedure file is called by letters, digits and dashes, and ends in .toml.",
            remedy="Give it such a name, and load it again.",
            field="file",
        )
    with register.sessions.write() as session:
        _must_be_manager(session, stamp)
        new = _may_be_loaded(register, session, file)
        if effect_of_file(register, session, file, stamp.day).favours:
            return _file_waits(register, session, file, new, stamp)
        _take_file(register, session, file, new, stamp)
    return new


def adopt(register: Register, key: str, day: date, *, stamp: Stamp) -> LawWaits | None:
    """Say from which day the council follows a procedure that it adopts. Only a manager may; None where it counts at once.

    The day stands in `council.toml` for the website too, and is put there. Cases stay under the version that they were
    recorded under. It waits for another person where it is later than the day before it, or limits would be. Raises
    BadInput for a procedure that nobody adopts.
    """
    if key not in ADOPTABLE:
        raise BadInput(
            "That is no procedure that a council adopts on a day of its own.",
            remedy=f"There is: {', '.join(ADOPTABLE)}.",
            field="procedure",
        )
    with register.sessions.write() as session:
        _must_be_manager(session, stamp)
        if effect_of_day(register, session, key, day, stamp.day).favours:
            _must_not_wait(session, key)
            line = Line(SUBJECT, DAY_PROPOSED, stamp.day, {"procedure": key, "day": day}, {})
            return _proposed(session, line, stamp)
        _take_day(register, session, key, day, stamp)
    return None


def effect_of_loading(register: Register, file: Path, *, today: date) -> Effect:
    """What loading a file would do to open cases. Nothing is written. Raises as `load_procedure` does."""
    with register.read() as session:
        _may_be_loaded(register, session, file)
        return effect_of_file(register, session, file, today)


def effect_of_adopting(register: Register, key: str, day: date, *, today: date) -> Effect:
    """What another day of adoption would do to open cases. Nothing is written."""
    with register.read() as session:
        return effect_of_day(register, session, key, day, today)


def carry_out(register: Register, session: Session, waits: LawWaits, stamp: Stamp) -> None:
    """Do what was proposed and is now confirmed. Raises CoreError where its file is not the one that was proposed."""
    if waits.day is not None:
        _take_day(register, session, waits.procedure, waits.day, stamp)
        return
    path = in_waiting(register.home, waits.file)
    new = _may_be_loaded(register, session, path)
    if new.digest != waits.digest:
        raise CoreError(
            f"{waits.file} is not the file that was proposed: somebody changed it since.",
            remedy="Refuse it, and have it loaded again.",
        )
    _take_file(register, session, path, new, stamp)
    path.unlink()


def _may_be_loaded(register: Register, session: Session, file: Path) -> Loaded:
    """The version that a file holds. Raises where it can't be used, is loaded already, or cases stand under what it replaces."""
    for problem in problems(file, register.home):
        raise problem
    procedure = read_own(file)
    new = Loaded(digest_of(_read(file)), procedure.key, procedure.version)
    before = loaded(session).get(file.name)
    if before == new:
        raise BadInput(f"{file.name} was loaded as it is.", remedy="Nothing was changed.", field="file")
    if before is not None:
        _must_not_be_used(session, before, file.name)
    return new


def _file_waits(register: Register, session: Session, file: Path, new: Loaded, stamp: Stamp) -> LawWaits:
    """Keep the file apart until another person has decided; what lies in the folder itself would close the register."""
    target, aside = register.home / FOLDER / file.name, in_waiting(register.home, file.name)
    in_place = target.exists() and target.samefile(file)
    if in_place and file.name in loaded(session):
        raise CoreError(
            f"{file.name} was changed where it counts, and this change needs another person.",
            remedy="Put the file back as it was loaded, and load the new one from another folder.",
        )
    _must_not_wait(session, file.name)
    aside.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    write_file(aside, _read(file), replace=True)
    if in_place:
        target.unlink()
    facts = {"file": file.name, "digest": new.digest, "procedure": new.key, "version": new.version}
    return _proposed(session, Line(SUBJECT, FILE_PROPOSED, stamp.day, facts, {}), stamp)


def _must_not_wait(session: Session, name: str) -> None:
    other = next((waits for waits in law_waits(session) if name in (waits.file, waits.procedure)), None)
    if other is not None:
        raise CoreError(
            f"{name} waits already for another person, as number {other.number}.",
            remedy=f"Have it decided first, or withdraw it: heard procedure withdraw {other.number}.",
        )


def _proposed(session: Session, line: Line, stamp: Stamp) -> LawWaits:
    number = _append(session, line, stamp)
    return next(waits for waits in law_waits(session) if waits.number == number)


def _take_file(register: Register, session: Session, file: Path, new: Loaded, stamp: Stamp) -> None:
    target = register.home / FOLDER / file.name
    target.parent.mkdir(mode=0o700, exist_ok=True)
    if not (target.exists() and target.samefile(file)):
        write_file(target, _read(file), replace=True)
    facts = {"file": file.name, "digest": new.digest, "procedure": new.key, "version": new.version}
    _append(session, Line(SUBJECT, LOADED, stamp.day, facts, {}), stamp)


def _take_day(register: Register, session: Session, key: str, day: date, stamp: Stamp) -> None:
    path = register.content / COUNCIL
    content = with_adopted(_read(path).decode("utf-8"), day)
    write_file(path, content.encode("utf-8"), replace=True)
    _append(session, Line(SUBJECT, ADOPTED, day, {"procedure": key, "file": IN_FILE}, {}), stamp)


def _must_be_manager(session: Session, stamp: Stamp) -> None:
    if not known(session, stamp.by).is_manager:
        raise CoreError(f"{stamp.by} may not change the law of this register.", remedy=who_can_add(session))


def _must_not_be_used(session: Session, before: Loaded, name: str) -> None:
    if (reference := case_under(session, before.key, before.version)) is not None:
        raise CoreError(
            f"Cases were recorded under {name} as it was loaded before, such as {reference}.",
            remedy="Put that file back, and load the new one under another name, with a version and a first day of its own.",
        )


def _append(session: Session, line: Line, stamp: Stamp) -> int:
    return journal.append(session, line, seq=journal.last_seq(session, SUBJECT) + 1, stamp=stamp).seq


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise CoreError(
            f"{path} can't be read: {reason_of(error)}.", remedy="Check the file, and that you may read it."
        ) from error
