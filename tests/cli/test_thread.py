"""The thread: one complaint from the phone call through all three stages to the Ombudsman, by command line."""

from tests.cli.conftest import Heard

EVENTS = (
    ("2025-06-02", "advocate_offered"),
    ("2025-06-02", "procedure_explained"),
    ("2025-06-03", "acknowledged"),
    ("2025-06-03", "advocate_answered", "answer=declined"),
    ("2025-06-13", "response_sent", "stage=1"),
    ("2025-06-16", "response_received", "stage=1"),
    ("2025-07-01", "written_record_final"),
    ("2025-07-01", "stage2_requested"),
    ("2025-07-03", "investigator_appointed", "name=An Investigator"),
    ("2025-07-03", "independent_person_appointed", "name=An Independent", "reason=Of a neighbour's pool."),
    ("2025-07-10", "statement_agreed"),
    ("2025-07-31", "delay_notice_sent", "new_date=2025-09-12", "reason=A witness was away."),
    ("2025-09-01", "reports_received"),
    ("2025-09-05", "finding_recorded", "point=1", "by=investigator", "finding=partly upheld"),
    ("2025-09-08", "adjudicated"),
    (
        "2025-09-08",
        "finding_recorded",
        "point=1",
        "by=adjudicator",
        "finding=upheld",
        "reason=The record shows it.",
    ),
    ("2025-09-10", "response_sent", "stage=2"),
    ("2025-09-12", "response_received", "stage=2"),
    ("2025-09-22", "stage3_requested"),
    ("2025-09-29", "panel_appointed", "name=Three People", "reason=Of a neighbour's pool."),
    ("2025-10-20", "panel_met"),
    ("2025-10-24", "panel_report_sent"),
    ("2025-10-27", "panel_report_received"),
    ("2025-11-10", "response_sent", "stage=3"),
    ("2025-12-01", "ombudsman_contacted", "reference=25001234"),
    ("2026-02-02", "ombudsman_decided", "reference=25001234", "decision=upheld"),
    ("2026-02-03", "remedy_promised", "kind=apology", "due=2026-02-20"),
    ("2026-02-10", "remedy_done", "evidence=Letter sent."),
    ("2026-02-11", "learning_recorded", "text=Tell them before a move.", "change=A call before every move."),
    ("2026-02-11", "learning_action", "learning=1", "owner=amy", "due=2026-03-31"),
    ("2026-03-02", "learning_done", "learning=1", "evidence=In the guide."),
)


def test_a_case_goes_from_the_phone_call_to_the_ombudsman(made: Heard) -> None:
    theme = "communication"
    said = made(
        "case", "new", "--procedure", "childrens", "--received", "2025-06-02", "--channel", "phone", "--by", "child",
        "--theme", theme, "--summary", "They moved me without asking.", "--json", day="2025-06-02",
    )  # fmt: skip
    assert said.code == 0, said.err
    reference, version = said.json["reference"], said.json["version"]
    for day, event, *settings in EVENTS:
        given = [word for setting in settings for word in ("--set", setting)]
        said = made("case", "record", reference, event, *given, "--seen", str(version), "--json", day=day)
        assert said.code == 0, (event, said.out, said.err)
        version = said.json["version"]

    shown = made("case", "show", reference, "--json", day="2026-03-02").json
    assert shown["stage"] == "ombudsman" and shown["version"] == len(EVENTS) + 1
    assert [event["event"] for event in shown["events"][1:]] == [event for _, event, *_ in EVENTS]
    states = {clock["id"]: clock["state"] for clock in shown["clocks"]}
    for clock in (
        "CA-ACK",
        "CA-S1",
        "CA-S2",
        "CA-S2-NOTICE",
        "CA-S3-PANEL",
        "CA-S3-REPORT",
        "CA-S3-RESPONSE",
    ):
        assert states[clock] == "met", clock
    assert shown["points"][0]["finding"] == "upheld"
    assert shown["learning"][0]["done_on"] == "2026-03-02"
    assert made("verify", day="2026-03-02").code == 0


def test_stages_can_not_be_taken_out_of_order(made: Heard) -> None:
    said = made("case", "new", "--procedure", "childrens", "--by", "child", "--json")
    reference = said.json["reference"]
    for event, *given in (
        ("panel_appointed",),
        ("response_sent", "--set", "stage=2"),
        ("panel_report_sent",),
    ):
        assert made("case", "record", reference, event, *given).code == 3
