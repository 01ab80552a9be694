"""G22: the three limits of Stage 3 are missed."""

from tests.guards.asking import PANEL, STAGE3, refused, tasks
from tests.law.cases import clock, day, ev

SENT = (*PANEL, ev("panel_report_sent", "06-15"))


def test_each_clock_runs_from_its_own_event() -> None:
    received = (*SENT, ev("panel_report_received", "06-17"))
    starts = {one: clock(one, *received).start for one in ("CA-S3-PANEL", "CA-S3-REPORT", "CA-S3-RESPONSE")}
    assert starts == {
        "CA-S3-PANEL": day("05-11"),
        "CA-S3-REPORT": day("06-10"),
        "CA-S3-RESPONSE": day("06-17"),
    }
    assert clock("CA-S3-PANEL", *STAGE3).due == day("06-23")
    assert clock("CA-S3-REPORT", *PANEL).due == day("06-17")
    assert clock("CA-S3-RESPONSE", *received).due == day("07-08")


def test_the_day_the_report_arrived_is_asked_for_and_no_sending_stands_in_for_it() -> None:
    assert clock("CA-S3-RESPONSE", *SENT).state == "not started"
    assert "panel-report-received" in tasks(*SENT)


def test_a_panel_that_adjourned_meets_again_and_its_report_is_due_from_the_last_meeting() -> None:
    again = ev("panel_met", "06-24")
    assert refused(PANEL, again) == "already-recorded"
    adjourned = (*PANEL, ev("panel_adjourned", "06-10"))
    assert clock("CA-S3-REPORT", *adjourned).state == "ended"
    assert "panel-again" in tasks(*adjourned)
    assert refused(adjourned, ev("response_sent", "06-20", stage=3)) == "panel-not-met"
    assert refused(adjourned, again) is None
    met_again = (*adjourned, again)
    report = clock("CA-S3-REPORT", *met_again, today="06-25")
    assert (report.state, report.start, report.due) == ("running", day("06-24"), day("07-01"))
    assert clock("CA-S3-PANEL", *met_again).met_on == day("06-10")
    assert "panel-again" not in tasks(*met_again)
    assert refused(met_again, ev("panel_met", "06-30")) == "already-recorded"
