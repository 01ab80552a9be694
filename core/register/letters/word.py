"""A letter as a file: plain text, or a Word document that a screen reader can read.

The marks of a letter's text are few: `# ` and `## ` begin headings, `- ` a line of a list, a blank line ends a
paragraph.
"""

import io
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from core.law.days.dates import long_day
from core.text import shown

LANGUAGE = "en-GB"
WIDTH = 78
SIZE = {"adult": 12, "young": 14, "large": 18}
"""Points of the text: large enough to read without asking for a larger one; `large` where they did ask."""

_NOT_OURS = ("thumbnail", "extended-properties", "customXml", "stylesWithEffects")
"""What the library's template brings and no letter of ours is: a picture, another program's name, its leftovers."""


@dataclass(frozen=True)
class Piece:
    """A heading, a line of a list, or a paragraph with its lines."""

    kind: Literal["title", "heading", "item", "paragraph"]
    text: str


def pieces(text: str) -> Iterator[Piece]:
    """The pieces of a letter's text, in order."""
    lines: list[str] = []
    for line in [*text.split("\n"), ""]:
        marked = _marked(line)
        if (marked or not line.strip()) and lines:
            yield Piece("paragraph", "\n".join(lines))
            lines = []
        if marked:
            yield marked
        elif line.strip():
            lines.append(line)


def dated(text: str, day: date) -> str:
    """The letter with its day under its title, as it goes out."""
    title, _, rest = text.partition("\n")
    return f"{title}\n\n{long_day(day)}\n{rest}"


def as_plain_text(text: str) -> str:
    """The letter as plain text: headings underlined, lines no wider than 78 characters."""
    parts: list[str] = []
    last = ""
    for piece in pieces(shown(text)):
        if piece.kind in ("title", "heading"):
            part = f"{piece.text}\n{('=' if piece.kind == 'title' else '-') * min(len(piece.text), WIDTH)}"
        elif piece.kind == "item":
            part = textwrap.fill(piece.text, WIDTH, initial_indent="- ", subsequent_indent="  ")
        else:
            part = "\n".join(textwrap.fill(line, WIDTH) for line in piece.text.split("\n"))
        parts.append(("\n" if last == piece.kind == "item" else "\n\n" if parts else "") + part)
        last = piece.kind
    return "".join(parts) + "\n"


def as_message(text: str) -> str:
    """The letter as a text message: what it says, without its title and without marks of layout."""
    return "\n".join(piece.text for piece in pieces(shown(text)) if piece.kind != "title") + "\n"


def as_word(text: str, *, title: str, author: str, variant: str, now: datetime) -> bytes:
    """The letter as a .docx file: its title and language set, real headings and lists, no table, no picture."""
    document = docx.Document()
    _describe(document, title=title, author=author, now=now)
    _set_up(document, SIZE.get(variant, SIZE["adult"]))
    _set_page(document)
    for piece in pieces(text):
        if piece.kind in ("title", "heading"):
            document.add_heading(_inert(piece.text), level=1 if piece.kind == "title" else 2)
        elif piece.kind == "item":
            document.add_paragraph(_inert(piece.text), style="List Bullet")
        else:
            document.add_paragraph(_inert(piece.text))
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _marked(line: str) -> Piece | None:
    if line.startswith("# "):
        return Piece("title", line[2:].strip())
    if line.startswith(("## ", "### ")):
        return Piece("heading", line.lstrip("#").strip())
    if line.startswith("- "):
        return Piece("item", line[2:].strip())
    return None


def _inert(text: str) -> str:
    """Text that a Word file can hold; whatever a reader's program would obey is a visible symbol."""
    return shown(text)


def _describe(document: Document, *, title: str, author: str, now: datetime) -> None:
    properties = document.core_properties
    properties.title = _inert(title)
    properties.author = _inert(author)
    properties.language = LANGUAGE
    properties.comments = ""
    properties.created = properties.modified = now.replace(tzinfo=None, microsecond=0)
    properties.last_modified_by = _inert(author)
    for relations in (document.part.package.rels, document.part.rels):
        for key, relation in list(relations.items()):
            if relation.reltype.rpartition("/")[2] in _NOT_OURS:
                del relations[key]


def _set_page(document: Document) -> None:
    """A4, as paper is here; the library's own template is for another continent."""
    for section in document.sections:
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = Mm(25)
        section.top_margin = section.bottom_margin = Mm(25)


def _set_up(document: Document, size: int) -> None:
    """The language of all text, and type that is plain, dark and large enough."""
    defaults = document.styles.element.find(qn("w:docDefaults"))
    properties = defaults.find(qn("w:rPrDefault")).find(qn("w:rPr"))
    language = properties.find(qn("w:lang"))
    if language is None:
        language = properties.makeelement(qn("w:lang"), {})
        properties.append(language)
    for attribute in ("w:val", "w:eastAsia"):
        language.set(qn(attribute), LANGUAGE)
    for name, points in (("Normal", size), ("Heading 1", size + 6), ("Heading 2", size + 2)):
        font = document.styles[name].font
        font.name, font.size = "Arial", Pt(points)
        font.color.rgb = None if name == "Normal" else docx.shared.RGBColor(0, 0, 0)
        fonts = document.styles[name].element.rPr.rFonts
        for attribute in list(fonts.attrib):
            del fonts.attrib[attribute]
        for attribute in ("w:ascii", "w:hAnsi", "w:cs"):
            fonts.set(qn(attribute), "Arial")
    document.styles["Normal"].paragraph_format.space_after = Pt(10)
