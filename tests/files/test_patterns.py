"""No pattern takes more than linear time, whatever it is given: sixteen times the text is about sixteen times the work."""

import ast
import importlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice, product
from pathlib import Path
from time import process_time
from typing import Any

import pytest

from tests.house.project import ROOT

ANYWHERE = ("search", "sub", "subn", "findall", "finditer", "split")
PARTS = ("core", "cli", "tui", "site_builder")
SHORT, LONG = 1_000, 16_000
"""Characters. Linear work is sixteen times as much for the second, work that grows with the square 256 times."""
NOTICED = 0.01
"""Seconds of the processor that no linear pattern needs for the long text, and every square one exceeds tenfold."""
WORST = 64
"""Halfway between the two; each time is the least of several, so a busy machine changes nothing."""
TRIES = 3
MOST_ATTACKS = 150

Pattern = re.Pattern[Any]


@dataclass(frozen=True)
class Used:
    """A pattern and how it is used: looked for anywhere in a text, or only at its beginning."""

    pattern: Pattern
    anywhere: bool


@cache
def patterns() -> dict[str, Used]:
    """Every pattern that stands in the code, by its text."""
    return {
        f"{file.name}: {used.pattern.pattern!r}": used
        for part in PARTS
        for file in sorted((ROOT / part).rglob("*.py"))
        if "migrations" not in file.parts
        for used in used_in(file)
    }


def used_in(file: Path) -> Iterator[Used]:
    code = file.read_text("utf-8")
    if "re." not in code:
        return
    tree = ast.parse(code)
    searched = {
        ast.unparse(node.func.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ANYWHERE
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call):
            name = ast.unparse(node.targets[0])
            if ast.unparse(node.value.func) == "re.compile":
                module = importlib.import_module(".".join(file.relative_to(ROOT).with_suffix("").parts))
                if isinstance(held := getattr(module, name, None), re.Pattern):
                    yield Used(held, name in searched)
        if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("re.") and node.args:
            text, way = node.args[0], ast.unparse(node.func).removeprefix("re.")
            if isinstance(text, ast.Constant) and isinstance(text.value, (str, bytes)) and way != "compile":
                yield Used(re.compile(text.value), way in ANYWHERE)


def attacks(pattern: Pattern) -> Iterator[tuple[str, str]]:
    """Beginnings and what is repeated behind them: the pattern's own characters, alone and in pairs."""
    source = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    own = dict.fromkeys(char for char in f"{source}a0 " if char.isprintable() and char not in "\\?+*|^$")
    literal = max(re.findall(r"[A-Za-z<>\[{:=/-]+", source), key=len, default="")
    singles = [(begin, char) for begin in ("", literal) for char in own]
    pairs = [("", first + second) for first, second in product(list(own)[:10], repeat=2)]
    return islice([*singles, *pairs], MOST_ATTACKS)


def seconds(used: Used, attack: tuple[str, str], length: int) -> float:
    begin, unit = attack
    text: Any = begin + unit * (length // len(unit)) + "\x00!"
    text = text.encode("latin-1", "replace") if isinstance(used.pattern.pattern, bytes) else text
    began = process_time()
    (used.pattern.search if used.anywhere else used.pattern.fullmatch)(text)
    return process_time() - began


def is_worse_than_linear(used: Used) -> bool:
    """Whether an attack takes more than its share for a text that is sixteen times as long."""
    for attack in attacks(used.pattern):
        if seconds(used, attack, LONG) > NOTICED:
            long, short = (
                min(seconds(used, attack, length) for _ in range(TRIES)) for length in (LONG, SHORT)
            )
            if long > NOTICED and long / max(short, 1e-6) > WORST:
                return True
    return False


def test_there_are_patterns_to_look_at() -> None:
    assert len(patterns()) > 60


@pytest.mark.parametrize("text", [r"\s+\n", r"a+b", r"<[^>]*>"])
def test_a_pattern_that_is_worse_is_noticed(text: str) -> None:
    assert is_worse_than_linear(Used(re.compile(text), anywhere=True))


def test_no_pattern_is_worse_than_linear() -> None:
    assert [place for place, used in patterns().items() if is_worse_than_linear(used)] == []
