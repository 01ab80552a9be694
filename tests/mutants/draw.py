"""Which places of the code are changed, drawn by chance that repeats, and what each change takes out and puts in."""

import difflib
import hashlib
import json
import random
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
KEPT = ROOT / ".mutants"
"""What is made and asked once; git ignores it."""
AREAS: Mapping[str, Sequence[str]] = {
    "core/law": ("tests/law", "tests/guards", "tests/house/test_generated.py"),
    "core/figures": ("tests/figures", "tests/lists/test_sample.py", "tests/house/test_generated.py"),
    "core/release": ("tests/release",),
    "site_builder/pages/markdown.py": ("tests/site/test_markdown.py", "tests/site/test_pages.py"),
    "core/register/cases": ("tests/register", "tests/guards"),
}
"""What is changed, and the tests that concern it."""


@dataclass(frozen=True)
class Mutant:
    """One change: the area and module it is in, its name for mutmut, and the lines that differ."""

    area: str
    path: Path
    name: str
    change: str

    @property
    def function(self) -> str:
        """The function or method that is changed, as mutmut writes it."""
        return self.name.partition("__mutmut_")[0]


def sources(area: str) -> list[Path]:
    """The modules of an area, by their path in the checkout."""
    place = ROOT / area
    paths = [place] if place.is_file() else sorted(place.rglob("*.py"))
    return [path.relative_to(ROOT) for path in paths if path.name != "__init__.py"]


def mutated(path: Path) -> tuple[str, dict[str, str]]:
    """A module with every change in it, one of which is taken when it runs; and the lines of each change by its name.

    Kept under the digest of the module, since making them takes a second or two.
    """
    kept = KEPT / f"{hashlib.sha256(str(path).encode() + (ROOT / path).read_bytes()).hexdigest()[:24]}.json"
    if not kept.exists():
        KEPT.mkdir(exist_ok=True)
        kept.write_text(json.dumps(_mutate(path)), "utf-8")
    code, changes = json.loads(kept.read_text("utf-8"))
    return code, changes


def _mutate(path: Path) -> tuple[str, dict[str, str]]:
    from mutmut.mutation.file_mutation import mutate_file_contents
    from mutmut.utils.format_utils import get_mutant_name

    whole = mutate_file_contents(str(path), (ROOT / path).read_text("utf-8"))
    lines, spans = whole.code.splitlines(), whole.line_span_by_function_name

    def body(name: str) -> list[str]:
        span = spans[name]
        return [re.sub(r"__mutmut_(orig|\d+)", "", line) for line in lines[span.start - 1 : span.end]]

    changes = {}
    for name in whole.mutant_names:
        before, after = body(name.rpartition("_")[0] + "_orig"), body(name)
        differing = [
            line for line in difflib.unified_diff(before, after, n=0) if line[:2] not in ("--", "++", "@@")
        ]
        changes[get_mutant_name(path, name)] = "\n".join(differing)
    return whole.code, changes


def drawn(sample: int, seed: int, areas: Sequence[str]) -> tuple[list[Mutant], dict[Path, str]]:
    """So many changes, and the modules with these in them: a module is drawn as often as it is long."""
    chance = random.Random(seed)
    modules = [(area, path) for area in areas for path in sources(area)]
    lengths = [len((ROOT / path).read_text("utf-8").splitlines()) for _, path in modules]
    often = Counter(chance.choices(modules, lengths, k=sample))
    mutants, code = [], {}
    for (area, path), times in sorted(often.items()):
        code[path], changes = mutated(path)
        chosen = sorted(chance.sample(list(changes), min(times, len(changes))))
        mutants += [Mutant(area, path, name, changes[name]) for name in chosen]
    return mutants, code
