"""`heard remind`: tell each person what they have to do, by mail or into a file."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli.common import EXIT_ERROR, As, Home, Json, now, print_json, today
from cli.opening import opened, opened_for_nobody
from core.errors import BadInput
from core.text import shown

if TYPE_CHECKING:
    from core.register.register import Register
    from core.register.reminders.reminding import Digest


def add_to(app: typer.Typer) -> None:
    """Add this module's commands."""
    app.command("remind")(remind)


def remind(
    *,
    to: Annotated[Path | None, typer.Option(metavar="FILE", help="Write the messages into a file.")] = None,
    smtp: Annotated[
        str | None,
        typer.Option(metavar="HOST:PORT", help="Hand them to this mail server; once a day for each person."),
    ] = None,
    sender: Annotated[
        str, typer.Option("--from", metavar="ADDR", help="The address that they come from.")
    ] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say who would be sent what.")] = False,
    force_time: Annotated[
        bool, typer.Option("--force-time", help="Even at night or on a day that is no working day.")
    ] = False,
    home: Home = None,
    as_: As = None,
    json: Json = False,
) -> None:
    """Remind each person of their tasks: references and days, never names. Not at night, nor on a non-working day."""
    from core.new_file import write_file
    from core.register.reminders import reminding

    if (to is None) == (smtp is None) and not dry_run:
        raise BadInput("Say where to: --to FILE or --smtp HOST:PORT.", remedy="One of the two.", field="to")
    register = opened(home, as_) if smtp is None or dry_run else opened_for_nobody(home)
    why = None if force_time or dry_run else reminding.why_not_now(register, now())
    if why:
        _answer((), (), why, as_json=json)
        return
    digests = reminding.write_digests(register, today())
    if dry_run:
        if json:
            print_json(
                [{"user": digest.user, "subject": digest.subject, "text": digest.text} for digest in digests]
            )
            return
        typer.echo(_as_file(digests) if digests else "Nobody has anything to do.")
        return
    if to is not None:
        write_file(to, _as_file(digests).encode(), replace=True)
        _answer([digest.user for digest in digests], (), f"Written to {to}.", as_json=json)
        return
    _send(register, digests, smtp or "", sender, as_json=json)


def _send(
    register: "Register", digests: "Sequence[Digest]", smtp: str, sender: str, *, as_json: bool
) -> None:
    from core import post
    from core.register.reminders import reminding

    place = post.server(smtp, sender)
    ready, without = reminding.address_digests(
        register, reminding.not_yet_reminded(register, digests, today())
    )
    sent: list[str] = []

    def note(mail: post.Mail) -> None:
        reminding.was_reminded(register, mail.about, today())
        sent.append(mail.about)

    if ready:
        post.send(ready, place, sent=note)
    _answer(sent, without, "" if sent else _why_nothing(digests, without), as_json=as_json)
    if without and len(without) == len(digests):
        raise typer.Exit(EXIT_ERROR)


def _why_nothing(digests: "Sequence[Digest]", without: Sequence[str]) -> str:
    """Why no message went: nobody could be reached, or whoever can be has nothing to hear."""
    if not without:
        return "Nothing was sent: everyone has been reminded today, or has nothing to do."
    if len(without) == len(digests):
        return "Nothing was sent: nobody could be reached, and there is something to do."
    return "Nothing was sent: everyone else has been reminded today."


def _answer(sent: Sequence[str], without: Sequence[str], sentence: str, *, as_json: bool) -> None:
    if as_json:
        print_json({"reminded": sent, "without_address": without, "said": sentence})
        return
    if sent:
        typer.echo(shown(f"Reminded: {', '.join(sent)}.", one_line=True))
    if without:
        names = ", ".join(without)
        typer.echo(shown(f"No address for: {names}. content/reminders.toml gives them.", one_line=True))
    if sentence:
        typer.echo(shown(sentence, one_line=True))


def _as_file(digests: "Sequence[Digest]") -> str:
    return "\n".join(f"To: {digest.user}\nSubject: {digest.subject}\n\n{digest.text}" for digest in digests)
