"""The authority's own words: what ships is whole, what is wrong is named with its row, and reorganising keeps history."""

import json
from datetime import date
from pathlib import Path

import pytest

from core.content import shipped_content
from core.council.terms import Vocabulary
from core.council.vocabulary import read_vocabulary
from core.errors import BadInput, CoreError

WHOLE = {
    "theme": [{"key": "delay", "title": "Delay"}],
    "customer_group": [{"key": "parent", "title": "Parent"}],
    "provider": [{"key": "your_say", "title": "Your Say (made up)"}],
    "directorate": [{"key": "childrens", "title": "Children's Services"}],
    "service": [
        {"key": "social_care", "title": "Social care", "directorate": "childrens"},
        {"key": "parenting", "title": "Corporate parenting", "directorate": "childrens"},
    ],
    "team": [
        {"key": "in_care", "title": "In care", "service": "social_care", "to": date(2024, 9, 30)},
        {"key": "in_care", "title": "In care", "service": "parenting", "from": date(2024, 10, 1)},
    ],
}


def written(folder: Path, tables: dict[str, object]) -> Path:
    """A content folder whose vocabulary is these tables."""
    lines = []
    for kind, rows in tables.items():
        for row in rows:  # type: ignore[attr-defined]
            lines.append(f"[[{kind}]]")
            lines += [f"{key} = {_toml(value)}" for key, value in row.items()]
    (folder / "vocabulary.toml").write_text("\n".join(lines))
    return folder


def _toml(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else json.dumps(value)


def changed(folder: Path, kind: str, number: int = 0, **fields: object) -> Path:
    """A whole vocabulary but for some fields of one row; None takes a field away."""
    rows = [dict(row) for row in WHOLE[kind]]
    rows[number] = {key: value for key, value in {**rows[number], **fields}.items() if value is not None}
    return written(folder, {**WHOLE, kind: rows})


def test_what_ships_has_the_ten_themes_of_the_report() -> None:
    titles = [term.title for term in read_vocabulary(shipped_content()).of("theme")]
    assert titles == [
        "Communication", "Data", "Finance", "Policy - Disagreement with Decision", "Service Provision - Delay",
        "Service Provision - Professional Practice", "Service Provision - Quality of Service",
        "Service Provision - Attitude of Staff", "Service Provision - Failure to provide service",
        "Service Provision - Inadequate Service",
    ]  # fmt: skip


def test_every_kind_offers_choices_for_typing() -> None:
    choices = read_vocabulary(shipped_content()).choices()
    assert set(choices) == {
        "theme",
        "customer_group",
        "provider",
        "placement",
        "directorate",
        "service",
        "team",
    }
    assert all(choices.values())


@pytest.fixture
def reorganised(tmp_path: Path) -> Vocabulary:
    return read_vocabulary(written(tmp_path, WHOLE))


def test_a_team_belongs_to_the_service_that_it_was_in_on_the_day(reorganised: Vocabulary) -> None:
    assert reorganised.team_on("in_care", date(2024, 9, 30)).service == "social_care"
    assert reorganised.team_on("in_care", date(2024, 10, 1)).service == "parenting"
    assert reorganised.team_on("in_care", date(2024, 10, 1)).directorate == "childrens"


def test_a_team_that_moved_is_offered_once(reorganised: Vocabulary) -> None:
    assert [choice.key for choice in reorganised.choices()["team"]] == ["in_care"]


def test_only_words_of_the_day_are_offered_for_a_day(tmp_path: Path) -> None:
    words = read_vocabulary(changed(tmp_path, "provider", to=date(2025, 7, 31)))
    assert [choice.key for choice in words.choices(date(2025, 7, 31))["provider"]] == ["your_say"]
    assert words.choices(date(2025, 8, 1))["provider"] == ()


def test_an_unknown_team_is_refused_with_the_known_ones(reorganised: Vocabulary) -> None:
    with pytest.raises(BadInput, match="no team 'nobody'") as raised:
        reorganised.team_on("nobody", date(2025, 1, 1))
    assert "in_care" in raised.value.remedy


def test_a_team_that_was_not_there_yet_is_refused(tmp_path: Path) -> None:
    words = read_vocabulary(changed(tmp_path, "team", 0, **{"from": date(2020, 1, 1)}))
    with pytest.raises(BadInput, match="no team 'in_care' on Tue 31 Dec 2019"):
        words.team_on("in_care", date(2019, 12, 31))


@pytest.mark.parametrize(
    ("kind", "number", "fields", "named"),
    [
        ("theme", 0, {"title": None}, "theme 'delay' has no 'title'"),
        ("theme", 0, {"key": None}, "theme number 1 has no 'key'"),
        ("theme", 0, {"key": "Two words"}, "'Two words' can't have that key"),
        ("theme", 0, {"colour": "red"}, "theme 'delay' has 'colour'"),
        ("theme", 0, {"service": "social_care"}, "theme 'delay' has 'service'"),
        ("theme", 0, {"aliases": "late"}, "aliases"),
        ("provider", 0, {"to": "2025-07-31"}, "has 'to', which is not a day"),
        ("provider", 0, {"from": date(2025, 1, 2), "to": date(2025, 1, 1)}, "ends before it begins"),
        ("team", 1, {"from": date(2024, 9, 30)}, "team 'in_care' stands twice"),
        ("team", 0, {"service": "nowhere"}, "team 'in_care' is in service 'nowhere'"),
        ("service", 0, {"directorate": None}, "service 'social_care' has no 'directorate'"),
        ("service", 0, {"to": date(2024, 1, 1)}, "not there for all its days"),
    ],
)
def test_what_is_wrong_is_named_with_its_file_its_row_and_a_remedy(
    tmp_path: Path, kind: str, number: int, fields: dict[str, object], named: str
) -> None:
    with pytest.raises(CoreError) as raised:
        read_vocabulary(changed(tmp_path, kind, number, **fields))
    assert named in raised.value.reason
    assert "vocabulary.toml" in raised.value.reason
    assert raised.value.remedy


def test_a_table_nobody_reads_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CoreError, match="no table 'themes'"):
        read_vocabulary(written(tmp_path, {**WHOLE, "themes": WHOLE["theme"]}))


def test_a_vocabulary_without_teams_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CoreError, match="there is no team"):
        read_vocabulary(written(tmp_path, {**WHOLE, "team": []}))


def test_a_missing_file_says_where_to_get_another(tmp_path: Path) -> None:
    with pytest.raises(CoreError, match="is missing"):
        read_vocabulary(tmp_path)


def test_a_file_that_is_no_toml_says_where_it_goes_wrong(tmp_path: Path) -> None:
    (tmp_path / "vocabulary.toml").write_text("[[theme]\n")
    with pytest.raises(CoreError, match="line 1"):
        read_vocabulary(tmp_path)
