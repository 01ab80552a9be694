"""What may be shown of counts: small ones withheld, so that nobody is recognised among a few."""

from collections.abc import Iterator
from dataclasses import dataclass

from core.council.questions import QuestionSet
from core.register.register import Register
from core.register.voluntary_forms.batches import Batch, must_be_manager


@dataclass(frozen=True)
class AnswerCount:
    """An answer and how many gave it; `number` is None where it is withheld."""

    answer: str
    title: str
    number: int | None


@dataclass(frozen=True)
class QuestionCounts:
    """A question as it was answered by some. `forms` is None where it is withheld."""

    who: str
    who_title: str
    question: str
    title: str
    forms: int | None
    answers: tuple[AnswerCount, ...]


def must_see_exact(register: Register, by: str) -> None:
    """Raise CoreError for anybody but a manager."""
    with register.read() as session:
        must_be_manager(session, by, "Exact counts can point at somebody: a manager sees them.")


def withhold_small(batch: Batch, questions: QuestionSet, *, threshold: int) -> tuple[QuestionCounts, ...]:
    """The counts in the order of the questions, those from 1 to under `threshold` withheld; all where it is 0.

    One withheld count would be what the rest leaves of the total: the next smallest goes with it. What is counted but
    no longer in the set of questions comes last, under its keys.
    """
    return tuple(_by_question(batch, questions, threshold))


def _by_question(batch: Batch, questions: QuestionSet, threshold: int) -> Iterator[QuestionCounts]:
    by_key = {question.key: question for question in questions.questions}
    titles = {group.key: group.title for group in questions.who}
    for who in sorted(batch.counts, key=[*titles].index if set(batch.counts) <= set(titles) else None):
        counted = batch.counts[who]
        forms = batch.forms[who]
        for key in sorted(counted, key=lambda key: [*by_key, key].index(key)):
            question = by_key.get(key)
            named = [answer.key for answer in question.answers] if question else []
            keys = [*named, *(answer for answer in counted[key] if answer not in named)]
            numbers = withhold({answer: counted[key].get(answer, 0) for answer in keys}, threshold)
            answers = tuple(
                AnswerCount(answer, question.answer_title(answer) if question else answer, numbers[answer])
                for answer in keys
            )
            yield QuestionCounts(
                who,
                titles.get(who, who),
                key,
                question.title if question else key,
                None if 0 < forms < threshold else forms,
                answers,
            )


def withhold(counts: dict[str, int], threshold: int) -> dict[str, int | None]:
    """Counts of one question with the small ones as None, and so many others that none can be worked out."""
    hidden = {key for key, number in counts.items() if 0 < number < threshold}
    rest = sorted(
        (key for key in counts if key not in hidden), key=lambda key: (counts[key] == 0, counts[key])
    )
    while hidden and rest and (len(hidden) < 2 or sum(counts[key] for key in hidden) < threshold):
        hidden.add(rest.pop(0))
    return {key: None if key in hidden else number for key, number in counts.items()}
