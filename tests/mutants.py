"""Change the code one place at a time and see whether a test turns red: `python -m tests.mutants --sample 200 --seed 1`.

mutmut changes the code and runs the tests that reach each change, in a copy of the checkout. The sample is drawn by chance
that repeats: the same seed over the same code changes the same places. Which tests concern an area stands in AREAS.
What survives is explained in docs/mutants.md; what is not explained there is printed with its change.
"""

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EXPLAINED = ROOT / "docs" / "mutants.md"
AREAS: Mapping[str, Sequence[str]] = {
    "core/law": ("tests/law", "tests/guards"),
    "core/figures": ("tests/figures",),
    "core/release": ("tests/release",),
    "site_builder/pages/markdown.py": ("tests/site/test_markdown.py", "tests/site/test_pages.py"),
    "core/register/cases": ("tests/register", "tests/guards"),
}
"""What is changed, and the tests that concern it."""
ENOUGH = 0.9
"""Of all changes tried in the areas together, how many have to turn a test red."""
CAUGHT = frozenset({"killed", "timeout", "caught by type check", "segfault"})
HERE = "[tool.mutmut]\n"
"""Where the settings of mutmut begin; what is changed and by which tests is put in there for each area."""


@dataclass(frozen=True)
class Tried:
    """One change: its name for mutmut, what became of it, and the lines that differ."""

    name: str
    outcome: str
    change: str

    @property
    def caught(self) -> bool:
        return self.outcome in CAUGHT


def copy_of_checkout(to: Path) -> Path:
    """The files that git knows, in a folder of their own."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True)
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file():
            (to / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, to / name)
    return to


def sources(area: str) -> list[Path]:
    """The modules of an area, by their path in the checkout."""
    place = ROOT / area
    paths = [place] if place.is_file() else sorted(place.rglob("*.py"))
    return [path.relative_to(ROOT) for path in paths if path.name != "__init__.py"]


def changes_of(path: Path) -> list[str]:
    """The names of every change that mutmut can make in a module, in their order."""
    from mutmut.mutation.file_mutation import mutate_file_contents
    from mutmut.utils.format_utils import get_mutant_name

    changed = mutate_file_contents(str(path), (ROOT / path).read_text("utf-8"))
    return [get_mutant_name(path, name) for name in changed.mutant_names]


def drawn(sample: int, seed: int, areas: Sequence[str]) -> dict[str, dict[Path, list[str]]]:
    """So many changes by area and module: a module is drawn as often as it is long, its changes with the same chance."""
    chance = random.Random(seed)
    modules = [(area, path) for area in areas for path in sources(area)]
    lengths = [len((ROOT / path).read_text("utf-8").splitlines()) for _, path in modules]
    often = Counter(chance.choices(modules, lengths, k=sample))
    changes: dict[str, dict[Path, list[str]]] = {}
    for (area, path), times in sorted(often.items()):
        names = changes_of(path)
        if names:
            changes.setdefault(area, {})[path] = sorted(chance.sample(names, min(times, len(names))))
    return changes


def run_area(area: str, by_module: Mapping[Path, Sequence[str]], workers: int) -> Iterator[Tried]:
    """Try changes of one area in a copy of the checkout. Raises SystemExit where its tests fail on the unchanged code."""
    with tempfile.TemporaryDirectory(prefix="heard-mutants-") as scratch:
        copy = copy_of_checkout(Path(scratch))
        names = [name for of_module in by_module.values() for name in of_module]
        chosen = f"only_mutate = {list(map(str, by_module))}\npytest_add_cli_args_test_selection = {list(AREAS[area])}\n"
        project = copy / "pyproject.toml"
        project.write_text(project.read_text("utf-8").replace(HERE, HERE + chosen, 1), "utf-8")
        mutmut = [sys.executable, "-m", "mutmut"]
        environment = {**os.environ, "HYPOTHESIS_DATABASE": "none"}
        ran = subprocess.run(
            [*mutmut, "run", "--max-children", str(workers), *names],
            check=False, cwd=copy, env=environment, capture_output=True, text=True,
        )  # fmt: skip
        if ran.returncode:
            raise SystemExit(f"{area}: {ran.stdout[-3000:]}\n{ran.stderr[-3000:]}")
        results = subprocess.run(
            [*mutmut, "results", "--all", "true"], check=True, cwd=copy, capture_output=True, text=True
        )
        outcomes = dict(line.strip().rsplit(": ", 1) for line in results.stdout.splitlines() if ": " in line)
        for name in names:
            outcome = outcomes.get(name, "not tried")
            yield Tried(name, outcome, "" if outcome in CAUGHT else change_of([*mutmut, "show", name], copy))


def change_of(show: Sequence[str], copy: Path) -> str:
    """The lines that a change takes out and puts in."""
    shown = subprocess.run(show, check=False, cwd=copy, capture_output=True, text=True).stdout
    lines = [line for line in shown.splitlines() if line[:1] in "+-" and line[:3] not in ("+++", "---")]
    return "\n".join(lines)


def main() -> int:
    """Try a sample and say how many changes turned a test red; 1 where too few did."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("areas", nargs="*", default=list(AREAS), help="some of: " + ", ".join(AREAS))
    parser.add_argument("--sample", type=int, default=100, help="how many places to change")
    parser.add_argument("--seed", type=int, default=1, help="another seed draws others")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1, help="how many at once")
    options = parser.parse_args()
    explained = EXPLAINED.read_text("utf-8") if EXPLAINED.exists() else ""
    tried: list[Tried] = []
    for area, by_module in drawn(options.sample, options.seed, options.areas).items():
        of_area = list(run_area(area, by_module, options.workers))
        print(f"{area}: {sum(mutant.caught for mutant in of_area)} of {len(of_area)} killed", flush=True)
        for mutant in of_area:
            if not mutant.caught:
                known = " (explained)" if mutant.change and mutant.change in explained else ""
                print(f"  {mutant.name}: {mutant.outcome}{known}\n{mutant.change}", flush=True)
        tried += of_area
    killed = sum(mutant.caught for mutant in tried)
    print(f"{killed} of {len(tried)} killed ({100 * killed / len(tried):.0f}%), seed {options.seed}")
    return int(killed < ENOUGH * len(tried))


if __name__ == "__main__":
    sys.exit(main())
