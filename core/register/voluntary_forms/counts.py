"""Counting voluntary forms: from what is typed, from a file of counts, from a file with a row for each form.

What comes out has the counts of each question by itself. No form, no order of forms, and no two answers of the same
person are in it.
"""

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from core.council.questions import NOT_ANSWERED, Question, QuestionSet
from core.errors import BadInput, CoreError
from core.quarters import parse_quarter_of_year
from core.spreadsheets import without_guard
from core.text import LONG, clean, shown

MOST = 100_000
"""Of one answer in a quarter, and of rows in a file."""
COMMENT = "comment"
"""The column of a file of feedback forms that holds words."""

Counts = Mapping[str, Mapping[str, Mapping[str, int]]]
"""Who, question, answer: how many. Keys of the question set."""
_Tally = dict[tuple[str, str, str], int]


@dataclass(frozen=True)
class Counted:
    """Counts, and the words that stood on forms."""

    counts: Counts
    comments: tuple[str, ...] = ()


def typed_counts(questions: QuestionSet, typed: Iterable[str]) -> Counts:
    """Counts from `age=16-17:3` or `child.age=16-17:3`, one for each answer. Raises BadInput."""
    tally: _Tally = {}
    for pair in typed:
        name, equals, rest = pair.partition("=")
        answer, colon, number = rest.rpartition(":")
        if not equals or not colon:
            raise BadInput(
                f"{shown(pair[:60], one_line=True)!r} can't be understood.",
                remedy="Write a question, its answer and how many: age=16-17:3, or child.age=16-17:3.",
                field="set",
            )
        who, dot, key = name.rpartition(".")
        _add(questions, tally, (who if dot else questions.who[0].key, key, answer), number)
    return completed(questions, tally)


def by_question(questions: QuestionSet, typed: Mapping[tuple[str, str], str]) -> Counts:
    """Counts from a line for each question, by who and question: `16-17 3, 35-49 5`.

    Raises BadInput, whose field is `who-question`.
    """
    tally: _Tally = {}
    for (who, key), line in typed.items():
        for part in (part.strip() for part in re.split(r"[,;\n]", line)):
            answer, number = _answer_and_number(part)
            try:
                if part and not answer:
                    raise BadInput(
                        f"{shown(part[:60], one_line=True)!r} has no number.",
                        remedy="Write an answer and how many gave it: 16-17 3, 35-49 5.",
                    )
                if answer:
                    _add(questions, tally, (who, key, answer), number)
            except BadInput as error:
                error.field = f"{who}-{key}"
                raise
    return completed(questions, tally)


def _answer_and_number(part: str) -> tuple[str, str]:
    """`16-17 3`, `16-17: 3` or `16-17=3` as its answer and its number; both empty where it has none."""
    head = part.rstrip("0123456789")
    end = len(head)
    while end and (head[end - 1].isspace() or head[end - 1] in ":="):
        end -= 1
    return (head[:end], part[len(head) :]) if 0 < end < len(head) < len(part) else ("", "")


def as_typed(question: Question, answers: Mapping[str, int]) -> str:
    """The line that `by_question` reads as these answers; who did not answer is what is left over."""
    keys = (answer.key for answer in question.answers if answer.key != NOT_ANSWERED)
    return ", ".join(f"{key} {answers[key]}" for key in keys if key in answers)


def counts_in(questions: QuestionSet, path: Path) -> dict[int | None, Counts]:
    """Counts of a file with the columns question, answer, number, and who and quarter if wanted; by quarter.

    Without a column for the quarter, all of it is under None. Raises BadInput, which names the row.
    """
    tallies: dict[int | None, _Tally] = {}
    for place, row in _rows(path, needed=("question", "answer", "number"), allowed=("quarter", "who")):
        with _named(place):
            quarter = parse_quarter_of_year(row["quarter"]) if "quarter" in row else None
            who = row.get("who") or questions.who[0].key
            tally = tallies.setdefault(quarter, {})
            _add(questions, tally, (who, row["question"], row["answer"]), row["number"])
    return {quarter: completed(questions, tally) for quarter, tally in tallies.items()}


def forms_in(questions: QuestionSet, path: Path) -> Counted:
    """Counts of a file with a row for each form: a column `who`, and one for each question. An empty cell is not answered.

    Raises BadInput for any other column: a form has no name, no case and no day. Only feedback forms have a comment.
    """
    tally: Counter[tuple[str, str, str]] = Counter()
    comments = []
    columns = [question.key for question in questions.questions]
    own = (COMMENT,) if questions.form == "feedback" else ()
    for place, row in _rows(path, needed=(), allowed=("who", *columns, *own)):
        with _named(place):
            who = questions.group(row.get("who") or questions.who[0].key)
            for question in questions.asked(who):
                typed = row.get(question.key, "")
                tally[who, question.key, question.answer(typed) if typed else NOT_ANSWERED] += 1
        comments.append(row.get(COMMENT, ""))
    return Counted(completed(questions, tally), tuple(comments_of(comments)))


def comments_of(comments: Iterable[str]) -> Iterator[str]:
    """Comments as they are kept: cleaned, without empty ones."""
    for comment in comments:
        text = clean(comment, field=COMMENT, limit=LONG, multiline=True)
        if text:
            yield text


def completed(questions: QuestionSet, tally: Mapping[tuple[str, str, str], int]) -> Counts:
    """Counts in which every question has every form: who left one out did not answer it. Noughts are left out.

    Raises BadInput where a question has more answers than another has forms, though it says how many did not answer.
    """
    by_who: dict[str, dict[str, dict[str, int]]] = {}
    for who in questions.who:
        by_question = {
            question.key: {
                answer.key: number
                for answer in question.answers
                if (number := tally.get((who.key, question.key, answer.key), 0))
            }
            for question in questions.asked(who.key)
        }
        forms = max((sum(counts.values()) for counts in by_question.values()), default=0)
        if not forms:
            continue
        for key, counts in by_question.items():
            missing = forms - sum(counts.values())
            if missing and (who.key, key, NOT_ANSWERED) in tally:
                raise BadInput(
                    f"{who.key}: {key} adds up to {forms - missing}, another question to {forms}.",
                    remedy="Every question adds up to the number of forms. Count again, or leave out not_answered.",
                    field=f"{who.key}-{key}",
                )
            if missing:
                counts[NOT_ANSWERED] = missing
        by_who[who.key] = by_question
    return by_who


def forms_of(counts: Mapping[str, Mapping[str, int]]) -> int:
    """How many forms there were of somebody's: what each of the questions adds up to."""
    return max((sum(answers.values()) for answers in counts.values()), default=0)


def _add(questions: QuestionSet, tally: _Tally, named: tuple[str, str, str], typed: str) -> None:
    who, question = questions.group(named[0]), questions.question(named[1])
    answer = question.answer(named[2])
    if who not in question.who:
        raise BadInput(
            f"{question.key} is not asked about: {who}.", remedy="Leave it out.", field=question.key
        )
    number = int(typed) if typed.strip().isascii() and typed.strip().isdigit() else -1
    if not 0 <= number <= MOST:
        raise BadInput(
            f"{question.key}={answer}: {shown(typed[:20], one_line=True)!r} is no count.",
            remedy=f"Give a whole number from 0 to {MOST:,}.",
            field=question.key,
        )
    if (who, question.key, answer) in tally:
        raise BadInput(
            f"{who}: {question.key}={answer} is counted twice.",
            remedy="Give each answer once.",
            field=question.key,
        )
    tally[who, question.key, answer] = number


@contextmanager
def _named(place: str) -> Iterator[None]:
    """Say of what is wrong where it stands."""
    try:
        yield
    except BadInput as error:
        raise BadInput(f"{place}: {error.reason}", remedy=error.remedy, field=error.field) from error


def _rows(
    path: Path, *, needed: Sequence[str], allowed: Sequence[str]
) -> Iterator[tuple[str, dict[str, str]]]:
    """Each row by its headings, with its place: file and number."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file, strict=True)
            heads = [head.strip().casefold() for head in next(reader, [])]
            _check_heads(path, heads, needed, allowed)
            for number, row in enumerate(reader, start=2):
                if not any(cell.strip() for cell in row):
                    continue
                if len(row) != len(heads) or number > MOST:
                    raise BadInput(
                        f"{path.name}, row {number}: {len(row)} cells under {len(heads)} headings, or too many rows.",
                        remedy="Save it again as CSV with commas.",
                        field="file",
                    )
                cells = {head: without_guard(cell.strip()) for head, cell in zip(heads, row, strict=True)}
                yield f"{path.name}, row {number}", cells
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise CoreError(
            f"{shown(str(path), one_line=True)} can't be read as CSV: {error}.",
            remedy="Save it as CSV, UTF-8, with commas.",
        ) from error


def _check_heads(path: Path, heads: list[str], needed: Sequence[str], allowed: Sequence[str]) -> None:
    missing = [head for head in needed if head not in heads]
    strange = [head for head in heads if head not in (*needed, *allowed)]
    if missing or strange or len(set(heads)) != len(heads) or not heads:
        what = f"has no column {missing[0]}" if missing else "has a column that is not counted, or one twice"
        strangers = ": " + ", ".join(shown(head[:30], one_line=True) for head in strange) if strange else ""
        raise BadInput(
            f"{path.name} {what}{strangers}.",
            remedy=f"It can have: {', '.join((*needed, *allowed))}. A form has no name, no case and no day.",
            field="file",
        )
