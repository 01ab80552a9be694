"""`heard letter`: what is owed in writing, and the letters of a case: make, edit, send, know when they arrived."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli.cases.case import Reference
from cli.cases.words_file import WordsFile
from cli.common import As, Home, Json, now, print_json, refuse, stamp, today, who
from cli.letters import text as letter_text
from cli.letters.options import read_given, read_variant
from cli.opening import opened
from core.errors import BadInput
from core.law.state import Refusal

if TYPE_CHECKING:
    from core.register.cases.read import Case
    from core.register.letters.read import Letter
    from core.register.register import Register

group = typer.Typer(help="Letters: what is owed in writing; make, edit, send.", no_args_is_help=True)

Notice = Annotated[
    str, typer.Argument(metavar="NOTICE", help="Which notice; `heard letter owed REF` has them.")
]
Number = Annotated[int, typer.Argument(metavar="N", help="The letter's number in the case.")]
Child = Annotated[
    bool | None,
    typer.Option("--child/--adult", help="Whom it is written for; else what follows from the case."),
]
Text = Annotated[bool, typer.Option("--text", help="As a text message; the short letters can be one.")]
Written = Annotated[
    list[str] | None,
    typer.Option(
        "--set",
        metavar="KEY=VALUE",
        help="What you write for it: reason, answer, agreed; new_date for a new day.",
    ),
]
Out = Annotated[Path | None, typer.Option(help="A file to write it to: .docx or .txt.")]
On = Annotated[str, typer.Option(help="The day: today, yesterday, fri, 2026-02-03.")]


def add_to(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.add_typer(group, name="letter")


@group.command("owed")
def owed(
    reference: Annotated[
        str | None, typer.Argument(metavar="[REF]", help="A case; without one, what waits in every case.")
    ] = None,
    mine: Annotated[bool, typer.Option("--mine", help="Only your cases.")] = False,
    home: Home = None,
    as_: As = None,
    json: Json = False,
) -> None:
    """What was or is owed in writing: to whom, by when, and whether it went."""
    from core.register.letters import draft
    from core.register.letters.notices import notices_of
    from core.register.letters.owed import owed_everywhere

    register = opened(home, as_)
    if reference is None:
        waiting = owed_everywhere(register, today=today(), whose=who(as_) if mine else None)
        if json:
            print_json(waiting)
            return
        typer.echo(letter_text.owed_text(waiting, today()))
        return
    case = _case(register, reference)
    notices = notices_of(case, today=today())
    if json:
        print_json(notices)
        return
    typer.echo(letter_text.notices_text(notices, today(), draft.wishes_of(register, case)))


@group.command("preview")
def preview(
    reference: Reference,
    notice: Notice,
    child: Child = None,
    text: Text = False,
    set_: Written = None,
    words_file: WordsFile = None,
    home: Home = None,
    as_: As = None,
    json: Json = False,
) -> None:
    """A letter as it would be, without keeping it."""
    from core.register.letters import draft

    register = opened(home, as_)
    case = _case(register, reference)
    drafted = draft.draft_letter(
        register,
        case,
        notice,
        today=today(),
        variant=read_variant(child, text),
        typed=read_given(set_, words_file),
    )
    if json:
        print_json(drafted)
        return
    typer.echo(letter_text.preview_text(drafted.text, drafted.locked, drafted.gaps))


@group.command("write")
def write(
    reference: Reference,
    notice: Notice,
    *,
    out: Out = None,
    child: Child = None,
    text: Text = False,
    set_: Written = None,
    words_file: WordsFile = None,
    again: Annotated[
        bool, typer.Option("--again", help="Another one, beside one that was edited by hand.")
    ] = False,
    home: Home = None,
    as_: As = None,
    json: Json = False,
) -> None:
    """Make a letter and keep it with the case; with --out, a file of it too."""
    from core.register.letters import write
    from core.register.letters.file import must_be_free

    register = opened(home, as_)
    if out:
        must_be_free(out)
    letter = write.write_letter(
        register,
        reference,
        notice,
        stamp=stamp(as_),
        variant=read_variant(child, text),
        typed=read_given(set_, words_file),
        again=again,
    )
    _print_letter(register, reference, letter, out, as_json=json)


@group.command("show")
def show(
    reference: Reference,
    number: Number,
    out: Out = None,
    home: Home = None,
    as_: As = None,
    json: Json = False,
) -> None:
    """One letter of a case as it stands; with --out, a file of it."""
    from core.register.letters import read
    from core.register.letters.file import must_be_free

    register = opened(home, as_)
    if out:
        must_be_free(out)
    letter = read.read_letter(_case(register, reference), number)
    if not json and out is None:
        typer.echo(letter_text.preview_text(letter.text or "Its words were erased.", letter.locked, ()))
        return
    _print_letter(register, reference, letter, out, as_json=json)


@group.command("list")
def list_(reference: Reference, home: Home = None, as_: As = None, json: Json = False) -> None:
    """The letters of a case: written, edited, sent, arrived."""
    from core.register.letters import read

    letters = read.letters_of(_case(opened(home, as_), reference))
    if json:
        print_json(letters)
        return
    for letter in letters:
        typer.echo(letter_text.letter_line(letter))
    typer.echo(f"{len(letters)} letter{'' if len(letters) == 1 else 's'}.")


@group.command("edit")
def edit(
    reference: Reference,
    number: Number,
    file: Annotated[Path, typer.Option(help="A text file with the whole letter as it should be.")],
    home: Home = None,
    as_: As = None,
    json: Json = False,
) -> None:
    """Change a letter by hand. What has to stand in it has to stay, word for word."""
    from core.register.letters import write

    register = opened(home, as_)
    try:
        text = file.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise BadInput(
            f"{file.name} is not text in UTF-8.", remedy="Save it as plain text.", field="file"
        ) from None
    changed = write.edit_letter(register, reference, number, text, stamp=stamp(as_))
    _print_letter(register, reference, changed, None, as_json=json)


def _case(register: "Register", reference: str) -> "Case":
    from core.register.cases.read import case

    return case(register, reference, today=today())


def _print_letter(
    register: "Register", reference: str, letter: "Letter | Refusal", out: Path | None, *, as_json: bool
) -> None:
    if isinstance(letter, Refusal):
        refuse(letter, as_json=as_json)
    if out is not None:
        from core.register.letters.file import write_file

        write_file(register, _case(register, reference), letter, out, now=now(), today=today())
    if as_json:
        print_json(letter)
        return
    typer.echo(letter_text.written_text(letter, reference, out))
