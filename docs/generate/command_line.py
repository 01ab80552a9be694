"""The command-line reference, from the Typer app itself."""

from collections.abc import Iterator
from typing import Any

import typer.main

from cli.app import app

HEAD = """# The command line

Generated from the program by `just diagrams`; CI fails when it drifts.

Everything the desk does, a command does too. `--json` prints for programs. Exit codes: 0 done, 1 something is wrong and
the message says what to do, 2 an argument that can't be understood or can't be true, 3 a refusal with its reason,
4 done, but the answer could not be printed.
"""


def pages() -> Iterator[tuple[str, str]]:
    """The one page of the reference."""
    root = typer.main.get_command(app)
    yield "cli.md", "\n".join([HEAD, *sections(root, "heard")]) + "\n"


def sections(command: Any, path: str) -> Iterator[str]:
    """A section for a command, or for each command of a group, in the order of its help."""
    with command.make_context(path, [], resilient_parsing=True) as context:
        for name in command.list_commands(context) if hasattr(command, "list_commands") else ():
            yield from sections(command.get_command(context, name), f"{path} {name}")
        if not hasattr(command, "list_commands"):
            yield section(command, context, path)


def section(command: Any, context: Any, path: str) -> str:
    """Usage, what it does, and a table of what it takes."""
    usage = " ".join([path, *command.collect_usage_pieces(context)])
    rows = [row for parameter in command.get_params(context) if (row := row_of(parameter, context))]
    lines = [f"## {path}", "", (command.help or "").strip(), "", f"    {usage}", ""]
    if rows:
        lines += ["| Takes | Meaning |", "|---|---|"]
        lines += [f"| `{name}` | {meaning} |" for name, meaning in rows] + [""]
    return "\n".join(lines)


def row_of(parameter: Any, context: Any) -> tuple[str, str] | None:
    """The name and the meaning of one option or argument; None for --help, which every command has."""
    record = parameter.get_help_record(context)
    if "--help" in parameter.opts:
        return None
    if record is None:
        record = (parameter.make_metavar(context), getattr(parameter, "help", None) or "")
    name, meaning = (" ".join(part.split()).replace("|", "\\|") for part in record)
    return name, meaning
