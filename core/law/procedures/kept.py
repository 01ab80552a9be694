"""What an authority's own file may not leave out of the procedure that it follows: what guards people there."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from core.law.rules.model import Choice, EventKind, FactKind, Procedure


def taken_away(before: Procedure, own: Procedure) -> Iterator[tuple[str, str]]:
    """Each thing that the version before has and this one lacks: its key in the file, and what is missing in words.

    A file may add guards, demands, needs and notices, and ask for more; it may take none away.
    """
    for kind in before.events:
        mine = own.event(kind.key)
        if mine is None:
            yield f"events: {kind.key}", "this event is missing"
        else:
            yield from _of_event(kind, mine)
    yield from _owed(before, own)
    yield from _of_the_whole(before, own)


def _owed(before: Procedure, own: Procedure) -> Iterator[tuple[str, str]]:
    needs = {rule.code: rule for rule in own.needs}
    for need in before.needs:
        mine = needs.get(need.code)
        if mine is None:
            yield f"needs: {need.code}", "this need is missing"
        elif replace(mine, text=need.text, source=need.source, every=need.every) != need:
            yield (
                f"needs: {need.code}",
                "when it is asked for, and what settles it, is not the council's to change",
            )
    for notice in before.notices:
        letter = own.notice(notice.key)
        if letter is None:
            yield f"notices: {notice.key}", "this notice is missing"
        elif notice.layer == "law" and (
            letter.owed != notice.owed
            or letter.when != notice.when
            or set(notice.must) - set(letter.must)
            or set(notice.to) - set(letter.to)
        ):
            yield f"notices: {notice.key}", "whom it goes to, when it is owed, and what it must hold is law"


def _of_event(kind: EventKind, mine: EventKind) -> Iterator[tuple[str, str]]:
    place = f"events: {kind.key}"
    for guard in kind.guards:
        if guard not in mine.guards:
            yield f"{place}: guards", f"the guard {guard!r} is missing"
    for demand in kind.demands:
        if demand not in mine.demands:
            yield f"{place}: demands", f"it no longer has to say {', '.join((*demand.say, *demand.yes))}"
    if kind.by == "register" != mine.by:
        yield f"{place}: by", "only the register records it"
    if kind.adds != mine.adds:
        yield f"{place}: adds", f"it no longer adds {kind.adds!r}"
    for fact in kind.facts:
        yield from _of_fact(place, fact, next((other for other in mine.facts if other.key == fact.key), None))
    words = {word.key: word for word in mine.words}
    for word in kind.words:
        if word.required and not (word.key in words and words[word.key].required):
            yield f"{place}: words", f"the word {word.key!r} has to be given"


def _of_fact(place: str, fact: FactKind, mine: FactKind | None) -> Iterator[tuple[str, str]]:
    if mine is None:
        yield f"{place}: facts", f"the fact {fact.key!r} is missing"
        return
    if fact.required and not mine.required:
        yield f"{place}: facts: {fact.key}", "it has to be given"
    if set(fact.never) - set(mine.never):
        yield f"{place}: facts: {fact.key}", "an answer that evades the question is allowed"
    for choice in _changed(fact.choices, mine.choices):
        yield (
            f"{place}: facts: {fact.key}",
            f"the choice {choice!r} is missing, or lost a mark that rules read",
        )


def _changed(choices: Iterable[Choice], mine: Iterable[Choice]) -> Iterator[str]:
    marks = {choice.key: choice.marks for choice in mine}
    for choice in choices:
        if choice.key not in marks or set(choice.marks) - set(marks[choice.key]):
            yield choice.key


def _of_the_whole(before: Procedure, own: Procedure) -> Iterator[tuple[str, str]]:
    for stage in before.stages:
        mine = own.stage(stage.key)
        if mine is None or (mine.number, mine.entered_by, mine.answered_by, mine.left_by) != (
            stage.number,
            stage.entered_by,
            stage.answered_by,
            stage.left_by,
        ):
            yield (
                f"stages: {stage.key}",
                "what enters, answers or leaves a stage is not the council's to change",
            )
    if set(own.closings) - set(before.closings):
        yield "closings", "the council can't add what closes a case"
    for counter in before.counters:
        if counter not in own.counters:
            yield f"counters: {counter.key}", "days that are counted beside the clocks are missing or changed"
