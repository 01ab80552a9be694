"""A plugin of pytest that writes down what each test reaches. What the program keeps once read is forgotten before each test."""

import gc
import json
import os
import time
from collections import defaultdict
from collections.abc import Iterator
from functools import _lru_cache_wrapper
from pathlib import Path
from typing import Any

import pytest
from reached_by_tests import reached  # type: ignore[import-not-found]

by_import: list[str] = []
by_file: dict[str, list[tuple[str, float, list[str]]]] = defaultdict(list)
kept_once: list["_lru_cache_wrapper[Any]"] = []


def pytest_collection_finish() -> None:
    by_import.extend(sorted(reached))
    parts = ("core", "site_builder")
    kept_once.extend(
        value
        for value in gc.get_objects()
        if isinstance(value, _lru_cache_wrapper) and value.__module__.partition(".")[0] in parts
    )


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    for function in kept_once:
        function.cache_clear()
    reached.clear()
    began = time.process_time()
    answer = yield
    test = (item.nodeid, round(time.process_time() - began, 4), sorted(reached))
    by_file[item.nodeid.partition("::")[0]].append(test)
    return answer


def pytest_sessionfinish(exitstatus: int) -> None:
    if exitstatus == 0:
        for name, place in json.loads(os.environ["MUTANTS_KEPT"]).items():
            Path(place).write_text(json.dumps({"import": by_import, "tests": by_file[name]}), "utf-8")
