"""How an earlier report's figures are written down for import: each section of the file, and the figures it holds.

The file is JSON. Every section may be left out; none may be unknown. A value is a number, or the words that were
printed ("0/4", "4, none upheld", "n/a"). Where a section has `columns`, each row has a value for each of them.
"""

from collections.abc import Mapping

KNOWN = {
    "source": "Where the figures were published, in a sentence.",
    "note": "A remark for the people who keep the file. It is not imported.",
    "headline": "The whole council: a value for the report's year, or a value for each year.",
    "quarterly": "Rows by quarter and year: title, total_complaints, columns, rows.",
    "stages": "Rows by year: columns, then a block for children's social care and one for the whole authority.",
    "themes_percent": "Rows of two columns: social care, and outside it.",
    "outcomes_percent_social_care": "A share for each outcome.",
    "children_in_care_complaints": "A count for each year.",
    "children_in_care_over_20_days": "A count for the report's year.",
    "advocacy": "new_referrals_YYYY_YY: a count for each quarter. Names of providers are not imported.",
    "timescales_percent": "Rows by year: columns, rows.",
    "equality_percent_all_council": "For each characteristic, a share for each answer.",
    "oddities": "What does not add up in the report, a sentence each. They become the release's notes.",
}
THROUGH_AN_ADVOCATE = "children_in_care_through_an_advocate_"
REFERRALS = "new_referrals_"

HEADLINE = {
    "complaints_all_directorates": "all_received",
    "year_on_year_percent": "all_received_change",
    "formal": "all_formal",
    "informal": "all_informal",
    "ombudsman_investigations": "all_ombudsman_investigations",
    "ombudsman_maladministration": "all_ombudsman_fault",
    "ombudsman_maladministration_sen": "all_ombudsman_fault_sen",
    "ombudsman_payments_gbp": "ombudsman_payments",
    "responses_over_20_working_days_percent": "all_over_20_working_days",
    "fully_justified_percent": "all_fully_justified",
    "part_justified_percent": "all_partly_justified",
    "learning_points": "all_learning",
    "compliments": "all_compliments",
    "compliments_change_percent": "all_compliments_change",
    "independent_investigators_gbp": "investigators_cost",
}
CONDUCT = {
    "received": "conduct_received",
    "investigated": "conduct_investigated",
    "upheld": "conduct_upheld",
    "councils": "conduct_councils",
    "councillors": "conduct_councillors",
}
QUARTERLY = {
    "formal complaints": "formal",
    "informal complaints": "informal",
    "ombudsman upheld/received": "ombudsman_upheld",
    "overdue percent": "over_20_working_days",
    "fully justified percent": "fully_justified",
    "part justified percent": "partly_justified",
    "compliments": "compliments",
    "learnings": "learning",
}
SCOPES = {
    "children's social care": ("cases_by_stage", "ombudsman_approaches"),
    "children's whole authority": ("other_childrens_by_stage", "other_childrens_ombudsman"),
}
STAGES = {
    "representations": "informal",
    "stage 1": "stage1",
    "stage 2": "stage2",
    "stage 3": "stage3",
    "formal complaint": "formal",
}
APPROACHES = "ombudsman approaches"
OUTCOMES = {
    "Fully justified": "upheld",
    "Partially justified": "partly_upheld",
    "Not justified": "not_upheld",
}
BANDS = {"0-20 working days": "within_20", "20+ working days": "over_20"}
THEMES = {
    "Policy - Disagreement with Decision": "policy_disagreement",
    "Service Provision - Delay": "delay",
    "Service Provision - Professional Practice": "professional_practice",
    "Service Provision - Quality of Service": "quality_of_service",
    "Service Provision - Attitude of Staff": "attitude_of_staff",
    "Service Provision - Failure to provide service": "failure_to_provide",
    "Service Provision - Inadequate Service": "inadequate_service",
}
"""Keys of the vocabulary that Heard starts with; a theme that is not here gets a key made of its words."""
EQUALITY = {
    "gender": "equality_gender",
    "ethnicity": "equality_ethnicity",
    "sexual orientation": "equality_sexual_orientation",
    "religion": "equality_religion",
    "age": "equality_age",
    "disability": "equality_disability",
}

DEFINITIONS: Mapping[str, str] = {
    "formal": "Complaints about children's social care handled formally, as the report counted them.",
    "informal": "Complaints about children's social care settled outside the formal procedure, which the report also "
    "calls representations.",
    "ombudsman_upheld": "Approaches to the Ombudsman that were upheld, beside all that were received.",
    "over_20_working_days": "The share that the report calls overdue: answered after more than 20 working days. "
    "It does not print of how many.",
    "fully_justified": "The share that managers found fully justified. The report does not print of how many.",
    "partly_justified": "The share that managers found partly justified. The report does not print of how many.",
    "themes": "The share of complaints about children's social care under each theme.",
    "children_in_care_over_20": "Complaints about children in care that took more than 20 working days.",
    "investigators_cost": "Paid to independent investigators in the year.",
}
AS_PRINTED = "As the report printed it; it gives no definition."
