"""What each figure is called, its unit and its table, wherever it comes from: the register or an earlier report."""

from dataclasses import dataclass

from core.figures.kinds import Unit


@dataclass(frozen=True)
class Title:
    """A figure's name to people. `group` is a key of `core.release.release.GROUPS`."""

    title: str
    unit: Unit
    group: str


TITLES: dict[str, Title] = {
    "received": Title("Complaints received", "count", "quarterly"),
    "formal": Title("Formal complaints", "count", "quarterly"),
    "informal": Title("Informal complaints", "count", "quarterly"),
    "ombudsman_upheld": Title("Ombudsman: upheld, of those received", "fraction", "quarterly"),
    "over_20_working_days": Title("Answered after more than 20 working days", "percent", "quarterly"),
    "answered_within_20": Title("Answered within 20 working days", "percent", "quarterly"),
    "within_statutory": Title("Answered within the statutory limit", "percent", "quarterly"),
    "fully_justified": Title("Fully justified", "percent", "quarterly"),
    "partly_justified": Title("Partly justified", "percent", "quarterly"),
    "compliments": Title("Compliments", "count", "quarterly"),
    "learning": Title("Learning points", "count", "quarterly"),
    "cases_by_stage": Title("Complaints by stage", "count", "stages"),
    "ombudsman_approaches": Title("Approaches to the Ombudsman", "count", "stages"),
    "answered": Title("Stage 1 answers given", "count", "timescales"),
    "timescales": Title("How long answers took", "percent", "timescales"),
    "days_to_answer": Title("Working days from receipt to answer, on average", "days", "timescales"),
    "outcomes": Title("What was decided", "percent", "outcomes"),
    "answered_without_outcome": Title("Answers with no outcome recorded", "count", "outcomes"),
    "themes": Title("What complaints were about", "percent", "themes"),
    "children_in_care": Title("Complaints about children in care", "count", "children-in-care"),
    "children_in_care_over_20": Title(
        "Of them, answered after more than 20 working days", "fraction", "children-in-care"
    ),
    "children_in_care_through_advocate": Title(
        "Of them, made through an advocate", "fraction", "children-in-care"
    ),
    "advocacy_referrals": Title("New referrals to advocacy", "count", "advocacy"),
    "cases_by_directorate": Title("Complaints by directorate", "count", "teams"),
    "cases_by_service": Title("Complaints by service", "count", "teams"),
    "cases_by_team": Title("Complaints by team", "count", "teams"),
    "all_received": Title("Complaints, all procedures", "count", "headline"),
    "all_formal": Title("Formal complaints, all procedures", "count", "headline"),
    "all_informal": Title("Informal complaints, all procedures", "count", "headline"),
    "all_received_change": Title("Complaints, change on the year before", "percent", "headline"),
    "all_over_20_working_days": Title(
        "Answered after more than 20 working days, all procedures", "percent", "headline"
    ),
    "all_fully_justified": Title("Fully justified, all procedures", "percent", "headline"),
    "all_partly_justified": Title("Partly justified, all procedures", "percent", "headline"),
    "all_learning": Title("Learning points, all procedures", "count", "headline"),
    "all_compliments": Title("Compliments, all services", "count", "headline"),
    "all_compliments_change": Title("Compliments, change on the year before", "percent", "headline"),
    "all_ombudsman_investigations": Title("Ombudsman investigations", "count", "headline"),
    "all_ombudsman_fault": Title("Ombudsman: maladministration found", "count", "headline"),
    "all_ombudsman_fault_sen": Title(
        "Ombudsman: maladministration found, special educational needs", "count", "headline"
    ),
    "other_childrens_by_stage": Title(
        "Complaints about children's services outside social care", "count", "whole-authority"
    ),
    "other_childrens_ombudsman": Title(
        "Approaches to the Ombudsman outside social care", "count", "whole-authority"
    ),
    "other_childrens_themes": Title("What they were about", "percent", "whole-authority"),
    "ombudsman_payments": Title("Paid after the Ombudsman found fault", "pounds", "costs"),
    "investigators_cost": Title("Paid to independent investigators", "pounds", "costs"),
    "conduct_received": Title("Complaints about councillors received", "count", "conduct"),
    "conduct_investigated": Title("Investigated", "count", "conduct"),
    "conduct_upheld": Title("Upheld", "count", "conduct"),
    "conduct_councils": Title("Councils they may be about", "count", "conduct"),
    "conduct_councillors": Title("Councillors they may be about", "count", "conduct"),
    "equality_gender": Title("Gender", "percent", "equality"),
    "equality_ethnicity": Title("Ethnicity", "percent", "equality"),
    "equality_sexual_orientation": Title("Sexual orientation", "percent", "equality"),
    "equality_religion": Title("Religion", "percent", "equality"),
    "equality_age": Title("Age", "percent", "equality"),
    "equality_disability": Title("Disability", "percent", "equality"),
    "remedies_paid": Title("Paid to put things right", "pounds", "costs"),
    "costs": Title("What complaints cost, by kind", "pounds", "costs"),
}
"""In the order in which they are shown."""


def order(key: str) -> int:
    """The place of a figure among all."""
    return list(TITLES).index(key)
