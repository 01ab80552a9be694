"""The law that a council adds or adopts: said through Heard by a manager, and kept in the journal with its digest."""

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


def load_procedure(register: Register, file: Path, *, stamp: Stamp) -> Loaded:
    """Take a procedure file into the register's folder and its journal. Only a manager may.

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
        for problem in problems(file, register.home):
            raise problem
        content = _read(file)
        procedure = read_own(file)
        new = Loaded(digest_of(content), procedure.key, procedure.version)
        before = loaded(session).get(file.name)
        if before == new:
            raise BadInput(f"{file.name} was loaded as it is.", remedy="Nothing was changed.", field="file")
        if before is not None:
            _must_not_be_used(session, before, file.name)
        target = register.home / FOLDER / file.name
        target.parent.mkdir(mode=0o700, exist_ok=True)
        if not (target.exists() and target.samefile(file)):
            write_file(target, content, replace=True)
        facts = {"file": file.name, "digest": new.digest, "procedure": new.key, "version": new.version}
        _append(session, Line(SUBJECT, LOADED, stamp.day, facts, {}), stamp)
    return new


def adopt(register: Register, key: str, day: date, *, stamp: Stamp) -> None:
    """Say from which day the council follows a procedure that it adopts. Only a manager may.

    The day stands in `council.toml` for the website too, and is put there. Cases stay under the version that they were
    recorded under. Raises BadInput for a procedure that nobody adopts.
    """
    if key not in ADOPTABLE:
        raise BadInput(
            "That is no procedure that a council adopts on a day of its own.",
            remedy=f"There is: {', '.join(ADOPTABLE)}.",
            field="procedure",
        )
    path = register.content / COUNCIL
    with register.sessions.write() as session:
        _must_be_manager(session, stamp)
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


def _append(session: Session, line: Line, stamp: Stamp) -> None:
    journal.append(session, line, seq=journal.last_seq(session, SUBJECT) + 1, stamp=stamp)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise CoreError(
            f"{path} can't be read: {reason_of(error)}.", remedy="Check the file, and that you may read it."
        ) from error
