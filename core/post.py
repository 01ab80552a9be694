"""Letters by electronic mail, over SMTP as a council's own relay takes it."""

import re
import smtplib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from email.message import EmailMessage

from core.errors import BadInput, CoreError

PATIENCE = 20.0
"""Seconds that an SMTP server has to answer."""

_LOCAL = re.compile(r"(?!-)[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_DOMAIN = re.compile(
    r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*"
)


@dataclass(frozen=True)
class Mail:
    """One message in plain text to one address. `about` is whose it is, for whoever asks what was sent."""

    about: str
    to: str
    subject: str
    text: str


@dataclass(frozen=True)
class Server:
    """Where mail is handed in, and from which address it comes."""

    host: str
    port: int
    sender: str


def server(place: str, sender: str) -> Server:
    """The server that `HOST:PORT` names. Raises BadInput for anything else, and for a sender that is no address."""
    host, colon, port = place.strip().rpartition(":")
    if not colon or not host or not port.isdecimal() or not 0 < int(port) < 65536:
        raise BadInput(
            "--smtp takes HOST:PORT.", remedy="For example --smtp mail.example.gov.uk:25.", field="smtp"
        )
    return Server(host, int(port), address(sender, field="from"))


def address(text: str, *, field: str) -> str:
    """An address as mail takes it. Raises BadInput for one that is none, and for what a mail program takes for an option."""
    if not is_address(text.strip()):
        raise BadInput("That is no address for mail.", remedy="Such as heard@example.gov.uk.", field=field)
    return text.strip()


def is_address(text: str) -> bool:
    """Whether a text is an address that no mail program takes for anything else."""
    local, at, domain = text.rpartition("@")
    return bool(at and _LOCAL.fullmatch(local) and _DOMAIN.fullmatch(domain))


def send(mails: Iterable[Mail], to: Server, *, sent: Callable[[Mail], None]) -> None:
    """Hand in each message; `sent` is told of each that the server has taken, before the next is begun.

    The connection is encrypted where the server offers it. Raises CoreError, with the server's words, at the first
    that is not taken: what was taken before stays sent.
    """
    try:
        with smtplib.SMTP(to.host, to.port, timeout=PATIENCE) as smtp:
            smtp.ehlo()
            if smtp.has_extn("starttls"):
                smtp.starttls()
            for mail in mails:
                smtp.send_message(_message(mail, to.sender))
                sent(mail)
    except (smtplib.SMTPException, OSError) as error:
        raise CoreError(
            f"The mail server at {to.host}:{to.port} did not take it: {error}.",
            remedy="Check the server's name, its port and that it takes mail from this computer; then run this again.",
        ) from error


def _message(mail: Mail, sender: str) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, mail.to, mail.subject
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(mail.text)
    return message
