"""The 26 things that the Ombudsman and practitioners find wrong, and what stands against each here: data for the docs."""

from dataclasses import dataclass

LGSCO = "Local Government and Social Care Ombudsman"


@dataclass(frozen=True)
class GuardRail:
    """One of the 26. `where` names the refusal codes, needs, facts and alarms that prevent it; `test` is its file.

    `not_yet` says what of it is still missing; empty where nothing is.
    """

    number: int
    wrong: str
    prevented: str
    where: tuple[str, ...]
    source: str
    test: str
    not_yet: str = ""

    @property
    def name(self) -> str:
        """`G7`."""
        return f"G{self.number}"


def _rail(
    number: int, wrong: str, prevented: str, where: tuple[str, ...], source: str, name: str, not_yet: str = ""
) -> GuardRail:
    return GuardRail(
        number, wrong, prevented, where, source, f"tests/guards/test_g{number:02d}_{name}.py", not_yet
    )


GUARD_RAILS: tuple[GuardRail, ...] = (
    _rail(
        1,
        "Stage 2 is refused: nothing to add, a proportionate answer was given.",
        "No event refuses Stage 2. After Stage 1 a case can't be found outside the procedure; asking late is recorded, never barred.",
        (
            "refusal `stage-granted`",
            "event `stage2_requested` without any condition but an answer or a missed day",
        ),
        f"reg 15(2), reg 17; {LGSCO} 20 012 689, 20 003 792, 22 008 976, 24 015 996, 23 019 302",
        "stage_2_is_never_refused",
    ),
    _rail(
        2,
        "A form or more detail is asked for before going on.",
        "Asking for a stage needs a day and nothing else; the days since the request are counted whatever starts the clock.",
        ("event `stage2_requested` with no required fact", "counter since the request"),
        f"reg 15(2), reg 17(4), (5); {LGSCO} 24 015 996",
        "no_form_is_asked_for",
    ),
    _rail(
        3,
        "Stage 2 drifts: appointments, statement, report, adjudication.",
        "Milestones are counted from the request; two counters stand beside the clock and ring, from day 20, at 25 and 65.",
        (
            "needs `independent-person`, `investigator`, `statement`, `draft-report`, `adjudicate`",
            "alarms at 20, 25 and 65",
        ),
        f"reg 17(3), (6); {LGSCO} 25 007 824, 24 015 829, 24 004 450, 23 013 837",
        "stage_2_does_not_drift",
    ),
    _rail(
        4,
        "The clock is quietly started again from the agreed statement.",
        "Starts are derived and typed nowhere. A statement starts only a local clock; a later start has to be asked for and later.",
        (
            "refusals `not-asked-by-complainant`, `start-not-later`, `already-overdue`",
            "clock `CA-S2-AGREED` beside `CA-S2`",
        ),
        f"reg 14(4), reg 17(4), (5); {LGSCO} 25 010 090",
        "no_clock_restarts",
    ),
    _rail(
        5,
        "No delay letter, or one that promises too much.",
        "The letter is asked for from day 18 and due before day 25 passes; a day after 65 can't be promised; a letter not sent is missed on a clock of its own. Whoever is kept waiting is told how it goes every ten working days, or as the council has it.",
        ("needs `delay-notice`, `update`", "refusal `after-day-65`", "clock `CA-S2-NOTICE`"),
        f"reg 17(6); {LGSCO} 25 002 762, 23 015 464",
        "the_delay_letter_goes",
    ),
    _rail(
        6,
        "A child in need, a child in care or a care leaver is put through another procedure.",
        "The right procedure is proposed with its reasons; on another one nothing goes on until a second person has confirmed it.",
        ("refusals `route-unconfirmed`, `same-person`", "`heard triage`"),
        f"Children Act 1989, s26(3), s24D; {LGSCO} 23 009 734, 24 022 184, 24 020 298, 23 021 315",
        "the_wrong_procedure",
    ),
    _rail(
        7,
        "Child protection enquiries and conferences are treated now so, now so.",
        "Where a matter about a child is outside the procedure, they are told why in writing before they are answered.",
        ("refusal `outside-not-explained`",),
        f"reg 3; {LGSCO} 23 020 509, 25 015 596",
        "outside_is_explained",
    ),
    _rail(
        8,
        "No panel is held.",
        "Stage 3 can't be answered without a panel that met. It is left out only by withdrawal, or by an early referral with five conditions and both agreeing.",
        ("refusals `panel-not-met`, `early-referral`, `not-both`", "needs `appoint-panel`, `hold-panel`"),
        f"reg 18, reg 19; {LGSCO} 24 018 512, 20 003 047, 25 000 994",
        "a_panel_is_held",
    ),
    _rail(
        9,
        "What comes late is refused without being looked at.",
        "Lateness closes nothing. A refusal gives both limbs, adjustments, who decided and the Ombudsman's details, and is refused where both limbs speak for hearing it.",
        ("refusals `reasons-needed`, `both-limbs-hold`, `not-late`", "need `late`"),
        f"reg 9(2), reg 18(2); {LGSCO} 20 003 273, 22 009 191, 20 006 409, 24 002 314",
        "late_is_considered",
    ),
    _rail(
        10,
        "An advocate is not offered, comes late, or is kept out.",
        "The offer is a dated event that stays asked for, and can be recorded before any complaint; a case is not completed without it. Letters are copied to the advocate in place.",
        ("need `offer-advocate`", "refusal `advocate-not-offered`", "fact `copied_to` on `letter_sent`"),
        "Children Act 1989, s26A; reg 11; SI 2004/719, reg 3 to reg 5",
        "the_advocate_is_offered",
    ),
    _rail(
        11,
        "No independent person, a late one, or one who takes no part.",
        "Stage 2 can't be adjudicated or answered without one; the appointment is due on day 5; they take part in the adjudication.",
        ("refusals `independent-person`, `independent-person-left-out`", "need `independent-person`"),
        "reg 17(2), (3), (7)",
        "an_independent_person",
    ),
    _rail(
        12,
        "People with an interest in it investigate, decide or advocate.",
        "Nobody holds two parts; the advocate answers five tests; those who must be independent sign a declaration, asked before they are given a part.",
        ("refusals `two-parts`, `not-an-advocate`, `not-declared`, `panel-of-three`",),
        "reg 2, reg 19(3); SI 2004/719, reg 3",
        "nobody_holds_two_parts",
    ),
    _rail(
        13,
        "Stage 2 misses points, ignores injustice, or decides against its own findings unexplained.",
        "It can't be adjudicated before every point has a finding; findings stand side by side, with evidence, harm and remedy; one that differs gives its reason.",
        (
            "refusals `point-missed`, `difference-needs-reason`",
            "facts `injustice`, words `evidence`, `impact`, `putting_right`",
        ),
        f"Children Act 1989, s26(7); {LGSCO} 22 003 724, 24 008 242, 24 016 124",
        "every_point_is_found_on",
    ),
    _rail(
        14,
        "The panel's recommendations are noted, or rejected without reasons.",
        "Each is accepted, accepted in part or rejected; part and rejection need reasons, acceptance an action and its day; noting is refused; Stage 3 is not answered before.",
        ("refusals `not-a-response`, `reason-needed`, `action-needed`, `recommendations-unanswered`",),
        f"reg 20(3); {LGSCO} 24 016 124, 23 019 028",
        "noting_is_no_answer",
    ),
    _rail(
        15,
        "What was agreed is not done, or nobody is told.",
        "Answered is not completed: completing is refused while a remedy, a recommendation or a change is open; each is a task with owner and day, and telling them is one too.",
        ("refusal `promises-open`", "needs `remedy`, `recommendation-action`, `learning`, `remedy-told`"),
        f"Complaint Handling Code, 6.6; {LGSCO} 20 006 912, 20 007 060",
        "promises_are_kept",
    ),
    _rail(
        16,
        "People are told the wrong next step.",
        "Each stage's letter has its own locked paragraph: the panel after Stage 2, the Ombudsman after Stage 3. An edit that takes one out is refused. What has to be published stays a manager's task until it is recorded, and comes back.",
        ("refusal `locked`", "notices `stage2_answer`, `stage3_answer`", "`heard publication list`"),
        f"reg 17(8), reg 20(3); Children Act 1989, s26(8); SI 2018/952, reg 8; {LGSCO} 23 015 464",
        "the_next_step_is_right",
    ),
    _rail(
        17,
        "A reminder from the Ombudsman is overlooked.",
        "A contact is a named person's task from the day it comes until it is decided, whatever state the case is in.",
        ("needs `ombudsman`, `ombudsman-draft`", "refusal of `completed` while it is open"),
        f"Local Government Act 1974, s26; {LGSCO}, Harrow (July 2025)",
        "the_ombudsman_is_answered",
    ),
    _rail(
        18,
        "A child in care is turned away because of where they live.",
        "A child whom this council is responsible for can't be found to be another council's.",
        ("refusal `our-child`",),
        f"Children Act 1989, s26(3); {LGSCO} 23 021 066",
        "wherever_they_live",
    ),
    _rail(
        19,
        "An explanation stands in place of a finding.",
        "Explanation is refused as a finding, and a case is not completed while a point has none.",
        ("refusals `not-a-finding`, `point-missed`", "needs `points`, `findings`"),
        f"{LGSCO}: councils must own fault (West Berkshire)",
        "an_explanation_is_no_finding",
    ),
    _rail(
        20,
        "A child's consent is asked for an adult's own complaint, or an adult is given the child's data.",
        "The capacity somebody complains in decides whether consent is asked for; who may be sent what is a permission of its own.",
        ("need `consent`", "event `permission_given`"),
        "Children Act 1989, s26(3); UK General Data Protection Regulation, Art 5(1)",
        "consent_follows_capacity",
    ),
    _rail(
        21,
        "Court proceedings shelve everything.",
        "A notice needs its ground, its review date and how going on would prejudice them; it comes back on that date, and ends with an invitation to put it in again.",
        ("refusal `reasons-needed`", "needs `concurrent-review`, `invite-again`"),
        "reg 8",
        "court_does_not_shelve_it",
    ),
    _rail(
        22,
        "The three limits of Stage 3 are missed.",
        "Three clocks, each from its own event; the answer's runs from the day the report arrived.",
        ("clocks `CA-S3-PANEL`, `CA-S3-REPORT`, `CA-S3-RESPONSE`", "need `panel-report-received`"),
        "reg 19(4), reg 20(2), (3)",
        "stage_3_has_three_clocks",
    ),
    _rail(
        23,
        "Children's own complaints are not counted as theirs.",
        "Who complains is asked first, and whether it was a child's own complaint stands in the record and in the lists.",
        ("facts `by`, `is_child`, `age`", "column `raised_by_child`"),
        "Children Act 1989, s26(3); committee minutes of two councils",
        "children_are_counted",
    ),
    _rail(
        24,
        "The same fault comes back year after year.",
        "Points and learning carry themes; a change is looked at again on its day; a public report goes to members within three months.",
        ("needs `learning-recheck`, `public-report`", "`heard learning board`"),
        f"Local Government Act 1974, s31; {LGSCO}: recurrence at the same council",
        "learning_is_looked_at_again",
    ),
    _rail(
        25,
        "The complaint sat with a team before anybody counted.",
        "Two receipt dates: the clock runs from the first, and the second moves nothing. Staff of any team hand on what "
        "they were told in one step.",
        ("fact `team_received_on`", "clock `CA-S1` from `received`", "`heard forward`"),
        "reg 14(3)(c)",
        "the_first_receipt_counts",
    ),
    _rail(
        26,
        "A report or a committee paper shows who somebody is.",
        "A release withholds small counts, and shares that would give them away; calendars, reminders and lists for others hold references, never names.",
        ("disclosure control of `heard release`", "`heard calendar export` by reference"),
        "Children Act 1989, s26; guide for members, chapter 7",
        "nobody_is_recognised",
        "Roles that see only totals.",
    ),
)
