"""Batches of rows prepared by every processor there is; each has the register open for itself."""

import gc
import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from itertools import chain
from multiprocessing import get_context, parent_process
from pathlib import Path

from core.register.imports.maps.model import Map
from core.register.imports.planning.cells import Cells
from core.register.imports.planning.plan import Planner
from core.register.imports.planning.planned import RowsOfCase
from core.register.imports.writing.preparing import Batch, Preparer
from core.register.open import open_register
from core.register.register import Register
from core.register.store.journal.stamp import Stamp

BATCH = 250
FEW = 2_000
"""Rows up to which one processor is quicker than starting others."""

COLLECT = 50_000
"""Objects made before Python looks for circles among them: rows make many objects and no circles."""

Work = tuple[list[RowsOfCase], dict[str, str]]
"""Cases by their rows, and those of those old references among them that were imported before."""


@dataclass(frozen=True)
class Job:
    """What every batch is prepared with."""

    home: Path
    mapping: Map
    headings: tuple[str, ...]
    day_zero: date
    """The day that serial numbers count from."""
    stamp: Stamp
    keep: bool
    """Whether what is new will be written."""


def planner_of(register: Register, job: Job) -> Planner:
    """What plans the rows of a job."""
    today = job.stamp.day
    return Planner(
        job.mapping,
        Cells(job.mapping, job.headings, today, job.day_zero, register.vocabulary.choices()),
        register.procedures,
        job.stamp.by,
    )


def preparer(register: Register, job: Job) -> Preparer:
    """What prepares the batches of a job."""
    return Preparer(register, planner_of(register, job), stamp=job.stamp, keep=job.keep)


def prepared(register: Register, job: Job, work: Iterable[Work]) -> Iterator[Batch]:
    """Every batch, prepared, in order. The first few are done here; a long file is shared among the processors.

    Where this computer lets no processes work together, all of them are done here.
    """
    works = iter(work)
    own = preparer(register, job)
    done = 0
    for rows, references in works:
        yield own.batch(rows, references)
        done += len(rows)
        if done >= FEW and (os.cpu_count() or 1) > 1:
            break
    first = next(works, None)
    if first is None:
        return
    works = chain([first], works)
    pool = _pool(job)
    if pool is None:
        yield from (own.batch(rows, references) for rows, references in works)
    else:
        yield from _shared(pool, works)


def _pool(job: Job) -> ProcessPoolExecutor | None:
    """Processes to share the work; None where they can't have what they share, as without a /dev/shm to write to."""
    try:
        return ProcessPoolExecutor(
            os.cpu_count() or 1, mp_context=get_context("spawn"), initializer=_begin, initargs=(job,)
        )
    except (OSError, ImportError, NotImplementedError):
        return None


def _shared(pool: ProcessPoolExecutor, works: Iterator[Work]) -> Iterator[Batch]:
    many = os.cpu_count() or 1
    with pool:
        waiting: deque[Future[Batch]] = deque()
        try:
            for rows, references in works:
                waiting.append(_submitted(pool, rows, references))
                if len(waiting) > 4 * many:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()


def _submitted(
    pool: ProcessPoolExecutor, rows: list[RowsOfCase], references: dict[str, str]
) -> Future[Batch]:
    """Hand a batch over. A process that this begins never hears Ctrl-C, which is for whoever waits for it."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        return pool.submit(_batch, rows, references)
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


_own: list[Preparer] = []
"""In a process of its own: what it prepares with."""


def _begin(job: Job) -> None:
    threading.Thread(target=_end_with_parent, daemon=True).start()
    gc.set_threshold(COLLECT)
    _own.append(preparer(open_register(job.home, reader=job.stamp.by, today=job.stamp.day), job))


def _end_with_parent() -> None:
    """A process that is killed can't end those it began, and what they hold is about people: each ends by itself."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _batch(rows: Sequence[RowsOfCase], references: Mapping[str, str]) -> Batch:
    return _own[0].batch(rows, references)
