"""The last look at what is about to be painted, whatever widget it comes from."""

from functools import lru_cache

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

from core.text import shown

ASCII = str.maketrans(
    {
        **dict.fromkeys("─━╌┄═▔▁▂", "-"),
        **dict.fromkeys("│┃║▏▎▍▌▐▕", "|"),
        **dict.fromkeys("┌┐└┘├┤┬┴┼╭╮╰╯╔╗╚╝", "+"),
        **dict.fromkeys("█▉▊▋▇▆▅▄▃", "#"),
        **dict.fromkeys("‘’", "'"),
        **dict.fromkeys("“”", '"'),
        **dict.fromkeys("–—", "-"),
        "›": ">",
        "×": "x",
        "…": "~",
        "·": ".",
        "•": "*",
        "→": ">",
        "←": "<",
        "↑": "^",
        "↓": "v",
        "▸": ">",
        "▾": "v",
        "✓": "+",
    }
)
"""What stands for a character where the terminal's encoding lacks it: one column for one column."""


class Inert(LineFilter):
    """No character that a terminal obeys, and no link, gets past, even from a field that somebody pasted into."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        """Make every text inert."""
        return [
            segment
            if segment.text.isprintable() and not (segment.style and segment.style.link)
            else Segment(_harmless(segment.text), _unlinked(segment.style))
            for segment in segments
        ]


class Colourless(LineFilter):
    """NO_COLOR: no colour of any kind; bold, underline and reverse stay."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        """Drop the colours."""
        return [
            Segment(segment.text, _colourless(segment.style) if segment.style else None)
            for segment in segments
        ]


class Narrowed(LineFilter):
    """For a terminal whose encoding is not UTF-8: characters that it lacks are replaced."""

    def __init__(self, encoding: str) -> None:
        super().__init__()
        try:
            "".encode(encoding)
        except LookupError:
            encoding = "ascii"
        self._encoding = encoding

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        """Replace what can't be encoded."""
        return [Segment(_narrowed(segment.text, self._encoding), segment.style) for segment in segments]


@lru_cache(2048)
def _harmless(text: str) -> str:
    """The text in as many columns as it was laid out for: what a terminal would obey has none, or is replaced."""
    if shown(text, one_line=True) == text:
        return text
    harmless = (character if shown(character, one_line=True) == character else None for character in text)
    return "".join(
        character if character is not None else "\ufffd" * cell_len(was)
        for was, character in zip(text, harmless, strict=True)
    )


def _unlinked(style: Style | None) -> Style | None:
    return style.update_link(None) if style and style.link else style


@lru_cache(1024)
def _colourless(style: Style) -> Style:
    return Style(
        bold=style.bold,
        italic=style.italic,
        underline=style.underline,
        reverse=style.reverse,
        strike=style.strike,
    )


@lru_cache(2048)
def _narrowed(text: str, encoding: str) -> str:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return "".join(_stand_in(character, encoding) for character in text)
    return text


def _stand_in(character: str, encoding: str) -> str:
    for stand_in in (character, character.translate(ASCII)):
        try:
            stand_in.encode(encoding)
        except UnicodeEncodeError:
            continue
        return stand_in
    return "?" * cell_len(character)
