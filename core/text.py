"""Text from outside: cleaned once at the door, and made inert once more wherever it is shown in plain text.

Officers paste what people send. It may hold escape sequences that write the reader's clipboard, characters that
turn a line round, or halves of characters that no encoder can write. None of it may reach a terminal live.
"""

import re
import unicodedata

from core.errors import BadInput

SHORT = 200
"""Characters of a name, a title, a contact."""
LONG = 100_000
"""Characters of a complaint in somebody's own words, a note, a reason."""

_TURNING = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_LINES = "\u2028\u2029"
_INVISIBLE = "\u00ad\u180e\u200b\u2060-\u2064\u206a-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff"
_NO_CHARACTERS = "\ufdd0-\ufdef" + "".join(
    f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(17)
)
"""What Unicode says is no character; a Word letter or a workbook can't hold the most of it."""
_LIVE = re.compile(
    f"[\x00-\x08\x0b-\x1f\x7f-\x9f{_TURNING}{_LINES}{_INVISIBLE}{_NO_CHARACTERS}\ud800-\udfff]"
)
_LIVE_IN_A_LINE = re.compile(
    f"[\x00-\x1f\x7f-\x9f{_TURNING}{_LINES}{_INVISIBLE}{_NO_CHARACTERS}\ud800-\udfff]"
)
_REFUSED = re.compile("[\x00\ud800-\udfff]")


def clean(text: str, *, field: str, limit: int = SHORT, multiline: bool = False) -> str:
    """Text as the register keeps it: NFC, no control or direction characters, ends trimmed.

    A tab becomes a space, line ends become newlines where `multiline` allows them and spaces elsewhere; any other
    live character becomes a visible symbol. Raises BadInput for NUL, for half a surrogate pair, and past `limit`
    characters: such text is damaged or is not what somebody meant to give.
    """
    if _REFUSED.search(text):
        raise BadInput(
            f"The text for {field} holds a character that can't be kept (NUL or half of a character).",
            remedy="Copy it again as plain text, or type it.",
            field=field,
        )
    _must_fit(text, field, limit)
    if text.isascii() and text.isprintable():
        return text.strip()
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    if not multiline:
        text = re.sub("[\n\u2028\u2029]+", " ", text)
    cleaned = unicodedata.normalize("NFC", _LIVE.sub(_symbol, text)).strip()
    _must_fit(cleaned, field, limit)
    return cleaned


def _must_fit(text: str, field: str, limit: int) -> None:
    if len(text) > limit:
        raise BadInput(
            f"The text for {field} has {len(text):,} characters; at most {limit:,} are kept.",
            remedy="Shorten it, or keep the whole as a document beside the case.",
            field=field,
        )


def shown(text: str, *, one_line: bool = False) -> str:
    """Any text as it may be printed on a terminal: every live character is a visible symbol. Doing it twice is once.

    Newlines and tabs stay, unless `one_line` is asked for.
    """
    return (_LIVE_IN_A_LINE if one_line else _LIVE).sub(_symbol, text)


def _symbol(match: re.Match[str]) -> str:
    """What stands in for a live character: its control picture, or its number between angle brackets."""
    code = ord(match.group())
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    if 0xD800 <= code <= 0xDFFF:
        return "\ufffd"
    return f"<U+{code:04X}>"
