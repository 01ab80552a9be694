"""Reading a TOML table strictly: each key asked for once, its type checked, anything left over refused."""

from collections.abc import Iterable
from datetime import date
from typing import Any, NoReturn

from core.errors import CoreError


class Table:
    """A TOML table with its place (`childrens.toml: clocks: CA-S1`), so that an error names file and key."""

    def __init__(self, data: Any, place: str) -> None:
        self.place = place
        if not isinstance(data, dict):
            self.wrong("should be a table")
        self._data: dict[str, Any] = dict(data)

    def wrong(self, what: str) -> NoReturn:
        """Raise the CoreError that says what is wrong here."""
        raise CoreError(
            f"{self.place}: {what}.", remedy="Put the procedure file right; nothing was loaded from it."
        )

    def text(self, key: str, default: str | None = None) -> str:
        """A text; required where there is no default, and then not empty."""
        value = self._take(key, str, default)
        if default is None and not value.strip():
            self.wrong(f"{key!r} is empty")
        return str(value)

    def one_of(self, key: str, allowed: Iterable[str], default: str | None = None) -> Any:
        """A text out of a fixed list."""
        value, allowed = self.text(key, default), tuple(allowed)
        if value not in allowed:
            self.wrong(f"{key!r} is {value!r}; it can be {', '.join(allowed)}")
        return value

    def number(self, key: str, default: int | None = None) -> int:
        """A whole number that is not negative."""
        value = self._take(key, int, default)
        if isinstance(value, bool) or value < 0:
            self.wrong(f"{key!r} should be a whole number, not negative")
        return int(value)

    def optional_number(self, key: str) -> int | None:
        """A whole number, or None where the key is not there."""
        return self.number(key) if key in self._data else None

    def yes_no(self, key: str, default: bool = False) -> bool:
        """True or false."""
        return bool(self._take(key, bool, default))

    def day(self, key: str) -> date:
        """A date."""
        value: date = self._take(key, date, None)
        return value

    def optional_day(self, key: str) -> date | None:
        """A date, or None where the key is not there."""
        return self.day(key) if key in self._data else None

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; empty where the key is not there."""
        values = self._take(key, list, [])
        if not all(isinstance(value, str) for value in values):
            self.wrong(f"{key!r} should be a list of texts")
        return tuple(values)

    def numbers(self, key: str) -> tuple[int, ...]:
        """A list of whole numbers; empty where the key is not there."""
        values = self._take(key, list, [])
        if not all(type(value) is int for value in values):
            self.wrong(f"{key!r} should be a list of numbers")
        return tuple(values)

    def tables(self, key: str, name: str = "") -> "list[Table]":
        """A list of tables, each placed by its value under `name` or by its number."""
        tables = []
        for at, data in enumerate(self._take(key, list, []), 1):
            label = data.get(name, at) if isinstance(data, dict) and name else at
            tables.append(Table(data, f"{self.place}: {key}: {label}"))
        return tables

    def table(self, key: str) -> "Table | None":
        """A table, or None where the key is not there."""
        if key not in self._data:
            return None
        return Table(self._take(key, dict, None), f"{self.place}: {key}")

    def named(self, key: str) -> "dict[str, Any]":
        """A table whose keys are names, as plain data; empty where it is not there."""
        return dict(self._take(key, dict, {}))

    def done(self) -> None:
        """Raise CoreError where a key is left that nobody asked for."""
        if self._data:
            self.wrong(f"unknown key {min(self._data)!r}")

    def _take(self, key: str, kind: type, default: Any) -> Any:
        if key not in self._data:
            if default is None:
                self.wrong(f"{key!r} is missing")
            return default
        value = self._data.pop(key)
        if not isinstance(value, kind):
            self.wrong(f"{key!r} should be {_KINDS[kind]}")
        return value


_KINDS = {
    str: "a text",
    int: "a number",
    bool: "true or false",
    date: "a date",
    list: "a list",
    dict: "a table",
}
