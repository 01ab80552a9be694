"""Measure Heard beside others in one run: `python -m bench [desk] [opening] [figures] [imports] [site] [writers] [--cases N]`. Prints Markdown.

Only ratios carry from one machine to another. No test asserts a time.
"""

import argparse
from pathlib import Path

from bench.machine import machine

PARTS = ("desk", "opening", "figures", "imports", "site", "writers")


def main() -> None:
    """Measure the parts that were named, or all."""
    parser = argparse.ArgumentParser(
        prog="python -m bench", description="Measure Heard beside others, in one run."
    )
    parser.add_argument(
        "parts", nargs="*", choices=[*PARTS, []], help="what to measure; everything where none is named"
    )
    parser.add_argument("--cases", type=int, default=100_000, help="how many made-up cases")
    parser.add_argument("--pages", type=int, default=200, help="how many made-up pages")
    parser.add_argument("--writers", type=int, default=20, help="how many save at once")
    parser.add_argument(
        "--rows", type=int, default=50_000, help="how many rows of an old system are brought in"
    )
    parser.add_argument(
        "--dry", type=int, default=200_000, help="of how many rows a dry run is made; 0 for none"
    )
    parser.add_argument("--seconds", type=float, default=60, help="for how long they save")
    parser.add_argument("--against", type=Path, help="an older checkout of Heard, to open cases beside it")
    chosen = parser.parse_args()
    parts = chosen.parts or PARTS
    print(f"Machine: {machine()}.\n")
    if "desk" in parts or "figures" in parts:
        from bench.register import register_of

        home = register_of(chosen.cases)
    if "desk" in parts:
        from bench import desk

        print(desk.measure(home, chosen.cases))
    if "opening" in parts:
        from bench import opening

        print(opening.measure(chosen.against))
    if "figures" in parts:
        from bench import figures

        print(figures.measure(home, chosen.cases))
    if "imports" in parts:
        from bench import imports

        print(imports.measure(chosen.rows, chosen.dry))
    if "site" in parts:
        from bench import site

        print(site.measure(chosen.pages))
    if "writers" in parts:
        from bench import writers

        print(writers.measure(chosen.writers, chosen.seconds))


if __name__ == "__main__":
    main()
