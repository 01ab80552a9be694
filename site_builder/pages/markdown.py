"""A page's Markdown as HTML. No HTML or script passes; data is put in afterwards, as text that is already safe."""

import ast
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

from core.council.problems import Problem
from site_builder.pages.words import Html, Unknown

OPEN, CLOSE = "\ue000", "\ue001"
"""Around the number of a piece of data while the Markdown is read: private characters, which no page may hold."""
HELD = re.compile(f"{OPEN}(\\d+){CLOSE}")
PLACE = re.compile(r"\{\{(.{0,200}?)\}\}")
TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9-]*(\s[^<>]*)?/?>|<!--")
SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
BLOCKS = ("<div", "<section", "<aside", "<ul", "<table", "<dl")
ALLOWED = ("http:", "https:", "mailto:", "tel:", "sms:")


@dataclass(frozen=True)
class Piece:
    """A section of a page: `anchor` and `heading` are empty before the first heading."""

    anchor: str
    heading: Markup
    html: Markup


@dataclass(frozen=True)
class Written:
    """A page's text as HTML, its links with the line each stands on, its images, and what is wrong with it."""

    pieces: tuple[Piece, ...]
    links: tuple[tuple[str, int], ...]
    images: tuple[tuple[str, int], ...]
    problems: tuple[Problem, ...]


@dataclass
class _Reading:
    file: str
    first_line: int
    held: list[Markup] = field(default_factory=list)
    links: list[tuple[str, int]] = field(default_factory=list)
    images: list[tuple[str, int]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def fault(self, line: int, what: str, remedy: str) -> None:
        self.problems.append(Problem(self.file, line, what, remedy))

    def filled(self, html: str) -> Markup:
        html = re.sub(f"<p>((?:{OPEN}\\d+{CLOSE}\\s*)+)</p>", self._alone, html)
        return Markup(HELD.sub(lambda place: str(self.held[int(place[1])]), html))

    def _alone(self, paragraph: re.Match[str]) -> str:
        """A paragraph that is data and nothing else: a block of HTML needs no paragraph around it."""
        inside = HELD.sub(lambda place: str(self.held[int(place[1])]), paragraph[1])
        return inside if not inside or inside.startswith(BLOCKS) else f"<p>{inside}</p>"


def read_markdown(
    text: str, *, file: str, first_line: int, calls: Mapping[str, Html], council: Callable[[str], Markup]
) -> Written:
    """Read a page's Markdown. `first_line` is where `text` begins in its file; faults are collected, not raised."""
    reading = _Reading(file, first_line)
    lines = [
        _with_places_held(line, number, reading, calls, council)
        for number, line in enumerate(text.split("\n"), first_line)
    ]
    tokens = PARSER.parse("\n".join(lines))
    pieces = tuple(_pieces(tokens, reading))
    return Written(pieces, tuple(reading.links), tuple(reading.images), tuple(reading.problems))


def slug(text: str) -> str:
    """An anchor from a heading: "If we are late" gives `if-we-are-late`."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower().replace("'", "")).strip("-") or "section"


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    return parser


PARSER = _parser()


def _with_places_held(
    line: str, number: int, reading: _Reading, calls: Mapping[str, Html], council: Callable[[str], Markup]
) -> str:
    if OPEN in line or CLOSE in line:
        reading.fault(number, "a private character stands in the text.", "Type the line again.")
        line = line.replace(OPEN, "").replace(CLOSE, "")
    if "{%" in line or line.count("{{") != len(PLACE.findall(line)):
        reading.fault(
            number,
            "braces are not closed, or hold something else than a name.",
            'Write {{ limit("CA-S1") }}.',
        )

    def hold(place: re.Match[str]) -> str:
        try:
            reading.held.append(_value(place[1].strip(), calls, council))
        except Unknown as unknown:
            reading.fault(number, unknown.what, unknown.remedy)
            reading.held.append(Markup(""))
        return f"{OPEN}{len(reading.held) - 1}{CLOSE}"

    line = PLACE.sub(hold, line)
    tag = TAG.search(line)
    if tag:
        reading.fault(
            number, f"HTML is not used in pages: {tag[0][:40]!r}.", "Write it as Markdown or as plain words."
        )
    return line


def _value(expression: str, calls: Mapping[str, Html], council: Callable[[str], Markup]) -> Markup:
    """What a place names: `council.team.phone`, or a known name with keys in quotation marks. Nothing is evaluated."""
    if re.fullmatch(r"council(\.\w+)+", expression):
        return council(expression.removeprefix("council."))
    not_understood = Unknown(
        f"{{{{ {expression[:60]} }}}} is not understood.",
        f"Known: council.NAME, {', '.join(f'{name}(...)' for name in sorted(calls))}.",
    )
    try:
        tree = ast.parse(expression, mode="eval").body
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        raise not_understood from None
    if not isinstance(tree, ast.Call) or not isinstance(tree.func, ast.Name) or tree.keywords:
        raise not_understood
    keys = [
        item.value for item in tree.args if isinstance(item, ast.Constant) and isinstance(item.value, str)
    ]
    if tree.func.id not in calls or len(keys) != len(tree.args):
        raise not_understood
    try:
        return calls[tree.func.id](*keys)
    except TypeError:
        raise not_understood from None


def _pieces(tokens: list[Token], reading: _Reading) -> Iterator[Piece]:
    anchors: set[str] = set()
    start, anchor, heading, last_level = 0, "", Markup(""), 1
    for index, token in enumerate(tokens):
        line = reading.first_line + (token.map[0] if token.map else 0)
        if token.type == "inline":
            _inline(token, line, reading)
        if token.type != "heading_open":
            continue
        level = int(token.tag[1])
        if level == 1 or level > last_level + 1:
            reading.fault(
                line,
                f"a heading of level {level} can't stand here.",
                "Begin sections with ##, parts of them with ###.",
            )
        last_level = level
        name = _unique(slug(_plain(tokens[index + 1].content, reading)), anchors)
        if level == 2:
            yield Piece(anchor, heading, _html(tokens[start:index], reading))
            anchor, heading, start = name, _html([tokens[index + 1]], reading), index + 3
        token.attrSet("id", name)
    yield Piece(anchor, heading, _html(tokens[start:], reading))


def _inline(token: Token, line: int, reading: _Reading) -> None:
    """Note the links and images of a paragraph; take out the target of one that may not be there."""
    for child in token.children or ():
        if child.type in {"softbreak", "hardbreak"}:
            line += 1
        if any(OPEN in str(value) for value in child.attrs.values()) or (
            child.type == "image" and OPEN in child.content
        ):
            reading.fault(
                line,
                "data can't stand in the title or description of a link or picture.",
                "Write words there.",
            )
            child.attrs, child.children, child.content = {}, [], ""
            continue
        name = {"link_open": "href", "image": "src"}.get(child.type)
        if name is None:
            continue
        target = str(child.attrGet(name) or "")
        scheme = SCHEME.match(target)
        if (
            "%EE%80%80" in target
            or (scheme and scheme[0].lower() not in ALLOWED)
            or target.startswith(("//", "/", "\\"))
        ):
            reading.fault(
                line, f"a link can't go to {target[:60]!r}.", "Link to a page of this site, or to https:// ."
            )
            child.attrSet(name, "")
        elif child.type == "image":
            _image(child, target, line, reading)
        else:
            reading.links.append((target, line))
            if scheme and scheme[0].lower().startswith("http"):
                child.attrSet("rel", "noreferrer")


def _image(child: Token, target: str, line: int, reading: _Reading) -> None:
    if SCHEME.match(target):
        reading.fault(
            line,
            "a picture is fetched from elsewhere.",
            "Put it into content/pictures and name it from there.",
        )
    if not child.content.strip():
        reading.fault(line, f"the picture {target} has no description.", "Say between [ and ] what it shows.")
    reading.images.append((target, line))


def _html(tokens: list[Token], reading: _Reading) -> Markup:
    return reading.filled(PARSER.renderer.render(tokens, PARSER.options, {}))


def _plain(text: str, reading: _Reading) -> str:
    return HELD.sub(lambda place: reading.held[int(place[1])].striptags(), text)


def _unique(name: str, taken: set[str]) -> str:
    anchor, number = name, 2
    while anchor in taken:
        anchor, number = f"{name}-{number}", number + 1
    taken.add(anchor)
    return anchor
