"""A page for each procedure: a diagram of its stages and a table of its clocks, from its data."""

from collections.abc import Iterator


def pages() -> Iterator[tuple[str, str]]:
    """One page a procedure."""
    return iter(())
