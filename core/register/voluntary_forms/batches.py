"""Batches of counts: one stands for each quarter of a form, and a correction takes the place of the whole of it.

Counts are the words of their event. So a correction can erase those before it: a batch and its correction, subtracted,
would show the one form that was added, with all its answers side by side.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import SystemRandom

from core.council.questions import Form
from core.errors import BadInput, CoreError
from core.law.days.dates import show_day
from core.law.events import FactValue
from core.law.reasons import reason_in
from core.law.state import Refusal
from core.quarters import quarter_days, quarter_name, quarter_number
from core.register.register import Register
from core.register.store import quarters as store
from core.register.store.file.session import Session
from core.register.store.journal import journal
from core.register.store.journal.canonical import canonical
from core.register.store.journal.journal import Entered, Line
from core.register.store.journal.stamp import Stamp
from core.register.store.transaction import Transaction
from core.register.users import known, must_be_known
from core.register.voluntary_forms.counts import Counts, comments_of, forms_of

FEW = 5
"""Fewer forms than this show what one of them answered, though each question is counted by itself."""
SOURCE = "UK General Data Protection Regulation, Art 5(1)(c), Art 9; Equality Act 2010, s149"


@dataclass(frozen=True)
class Batch:
    """The counts that stand for a quarter. `forms` are how many forms there were, by who."""

    form: Form
    quarter: int
    entered_on: date
    unfinished: bool
    few: bool
    counts: Counts

    @property
    def name(self) -> str:
        """The quarter as people name it."""
        return quarter_name(self.quarter)

    @property
    def forms(self) -> dict[str, int]:
        """How many forms there were of each."""
        return {who: forms_of(counts) for who, counts in self.counts.items()}


@dataclass(frozen=True)
class Comment:
    """What stood on a feedback form. `number` is for erasing it; `text` is words."""

    number: int
    quarter: int
    text: str


@dataclass(frozen=True)
class NewBatch:
    """What is to be entered. `unfinished` and `few` say that a quarter not over, or a handful of forms, is meant."""

    form: Form
    quarter: int
    counts: Counts
    comments: Sequence[str] = ()
    unfinished: bool = False
    few: bool = False


def enter_batch(
    register: Register, new: NewBatch, *, stamp: Stamp, tx: Transaction | None = None
) -> Batch | Refusal:
    """Enter the counts of a quarter, in place of what stood for it; comments in place of that quarter's comments.

    Counts that stand already are not written again. Raises BadInput for a quarter that has not begun, and for nothing.
    """
    refused = _refused(new, stamp.day)
    if refused:
        return refused
    if tx is not None:
        return _write_batch(tx, new, stamp=stamp)
    with register.transaction() as own:
        entered = _write_batch(own, new, stamp=stamp)
    register.sessions.settle()
    return entered


def _write_batch(tx: Transaction, new: NewBatch, *, stamp: Stamp) -> Batch:
    today, comments = stamp.day, list(comments_of(new.comments))
    must_be_known(tx, stamp.by)
    before = _current(tx.session, new.form, new.quarter)
    if comments:
        _take_comments(tx, new.quarter, stamp=stamp)
    facts = _facts(new, today)
    if before is None or (before.counts, before.unfinished) != (new.counts, "unfinished" in facts):
        _take_counts(tx, new.form, new.quarter, stamp=stamp)
        words = {who: canonical(counts) for who, counts in new.counts.items()}
        tx.append_beside(Line(new.form, "quarter_counted", today, facts, words), stamp)
    SystemRandom().shuffle(comments)
    for text in comments:
        comment = Line(new.form, "feedback_said", today, {"quarter": new.quarter}, {"text": text})
        tx.append_beside(comment, stamp)
    store.put(tx.session, new.form, journal.history(tx.session, new.form))
    entered = _current(tx.session, new.form, new.quarter)
    assert entered is not None
    return entered


def list_batches(register: Register, form: Form) -> tuple[Batch, ...]:
    """What stands, the latest quarter first."""
    with register.read() as session:
        return tuple(_read_all(session, form))


def quarters_to_count(today: date, *, most: int = 8) -> tuple[int, ...]:
    """The quarter that runs and those before it, the latest first."""
    quarters = [quarter_number(today)]
    while len(quarters) < most:
        quarters.append(quarter_number(quarter_days(quarters[-1])[0] - timedelta(days=1)))
    return tuple(quarters)


def read_batch(register: Register, form: Form, quarter: int) -> Batch:
    """What stands for a quarter. Raises CoreError where nothing does."""
    with register.read() as session:
        batch = _current(session, form, quarter)
    if batch is None:
        raise CoreError(
            f"Nothing was counted for {quarter_name(quarter)}.",
            remedy=f"`heard {form} list` says which quarters have counts.",
        )
    return batch


def list_comments(register: Register, quarter: int | None = None, *, by: str) -> tuple[Comment, ...]:
    """What was written on feedback forms. Raises CoreError for anybody but a manager: words can tell whose they are."""
    with register.read() as session:
        must_be_manager(session, by, "Comments can tell who wrote them: a manager reads them.")
        return tuple(
            Comment(row["id"], row["quarter"], row["text"]) for row in store.comments(session, quarter)
        )


def erase_comment(register: Register, number: int, *, reason: str, stamp: Stamp) -> None:
    """Erase a comment for good. Raises CoreError for anybody but a manager, BadInput where there is none of that number."""
    reason = reason_in(reason, missing="A comment is erased for a reason.", remedy="Say which.")
    with register.transaction() as tx:
        must_be_manager(tx.session, stamp.by, "A manager erases words.")
        if number not in {row["id"] for row in store.comments(tx.session)}:
            raise BadInput(
                f"There is no comment {number}.",
                remedy="`heard feedback comments` numbers them.",
                field="number",
            )
        _erase(tx, "feedback", [number], reason, stamp=stamp)
        store.put(tx.session, "feedback", journal.history(tx.session, "feedback"))
    register.sessions.settle()


def must_be_manager(session: Session, by: str, reason: str) -> None:
    """Raise CoreError unless `by` is a manager."""
    if not known(session, by).is_manager:
        raise CoreError(reason, remedy="Ask a manager.")


def _refused(new: NewBatch, today: date) -> Refusal | None:
    first, last = quarter_days(new.quarter)
    name = quarter_name(new.quarter)
    if new.quarter > quarter_number(today):
        raise BadInput(f"{name} has not begun.", remedy=f"It begins on {show_day(first)}.", field="quarter")
    if not new.counts:
        raise BadInput("There is nothing to enter.", remedy="Count at least one answer.", field="set")
    if last >= today and not new.unfinished:
        return Refusal(
            "quarter-not-over",
            f"{name} ends on {show_day(last)}: forms that are entered while it runs can be told apart by when they came.",
            SOURCE,
            "Keep the forms apart from the cases and enter them together afterwards; or say that it is meant: --unfinished, or the last field of the form.",
        )
    few = {who: number for who, counts in new.counts.items() if (number := forms_of(counts)) < FEW}
    if few and not new.few:
        listed = ", ".join(f"{who}: {number}" for who, number in few.items())
        return Refusal(
            "too-few-forms",
            f"Fewer than {FEW} forms ({listed}): the counts side by side would show what one person answered.",
            SOURCE,
            "Keep them and count them with the next quarter's; or say that it is meant: --few, or the last field of the form.",
        )
    return None


def _facts(new: NewBatch, today: date) -> dict[str, FactValue]:
    facts: dict[str, FactValue] = {"quarter": new.quarter}
    if quarter_days(new.quarter)[1] >= today:
        facts["unfinished"] = True
    if any(forms_of(counts) < FEW for counts in new.counts.values()):
        facts["few"] = True
    return facts


def _take_counts(tx: Transaction, form: Form, quarter: int, *, stamp: Stamp) -> None:
    standing = [
        entered.seq
        for entered in _entries_of(tx, form, quarter)
        if entered.event.name == "quarter_counted" and entered.words is not None
    ]
    _erase(tx, form, standing, "A correction takes its place.", stamp=stamp)


def _take_comments(tx: Transaction, quarter: int, *, stamp: Stamp) -> None:
    comments = [
        entered.seq
        for entered in _entries_of(tx, "feedback", quarter)
        if entered.event.name == "feedback_said" and entered.words
    ]
    _erase(tx, "feedback", comments, "Other comments take its place.", stamp=stamp)


def _entries_of(tx: Transaction, form: Form, quarter: int) -> list[Entered]:
    return [
        entered
        for entered in journal.history(tx.session, form)
        if entered.event.facts.get("quarter") == quarter
    ]


def _erase(tx: Transaction, form: Form, seqs: list[int], reason: str, *, stamp: Stamp) -> None:
    today = stamp.day
    for seq in seqs:
        tx.append_beside(Line(form, "words_erased", today, {"erased": seq}, {"reason": reason}), stamp)
    if seqs:
        journal.forget_words(tx.session, form, seqs)


def _current(session: Session, form: Form, quarter: int) -> Batch | None:
    return next((batch for batch in _read_all(session, form, quarter) if batch.quarter == quarter), None)


def _read_all(session: Session, form: Form, quarter: int | None = None) -> list[Batch]:
    counted: dict[int, dict[str, dict[str, dict[str, int]]]] = {}
    for row in store.counts(session, form, quarter):
        whose = counted.setdefault(row["quarter"], {}).setdefault(row["who"], {})
        whose.setdefault(row["question"], {})[row["answer"]] = row["number"]
    return [
        Batch(
            form,
            row["quarter"],
            row["entered_on"],
            row["unfinished"],
            row["few"],
            counted.get(row["quarter"], {}),
        )
        for row in store.batches(session, form)
    ]
