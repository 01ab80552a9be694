"""The questions of a voluntary form, as the authority's content has them: equality monitoring, and feedback."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from core.content import shipped_content
from core.council.toml_file import read_toml
from core.errors import BadInput, CoreError
from core.law.rules.model import Choice
from core.text import shown

Form = Literal["equality", "feedback"]
FORMS: tuple[Form, ...] = ("equality", "feedback")
NOT_ANSWERED = "not_answered"
"""The answer of a form on which a question was left empty. Every question has it."""

_KEY = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")


@dataclass(frozen=True)
class Question:
    """A question with the answers that can be counted. `who` are those it is asked about; `ask` says what to settle first."""

    key: str
    title: str
    answers: tuple[Choice, ...]
    who: tuple[str, ...]
    source: str = ""
    ask: str = ""

    def answer(self, typed: str) -> str:
        """The key of an answer from its key, title or alias. Raises BadInput, which names them all."""
        return _picked(self.answers, typed, f"{self.key}: there is no answer", field=self.key)

    def answer_title(self, key: str) -> str:
        """What an answer is called; the key itself where the file no longer has it."""
        return next((answer.title for answer in self.answers if answer.key == key), key)


@dataclass(frozen=True)
class QuestionSet:
    """The questions of a form. `state` is `confirmed` or `unverified`, and `state_note` says what is to be done about it."""

    form: Form
    title: str
    version: str
    about: str
    source: str
    state: str
    state_note: str
    who: tuple[Choice, ...]
    questions: tuple[Question, ...]

    def group(self, typed: str) -> str:
        """The key of those whom a count is about. Raises BadInput, which names them all."""
        return _picked(self.who, typed, "There is nobody called", field="who")

    def question(self, typed: str) -> Question:
        """A question by its key. Raises BadInput, which names them all."""
        key = typed.strip().casefold()
        for question in self.questions:
            if key == question.key:
                return question
        keys = ", ".join(question.key for question in self.questions)
        raise BadInput(
            f"There is no question {_short(typed)}.", remedy=f"There are: {keys}.", field="question"
        )

    def asked(self, who: str) -> tuple[Question, ...]:
        """The questions that are asked about `who`."""
        return tuple(question for question in self.questions if who in question.who)


def read_questions(content: Path, form: Form) -> QuestionSet:
    """The questions of a form. A register made before there were any uses those that come with the program.

    Raises CoreError, which says what is wrong with the file.
    """
    path = content / f"{form}.toml"
    path = path if path.exists() else shipped_content() / path.name
    data = read_toml(path).data
    try:
        return _set(form, data)
    except (KeyError, TypeError, AttributeError) as error:
        raise CoreError(
            f"{path}: something is missing or is not what it should be: {error}.",
            remedy="Compare it with the file that comes with the program.",
        ) from error
    except ValueError as error:
        raise CoreError(f"{path}: {error}", remedy="Put it right, then try again.") from error


def _set(form: Form, data: Mapping[str, Any]) -> QuestionSet:
    always = tuple(_choices(data["always"]))
    if NOT_ANSWERED not in {answer.key for answer in always}:
        raise ValueError(f"always needs the answer {NOT_ANSWERED}.")
    who = tuple(_choices(data["who"]))
    scales = {scale["key"]: tuple(_choices(scale["answers"])) for scale in data.get("scales", ())}
    questions = tuple(_question(row, who, scales, always) for row in data["questions"])
    _each_once("question", [question.key for question in questions])
    texts = {name: str(data[name]) for name in ("title", "version", "about", "source", "state", "state_note")}
    return QuestionSet(form=form, who=who, questions=questions, **texts)


def _question(
    row: Mapping[str, Any],
    who: tuple[Choice, ...],
    scales: Mapping[str, tuple[Choice, ...]],
    always: tuple[Choice, ...],
) -> Question:
    own = scales[row["scale"]] if "scale" in row else tuple(_choices(row["answers"]))
    groups = tuple(row.get("who", [group.key for group in who]))
    if not set(groups) <= {group.key for group in who}:
        raise ValueError(f"{row['key']} is asked about somebody whom the file does not have.")
    answers = (*own, *always)
    _each_once(f"answer of {row['key']}", [answer.key for answer in answers])
    return Question(
        key=_key(row["key"]),
        title=str(row["title"]),
        answers=answers,
        who=groups,
        source=str(row.get("source", "")),
        ask=str(row.get("ask", "")),
    )


def _choices(rows: Any) -> Iterator[Choice]:
    for row in rows:
        yield Choice(_key(row["key"]), str(row["title"]), tuple(row.get("aliases", ())))


def _key(text: str) -> str:
    if not _KEY.fullmatch(text):
        raise ValueError(f"{text!r} can't be a key: small letters, digits, dashes and underscores.")
    return text


def _each_once(what: str, keys: list[str]) -> None:
    twice = sorted({key for key in keys if keys.count(key) > 1})
    if twice:
        raise ValueError(f"There is more than one {what} called {', '.join(twice)}.")


def _picked(choices: tuple[Choice, ...], typed: str, problem: str, *, field: str) -> str:
    words = typed.strip().casefold()
    for choice in choices:
        if words in (name.casefold() for name in (choice.key, choice.title, *choice.aliases)):
            return choice.key
    keys = ", ".join(choice.key for choice in choices)
    raise BadInput(f"{problem} {_short(typed)}.", remedy=f"There are: {keys}.", field=field)


def _short(typed: str) -> str:
    return repr(shown(typed[:40], one_line=True))
