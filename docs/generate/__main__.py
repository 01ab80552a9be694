"""Generate the pages that could drift from the program: `python -m docs.generate`, or with --check only compare them.

Pages: the command-line reference, a diagram and table for each procedure, the glossary of figures and the guard rails. With them, what
the desk's first page is read with.
"""

import difflib
import sys
from pathlib import Path

from docs.generate import command_line, first_page, glossary, guard_rails, procedures

DOCS = Path(__file__).resolve().parent.parent


def pages() -> dict[Path, str]:
    """Every generated page by its path, as it should be now."""
    written = {
        DOCS / name: text
        for part in (command_line, procedures, glossary, guard_rails)
        for name, text in part.pages()
    }
    return {**written, **dict(first_page.files())}


def drifted(wanted: dict[Path, str]) -> list[str]:
    """The differences between the pages that stand and the pages wanted, as lines of a diff."""
    lines: list[str] = []
    for path, text in wanted.items():
        stands = path.read_text("utf-8") if path.exists() else ""
        names = (path.name, f"{path.name} as the program has it")
        lines += difflib.unified_diff(stands.splitlines(), text.splitlines(), *names, lineterm="")
    return lines


def main(arguments: list[str]) -> int:
    """Write the pages; with --check write nothing, print what drifted, and answer 1 where something did."""
    wanted = pages()
    if "--check" in arguments:
        lines = drifted(wanted)
        print(
            "\n".join([*lines, "Run `just diagrams`."])
            if lines
            else "Generated pages are as the program has them."
        )
        return 1 if lines else 0
    for path, text in wanted.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    print(f"Wrote {len(wanted)} pages.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
