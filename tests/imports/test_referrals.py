"""Referrals to the advocacy service come in from a file, and a provider's totals are set beside them."""

from datetime import date
from pathlib import Path

import pytest

from core.errors import CoreError
from core.register.advocacy.printed import reconcile
from core.register.advocacy.referrals import list_referrals
from core.register.imports import printed_totals
from core.register.imports.referrals import bring_in
from core.register.open import Register
from core.register.store.journal.stamp import Stamp
from core.register.users import add_user
from core.register.verify import verify
from tests.imports.conftest import NOW, TODAY

STAMP = Stamp("amy", NOW)
FILE = """Advocacy referrals 2024-25,,,,,
Date of referral,Ref,Reason for referral,Provider,First contact,Outcome
16/04/2024,ADV-1,Complaint,Beside You,19/04/2024,Supported
26/06/2024,ADV-2,CP conference,Beside You,,Ongoing
13/05/2024,ADV-3,Bullying,Beside You,20/05/2024,Allocated
As at 31/03/2025,,,,,
"""
DOWN = """Quarter,Referrals,Young people seen,Complaints about us
Q1 2024/25,4,2,1
Q2 2024/25,<5,0,0
Total,9,2,1
"""
ACROSS = """Measure,Q1,Q2,Q3,Q4,Total
New referrals,3,1,0,0,5
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "referrals.csv").write_text(FILE, "utf-8")
    return tmp_path / "referrals.csv"


def test_each_row_is_a_referral_and_the_same_file_twice_is_once(register: Register, file: Path) -> None:
    done = bring_in(register, file, stamp=STAMP)
    assert (done.added, done.followed, done.before) == (3, 0, 0)
    assert "Bullying (Reason for referral) is kept as words (1 rows)." in done.notes
    again = bring_in(register, file, stamp=STAMP)
    assert (again.added, again.followed, again.before) == (0, 0, 3)
    last, second, first = list_referrals(register)
    assert (first.provider, first.need, first.outcome, first.days_waited) == (
        "beside_you",
        "complaint",
        "supported",
        3,
    )
    assert (second.need, second.reason) == ("", "Bullying")
    assert (last.need, last.outcome) == ("protection", "")
    assert verify(register, today=TODAY).differences == ()


def test_a_later_file_adds_what_came_of_a_referral_and_overwrites_nothing(
    register: Register, file: Path
) -> None:
    bring_in(register, file, stamp=STAMP)
    file.write_text(FILE.replace(",,Ongoing", ",01/07/2024,Accepted"), "utf-8")
    assert bring_in(register, file, stamp=STAMP).followed == 1
    last = list_referrals(register)[0]
    assert (last.contacted_on, last.outcome) == (date(2024, 7, 1), "supported")
    file.write_text(FILE.replace(",Supported", ",Declined"), "utf-8")
    with pytest.raises(CoreError, match="row 3: referral 1 is there with another outcome"):
        bring_in(register, file, stamp=STAMP)
    assert verify(register, today=TODAY).differences == ()


def test_without_references_the_same_row_is_the_same_referral(register: Register, tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    path.write_text("Date referred,Reason\n13/04/2024,School\n13/04/2024,School\n", "utf-8")
    assert bring_in(register, path, provider="beside_you", stamp=STAMP).added == 2
    assert bring_in(register, path, provider="beside_you", stamp=STAMP).before == 2


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("16/04/2024", "", "row 3: The day of the referral is missing"),
        ("Beside You", "Nobody", "row 3, row 4, row 5: There is no provider 'Nobody'"),
        ("19/04/2024", "01/04/2024", "row 3: They can't have been seen first"),
        ("ADV-2", "ADV-1", "ADV-1 stands in row 3 already"),
    ],
)
def test_a_row_that_can_not_be_entered_is_named_and_nothing_is_written(
    old: str, new: str, said: str, register: Register, file: Path
) -> None:
    file.write_text(FILE.replace(old, new), "utf-8")
    with pytest.raises(CoreError, match=said):
        bring_in(register, file, stamp=STAMP)
    assert list_referrals(register) == ()


def test_a_dry_run_writes_nothing_and_only_a_manager_brings_files_in(register: Register, file: Path) -> None:
    add_user(register, "ben", stamp=STAMP)
    assert bring_in(register, file, dry_run=True, stamp=Stamp("ben", NOW)).added == 3
    assert list_referrals(register) == ()
    with pytest.raises(CoreError, match="no manager"):
        bring_in(register, file, stamp=Stamp("ben", NOW))


def test_what_a_provider_prints_is_kept_as_printed_and_stands_beside_our_own(
    register: Register, file: Path, tmp_path: Path
) -> None:
    bring_in(register, file, stamp=STAMP)
    path = tmp_path / "totals.csv"
    path.write_text(DOWN, "utf-8")
    done = printed_totals.bring_in(register, path, provider="Beside You", stamp=STAMP)
    assert done.unused == ("Complaints about us",)
    rows = {(row.quarter, row.what): row for row in reconcile(register)}
    first = rows["2024-25 Q1", "referrals"]
    assert (first.printed, first.sent, first.difference) == ("4", 3, 1)
    assert [(each.number, each.reference) for each in first.ours] == [
        (1, "ADV-1"),
        (3, "ADV-3"),
        (2, "ADV-2"),
    ]
    assert first.late == 1
    assert rows["2024-25 Q1", "contacted"].difference == 0
    assert rows["2024-25 Q2", "referrals"].difference is None
    assert rows["2024-25 Q2", "referrals"].printed == "<5"
    assert verify(register, today=TODAY).differences == ()


def test_a_total_that_is_no_sum_is_said_and_a_later_print_keeps_the_earlier_one(
    register: Register, tmp_path: Path
) -> None:
    path = tmp_path / "totals.csv"
    path.write_text(ACROSS, "utf-8")
    done = printed_totals.bring_in(register, path, provider="beside_you", year="2024-25", stamp=STAMP)
    assert done.notes[-1] == "They print 5 referrals in all; their quarters add up to 4 (row 2)."
    path.write_text(ACROSS.replace(",3,1", ",2,1"), "utf-8")
    again = printed_totals.bring_in(register, path, provider="beside_you", year="2024-25", stamp=STAMP)
    assert again.new == 1
    assert (reconcile(register)[0].printed, reconcile(register)[0].before) == ("2", "3")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (DOWN.replace("4,2,1", "about ten,2,1"), "row 2: 'about ten' is no total"),
        (DOWN.replace("Q1 2024/25", "Spring"), "row 2: 'Spring' names no quarter"),
        (DOWN.replace("Q1 2024/25", "Q1"), "row 2: 'Q1' names no year"),
        (DOWN.replace("Q2", "Q1"), "row 3: 2024-25 Q1 has two totals of referrals"),
        ("Name,Age\nSam,3\n", "has no quarters"),
    ],
)
def test_totals_that_can_not_be_kept_are_named_and_none_is(
    text: str, said: str, register: Register, tmp_path: Path
) -> None:
    path = tmp_path / "totals.csv"
    path.write_text(text, "utf-8")
    with pytest.raises(CoreError, match=said):
        printed_totals.bring_in(register, path, provider="beside_you", stamp=STAMP)
    assert reconcile(register) == ()
