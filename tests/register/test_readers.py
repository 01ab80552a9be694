"""A register is opened for somebody: what each function gives a stranger, somebody who has left, and other teams' staff."""

import ast
import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import core.figures
import core.register
import core.release
from core.errors import BadInput, CoreError
from core.figures.declared import FIGURES
from core.law.people.independence import Declaration
from core.register.advocacy.providers import NewContract
from core.register.advocacy.referrals import NewReferrals, Progress
from core.register.cases.entries import Entry
from core.register.cases.handover import set_active
from core.register.cases.move import Why
from core.register.cases.receipt import NewCase
from core.register.exports.table import Table
from core.register.lists.first_page import first_page
from core.register.lists.tasks import TaskView
from core.register.lists.worklist import View
from core.register.open import Register
from core.register.people.edit import PersonSaid, add_person
from core.register.readers import OwnOnly
from core.register.referred_in import HandedIn, hand_in, handed_in
from core.register.sampling import Sample
from core.register.store.journal.stamp import Stamp
from core.register.store.lists.row import EVERY_CASE
from core.register.users import add_user
from core.register.vocabulary.plan import Proposal
from core.register.voluntary_forms.batches import NewBatch
from tests.register.made import DAY, a_case, at, happened

ROOT = Path(__file__).resolve().parents[2]

FOR_NOBODY = {
    "register.calendar_days.calendars": "holidays are about nobody",
    "register.calendar_days.current": "holidays are about nobody",
    "register.calendar_days.days_to_offer": "holidays are about nobody",
    "register.typed_holidays.waiting_days": "holidays are about nobody",
    "register.users.users": "administration: a refusal names who may let somebody in",
    "register.users.person": "administration: whether a name may record, for the desk and the import",
    "register.verify.verify": "administration: names references and places, and no words",
    "register.rebuild.rebuild": "administration: derives again and answers with a number",
    "register.reminders.reminding.why_not_now": "the hour and the calendar",
    "register.reminders.reminding.address_digests": "is handed the messages; looks up addresses",
    "register.reminders.reminding.not_yet_reminded": "is handed the messages; who sends them is a timer",
    "register.reminders.reminding.was_reminded": "notes that a message went; who sends them is a timer",
    "register.learning.compliments.learning_procedure": "a procedure, which is the law",
    "register.letters.check.faults": "tries the letter texts with made-up fields",
    "register.letters.check.notes": "tries the letter texts with made-up fields",
    "register.letters.draft.author": "the council's name",
    "register.letters.draft.try_template": "tries a letter text with made-up fields",
    "register.letters.fields.standing_fields": "the council's own address",
    "register.letters.fields.trial_fields": "made-up fields",
    "register.imports.maps.values.lists_of": "the authority's own lists",
    "register.lists.enquiries.askers": "the choices of a form",
    "register.lists.filters.choices": "the authority's own lists, and who is here",
    "register.lists.filters.read_filter": "reads what somebody typed",
    "register.lists.filters.in_words": "says a filter in words",
    "register.imports.maps.guess.guess": "is handed a file of theirs",
    "register.imports.maps.guess.write_guess": "is handed a file of theirs",
    "register.cases.door.place_of": "the place of a team in the authority's own lists",
    "register.cases.door.must_be_in_use": "the authority's own lists",
    "figures.compute.not_complaints": "which procedures count no complaints",
    "figures.labels.titles_of": "what figures are called",
    "figures.labels.labels_of": "what the authority's own words are called",
}
"""Functions that need no reader, and why."""

COUNTS = {"complainant": {"age": {"16-17": 3}}}

READ_ALREADY = {
    "tasks": "is handed tasks that a list gave",
    "case": "is handed a case, which its reading gave",
    "story": "is handed a case, which its reading gave",
    "there": "is handed a case, which its reading gave",
    "session": "is handed a session, which the door gave",
    "tx": "is a part of a write that is open",
    "line": "is handed what is being written",
    "job": "is a part of an import that is under way",
    "batches": "is a part of an import that is under way",
    "work": "is a write, which its verb admitted somebody to",
    "asked": "is handed rows that a list gave",
}
"""Required parameters of functions that are given what somebody read, or write within a write; and why they need no reader."""

ARGUMENTS: Mapping[str, Any] = {
    "other": "26-0002",
    "references": ("26-0001",),
    "as_json": False, "body": {"a": "b"}, "by": "amy", "progress": Progress(), "changed": None, "seq": 1, "coarser": {}, "counts": {}, "day": date(2026, 12, 31),
    "entry": Entry("acknowledged", DAY), "event": "acknowledged", "figure": FIGURES[0], "first_on": DAY, "form": "record",
    "key": "P1", "kept": EVERY_CASE, "mapping": None, "name": "sam", "new": NewCase("childrens", DAY, {"by": "child"}, {"summary": "x"}),
    "notice": "acknowledgement", "now": at(DAY), "number": 1, "on": DAY, "path": Path("nothing.csv"), "people": (), "point": 1,
    "procedure": "childrens", "quarter": 20254, "reason": "why", "received_on": DAY, "reference": "26-0001", "referred_on": DAY,
    "role": "investigator", "said": "They moved me.", "seqs": (1,), "settings": None, "signed": Declaration(DAY, date(2026, 12, 31)),
    "software": "Heard", "starts": DAY, "ends": DAY, "subject": "26-0001", "text": "Dear", "to": "amy", "today": DAY, "typed": {},
    "user": "amy", "view": View("all"), "proposal": Proposal("rename", "team", "x", "X"), "where": "www.example.org", "whose": None,
    "why": "thanks", "words": False, "year": "2025-26", "raw": {"a": "b"}, "active": True, "compliment": 1, "file": "log.csv", "how": "complained_of", "of": "26-0002", "seed": 1, "sample": Sample(1, (), 0),
    "source": "The Gazette", "confirms": True, "totals": {}, "first": DAY, "last": DAY,
}  # fmt: skip
"""A value for each required parameter, by its name."""

OTHERWISE: Mapping[str, Mapping[str, Any]] = {
    "register.cutover.set_cutover": {"day": DAY},
    "register.own_law.change.adopt": {"key": "corporate"},
    "register.own_law.change.effect_of_adopting": {"key": "corporate"},
    "register.advocacy.providers.add_contract": {"new_contract": NewContract("your_say", DAY, DAY)},
    "register.calendar_days.add_day": {"source": "The Gazette"},
    "register.calendar_days.preview": {"source": "The Gazette"},
    "register.advocacy.referrals.add_referrals": {"new": NewReferrals(DAY)},
    "register.learning.board.read_learning": {"key": "26-0001.1"},
    "register.lists.tasks.tasks": {"view": TaskView()},
    "register.people.edit.add_person": {"details": PersonSaid("Ann", ("investigator",))},
    "register.people.edit.change_person": {"details": PersonSaid("Ann")},
    "register.publication.record_published": {"key": "policy"},
    "register.publication.take_down": {"key": "policy"},
    "register.vocabulary.usage.read_word": {"kind": "team", "key": "x"},
    "register.voluntary_forms.batches.read_batch": {"form": "equality"},
    "register.voluntary_forms.batches.list_batches": {"form": "equality"},
    "register.voluntary_forms.batches.enter_batch": {"new": NewBatch("equality", 20253, COUNTS, few=True)},
}
"""Values that one function wants otherwise."""

OWN = {
    "register.referred_in.handed_in",
    "register.referred_in.one",
    "register.drafts.draft",
    "register.drafts.drafts_of",
    "register.drafts.save_draft",
    "register.drafts.drop_draft",
    "register.referred_in.hand_in",
}
"""What staff may: hand on, read what they handed on, and keep a draft of their own."""


def functions() -> Iterator[tuple[str, Callable[..., Any]]]:
    """Every public function of the register, the figures and releases that is handed a register, by its name."""
    for package in (core.register, core.figures, core.release):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if ".migrations" in module.name or ".made_up" in module.name:
                continue
            for name, function in vars(importlib.import_module(module.name)).items():
                if name.startswith("_") or not inspect.isfunction(function):
                    continue
                if function.__module__ != module.name:
                    continue
                parameters = inspect.signature(function).parameters.values()
                if any(parameter.annotation is Register for parameter in parameters):
                    yield f"{module.name.removeprefix('core.')}.{name}", function


ALL = dict(functions())


OF_TYPE: Mapping[type, Any] = {
    type(value): value
    for value in (
        EVERY_CASE, View("all"), Progress(), NewReferrals(DAY), PersonSaid("Ann", ("investigator",)),
        Entry("acknowledged", DAY), Proposal("rename", "team", "x", "X"), Why("It belongs there."),
    )
} | {Path: Path("nothing.toml")}  # fmt: skip
"""A value for a parameter of a type, whatever it is called."""


def of_type(function: Callable[..., Any]) -> dict[str, Any]:
    parameters = inspect.signature(function).parameters.values()
    return {
        parameter.name: OF_TYPE[parameter.annotation]
        for parameter in parameters
        if parameter.default is inspect.Parameter.empty and parameter.annotation in OF_TYPE
    }


def required(function: Callable[..., Any]) -> list[str]:
    parameters = inspect.signature(function).parameters.values()
    return [parameter.name for parameter in parameters if parameter.default is inspect.Parameter.empty]


READING = {
    name: function
    for name, function in ALL.items()
    if name not in FOR_NOBODY and not set(required(function)) & READ_ALREADY.keys()
}


@pytest.fixture
def peopled(register: Register) -> Register:
    """A case with names and words, somebody who has left, and staff who handed one thing on, as Amy did another."""
    stamp = Stamp("amy", at(DAY))
    reference = a_case(register, words={"summary": "SECRET words", "name": "SECRET name"}).reference
    happened(register, reference, "acknowledged", DAY)
    add_user(register, "gone", stamp=stamp)
    set_active(register, "gone", active=False, stamp=stamp)
    add_person(register, PersonSaid("Ann", ("investigator",)), stamp=stamp)
    add_user(register, "sam", role="staff", stamp=stamp)
    hand_in(register, said="SECRET of the team", first_on=DAY, stamp=stamp)
    hand_in(register, said="Told to Sam", first_on=DAY, stamp=Stamp("sam", at(DAY)))
    return register


def call(register: Register, name: str, reader: str) -> Any:
    """Call a function for somebody, who also writes where it writes."""
    function = ALL[name]
    values = {
        **ARGUMENTS,
        "register": register.opened_for(reader),
        "stamp": Stamp(reader, at(DAY)),
        "user": reader,
    }
    otherwise = OTHERWISE.get(name, {})
    values |= {"by": reader, **otherwise}
    values |= {key: value for key, value in of_type(function).items() if key not in otherwise}
    missing = [key for key in required(function) if key not in values]
    assert not missing, f"say in ARGUMENTS what {name} is called with: {missing}"
    named = {key: values[key] for key in {*required(function), *otherwise} - {"register"}}
    answer = function(values["register"], **named)
    return list(answer.rows) if isinstance(answer, Table) else answer


def test_functions_are_found_by_looking() -> None:
    assert len(ALL) > 100
    assert set(FOR_NOBODY) <= ALL.keys(), "a reason for a function that is gone"
    assert ALL.keys() >= OWN
    assert len(READING) > 80


@pytest.mark.parametrize("reader", ["mallory", "gone"])
def test_a_stranger_and_somebody_who_has_left_are_refused_by_every_function_in_words(
    peopled: Register, reader: str
) -> None:
    let_in = {}
    for name in READING:
        try:
            let_in[name] = repr(call(peopled, name, reader))[:80]
        except BadInput as error:
            let_in[name] = repr(error)
        except CoreError as error:
            if not error.remedy:
                let_in[name] = repr(error)
    assert not let_in, "\n".join(f"{name}: {answer}" for name, answer in let_in.items())


def test_a_stranger_is_told_who_can_add_them_and_a_leaver_who_can_take_them_back(peopled: Register) -> None:
    with pytest.raises(CoreError, match=r"mallory is not a person.*heard users add NAME.*amy"):
        peopled.opened_for("mallory").admitted()
    with pytest.raises(CoreError, match=r"gone has left.*heard users return gone.*amy"):
        peopled.opened_for("gone").admitted()
    with pytest.raises(CoreError, match="Nobody has said who reads"):
        peopled.opened_for(None).admitted()


def test_staff_of_other_teams_are_refused_by_every_function_but_those_for_their_own(
    peopled: Register,
) -> None:
    let_in = {}
    for name in READING.keys() - OWN:
        try:
            let_in[name] = repr(call(peopled, name, "sam"))[:80]
        except BadInput as error:
            let_in[name] = repr(error)
        except CoreError:
            pass
    assert not let_in, "\n".join(f"{name}: {answer}" for name, answer in let_in.items())


def test_staff_read_what_they_handed_on_and_hand_on_more(peopled: Register) -> None:
    sams = peopled.opened_for("sam")
    (own,) = handed_in(sams)
    assert own.said == "Told to Sam"
    with pytest.raises(BadInput, match="Nothing was handed on under 1"):
        call(peopled, "register.referred_in.one", "sam")
    assert isinstance(call(peopled, "register.referred_in.hand_in", "sam"), HandedIn)
    assert [complaint.by for complaint in handed_in(sams)] == ["sam", "sam"]
    assert len(handed_in(peopled)) == 3


def test_nobody_reads_what_another_began_to_type(peopled: Register) -> None:
    with pytest.raises(CoreError, match="somebody else's"):
        ALL["register.drafts.drafts_of"](peopled, "sam")


@pytest.mark.parametrize(
    ("reader", "opens"), [("amy", True), ("sam", False), ("gone", False), ("mallory", False)]
)
def test_the_first_page_is_for_those_who_read_cases(peopled: Register, reader: str, opens: bool) -> None:
    assert (first_page(peopled.home, reader, DAY, 10) is not None) is opens


def test_the_messages_of_the_morning_are_read_with_the_eyes_of_those_they_go_to(peopled: Register) -> None:
    sent = ALL["register.reminders.reminding.write_digests"](peopled.opened_for(None), date(2026, 4, 1))
    assert {digest.user for digest in sent} == {"amy"}
    with pytest.raises(OwnOnly):
        ALL["register.reminders.reminding.write_digests"](peopled.opened_for("sam"), date(2026, 4, 1))


DOORS = {
    "core/register/register.py": "the door itself, and lists of words, which are about nobody",
    "core/register/calendar_days.py": "holidays are about nobody",
    "core/register/users.py": "administration: who is here, named in refusals to anybody",
    "core/register/open.py": "whether the cases are made up, before anybody can ask",
    "core/register/verify.py": "administration",
    "core/register/reminders/reminding.py": "who was reminded today, for a timer that has no name",
    "core/register/store/file/schema.py": "the form of the file",
    "core/register/store/file/migrate.py": "the form of the file",
}
"""Files that may open a session for reading without asking who reads, and why."""


def test_sessions_are_opened_for_reading_at_the_door_alone() -> None:
    opened = set()
    for folder in ("core", "tui", "cli", "site_builder"):
        for path in (ROOT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("sessions.read"):
                    opened.add(str(path.relative_to(ROOT)))
    assert opened == DOORS.keys()
