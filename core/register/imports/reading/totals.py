"""Rows of a sheet that are no case: a total below the others, the headings once more on a new page, a month alone over
its cases, and what an old system writes below its table (`As at 31/03/2025`, `Page 2 of 3`, `* = statutory`).
"""

import re
from collections.abc import Sequence

from core.register.imports.reading.headings import plain

_COUNTS = frozenset(
    "total totals sum count counts average mean subtotal subtotals cyfanswm gesamt summe totaal".split()
)
_COUNTED = re.compile(
    r"(?:grand|sub|overall|year|month|quarter|annual|running|yearly|monthly|quarterly|ytd) (?:to date )?totals?\b.*"
    r"|(?:number|no|nos) of (?:complaints|cases|records|rows|entries|stage)\b.*"
    r"|(?:records?|rows?|cases|complaints|entries) (?:returned|found|listed|counted|shown|exported)\b.*"
    r"|\d+ (?:records?|rows?|cases|complaints|entries|results)\b.*"
)
_NUMBER = re.compile(r"[-+(]?[£$\u20ac]? ?(?:\d{1,3}(?:,\d{3})+|\d{1,12})(?:\.\d{1,6})? ?%?\)?(?: days?)?")
_BELOW = re.compile(
    r"(?:correct |data |figures |position |information |status )*(?:as at|as of|as on|up to|correct at)\b.*"
    r"|(?:report |data |list |file |document )?(?:run|produced|generated|printed|exported|extracted|created|prepared|"
    r"downloaded|refreshed|updated|compiled|last updated|data extracted) ?(?:on|at|by|from|date|for)?\b.*"
    r"|(?:page|sheet|tudalen|seite) \d+(?: (?:of|o|von|/) ?\d+)?"
    r"|end of (?:report|data|list|table|file|sheet|export)\b.*"
    r"|(?:source|notes?|key|legend|nb|n b|please note|disclaimer|official|confidential|restricted|contact|report title|"
    r"filters?(?: applied)?|applied filters|parameters?|prepared|version)\b.*"
    r"|denotes\b.*|(?:c|copyright)\b.*(?:council|ltd|limited)\b.*"
)
_MONTHS = (
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec "
    "ionawr chwefror mawrth ebrill mai mehefin gorffennaf awst medi hydref tachwedd rhagfyr"
)
_BETWEEN = re.compile(
    rf"(?:{'|'.join(_MONTHS.split())})(?: \d{{4}}| \d{{2}})?"
    r"|(?:quarter|qtr|q) ?[1-4](?: .{0,20})?|(?:\d{4} \d{2,4} )(?:quarter|qtr|q) ?[1-4]"
    r"|(?:financial year |year |fy )?\d{4} \d{2,4}"
    r"|(?:stage|level) (?:[123]|one|two|three)(?: complaints?| cases?)?"
    r"|(?:open|closed|new|statutory|corporate|statutory stage \d|current) (?:complaints?|cases?)"
)
MOST_BESIDE = 2
"""Cells of a row that says `Total complaints: 3` in words of its own."""
_LONGEST, _FEWEST_COLUMNS, _SENTENCE = 300, 4, 4
"""Characters of a line below a table; columns from which a row with one cell is none; words of a line of its own."""


def is_no_case(cells: Sequence[str], headings: Sequence[str]) -> bool:
    """Whether a row counts others, repeats the headings, or stands below or between the cases."""
    filled = [(place, cell.strip()) for place, cell in enumerate(cells) if cell and not cell.isspace()]
    if not filled:
        return False
    place, first = filled[0]
    if len(filled) > MOST_BESIDE:
        return (_may_count(first, place) and _counts_others(filled)) or _repeats(headings, filled)
    alone = len(headings) >= _FEWEST_COLUMNS and _stands_alone([cell for _, cell in filled], place)
    return alone or _counts_others(filled) or _repeats(headings, filled)


def line_of(cells: Sequence[str]) -> str:
    """What a row says, where it is a line in words; empty where it is a row of figures, or of headings."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    return " ".join(filled) if len(filled) <= MOST_BESIDE and not _counts(plain(filled[0])) else ""


def _counts_others(filled: Sequence[tuple[int, str]]) -> bool:
    place, first = filled[0]
    words = plain(first[:60])
    if _counts(words):
        beside = (cell for _, cell in filled[1:])
        return (
            words in _COUNTS
            or len(filled) <= MOST_BESIDE
            or all(_NUMBER.fullmatch(cell) or _counts(plain(cell)) for cell in beside)
        )
    return place > 0 and all(_NUMBER.fullmatch(cell) for _, cell in filled)


def _may_count(first: str, place: int) -> bool:
    """Whether a row may be one of figures, going by its first cell alone: nearly every row is told apart here."""
    if place > 0 and _NUMBER.fullmatch(first):
        return True
    return _counts(plain(first[:60]))


def _counts(words: str) -> bool:
    return words.partition(" ")[0] in _COUNTS or _COUNTED.fullmatch(words) is not None


def _stands_alone(cells: Sequence[str], place: int) -> bool:
    """Whether all that a row says is a line of its own, and no case of which the rest is missing."""
    text = " ".join(cells)
    words = plain(text)
    if len(text) > _LONGEST:
        return False
    if _BELOW.fullmatch(words) or text.startswith(("*", "\u2020", "\u00a9")):
        return True
    if place > 0 or len(cells) > 1:
        return False
    return _BETWEEN.fullmatch(words) is not None or (
        len(words.split()) >= _SENTENCE and not any(map(str.isdecimal, words.split()[0]))
    )


def _repeats(headings: Sequence[str], filled: Sequence[tuple[int, str]]) -> bool:
    """Whether a row says the headings once more, or one of the two rows that they take."""
    return len(filled) > 1 and all(_is_of(headings[place], cell) for place, cell in filled)


def _is_of(heading: str, cell: str) -> bool:
    return heading == cell or heading.endswith(f" {cell}") or heading.startswith(f"{cell} ")
