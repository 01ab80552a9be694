"""A value has the name of what it is: few are called by a pronoun, or by a participle that says only that somebody looked."""

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tests.house.project import PARTS, ROOT

SAY_NOTHING = frozenset(
    "one ones found said there told made kept given known wanted shown stands each it that this those them".split()
)
OF_A_THOUSAND = 8


def bound_names(source: str) -> Iterator[str]:
    """What is bound in a piece of code: variables, also of loops and comprehensions, and arguments."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id
        elif isinstance(node, ast.arg):
            yield node.arg


def test_hardly_a_name_says_nothing_of_what_it_holds() -> None:
    counted: Counter[bool] = Counter()
    by_file: Counter[str] = Counter()
    for path in (path for part in PARTS for path in (ROOT / part).rglob("*.py")):
        names = [name in SAY_NOTHING for name in bound_names(path.read_text("utf-8"))]
        counted.update(names)
        by_file[str(path.relative_to(ROOT))] = sum(names)
    assert 1000 * counted[True] <= OF_A_THOUSAND * counted.total(), by_file.most_common(12)


def test_names_that_are_bound_are_found_wherever_they_are(tmp_path: Path) -> None:
    source = "def f(a, *b, c=1, **d):\n    e: int = [g for g in a]\n    for h, i in b:\n        k = lambda m: m.n\n"
    assert sorted(bound_names(source)) == ["a", "b", "c", "d", "e", "g", "h", "i", "k", "m"]
