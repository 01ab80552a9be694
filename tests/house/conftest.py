"""The command line as tests of the whole program use it: the fixtures of tests/cli."""

from tests.cli.conftest import heard, home, made

__all__ = ["heard", "home", "made"]
