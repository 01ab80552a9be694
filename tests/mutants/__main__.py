"""Change the code one place at a time and see whether a test turns red: `python -m tests.mutants --sample 200 --seed 1`.

mutmut makes the changes, in a copy of the checkout. The sample is drawn by chance that repeats: the same seed over the same
code changes the same places. A change meets the tests that reach its function, those first that reach little else, until one
turns red. What survives is explained in docs/mutants.md; what is not explained there is printed with its change.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.mutants.draw import AREAS, ROOT, Mutant, drawn
from tests.mutants.reach import PLAIN, Reach, reach_of, tell

EXPLAINED = ROOT / "docs" / "mutants.md"
ENOUGH = 0.9
"""Of the changes tried in each area, how many have to turn a test red."""
CAUGHT = frozenset({"killed", "timeout", "crashed"})


def copy_of_checkout(to: Path) -> Path:
    """The files that git knows, in a folder of their own."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True)
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file():
            (to / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, to / name)
    return to


def surroundings(copy: Path) -> dict[str, str]:
    """The environment in which the copy's code is imported, by its tests and by the programs that they start."""
    return {**os.environ, "PYTHONPATH": str(copy), "HYPOTHESIS_DATABASE": "none"}


def run_area(
    area: str, mutants: Sequence[Mutant], reach: Reach, copy: Path, options: argparse.Namespace
) -> Mapping[str, str]:
    """What became of each change of an area, by its name."""
    seconds = {test.name: test.seconds for test in reach.tests}
    plans: list[list[dict[str, object]]] = [[]]
    for mutant in mutants:
        tests = reach.concerning(mutant.function, options.patience)
        plan = {
            "name": mutant.name,
            "tests": tests,
            "seconds": 30 + 10 * sum(seconds[name] for name in tests),
        }
        if mutant.function in reach.by_import:
            plans.append([plan])
        else:
            plans[0].append(plan)
    with tempfile.TemporaryDirectory(prefix="heard-mutants-") as folder:
        answers = Path(folder) / "answers"
        answers.touch()
        for number, plan in enumerate(filter(None, plans)):
            whole = {"mutants": plan, "workers": options.workers, "scratch": folder, "answers": str(answers)}
            place = Path(folder) / f"plan-{number}.json"
            place.write_text(json.dumps(whole), "utf-8")
            by_import = {"MUTANT_UNDER_TEST": str(plan[0]["name"])} if len(plan) == 1 else {}
            subprocess.run(
                [sys.executable, "-m", "pytest", "-q", "-p", "tests.mutants.attempt", *PLAIN, *AREAS[area]],
                check=False, cwd=copy, env={**surroundings(copy), **by_import, "MUTANTS_PLAN": str(place)},
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            )  # fmt: skip
            tried = [json.loads(line) for line in answers.read_text("utf-8").splitlines()]
            if by_import and plan[0]["name"] not in dict(tried):
                with answers.open("a", encoding="utf-8") as file:  # the change broke the import itself
                    file.write(json.dumps([plan[0]["name"], "crashed"]) + "\n")
        return dict(json.loads(line) for line in answers.read_text("utf-8").splitlines())


def say(area: str, mutants: Sequence[Mutant], outcomes: Mapping[str, str], explained: str) -> bool:
    """Print how many changes of an area turned a test red, and those that did not; whether they were enough."""
    reasons = {line.strip() for line in explained.splitlines()}
    caught = sum(outcomes.get(mutant.name) in CAUGHT for mutant in mutants)
    print(f"{area}: {caught} of {len(mutants)} killed ({100 * caught / len(mutants):.0f}%)", flush=True)
    for mutant in mutants:
        outcome = outcomes.get(mutant.name, "not tried")
        if outcome not in CAUGHT:
            known = " (explained)" if reasons.issuperset(map(str.strip, mutant.change.splitlines())) else ""
            print(f"  {mutant.name}: {outcome}{known}\n{mutant.change}", flush=True)
    return caught >= ENOUGH * len(mutants)


def main() -> int:
    """Try a sample and say how many changes turned a test red; 1 where too few did in some area."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("areas", nargs="*", default=list(AREAS), help="some of: " + ", ".join(AREAS))
    parser.add_argument("--sample", type=int, default=100, help="how many places to change")
    parser.add_argument("--seed", type=int, default=1, help="another seed draws others")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1, help="how many at once")
    parser.add_argument(
        "--patience", type=float, default=30, help="processor seconds of tests for one change"
    )
    options = parser.parse_args()
    explained = EXPLAINED.read_text("utf-8") if EXPLAINED.exists() else ""
    mutants, code = drawn(options.sample, options.seed, options.areas)
    enough = True
    with tempfile.TemporaryDirectory(prefix="heard-mutants-") as folder:
        asked, changed = (copy_of_checkout(Path(folder) / name) for name in ("asked", "changed"))
        tell(asked)
        for path, text in code.items():
            (changed / path).write_text(text, "utf-8")
        for area in options.areas:
            of_area = [mutant for mutant in mutants if mutant.area == area]
            if of_area:
                reach = reach_of(area, asked, surroundings(asked))
                enough &= say(area, of_area, run_area(area, of_area, reach, changed, options), explained)
    return int(not enough)


if __name__ == "__main__":
    sys.exit(main())
