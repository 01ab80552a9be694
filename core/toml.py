"""TOML as people write it by hand: parsed, or refused in words with the line, whatever stands in the file."""

import re
import tomllib
from collections.abc import Iterable
from math import isfinite
from typing import Any

DEEPEST = 30
"""How many tables and lists may stand in each other; nothing that Heard reads needs ten."""
_LARGEST = 2**63
"""TOML keeps whole numbers below this, either way."""
_LINE = re.compile(r"\(at line (\d{1,9}), column \d{1,9}\)")


class NotTomlError(ValueError):
    """The text is no TOML, or holds what no file of Heard's can mean; `line` is counted from 1, None where unknown."""

    def __init__(self, what: str, line: int | None = None) -> None:
        super().__init__(what)
        self.line = line


def parse_toml(content: str | bytes) -> dict[str, Any]:
    """What a file says. Raises NotTomlError, and nothing else, whatever the content is."""
    try:
        text = content.decode("utf-8-sig") if isinstance(content, bytes) else content.removeprefix("\ufeff")
        data = tomllib.loads(text)
    except UnicodeDecodeError as error:
        raise NotTomlError("it is not text in UTF-8", error.object[: error.start].count(b"\n") + 1) from error
    except tomllib.TOMLDecodeError as error:
        line = _LINE.search(str(error))
        raise NotTomlError(str(error), int(line[1]) if line else None) from error
    except RecursionError:
        raise NotTomlError(f"more than {DEEPEST} tables or lists stand in each other") from None
    except (ValueError, ArithmeticError) as error:
        raise NotTomlError(f"a number or a day in it can't be one ({type(error).__name__})") from error
    _must_be_of_measure(data)
    return data


def _must_be_of_measure(data: dict[str, Any]) -> None:
    """Refuse what would fail only later, and far from the file: depth, and numbers that nothing can count with."""
    level: list[Any] = [data]
    for _ in range(DEEPEST):
        level = [value for holder in level for value in _values_in(holder)]
        for value in level:
            _must_be_a_number_to_count_with(value)
        if not level:
            return
    raise NotTomlError(f"more than {DEEPEST} tables or lists stand in each other")


def _values_in(holder: Any) -> Iterable[Any]:
    if isinstance(holder, dict):
        return holder.values()
    return holder if isinstance(holder, list) else ()


def _must_be_a_number_to_count_with(value: Any) -> None:
    if isinstance(value, float) and not isfinite(value):
        raise NotTomlError(f"{value} is not a number to count with")
    if isinstance(value, int) and abs(value) >= _LARGEST:
        raise NotTomlError("a number in it is too large")
