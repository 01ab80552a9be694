"""Whoever compares the register's tables with its migrations has all of them."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
STORE = ROOT / "core" / "register" / "store"

LOADED = """
import sys
import core.register.store.tables.all
print(*sorted(name for name in sys.modules if name.startswith("core.register.store.")))
"""


def modules_with_tables() -> set[str]:
    return {
        ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for path in STORE.rglob("*.py")
        if "table=True" in path.read_text()
    }


def test_what_migrations_import_loads_every_module_with_tables() -> None:
    environment = (STORE / "migrations" / "env.py").read_text()
    assert "import core.register.store.tables.all" in environment
    loaded = subprocess.run(
        [sys.executable, "-c", LOADED],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.split()
    assert modules_with_tables()
    assert modules_with_tables() - set(loaded) == set(), "import it in core/register/store/tables/all.py"
