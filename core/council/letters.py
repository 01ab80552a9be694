"""The letters' files: templates, locked paragraphs, standard paragraphs with their last day. Read, never filled in here."""

import hashlib
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal

from core.content import shipped_content
from core.errors import CoreError, reason_of
from core.law.days.dates import show_day
from core.toml import NotTomlError, parse_toml

Variant = Literal["adult", "young", "text"]

FENCE = "+++"
SHARED = "common"
"""The folder of letters that several procedures have in common."""
SUFFIX: dict[Variant, str] = {"adult": ".md", "young": ".child.md", "text": ".text.md"}


@dataclass(frozen=True)
class Template:
    """A letter's text with its places to fill in. `paragraphs` are the standard paragraphs it may use.

    `place` is its file within the folder of letters, for errors.
    """

    place: str
    title: str
    body: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class Paragraph:
    """A standard paragraph, and the last day on which it may go out."""

    key: str
    text: str
    young: str
    expires: date


def letters_folder(content: Path) -> Path:
    """Where an authority's own letters are. A file that it does not have is taken from what came with the program."""
    return content / "letters"


def read_template(folder: Path, procedure: str, notice: str, variant: Variant) -> Template:
    """The template of a notice. Raises CoreError where there is none, or where its head can't be read."""
    place = f"{procedure}/{notice}{SUFFIX[variant]}"
    if not _exists(folder, place) and _exists(folder, shared := f"{SHARED}/{notice}{SUFFIX[variant]}"):
        place = shared
    text = _text(folder, place)
    head, fence, body = text.removeprefix(f"{FENCE}\n").partition(f"\n{FENCE}\n")
    if not text.startswith(f"{FENCE}\n") or not fence:
        raise _wrong(place, f"it has no head between two lines {FENCE}")
    entries = _toml(place, head)
    title, paragraphs = entries.pop("title", ""), entries.pop("paragraphs", [])
    if not isinstance(title, str) or not title.strip():
        raise _wrong(place, "its head gives no title")
    if not isinstance(paragraphs, list) or not all(isinstance(key, str) for key in paragraphs):
        raise _wrong(place, "paragraphs should be a list of names")
    if entries:
        raise _wrong(place, f"its head holds {min(entries)!r}, which is not known")
    return Template(place, title.strip(), body.strip(), tuple(paragraphs))


def has_text_message(folder: Path, procedure: str, notice: str) -> bool:
    """Whether a notice can go as a text message: the short ones have a template for it."""
    return any(_exists(folder, f"{place}/{notice}{SUFFIX['text']}") for place in (procedure, SHARED))


def read_locked(folder: Path, key: str, variant: Variant) -> str:
    """A locked paragraph, before its places are filled in. A text message takes the young's where it has none of its own."""
    if variant == "text" and not _exists(folder, f"locked/{key}{SUFFIX[variant]}"):
        variant = "young"
    return _text(folder, f"locked/{key}{SUFFIX[variant]}").strip()


def read_paragraphs(folder: Path) -> dict[str, Paragraph]:
    """The standard paragraphs by key."""
    place = "paragraphs.toml"
    rows = _toml(place, _text(folder, place)).get("paragraph", [])
    paragraphs: dict[str, Paragraph] = {}
    for row in rows if isinstance(rows, list) else []:
        try:
            paragraph = Paragraph(
                row["key"].strip(), row["text"].strip(), row["young"].strip(), row["expires"]
            )
        except (KeyError, TypeError, AttributeError):
            raise _wrong(place, "each paragraph needs key, text, young and expires") from None
        if type(paragraph.expires) is not date:
            raise _wrong(place, f"expires of {paragraph.key!r} is not a day")
        paragraphs[paragraph.key] = paragraph
    return paragraphs


def read_paragraph(folder: Path, key: str, today: date) -> Paragraph:
    """A standard paragraph that may go out today. Raises CoreError for one that is not there or has expired."""
    paragraph = read_paragraphs(folder).get(key)
    if paragraph is None:
        raise _wrong("paragraphs.toml", f"there is no paragraph {key!r}")
    if today > paragraph.expires:
        raise CoreError(
            f"The standard paragraph {key!r} expired on {show_day(paragraph.expires)}.",
            remedy="Have it read again, then set a later day in letters/paragraphs.toml, or take it out of the template.",
        )
    return paragraph


def digest(*texts: str) -> str:
    """What a version of a template is known by: sixteen characters, the same for the same texts."""
    return hashlib.sha256("\x00".join(texts).encode()).hexdigest()[:16]


def normalised(text: str) -> str:
    """A text as it is compared: marks of layout and runs of white space don't matter, words and their order do."""
    lines = (re.sub(r"^\s*(#{1,3} |- )", "", line) for line in text.split("\n"))
    return " ".join(" ".join(lines).split())


def _exists(folder: Path, place: str) -> bool:
    return (folder / place).exists() or (shipped_content() / "letters" / place).exists()


def _text(folder: Path, place: str) -> str:
    path = folder / place
    if not path.exists():
        path = shipped_content() / "letters" / place
    try:
        return path.read_text(encoding="utf-8").replace("\r\n", "\n")
    except FileNotFoundError:
        raise CoreError(
            f"There is no file letters/{place}.",
            remedy="Write it; docs/letters.md says how.",
        ) from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise CoreError(
            f"letters/{place}, line {line}, is not text in UTF-8.", remedy="Save the file as UTF-8."
        ) from error
    except OSError as error:
        raise CoreError(
            f"letters/{place} can't be read: {reason_of(error)}.", remedy="Check that you may read it."
        ) from error


def _toml(place: str, text: str) -> dict[str, Any]:
    try:
        return parse_toml(text)
    except NotTomlError as error:
        raise _wrong(place, f"this is not TOML: {error}") from error


def _wrong(place: str, what: str) -> CoreError:
    return CoreError(f"letters/{place}: {what}.", remedy="Put the file right, then try again.")
