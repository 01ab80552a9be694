"""Make a register, or open one: its folder, its file, its people, its calendar."""

import shutil
from dataclasses import replace
from datetime import UTC, date, datetime, time
from functools import partial
from pathlib import Path

from core.content import shipped_content
from core.council.vocabulary import FILE as VOCABULARY
from core.council.vocabulary import without_made_up
from core.errors import CoreError, reason_of
from core.law.procedures.own import FOLDER as PROCEDURES
from core.register.calendar_days import first_version
from core.register.rebuild import derive_again
from core.register.register import Register
from core.register.store.file.direct import direct
from core.register.store.file.faults import FullDisk, in_words
from core.register.store.file.file import FILE
from core.register.store.file.made_up import is_demonstration
from core.register.store.file.migrate import bring_up_to_date
from core.register.store.file.session import PATIENCE, Session, Sessions, connect, make_file
from core.register.store.journal.stamp import Stamp
from core.register.store.meta import write_meta
from core.register.store.own import must_be_loaded
from core.register.store.transaction import Transaction
from core.register.users import first_user

__all__ = ["FILE", "Register", "create", "open_register"]


def create(
    home: Path,
    *,
    today: date,
    by: str,
    demonstration: bool = False,
    now: datetime | None = None,
    login: str | None = None,
) -> Register:
    """Make a register in a folder; `by`, a login name, becomes its first person and its manager.

    `login` is the login behind that name, where it is another one.

    Nothing that is there is overwritten. Raises CoreError where there is a register already, or no room to make one.
    """
    if (home / FILE).exists():
        raise CoreError(
            f"There is a register at {home} already.",
            remedy="Use it as it is, or name another folder with --home.",
        )
    try:
        _make_folders(home, made_up=demonstration)
        stamp = Stamp(by, now or datetime.combine(today, time(9), UTC), None if demonstration else login)
        with in_words(home / FILE):
            _make_register(home, stamp, demonstration=demonstration)
    except OSError as error:
        raise CoreError(
            f"The register's folder can't be made: {_why(error)}.",
            remedy=f"Check that you may write to {home} and that its disk has room.",
        ) from error
    return open_register(home, reader=by, today=today)


def open_register(
    home: Path, *, reader: str | None, today: date, patience: float = PATIENCE, whose_law: bool = True
) -> Register:
    """Open a register for somebody, migrating one that an older version of Heard wrote.

    `reader` is the login name of whoever will read; the door of each reading asks whether they may, so that opening
    refuses nobody. None is for administration: such a register can be verified and derived again, and no case read.
    `today` is the day on which it is migrated, where it is. `patience` is how many seconds a write waits for another
    program. One that can't be written, or whose disk is full, is read as it stands, and
    refuses what is written. Raises CoreError where there
    is none, or where it is locked, damaged, or written by a newer version of Heard; or where it is to be migrated and
    can't be written, or its journal is not what was recorded; or where a procedure file lies in its folder that nobody
    loaded, unless `whose_law` is not asked: to load it.
    """
    path = home / FILE
    if not path.exists():
        raise CoreError(
            f"There is no register at {home}.",
            remedy="Run `heard init` to make one, or name its folder with --home or HEARD_HOME.",
        )
    try:
        register = _opened(home, connect(path, patience=patience), reader, today)
    except FullDisk:
        register = _opened(home, connect(path, full=True), reader, today)
    if whose_law:
        _must_hold_its_law(register)
    return register


def _must_hold_its_law(register: Register) -> None:
    try:
        with register.sessions.read() as session:
            must_be_loaded(session, register.home)
    except BaseException:
        register.close()
        raise


def _opened(home: Path, sessions: Sessions, reader: str | None, today: date) -> Register:
    try:
        derive = partial(_derive, home, sessions)
        bring_up_to_date(sessions, may_be_empty=False, today=today, derive=derive)
        with sessions.read() as session:
            demonstration = is_demonstration(direct(session))
    except BaseException:
        sessions.close()
        raise
    return Register(home, replace(sessions, demonstration=demonstration), demonstration, reader)


def _derive(home: Path, sessions: Sessions, session: Session) -> None:
    """Derive everything anew, in the write that migrates the register."""
    register = Register(home, sessions, demonstration=False, reader=None)
    tx = Transaction(session, register.procedures_in(session))
    derive_again(tx)
    tx.project()


def _why(error: OSError) -> str:
    """The reason; of many files that could not be copied, that of the first."""
    if isinstance(error, shutil.Error):
        return "not all of its content could be copied"
    return reason_of(error)


def _make_folders(home: Path, *, made_up: bool) -> None:
    if not home.exists():
        home.mkdir(parents=True, mode=0o700)
    _keep_to_owner(home)
    content = home / "content"
    if not content.exists():
        _copy_content(content, made_up=made_up)
    (content / "releases").mkdir(exist_ok=True)
    (home / PROCEDURES).mkdir(mode=0o700, exist_ok=True)


def _keep_to_owner(home: Path) -> None:
    """Close a folder that others may look into. Raises CoreError where it holds other things, which may be for them."""
    if home.stat().st_mode & 0o077 == 0:
        return
    ours = {"content", "content.unfinished", PROCEDURES, f"{FILE}.unfinished"}
    if others := sorted(path.name for path in home.iterdir() if path.name not in ours):
        raise CoreError(
            f"Others may look into {home}, and it holds other things: {others[0]}.",
            remedy="Nothing was made. Name an empty folder with --home, or close that one first: chmod 700.",
        )
    home.chmod(0o700)


def _copy_content(content: Path, *, made_up: bool) -> None:
    """Copy what came with the program under another name, and give it its own only when it is whole.

    What is `made_up` in it is for demonstrations: a real register begins without.
    """
    unfinished = content.with_name(f"{content.name}.unfinished")
    if unfinished.exists():
        shutil.rmtree(unfinished)
    try:
        shutil.copytree(
            shipped_content(), unfinished, ignore=_without_releases, copy_function=shutil.copyfile
        )
        if not made_up:
            words = unfinished / VOCABULARY
            words.write_text(without_made_up(words.read_text("utf-8")), "utf-8")
        unfinished.rename(content)
    except OSError:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise


def _without_releases(folder: str, names: list[str]) -> set[str]:
    """The releases that come with the program are another council's."""
    left = {name for name in names if name == "__pycache__"}
    return left | ({"releases"} if Path(folder) == shipped_content() else set())


def _make_register(home: Path, stamp: Stamp, *, demonstration: bool) -> None:
    """Make the file under another name, and give it its own only when it is whole."""
    unfinished = home / f"{FILE}.unfinished"
    unfinished.unlink(missing_ok=True)
    make_file(unfinished)
    sessions = connect(unfinished, alone=True)
    try:
        bring_up_to_date(sessions)
        with sessions.write() as session:
            write_meta(session, "made_on", stamp.day.isoformat())
            write_meta(session, "demonstration", "yes" if demonstration else "no")
            first_user(session, stamp, demonstration=demonstration)
            first_version(session, stamp=stamp)
    finally:
        sessions.close()
    unfinished.rename(home / FILE)
