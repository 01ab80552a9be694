"""What can be exported, by name. Names and free text are left out unless they are asked for."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from core.quarters import quarter_name
from core.register.exports.cases import cases_table
from core.register.exports.table import Table, Value
from core.register.register import Register
from core.register.store import compliments, quarters
from core.register.store.file.session import Session
from core.register.store.journal import journal
from core.register.store.journal.canonical import canonical, facts_of, words_of
from core.register.store.projections import cases

Maker = Callable[[Register, Session, bool], Table]
_NOT_CASES = frozenset({"user", "calendar", "chain"})


def _events(_: Register, session: Session, words: bool) -> Table:
    columns = (
        "subject",
        "seq",
        "event",
        "on",
        "recorded_at",
        "recorded_by",
        "supersedes",
        "facts",
        *(("words",) if words else ()),
    )

    def rows() -> Iterator[Sequence[Value]]:
        for row in journal.everything(session):
            if row["subject"] in _NOT_CASES:
                continue
            values: list[Value] = [
                row["subject"],
                row["seq"],
                row["name"],
                row["happened_on"],
                row["recorded_at"],
                row["recorded_by"],
                row["supersedes"],
                canonical(facts_of(row["facts"])),
            ]
            yield (
                [*values, "" if row["words"] is None else canonical(words_of(row["words"]) or {})]
                if words
                else values
            )

    return Table(columns, rows())


def _parts(name: str, free: frozenset[str]) -> Maker:
    def made(_: Register, session: Session, words: bool) -> Table:
        return _table(cases.parts_with_reference(session, name), free, words=words)

    return made


def _beside(kind: str, free: frozenset[str]) -> Maker:
    def made(_: Register, session: Session, words: bool) -> Table:
        read_rows = compliments.compliments if kind == "compliment" else compliments.referrals
        rows = reversed(read_rows(session, None, None))
        columns = compliments.columns(kind)
        return _table((columns, (dict(row) for row in rows)), free, words=words)

    return made


def _counts(form: str) -> Maker:
    """The counts of a form by quarter, as `heard equality import` and `heard feedback import` read them back."""

    def made(_: Register, session: Session, __: bool) -> Table:
        columns = ("quarter", "who", "question", "answer", "number")
        counts = quarters.counts(session, form)
        named = ({**row, "quarter": quarter_name(row["quarter"])} for row in counts)
        return Table(columns, ([row[column] for column in columns] for row in named))

    return made


def _comments(_: Register, session: Session, words: bool) -> Table:
    comments = quarters.comments(session)
    columns = ("quarter", *(("text",) if words else ()))
    return Table(columns, ([quarter_name(row["quarter"]), row["text"]][: len(columns)] for row in comments))


def _table(
    source: tuple[Sequence[str], Iterator[Mapping[str, Value]]], free: frozenset[str], *, words: bool
) -> Table:
    columns = tuple(column for column in source[0] if words or column not in free)
    return Table(columns, ([row[column] for column in columns] for row in source[1]))


def _cases(register: Register, session: Session, words: bool) -> Table:
    return cases_table(register, session, words=words)


LEARNING_WORDS = frozenset({"text", "change", "action", "evidence", "not_done", "public_sentence"})
EXPORTS: Mapping[str, Maker] = {
    "cases": _cases,
    "events": _events,
    "points": _parts("point", frozenset({"text"})),
    "learning": _parts("learning", LEARNING_WORDS),
    "remedies": _parts("remedy", frozenset()),
    "costs": _parts("cost", frozenset()),
    "compliments": _beside("compliment", frozenset({"by", "text"})),
    "referrals": _beside("referral", frozenset({"reason"})),
    "equality": _counts("equality"),
    "feedback": _counts("feedback"),
    "comments": _comments,
}
"""Each maker is told whether words are wanted."""
