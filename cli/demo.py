"""`heard demo`: a throwaway register of made-up cases, its figures, its website and its desk, in the current folder."""

import os
import shlex
import shutil
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli.common import stamp, today, who
from cli.desk.door import DEMONSTRATION
from core.errors import BadInput, CoreError

if TYPE_CHECKING:
    from core.register.register import Register

HOME = DEMONSTRATION
FIRST_DAY = date(2024, 6, 1)
"""The made-up open cases run under the Ombudsman's Code, and some of them for weeks by then."""
MARKER = ".heard-demonstration"
SAID_IN_MARKER = (
    "`heard demo` made this folder. Nothing in it is real, and `heard demo --fresh` deletes it.\n"
)

Fresh = Annotated[
    bool, typer.Option("--fresh", help="Delete the demonstration in ./.demo and make it again.")
]


Out = Annotated[Path, typer.Option("--out", help="The folder that the website is written to.")]


def add_to(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.command("demo")(demo)


def demo(fresh: Fresh = False, out: Out = Path("public")) -> None:
    """See Heard at work: made-up cases in ./.demo, their figures, the website in ./public, then the desk.

    Run again it carries on with what is there. It never touches a register of yours: HEARD_HOME means nothing here.
    """
    from site_builder.write import must_be_ours

    person = who(None)
    if today() < FIRST_DAY:
        raise BadInput(
            f"The demonstration's cases are made up for days from {FIRST_DAY.isoformat()} on, and it is {today().isoformat()}.",
            remedy="Set HEARD_TODAY to a later day, or unset it.",
            field="HEARD_TODAY",
        )
    must_be_ours(out, demo=True)
    _claim(fresh=fresh)
    typer.echo(f"A demonstration: every case in {HOME} is made up.")
    register = _open(person)
    try:
        added = _add(register, person)
        years = _fill(register)
        if added:
            typer.echo(f"  People: {person} added")
        _releases(register, years)
    finally:
        register.close()
    _build(out)
    _next_steps(years[-1], out)
    if all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):
        from cli.desk.desk import desk

        desk(home=HOME, as_name=person, theme=None)


def _claim(*, fresh: bool) -> None:
    """Make the folder ours, or find that it is. CoreError where it is somebody else's; then nothing is touched."""
    ours = HOME.is_dir() and not HOME.is_symlink() and (HOME / MARKER).is_file()
    taken = HOME.is_symlink() or HOME.exists()
    if taken and not ours and (HOME.is_symlink() or not HOME.is_dir() or any(HOME.iterdir())):
        raise CoreError(
            f"{HOME.absolute()} is there, and `heard demo` did not make it.",
            remedy="Nothing was touched. Run `heard demo` in another folder, or move that one away.",
        )
    if ours and fresh:
        _must_be_made_up()
        shutil.rmtree(HOME)
    HOME.mkdir(mode=0o700, exist_ok=True)
    (HOME / MARKER).write_text(SAID_IN_MARKER, "utf-8")


def _must_be_made_up() -> None:
    """A register that says it is real is never deleted, whatever the marker beside it says."""
    from core.register.open import FILE, open_register

    if not (HOME / FILE).exists():
        return
    try:
        register = open_register(HOME, reader=None, today=today())
    except CoreError:
        return  # damaged or unfinished: no longer anybody's register, and the marker says whose folder it is
    register.close()
    _refuse_real(register)


def _refuse_real(register: "Register") -> None:
    if not register.demonstration:
        raise CoreError(
            f"The register in {HOME.absolute()} is a real one.",
            remedy="Nothing was touched. Move it to another folder, or run `heard demo` elsewhere.",
        )


def _open(person: str) -> "Register":
    from core.register.open import FILE, create, open_register

    if (HOME / FILE).exists():
        register = open_register(HOME, reader=person, today=today())
        _refuse_real(register)
        typer.echo(f"  Register: {HOME / FILE}, as it was left")
        return register
    register = create(HOME, today=today(), by=person, demonstration=True)
    typer.echo(f"  Register: {HOME / FILE}, new")
    return register


def _fill(register: "Register") -> tuple[str, ...]:
    """Fill an empty register; the financial years that were over when it was filled, earliest first."""
    from core.law.days.dates import show_day
    from core.register.lists.worklist import counts
    from core.register.made_up.demonstration import fill, finished_years, is_filled, told_on

    filled = is_filled(register, today())
    if not filled:
        with_progress("Writing made-up cases", lambda tell: fill(register, today(), tell))
    day = told_on(register)
    number = counts(register, None, today()).all
    typer.echo(
        f"  Cases: {number:,}, made up as on {show_day(day)}" + (", as they were left" if filled else "")
    )
    if (today() - day).days > STALE_AFTER:
        typer.echo("  Much of it is overdue by now: `heard demo --fresh` makes them up as on today.")
    return finished_years(day)


STALE_AFTER = 14
"""Days after which the made-up desk no longer looks like a day's work."""


def _add(register: "Register", person: str) -> bool:
    """Whoever runs the demonstration is one of its people, though somebody else made it; whether they had to be added."""
    from core.register.users import add_user, users

    people = users(register)
    missing = person not in {user.name for user in people}
    if missing:
        manager = next(user.name for user in people if user.is_manager)
        add_user(register, person, role="manager", stamp=stamp(manager))
    return missing


def _releases(register: "Register", years: tuple[str, ...]) -> None:
    """The report's figures as earlier releases, and the made-up years frozen beside them."""
    from cli.release import software
    from core.content import shipped_content
    from core.release.freeze import freeze
    from core.release.load import load
    from core.release.save import save

    folder = register.content / "releases"
    for file in sorted((shipped_content() / "releases").glob("*.json")):
        release = load(file)
        shutil.copyfile(file, folder / file.name)
        typer.echo(f"  Earlier release: {folder / file.name}, {release.title}")
    for year in years:
        path = save(folder, freeze(register, year, today=today(), software=software()))
        typer.echo(f"  Frozen: {path}, a draft, counted from the made-up cases")


def _build(out: Path) -> None:
    from site_builder.build import build

    report = build(HOME / "content", out, demo=True, today=today())
    for words in report.warnings:
        typer.echo(f"  {words}")
    typer.echo(
        f"  Website: {out / 'index.html'}, {len(report.pages)} pages, with a banner that says what it is"
    )


def with_progress(what: str, work: Callable[[Callable[[int, int], None]], None]) -> None:
    """Do long work; on a terminal a line says how far it is, elsewhere nothing is printed until it is done."""
    if not sys.stderr.isatty():
        work(lambda done, of: None)
        return
    shown_at = 0.0

    def tell(done: int, of: int) -> None:
        nonlocal shown_at
        if done < of and time.monotonic() - shown_at < 0.1:
            return
        shown_at = time.monotonic()
        sys.stderr.write(f"\r  {what}: {done:,} of {of:,} events")
        sys.stderr.flush()

    try:
        work(tell)
    finally:
        sys.stderr.write("\r" + " " * 70 + "\r")
        sys.stderr.flush()


def _next_steps(year: str, out: Path) -> None:
    heard, home = _command(), f"--home {HOME}"
    site = "" if out == Path("public") else f" --out {shlex.quote(str(out))}"
    steps = (
        (f"{heard} desk {home}", "the officers' desk, in a terminal"),
        (f"{heard} site serve{site}", "the website, for a browser on this computer"),
        (f"{heard} case list {home}", "what is due, without a terminal's screen"),
        (f"{heard} figures {year} {home}", "the year's figures, with how each was counted"),
        (f"{heard} verify {home}", "derive every case again and compare"),
        (f"{heard} demo --fresh", "begin again from nothing"),
    )
    width = max(len(command) for command, _ in steps)
    typer.echo("Next:")
    for command, what in steps:
        typer.echo(f"  {command:{width}}  {what}")


def _command() -> str:
    """What a person types to run this program from here."""
    program = Path(sys.argv[0])
    installed = shutil.which("heard")
    if installed and program.exists() and program.samefile(installed):
        return "heard"
    if program.name != "heard" or not program.exists():
        return f"{shlex.quote(sys.executable)} -m cli.main"
    near = os.path.relpath(program)
    return shlex.quote(str(program) if near.startswith("..") else near)
