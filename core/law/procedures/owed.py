"""From the tables of a procedure file to what it wants done, and to what it owes in writing."""

from typing import get_args

from core.law.procedures.matches import matches
from core.law.procedures.table import Table
from core.law.rules.matching import Layer
from core.law.rules.model import EventKind
from core.law.rules.owed import NeedRule, NoticeRule


def need(item: Table) -> NeedRule:
    """Something that is to be done, and when."""
    rule = NeedRule(
        code=item.text("code"),
        text=item.text("text"),
        event=item.text("event"),
        source=item.text("source"),
        after=matches(item, "after"),
        until=matches(item, "until"),
        when=item.texts("when"),
        stage=item.text("stage", ""),
        always=item.yes_no("always"),
        clock=item.text("clock", ""),
        while_owed=item.yes_no("while_owed"),
        from_day=item.number("from_day", 0),
        once_overdue=item.yes_no("once_overdue"),
        since=matches(item, "since"),
        by_day=item.number("by_day", 0),
        every=item.number("every", 0),
        each=item.text("each", ""),
        at_once=item.yes_no("at_once"),
    )
    item.done()
    return rule


def notice(item: Table) -> NoticeRule:
    """A letter that is owed, to whom, and when."""
    rule = NoticeRule(
        key=item.text("key"),
        title=item.text("title"),
        to=item.texts("to"),
        source=item.text("source"),
        layer=item.one_of("layer", get_args(Layer)),
        owed=matches(item, "owed"),
        sent_by=matches(item, "sent_by"),
        settled_by=matches(item, "settled_by"),
        received_by=matches(item, "received_by"),
        when=item.texts("when"),
        within=item.text("within", ""),
        clock=item.text("clock", ""),
        original=item.yes_no("original"),
        from_day=item.number("from_day", 0),
        must=item.texts("must"),
        asks=item.texts("asks"),
        promises=item.text("promises", ""),
        carries=item.texts("carries"),
        repeats=item.yes_no("repeats"),
    )
    item.done()
    return rule


def with_shared(
    own: tuple[NeedRule, ...], shared_ones: tuple[NeedRule, ...], events: tuple[EventKind, ...]
) -> tuple[NeedRule, ...]:
    """A procedure's own needs, then the shared ones that its events allow and that it does not put in its own way."""
    names, codes = {kind.key for kind in events}, {rule.code for rule in own}
    more = (
        rule
        for rule in shared_ones
        if rule.code not in codes
        and {rule.event, *(match.event for match in (*rule.after, *rule.until))} <= names
    )
    return (*own, *more)


def with_shared_notices(
    own: tuple[NoticeRule, ...], shared_ones: tuple[NoticeRule, ...], events: tuple[EventKind, ...]
) -> tuple[NoticeRule, ...]:
    """A procedure's own notices, then the shared ones, where letters are written in it and its events allow them."""
    names, keys = {kind.key for kind in events}, {rule.key for rule in own}
    more = (
        rule
        for rule in shared_ones
        if rule.key not in keys
        and {"letter_written", *(match.event for match in (*rule.owed, *rule.sent_by))} <= names
    )
    return (*own, *more)
