"""Which test reaches which function: each function of the areas says that it ran, in a copy of the checkout.

What a test file says is kept in `.mutants/` under the digest of all that it can depend on, so that it is asked once.
"""

import ast
import hashlib
import json
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.mutants.draw import AREAS, KEPT, ROOT, sources

TELL = "reached_by_tests"
"""The module that gathers what ran; it lies beside the code in the copy."""


@dataclass(frozen=True)
class Test:
    """A test: its id for pytest, the processor seconds that it took, and the functions that it reached."""

    name: str
    seconds: float
    reached: frozenset[str]


@dataclass(frozen=True)
class Reach:
    """What the tests of an area reach, and the functions that run while modules are imported."""

    tests: Sequence[Test]
    by_import: frozenset[str]

    def concerning(self, function: str, patience: float) -> list[str]:
        """The tests that reach a function, those first that reach little else, as far as so many seconds go.

        Where it runs while modules are imported and never again, they are those that reach its module or, where nothing
        of that runs again, those that reach most. What it made at import is read by tests that call nothing: the
        quickest of all are tried too, as far as the same seconds go again.
        """
        module = f"{function.rpartition('.')[0]}."
        concerned = [test for test in self.tests if function in test.reached] or [
            test for test in self.tests if any(name.startswith(module) for name in test.reached)
        ]
        ordered = sorted(
            concerned or self.tests,
            key=lambda test: (len(test.reached) if concerned else -len(test.reached), test.seconds),
        )
        chosen = _within(ordered, patience)
        if function in self.by_import:
            chosen += _within(sorted(self.tests, key=lambda test: test.seconds), patience)
        return list(dict.fromkeys(chosen))


def _within(tests: Iterable[Test], patience: float) -> list[str]:
    """The first of these tests, as far as so many seconds go; one at least."""
    chosen, spent = [], 0.0
    for test in tests:
        if chosen and spent + test.seconds > patience:
            break
        chosen.append(test.name)
        spent += test.seconds
    return chosen


def tell(copy: Path) -> None:
    """Let every function of the areas in a copy of the checkout say that it ran."""
    (copy / f"{TELL}.py").write_text("reached = set()\n", "utf-8")
    for path in (path for area in AREAS for path in sources(area)):
        module = ast.parse((copy / path).read_text("utf-8"))
        prefix = ".".join(path.with_suffix("").parts)
        for name, function in _functions(module):
            call = ast.parse(f"__import__({TELL!r}).reached.add({f'{prefix}.{name}'!r})").body
            function.body[:] = (
                [*function.body[:1], *call, *function.body[1:]]
                if _has_words(function)
                else [*call, *function.body]
            )
        (copy / path).write_text(ast.unparse(ast.fix_missing_locations(module)), "utf-8")


def _has_words(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    return ast.get_docstring(function, clean=False) is not None


def _functions(module: ast.Module) -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]:
    for statement in module.body:
        if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef):
            yield f"x_{statement.name}", statement
        if isinstance(statement, ast.ClassDef):
            for method in statement.body:
                if isinstance(method, ast.FunctionDef | ast.AsyncFunctionDef):
                    yield f"xǁ{statement.name}ǁ{method.name}", method


def reach_of(area: str, copy: Path, environment: Mapping[str, str]) -> Reach:
    """What the tests of an area reach, in a copy where functions tell. Raises SystemExit where one of them fails."""
    files = [
        path.relative_to(ROOT)
        for place in map(ROOT.joinpath, AREAS[area])
        for path in ([place] if place.is_file() else sorted(place.rglob("test_*.py")))
    ]
    KEPT.mkdir(exist_ok=True)
    kept = {path: KEPT / f"{_digest(path)}.json" for path in files}
    missing = [path for path in files if not kept[path].exists()]
    if missing:
        plan = {str(path): str(kept[path]) for path in missing}
        ran = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", "-x", "-p", "tests.mutants.ask", *PLAIN, *plan],
            check=False, cwd=copy, env={**environment, "MUTANTS_KEPT": json.dumps(plan)}, capture_output=True, text=True,
        )  # fmt: skip
        if ran.returncode:
            raise SystemExit(f"{area}: {ran.returncode} {ran.stdout[-3000:]}\n{ran.stderr[-3000:]}")
    tests, by_import = [], set()
    for path in files:
        answer = json.loads(kept[path].read_text("utf-8"))
        by_import |= set(answer["import"])
        tests += [Test(name, seconds, frozenset(reached)) for name, seconds, reached in answer["tests"]]
    return Reach(tests, frozenset(by_import))


PLAIN = ("-p", "no:cacheprovider", "-p", "no:randomly", "--hypothesis-seed=1")


def _digest(path: Path) -> str:
    """Of all that a file of tests can depend on: the program, what tests share, and the file itself."""
    return hashlib.sha256(_shared().encode() + (ROOT / path).read_bytes()).hexdigest()[:24]


def _shared(memory: list[str] = []) -> str:  # noqa: B006
    if not memory:
        listed = subprocess.run(
            ["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True
        ).stdout
        whole = hashlib.sha256()
        for name in filter(None, listed.split("\0")):
            path = ROOT / name
            own_file = name.startswith("tests/") and path.name.startswith("test_")
            if path.suffix in (".py", ".toml") and not own_file and path.is_file():
                whole.update(name.encode() + path.read_bytes())
        memory.append(whole.hexdigest())
    return memory[0]
