"""The procedure files: whole, sourced, and refused by name and key where they are not."""

import shutil
from datetime import date, timedelta
from pathlib import Path
from tempfile import mkdtemp

import pytest

from core.errors import BadInput, CoreError
from core.law.procedures.diagram import mermaid
from core.law.procedures.load import HERE, procedures
from tests.law.cases import CHILDRENS, CORPORATE, PROCEDURES, day

CLOCKS_OF_THE_REGULATIONS = {
    "CA-ACK": ("local", "working_day", 2),
    "CA-ADVOCATE": ("local", "working_day", 5),
    "CA-S1": ("law", "working_day", 10),
    "CA-PROMISE": ("promise", "working_day", 10),
    "CA-S2-ESCALATE": ("guidance", "working_day", 20),
    "CA-S2": ("law", "working_day", 25),
    "CA-S2-NOTICE": ("law", "working_day", 25),
    "CA-S2-AGREED": ("local", "working_day", 25),
    "CA-S3-REQUEST": ("law", "working_day", 20),
    "CA-S3-PANEL": ("law", "working_day", 30),
    "CA-S3-REPORT": ("law", "working_day", 5),
    "CA-S3-RESPONSE": ("law", "working_day", 15),
    "CA-MAKE-COMPLAINT": ("law", "year", 1),
    "CA-RESUBMIT": ("law", "year", 1),
}


def test_the_childrens_procedure_has_every_clock_of_the_regulations() -> None:
    assert {
        rule.id: (rule.layer, rule.unit, rule.n) for rule in CHILDRENS.clocks
    } == CLOCKS_OF_THE_REGULATIONS
    extensions = {rule.id: rule.extension.total for rule in CHILDRENS.clocks if rule.extension}
    assert extensions == {"CA-S1": 20, "CA-PROMISE": 20, "CA-S2": 65, "CA-S2-AGREED": 65}


def test_the_corporate_procedure_has_its_clocks_and_marks_what_is_unverified() -> None:
    assert [(rule.id, rule.n, rule.confidence) for rule in CORPORATE.clocks] == [
        ("CO-ACK1", 5, "seen"),
        ("CO-S1", 10, "seen"),
        ("CO-ACK2", 5, "unverified"),
        ("CO-S2", 20, "unverified"),
    ]


def test_the_eligibility_list_is_whole() -> None:
    kind = CHILDRENS.event("received")
    assert kind is not None
    categories = next(fact.choices for fact in kind.facts if fact.key == "category")
    marked = {choice.key: set(choice.marks) for choice in categories}
    assert len(marked) == 15
    assert {key for key, marks in marked.items() if "interest-test" in marks} == {
        "CA26-e",
        "CA26-3B-b",
        "CA26-3C-c",
    }
    assert {key for key, marks in marked.items() if "advocate" in marks} == {
        "CA26-a",
        "CA26-3C-a",
        "CA24D-a",
        "CA24D-b",
        "CA24D-c",
    }
    assert {key for key, marks in marked.items() if "advocate-if-child" in marks} == {
        "CA26-b",
        "CA26-c",
        "CA26-d",
        "CA26-e",
        "CA26-3B-a",
        "CA26-3B-b",
        "CA26-3C-b",
        "CA26-3C-c",
        "CA26-3C-d",
    }


def test_everything_has_a_source_and_a_sentence() -> None:
    for version in PROCEDURES.all():
        for kind in version.events:
            assert kind.source, kind.key
            assert kind.help.endswith("."), kind.key
            assert kind.title[0].isupper(), kind.key
            assert kind.verb[0].isupper(), kind.key
        assert all(rule.source for rule in (*version.clocks, *version.needs))


def test_a_date_before_any_version_is_an_error_and_never_another_years_rule() -> None:
    with pytest.raises(BadInput, match="first came into force on 2006-09-01"):
        PROCEDURES.on("childrens", day("2006-08-31"))
    with pytest.raises(CoreError, match="no version '1999'"):
        PROCEDURES.version("childrens", "1999")
    with pytest.raises(BadInput, match="no procedure 'parish'"):
        PROCEDURES.on("parish", day("2026-03-02"))


def test_the_day_a_council_adopted_the_code_is_a_setting() -> None:
    assert PROCEDURES.on("corporate", day("2024-03-31")).version == "before-code"
    assert PROCEDURES.on("corporate", day("2024-04-01")).version == "code"
    later = procedures({"corporate": date(2025, 6, 1)})
    assert later.on("corporate", day("2025-05-31")).version == "before-code"
    assert later.on("corporate", day("2025-06-01")).version == "code"
    with pytest.raises(CoreError, match="'parking', which is not a procedure"):
        procedures({"parking": date(2025, 6, 1)})


def test_a_version_is_in_force_on_its_first_and_its_last_day_and_not_beside_them() -> None:
    before = PROCEDURES.version("corporate", "before-code")
    assert before.in_force_to is not None
    assert before.in_force(before.in_force_from) and before.in_force(before.in_force_to)
    assert not before.in_force(before.in_force_from - timedelta(days=1))
    assert not before.in_force(before.in_force_to + timedelta(days=1))
    assert CHILDRENS.in_force(date.max)


@pytest.mark.parametrize(
    ("event", "fact", "adds"),
    [
        ("remedy_promised", "remedy", "remedy"),
        ("remedy_done", "remedy", ""),
        ("learning_recorded", "learning", "learning"),
        ("restriction_reviewed", "restriction", ""),
        ("point_added", "point", "point"),
        ("acknowledged", None, ""),
    ],
)
def test_the_file_says_what_a_number_counts_and_which_event_adds_one_more(
    event: str, fact: str | None, adds: str
) -> None:
    kind = CHILDRENS.event(event)
    assert kind is not None
    assert next((known.numbers for known in kind.number_facts), None) == fact
    assert kind.adds == adds
    assert (kind.added_fact.key if kind.added_fact else "") == adds


def test_a_diagram_shows_every_stage_and_what_leads_on() -> None:
    drawn = "\n".join(mermaid(CHILDRENS))
    assert all(f'{stage.key}["{stage.title}"]' in drawn for stage in CHILDRENS.stages)
    assert 'stage2 -->|"Stage 3 asked for"| stage3' in drawn
    assert 'stage1 -.->|"Settled informally or Resolved at Stage 1 or ' in drawn


def touched(folder: Path, old: str, new: str, file: str = "childrens.toml") -> Path:
    """The procedure files with one thing changed, in a folder that no other test has: folders are read once."""
    folder = Path(mkdtemp(dir=folder))
    for path in HERE.glob("*.toml"):
        shutil.copy(path, folder)
    text = (folder / file).read_text("utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), "utf-8")
    return folder


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('key = "childrens"', 'key = "childrens"\ncolour = "red"', "unknown key 'colour'"),
        ('id = "CA-S1"', 'id = "CA-S1"\ncolour = "red"', "clocks: CA-S1: unknown key 'colour'"),
        ('id = "CA-S1"', 'id = "CA-ACK"', "clocks: 'CA-ACK' is there 2 times"),
        ('key = "acknowledged"', 'key = "received"', "events: 'received' is there 2 times"),
        ('source = "reg 19(4)"\nconfidence', "confidence", "clocks: CA-S3-PANEL: 'source' is missing"),
        ('leads_to = ["stage2", "ombudsman"]', 'leads_to = ["stage9"]', "leads_to: unknown stage 'stage9'"),
        (
            'leads_to = ["stage3", "ombudsman"]',
            'leads_to = ["ombudsman"]',
            "stages: stage3: no stage leads to it",
        ),
        ('entered_by = [{event = "stage3_requested"}]', "entered_by = []", "nothing enters it"),
        ('when = "interest_tested", source', 'when = "moon_full", source', "unknown predicate 'moon_full'"),
        ('met_by = [{event = "panel_met"}]', 'met_by = [{event = "party"}]', "unknown event 'party'"),
        ('guards = ["open", "once"]', 'guards = ["open", "twice"]', "unknown guard 'twice'"),
        ("facts = {stage = 1}}", "facts = {stage = 7}}", "7 is not a value of 'stage'"),
        ('fact = "grounds_arose"', 'fact = "channel"', "has no date 'channel'"),
        ("n = 10", "", "the unit 'working_day' and 'n' do not go together"),
        ("[facts.age]", '[facts.age]\nnumbers = "moons"', "age: no event adds 'moons'"),
        ("[facts.age]", "[facts.age]\nnumbers = 3", "'numbers' should be a text"),
        (
            'key = "acknowledged"',
            'key = "acknowledged"\nadds = "moon"',
            "acknowledged: adds: no fact of it numbers 'moon'",
        ),
        ("total = 20", "total = 10", "'total' should be more than 'n'"),
        ("n = 10", 'n = "ten"', "'n' should be a number"),
        ('layer = "local"', 'layer = "custom"', "'layer' is 'custom'; it can be law, guidance, local"),
        ('include = ["findings"', 'include = ["magic"', "unknown group 'magic'"),
        ('facts = ["sufficient",', 'facts = ["mood",', "unknown fact 'mood'"),
        ('outcome = "resolved"', 'outcome = "won"', "unknown outcome 'won'"),
        ("in_force_from = 2006-09-01", "in_force_from = ", "can't be read"),
    ],
)
def test_a_file_that_is_wrong_is_refused_by_name_and_key(
    tmp_path: Path, old: str, new: str, says: str
) -> None:
    with pytest.raises(CoreError) as error:
        procedures(folder=touched(tmp_path, old, new))
    assert "childrens.toml" in error.value.reason
    assert says in error.value.reason


def test_versions_that_overlap_are_refused(tmp_path: Path) -> None:
    folder = touched(
        tmp_path, 'adopted = {bounds = "until", default = 2024-04-01}', "", "corporate-before-code.toml"
    )
    text = (folder / "corporate-before-code.toml").read_text("utf-8")
    (folder / "corporate-before-code.toml").write_text(
        text.replace("in_force_to = 2024-03-31", "in_force_to = 2024-04-01"), "utf-8"
    )
    with pytest.raises(CoreError, match="both in force on 2024-04-01"):
        procedures(folder=folder)


def test_a_folder_without_procedures_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(CoreError, match="no procedure file"):
        procedures(folder=tmp_path)


@pytest.mark.parametrize(
    ("unit", "n", "start", "due"),
    [
        ("month", 6, "2026-03-15", "2026-09-14"),
        ("month", 6, "2025-09-01", "2026-02-28"),
        ("month", 6, "2026-03-01", "2026-08-31"),
        ("month", 6, "2026-05-01", "2026-10-31"),
        ("month", 6, "2026-10-01", "2027-03-31"),
        ("month", 6, "2025-08-29", "2026-02-28"),
        ("month", 6, "2025-08-31", "2026-02-28"),
        ("month", 6, "2025-08-28", "2026-02-27"),
        ("calendar_day", 30, "2026-06-19", "2026-07-19"),
        ("year", 1, "2024-02-29", "2025-02-28"),
    ],
)
def test_other_units_count_by_their_own_rules(
    unit: str, n: int, start: str, due: str, tmp_path: Path
) -> None:
    from core.law.clocks.explain import due_date
    from tests.law.cases import CALENDARS

    old = 'unit = "working_day"\nn = 30'
    found = procedures(folder=touched(tmp_path, old, f'unit = "{unit}"\nn = {n}')).latest("childrens")
    assert due_date(found, "CA-S3-PANEL", day(start), CALENDARS[1]).due == day(due)
