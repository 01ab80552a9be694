"""What `heard equality` and `heard feedback` have in common: voluntary forms, counted by quarter."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cli.common import As, Home, Json, print_json, refuse, stamp, who
from cli.opening import opened
from core.errors import BadInput
from core.law.days.dates import show_day
from core.law.state import Refusal
from core.quarters import parse_quarter_of_year, quarter_name
from core.text import shown

if TYPE_CHECKING:
    from core.council.questions import QuestionSet
    from core.register.register import Register
    from core.register.voluntary_forms.batches import Batch
    from core.register.voluntary_forms.counts import Counted

Quarter = Annotated[str, typer.Argument(metavar="QUARTER", help="Such as 2026-27-Q2: July to September.")]
Set = Annotated[
    list[str] | None,
    typer.Option(
        "--set",
        metavar="QUESTION=ANSWER:NUMBER",
        help="How many gave an answer: age=16-17:3, child.age=16-17:3.",
    ),
]
File = Annotated[
    Path | None, typer.Option(metavar="CSV", help="Counts: columns question, answer, number, and who.")
]
Forms = Annotated[
    Path | None,
    typer.Option(
        metavar="CSV", help="A row for each form, a column for each question. Counted and never kept."
    ),
]
Comments = Annotated[
    list[str] | None,
    typer.Option("--comment", help="Words on a form, kept apart from its answers. Can be repeated."),
]
Unfinished = Annotated[bool, typer.Option("--unfinished", help="The quarter is not over, and that is meant.")]
Few = Annotated[bool, typer.Option("--few", help="There are fewer than five forms, and that is meant.")]


def add_shared(app: typer.Typer) -> None:
    """Add the commands that both have."""
    for name, command in (("import", import_), ("list", list_), ("show", show), ("questions", questions)):
        app.command(name)(command)


def add_batch(
    ctx: typer.Context,
    quarter: str,
    counts_given: tuple[list[str] | None, Path | None, Path | None, list[str] | None],
    meant: tuple[bool, bool],
    asked: tuple[Path | None, str | None, bool],
) -> None:
    """Enter the counts of a quarter from one of --set, --file and --forms."""
    from core.register.voluntary_forms.batches import NewBatch, enter_batch, read_batch

    home, as_, as_json = asked
    register, number = opened(home, as_), parse_quarter_of_year(quarter)
    counted = _counted(_questions(ctx, register), number, *counts_given)
    if not counted.counts and counted.comments:
        counted = replace(counted, counts=read_batch(register, _form(ctx), number).counts)
    new = NewBatch(_form(ctx), number, counted.counts, counted.comments, *meant)
    done = enter_batch(register, new, stamp=stamp(as_))
    if isinstance(done, Refusal):
        refuse(done, as_json=as_json)
    if as_json:
        print_json(_batch_json(done))
        return
    typer.echo(f"Counted {_batch_text(done)}.")


def import_(
    ctx: typer.Context,
    file: Annotated[
        Path, typer.Argument(metavar="CSV", help="Columns quarter, who, question, answer, number.")
    ],
    *,
    unfinished: Unfinished = False,
    few: Few = False,
    home: Home = None,
    as_: As = None,
    json: Json = False,
) -> None:
    """Enter the counts of as many quarters as a file has, as `heard export` writes it: all of them, or none."""
    from core.register.voluntary_forms.batches import NewBatch, enter_batch
    from core.register.voluntary_forms.counts import counts_in

    register = opened(home, as_)
    by_quarter = counts_in(_questions(ctx, register), file)
    done = []
    with register.transaction() as tx:
        for quarter, counts in sorted(by_quarter.items(), key=lambda pair: pair[0] or 0):
            if quarter is None:
                raise BadInput(
                    f"{file.name} has no column quarter.",
                    remedy="Add one, or use add QUARTER --file.",
                    field="file",
                )
            new = NewBatch(_form(ctx), quarter, counts, (), unfinished, few)
            entered = enter_batch(register, new, stamp=stamp(as_), tx=tx)
            if isinstance(entered, Refusal):
                refuse(entered, as_json=json)
            done.append(entered)
    if json:
        print_json([_batch_json(batch) for batch in done])
        return
    for batch in done:
        typer.echo(f"Counted {_batch_text(batch)}.")


def list_(ctx: typer.Context, home: Home = None, as_: As = None, json: Json = False) -> None:
    """The quarters that have counts, the latest first, and how many forms there were."""
    from core.register.voluntary_forms.batches import list_batches

    listed = list_batches(opened(home, as_), _form(ctx))
    if json:
        print_json([_batch_json(batch) for batch in listed])
        return
    for batch in listed:
        typer.echo(_batch_text(batch))
    typer.echo(f"{len(listed)} quarter{'' if len(listed) == 1 else 's'}.")


def show(
    ctx: typer.Context,
    quarter: Quarter,
    *,
    exact: Annotated[
        bool, typer.Option("--exact", help="With small counts, for a manager. Else they are withheld.")
    ] = False,
    home: Home = None,
    as_: As = None,
    json: Json = False,
) -> None:
    """What was answered in a quarter, question by question. Small counts are withheld, as in a release."""
    from core.register.voluntary_forms.batches import read_batch
    from core.register.voluntary_forms.withhold import must_see_exact, withhold_small
    from core.release.disclosure import WITHHELD, Policy

    register = opened(home, as_)
    if exact:
        must_see_exact(register, who(as_))
    questions = _questions(ctx, register)
    counted = read_batch(register, _form(ctx), parse_quarter_of_year(quarter))
    asked = withhold_small(counted, questions, threshold=0 if exact else Policy().threshold)
    if json:
        print_json({**_batch_json(counted), "exact": exact, "questions": asked})
        return
    typer.echo(f"{questions.title}, {_batch_text(counted)}.")
    for question in asked:
        typer.echo(shown(f"\n{question.title}  ({question.who_title})"))
        for answer in question.answers:
            if answer.number != 0:
                number = WITHHELD if answer.number is None else f"{answer.number:,}"
                typer.echo(shown(f"{number:>7}  {answer.title}", one_line=True))
    if not exact:
        typer.echo(
            f"\n{WITHHELD} is withheld: few enough to point at somebody. Answers nobody gave are left out."
        )


def questions(ctx: typer.Context, home: Home = None, as_: As = None, json: Json = False) -> None:
    """The questions and the answers that can be counted, where they come from, and what is to be settled first."""
    question_set = _questions(ctx, opened(home, as_))
    if json:
        print_json(question_set)
        return
    typer.echo(
        shown(
            f"{question_set.title}, {question_set.version}: {question_set.state}. {question_set.state_note}\n{question_set.about}"
        )
    )
    typer.echo(
        shown(f"Source: {question_set.source}\nAbout: {', '.join(group.key for group in question_set.who)}")
    )
    for question in question_set.questions:
        typer.echo(shown(f"\n{question.key}  {question.title}", one_line=False))
        if question.ask:
            typer.echo(shown(f"  {question.ask}", one_line=True))
        for answer in question.answers:
            typer.echo(shown(f"  {answer.key:<28}  {answer.title}", one_line=True))


def _counted(
    questions: "QuestionSet",
    quarter: int,
    set_: list[str] | None,
    file: Path | None,
    forms: Path | None,
    comments: list[str] | None,
) -> "Counted":
    from core.register.voluntary_forms.counts import Counted, counts_in, forms_in, typed_counts

    ways = sum(bool(way) for way in (set_, file, forms))
    if ways > 1 or not (ways or comments):
        raise BadInput(
            "Give the counts in one way.", remedy="Use one of --set, --file and --forms.", field="set"
        )
    words = tuple(comments or ())
    if not ways:
        return Counted({}, words)
    if forms:
        counted = forms_in(questions, forms)
        return Counted(counted.counts, (*counted.comments, *words))
    if file:
        by_quarter = counts_in(questions, file)
        if set(by_quarter) - {None, quarter}:
            raise BadInput(
                f"{file.name} has counts of other quarters than {quarter_name(quarter)}.",
                remedy=f"`heard {questions.form} import` takes all of them.",
                field="file",
            )
        return Counted(next(iter(by_quarter.values()), {}), words)
    return Counted(typed_counts(questions, set_ or ()), words)


def _questions(ctx: typer.Context, register: "Register") -> "QuestionSet":
    from core.council.questions import read_questions

    return read_questions(register.content, _form(ctx))


def _form(ctx: typer.Context) -> Any:
    """Whether it is equality or feedback: the command under which this one stands."""
    assert ctx.parent is not None
    return ctx.parent.info_name


def _batch_text(batch: "Batch") -> str:
    from core.release.disclosure import Policy, counted

    forms = ", ".join(f"{who} {counted(number, Policy())}" for who, number in batch.forms.items())
    unfinished = ", quarter not over when it was entered" if batch.unfinished else ""
    return f"{batch.name}  forms: {forms}, entered {show_day(batch.entered_on)}{unfinished}"


def _batch_json(batch: "Batch") -> dict[str, Any]:
    from core.release.disclosure import Policy

    forms = {who: None if number < Policy().threshold else number for who, number in batch.forms.items()}
    marks = {name: getattr(batch, name) for name in ("entered_on", "unfinished", "few")}
    return {"quarter": batch.name, "forms": forms, **marks}
