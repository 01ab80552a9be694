"""`heard feedback`: what people say of how their complaint was handled, with no link to a case."""

from typing import Annotated

import typer

from cli.common import As, Home, Json, print_json, stamp, who
from cli.opening import opened
from cli.voluntary_forms.counts import (
    Comments,
    Few,
    File,
    Forms,
    Quarter,
    Set,
    Unfinished,
    add_batch,
    add_shared,
)
from core.quarters import parse_quarter_of_year, quarter_name
from core.text import shown

group = typer.Typer(
    help="Feedback on the complaints process: counts of a quarter, with no link to a case.",
    no_args_is_help=True,
)


def add_to(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.add_typer(group, name="feedback")


@group.command("add")
def add(
    ctx: typer.Context,
    quarter: Quarter,
    *,
    set_: Set = None,
    file: File = None,
    forms: Forms = None,
    comment: Comments = None,
    unfinished: Unfinished = False,
    few: Few = False,
    home: Home = None,
    as_: As = None,
    json: Json = False,
) -> None:
    """Enter the counts of a quarter, in place of what stood for it; comments in place of that quarter's comments."""
    add_batch(ctx, quarter, (set_, file, forms, comment), (unfinished, few), (home, as_, json))


@group.command("comments")
def comments(
    quarter: Annotated[str | None, typer.Argument(metavar="QUARTER", help="Such as 2026-27-Q2.")] = None,
    home: Home = None,
    as_: As = None,
    json: Json = False,
) -> None:
    """What was written on forms, in no order. For managers: words can tell whose they are."""
    from core.register.voluntary_forms import batches as read

    number = parse_quarter_of_year(quarter) if quarter else None
    listed = read.list_comments(opened(home, as_), number, by=who(as_))
    if json:
        print_json(
            [
                {"number": comment.number, "quarter": quarter_name(comment.quarter), "text": comment.text}
                for comment in listed
            ]
        )
        return
    for comment in listed:
        typer.echo(shown(f"{comment.number:>5}  {quarter_name(comment.quarter)}  {comment.text}"))
    typer.echo(f"{len(listed)} comment{'' if len(listed) == 1 else 's'}.")


@group.command("erase")
def erase(
    number: Annotated[int, typer.Argument(help="The comment's number.")],
    *,
    reason: Annotated[str, typer.Option(help="Why.")],
    home: Home = None,
    as_: As = None,
) -> None:
    """Erase a comment for good, where it names somebody. For managers."""
    from core.register.voluntary_forms.batches import erase_comment

    erase_comment(opened(home, as_), number, reason=reason, stamp=stamp(as_))
    typer.echo(f"Comment {number} is erased.")


add_shared(group)
