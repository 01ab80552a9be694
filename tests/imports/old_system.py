"""A made-up export of an old complaints system, and the map for it."""

import csv
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from pathlib import Path
from random import Random

HEADINGS = (
    "Case Ref", "Type", "Date Received", "How Received", "Complainant Type", "Complainant Name", "Details", "Category",
    "Team", "Date Acknowledged", "Response Sent", "Outcome", "Stage 2 Requested", "IP Appointed", "Stage 2 Sent",
    "Status", "Date Closed", "Ombudsman Contact", "Ombudsman Decided", "Ombudsman Decision", "Lessons Learned",
)  # fmt: skip

MAP = """
old_reference = "Case Ref"
procedure = {column = "Type", values = {Statutory = "childrens", Corporate = "corporate"}}

[file]
dates = ["dd/mm/yyyy"]

[rows]
skip = {column = "Type", values = ["Enquiry"]}

[received]
on = "Date Received"
channel = {column = "How Received", values = {Tel = "phone", "Online form" = "web"}}
by = {column = "Complainant Type", values = {"Child / YP" = "child"}}
name = "Complainant Name"
summary = "Details"
theme = "Category"
team = "Team"

[[events]]
event = "acknowledged"
on = "Date Acknowledged"

[[events]]
event = "finding_recorded"
on = "Response Sent"
finding = "Outcome"

[[events]]
event = "response_sent"
on = "Response Sent"
stage = {is = "1"}

[[events]]
event = "settled_informally"
on = "Date Closed"
when = {column = "Status", values = ["Resolved informally"]}

[[events]]
event = "withdrawn"
on = "Date Closed"
when = {column = "Status", values = ["Withdrawn"]}

[[events]]
event = "stage2_requested"
on = "Stage 2 Requested"

[[events]]
event = "independent_person_appointed"
on = "IP Appointed"

[[events]]
event = "response_sent"
on = "Stage 2 Sent"
stage = {is = "2"}

[[events]]
event = "ombudsman_contacted"
on = "Ombudsman Contact"

[[events]]
event = "ombudsman_decided"
on = "Ombudsman Decided"
decision = "Ombudsman Decision"

[[events]]
event = "learning_recorded"
on = "Response Sent"
when = "Lessons Learned"
text = "Lessons Learned"
"""

Row = dict[str, str]


def a_row(number: int = 1, **said: str) -> Row:
    """A clean row: received, acknowledged, answered. `said` is put over it, with _ for spaces in headings."""
    row = dict.fromkeys(HEADINGS, "")
    row |= {
        "Case Ref": f"CMP/2019/{number:04}",
        "Type": "Statutory",
        "Date Received": "04/03/2019",
        "How Received": "E-mail",
        "Complainant Type": "Parent",
        "Complainant Name": f"Made-up Parent {number}",
        "Details": "Nobody rang back about the visit.",
        "Category": "Communication",
        "Team": "Front door team",
        "Date Acknowledged": "05/03/2019",
        "Response Sent": "15/03/2019",
        "Outcome": "Partially upheld",
        "Status": "Closed",
    }
    return row | {key.replace("_", " "): value for key, value in said.items()}


def many_rows(count: int) -> list[Row]:
    """Clean rows of every sort, over all the years of the Regulations; the same ones each time."""
    rng = Random(3)
    return [_some_row(number, rng) for number in range(1, count + 1)]


def _some_row(number: int, rng: Random) -> Row:
    received = date(2006, 9, 4) + timedelta(days=rng.randrange(6900))
    acknowledged = received + timedelta(days=rng.randint(0, 5))
    statutory = rng.random() < 0.7
    row = a_row(
        number,
        Type="Statutory" if statutory else "Corporate",
        Date_Received=written(received),
        Date_Acknowledged=written(acknowledged),
        How_Received=rng.choice(("Tel", "E-mail", "Letter", "Online form", "In person")),
        Complainant_Type=rng.choice(("Parent", "Child / YP")) if statutory else "Resident",
        Category=rng.choice(("Communication", "Delay", "Finance", "Policy")),
        Team=rng.choice(("Front door team", "Leaving care team", "Fostering team")),
    )
    ending = rng.choice(
        ("answered", "answered", "answered", "Withdrawn", "Resolved informally", "open", "stage 2")
    )
    if ending in ("Withdrawn", "Resolved informally", "open"):
        closed = "" if ending == "open" else written(acknowledged + timedelta(days=3))
        return row | {"Response Sent": "", "Outcome": "", "Status": ending, "Date Closed": closed}
    answered = acknowledged + timedelta(days=rng.randint(1, 40))
    row |= {
        "Response Sent": written(answered),
        "Outcome": rng.choice(("Upheld", "Not upheld", "Inconclusive")),
    }
    if rng.random() < 0.2:
        row["Lessons Learned"] = "Tell people before, not after."
    if ending == "stage 2" and statutory:
        asked = answered + timedelta(days=9)
        row |= {
            "Stage 2 Requested": written(asked),
            "IP Appointed": written(asked + timedelta(days=2)),
            "Stage 2 Sent": written(asked + timedelta(days=50)),
            "Ombudsman Contact": written(asked + timedelta(days=80)),
        }
    return row


DIRT: Mapping[str, tuple[Row, str, str]] = {
    "no reference": ({"Case Ref": ""}, "Case Ref", "missing"),
    "a reference that is words": ({"Case Ref": "see, the file!"}, "Case Ref", "can't be an old reference"),
    "no day of receipt": ({"Date Received": ""}, "Date Received", "missing"),
    "a day that is none": ({"Date Received": "31/02/2019"}, "Date Received", "is not a day"),
    "words for a day": ({"Date Acknowledged": "n/a"}, "Date Acknowledged", "is not a day"),
    "a receipt to come": ({"Date Received": "01/01/2031"}, "Date Received", "in the future"),
    "a receipt before the Regulations": ({"Date Received": "31/08/2006"}, "Date Received", "before 1 September 2006"),
    "an unknown theme": ({"Category": "Parking"}, "Category", "can't be 'Parking'"),
    "an unknown team": ({"Team": "Team that is gone"}, "Team", "can't be"),
    "an unknown channel": ({"How Received": "Carrier pigeon"}, "How Received", "can't be"),
    "an unknown finding": ({"Outcome": "Sort of"}, "Outcome", "can't be 'Sort of'"),
    "an unknown procedure": ({"Type": "FOI"}, "Type", "no procedure 'FOI'"),
    "no procedure": ({"Type": ""}, "Type", "missing"),
    "acknowledged before it was received": ({"Date Acknowledged": "03/03/2019"}, "Date Acknowledged", "before the comp"),
    "a finding without a day": ({"Response Sent": ""}, "Response Sent", "missing"),
    "withdrawn without a day": ({"Status": "Withdrawn"}, "Date Closed", "missing"),
    "withdrawn, then answered": (
        {"Status": "Withdrawn", "Date Closed": "06/03/2019"},
        "Response Sent",
        "was closed on",
    ),
    "an event of another procedure": (
        {"Type": "Corporate", "IP Appointed": "25/03/2019"},
        "IP Appointed",
        "has no event",
    ),
    "the Ombudsman decided what had not reached them": (
        {"Ombudsman Decided": "25/04/2019", "Ombudsman Decision": "Upheld"},
        "Ombudsman Decided",
        "",
    ),
    "a name that is too long": ({"Complainant Name": "x" * 300}, "Complainant Name", "300 characters"),
    "a text with NUL": ({"Details": "a\x00b"}, "Details", "can't be kept"),
}  # fmt: skip
"""Every kind of dirt in a single row: what is put over a clean one, the column to blame, and words of the reason."""


def written(day: date) -> str:
    return day.strftime("%d/%m/%Y")


def csv_file(
    path: Path, rows: Iterable[Mapping[str, str]], *, encoding: str = "utf-8", delimiter: str = ","
) -> Path:
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file, delimiter=delimiter)
        writer.writerow(HEADINGS)
        writer.writerows([row[heading] for heading in HEADINGS] for row in rows)
    return path
