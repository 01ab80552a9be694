"""What each figure is called, its unit and its table, wherever it comes from: the register or an earlier report."""

from dataclasses import dataclass

from core.figures.kinds import Unit


@dataclass(frozen=True)
class Title:
    """A figure's name to people. `group` is a key of `core.release.release.GROUPS`."""

    title: str
    unit: Unit
    group: str
    order: int
    """Its place among all figures. A new figure takes a number of its own: those of the others never change, since
    releases hold them."""


TITLES: dict[str, Title] = {
    "received": Title("Complaints received", "count", "quarterly", 0),
    "formal": Title("Formal complaints", "count", "quarterly", 1),
    "informal": Title("Informal complaints", "count", "quarterly", 2),
    "ombudsman_upheld": Title("Ombudsman: upheld, of those received", "fraction", "quarterly", 3),
    "over_20_working_days": Title("Answered after more than 20 working days", "percent", "quarterly", 4),
    "answered_within_20": Title("Answered within 20 working days", "percent", "quarterly", 5),
    "within_statutory": Title("Answered within the statutory limit", "percent", "quarterly", 6),
    "fully_justified": Title("Fully justified", "percent", "quarterly", 7),
    "partly_justified": Title("Partly justified", "percent", "quarterly", 8),
    "compliments": Title("Compliments", "count", "quarterly", 9),
    "learning": Title("Learning points", "count", "quarterly", 10),
    "cases_by_stage": Title("Complaints by stage", "count", "stages", 11),
    "ombudsman_approaches": Title("Approaches to the Ombudsman", "count", "stages", 12),
    "answered": Title("Stage 1 answers given", "count", "timescales", 13),
    "timescales": Title("How long answers took", "percent", "timescales", 14),
    "days_to_answer": Title("Working days from receipt to answer, on average", "days", "timescales", 15),
    "outcomes": Title("What was decided", "percent", "outcomes", 16),
    "answered_without_outcome": Title("Answers with no outcome recorded", "count", "outcomes", 17),
    "themes": Title("What complaints were about", "percent", "themes", 18),
    "children_in_care": Title("Complaints about children in care", "count", "children-in-care", 19),
    "children_in_care_over_20": Title(
        "Of them, answered after more than 20 working days", "fraction", "children-in-care", 20
    ),
    "children_in_care_through_advocate": Title(
        "Of them, made through an advocate", "fraction", "children-in-care", 21
    ),
    "advocacy_referrals": Title("New referrals to advocacy", "count", "advocacy", 22),
    "cases_by_directorate": Title("Complaints by directorate", "count", "teams", 23),
    "cases_by_service": Title("Complaints by service", "count", "teams", 24),
    "cases_by_team": Title("Complaints by team", "count", "teams", 25),
    "all_received": Title("Complaints, all procedures", "count", "headline", 26),
    "all_formal": Title("Formal complaints, all procedures", "count", "headline", 27),
    "all_informal": Title("Informal complaints, all procedures", "count", "headline", 28),
    "all_received_change": Title("Complaints, change on the year before", "percent", "headline", 29),
    "all_over_20_working_days": Title(
        "Answered after more than 20 working days, all procedures", "percent", "headline", 30
    ),
    "all_fully_justified": Title("Fully justified, all procedures", "percent", "headline", 31),
    "all_partly_justified": Title("Partly justified, all procedures", "percent", "headline", 32),
    "all_learning": Title("Learning points, all procedures", "count", "headline", 33),
    "all_compliments": Title("Compliments, all services", "count", "headline", 34),
    "all_compliments_change": Title("Compliments, change on the year before", "percent", "headline", 35),
    "all_ombudsman_investigations": Title("Ombudsman investigations", "count", "headline", 36),
    "all_ombudsman_fault": Title("Ombudsman: maladministration found", "count", "headline", 37),
    "all_ombudsman_fault_sen": Title(
        "Ombudsman: maladministration found, special educational needs", "count", "headline", 38
    ),
    "other_childrens_by_stage": Title(
        "Complaints about children's services outside social care", "count", "whole-authority", 39
    ),
    "other_childrens_ombudsman": Title(
        "Approaches to the Ombudsman outside social care", "count", "whole-authority", 40
    ),
    "other_childrens_themes": Title("What they were about", "percent", "whole-authority", 41),
    "ombudsman_payments": Title("Paid after the Ombudsman found fault", "pounds", "costs", 42),
    "investigators_cost": Title("Paid to independent investigators", "pounds", "costs", 43),
    "conduct_received": Title("Complaints about councillors received", "count", "conduct", 44),
    "conduct_investigated": Title("Investigated", "count", "conduct", 45),
    "conduct_upheld": Title("Upheld", "count", "conduct", 46),
    "conduct_councils": Title("Councils they may be about", "count", "conduct", 47),
    "conduct_councillors": Title("Councillors they may be about", "count", "conduct", 48),
    "equality_gender": Title("Gender", "percent", "equality", 49),
    "equality_ethnicity": Title("Ethnicity", "percent", "equality", 50),
    "equality_sexual_orientation": Title("Sexual orientation", "percent", "equality", 51),
    "equality_religion": Title("Religion", "percent", "equality", 52),
    "equality_age": Title("Age", "percent", "equality", 53),
    "equality_disability": Title("Disability", "percent", "equality", 54),
    "remedies_paid": Title("Paid to put things right", "pounds", "costs", 55),
    "costs": Title("What complaints cost, by kind", "pounds", "costs", 56),
    "limit_never_started": Title(
        "Answered though the statutory limit never started", "count", "timescales", 57
    ),
    "ombudsman_decisions": Title("Decisions of the Ombudsman", "count", "stages", 58),
    "second_views": Title("Findings of not upheld that were looked at again", "count", "outcomes", 70),
    "second_views_changed": Title("Of them, not agreed with", "fraction", "outcomes", 71),
    "ombudsman_decisions_upheld": Title("Ombudsman: upheld, of those investigated", "fraction", "stages", 59),
    "within_promise": Title("Answered within our published promise", "percent", "timescales", 80),
    "cases_by_placement": Title(
        "Complaints about children in care, by where they lived", "count", "children-in-care", 81
    ),
    "put_right_after_limit": Title("Put right after a limit had passed", "count", "record", 60),
    "recorded_late": Title("Recorded late, so that a limit was kept", "count", "record", 61),
    "irregular": Title("Done although a rule refuses it", "count", "record", 62),
    "waiting": Title("Changes that another person has still to confirm", "count", "record", 63),
}


def order(key: str) -> int:
    """The place of a figure among all."""
    return TITLES[key].order
