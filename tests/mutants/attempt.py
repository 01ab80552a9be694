"""A plugin of pytest that tries changes of the code: tests are collected once, and each change has a process of its own.

That process begins as a copy of one that has run no test, takes its change, and runs its tests until the first that fails.
"""

import json
import os
import resource
import shutil
import signal
import sys
import tempfile
from pathlib import Path

import pytest

LIMIT = 900
"""Seconds by the clock after which a change counts as one that never ends; only a fault reaches them."""
KILLED, SURVIVED, CRASHED = 1, 0, 3


def pytest_runtestloop(session: pytest.Session) -> bool:
    """Try every change of the plan instead of running the tests; answers go to the plan's own file."""
    plan = json.loads(Path(os.environ["MUTANTS_PLAN"]).read_text("utf-8"))
    items = {item.nodeid: item for item in session.items}
    running: dict[int, tuple[str, Path]] = {}
    with Path(plan["answers"]).open("a", encoding="utf-8") as answers:
        for mutant in plan["mutants"]:
            if len(running) >= plan["workers"]:
                _wait(running, answers)
            chosen = [items[name] for name in mutant["tests"] if name in items]
            scratch = Path(tempfile.mkdtemp(dir=plan["scratch"]))
            process = os.fork()
            if not process:
                _try(mutant["name"], chosen, scratch, seconds=int(mutant["seconds"]))
            running[process] = mutant["name"], scratch
        while running:
            _wait(running, answers)
    return True


def _wait(running, answers) -> None:  # type: ignore[no-untyped-def]
    process, status = os.wait()
    name, scratch = running.pop(process)
    shutil.rmtree(scratch, ignore_errors=True)
    code = os.waitstatus_to_exitcode(status)
    outcome = {KILLED: "killed", SURVIVED: "survived"}.get(code, "timeout" if -code in ENDLESS else "crashed")
    answers.write(json.dumps([name, outcome]) + "\n")
    answers.flush()


ENDLESS = (signal.SIGXCPU, signal.SIGALRM, signal.SIGKILL)


def _try(name: str, items: list[pytest.Item], scratch: Path, *, seconds: int) -> None:
    """Run the tests with one change and end the process with the answer."""
    code = CRASHED
    try:
        os.environ.update(MUTANT_UNDER_TEST=name, TMPDIR=str(scratch), PYTEST_DEBUG_TEMPROOT=str(scratch))
        tempfile.tempdir = str(scratch)
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 5))
        signal.alarm(LIMIT)
        code = (
            KILLED
            if any(_fails(item, after) for item, after in zip(items, [*items[1:], None], strict=False))
            else SURVIVED
        )
    except BaseException:  # noqa: BLE001 - the change broke pytest itself: a test would have shown it
        code = KILLED
    finally:
        sys.stdout.flush()
        os._exit(code)


def _fails(item: pytest.Item, after: pytest.Item | None) -> bool:
    from _pytest.runner import runtestprotocol

    return any(report.failed for report in runtestprotocol(item, log=False, nextitem=after))
