"""Bring a register's file to the format that this program writes."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from sqlalchemy import inspect, text
from sqlalchemy.orm import Session

from core.errors import CoreError
from core.register.store.file.file import MIGRATIONS, formats, newest_format
from core.register.store.file.session import Sessions

__all__ = ["bring_up_to_date", "newest_format"]


def bring_up_to_date(
    sessions: Sessions,
    *,
    to: str | None = None,
    may_be_empty: bool = True,
    today: date | None = None,
    derive: Callable[[Session], None] | None = None,
) -> None:
    """Migrate an empty or older file, in one transaction, to the newest format (or to `to`, for tests).

    An empty file is one that is being made; unless it `may_be_empty`, it is one that has lost all it held. What an
    older register derives from its events is derived again in the same transaction, by `derive`. `today` is the day on
    which it is migrated. Raises CoreError where the file was written by a newer program, is not a register, or holds a
    journal that is not what was recorded; nothing is changed then.
    """
    newest = to or newest_format()
    with sessions.read() as session:
        written = _format_of(session, sessions.path)
    if written == newest:
        return
    if written is None and not may_be_empty:
        raise CoreError(
            f"{sessions.path} is empty: it holds no register.",
            remedy="Put back its latest backup. Nothing was changed.",
        )
    if not sessions.writable:
        raise CoreError(
            f"The register at {sessions.path} was written by an older version of Heard, and can't be brought up to date:"
            " nothing can be written there.",
            remedy="Copy the whole folder to a place where you may write, and open it there.",
        )
    with sessions.write() as session:
        before = _format_of(session, sessions.path)
        if before == newest:
            return
        _upgrade(session, newest, today)
        if before is not None and derive is not None:
            derive(session)


def _format_of(session: Session, path: Path) -> str | None:
    """The file's format; None where it is empty."""
    names = inspect(session.connection()).get_table_names()
    if "alembic_version" not in names:
        if names:
            raise CoreError(f"{path} is not a register.", remedy="Name another folder with --home.")
        return None
    version = session.execute(text("SELECT version_num FROM alembic_version")).scalar()
    if version not in formats():
        raise CoreError(
            f"This register was written by a newer version of Heard (format {version}; this one knows {newest_format()}).",
            remedy="Upgrade Heard on this computer. Nothing was changed.",
        )
    return str(version)


def _upgrade(session: Session, newest: str, today: date | None) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = session.connection()
    config.attributes["today"] = today
    command.upgrade(config, newest)
