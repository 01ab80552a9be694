"""From findings to completion by command line: what is refused, what is shown, what it cost."""

from tests.cli.conftest import Heard

DAY = "2026-05-20"


def recorded(made: Heard, reference: str, event: str, *settings: str, code: int = 0) -> str:
    given = [word for setting in settings for word in ("--set", setting)]
    said = made("case", "record", reference, event, *given, day=DAY)
    assert said.code == code, (event, said.out, said.err)
    return said.err


def a_case(made: Heard) -> str:
    said = made(
        "case", "new", "--procedure", "childrens", "--by", "parent", "--theme", "communication",
        "--summary", "Nobody rang.", "--written", "--json", day="2026-05-04",
    )  # fmt: skip
    reference: str = said.json["reference"]
    return reference


def test_a_case_is_followed_from_its_finding_to_its_completion(made: Heard) -> None:
    reference = a_case(made)
    assert "explanation is not a finding" in recorded(
        made, reference, "finding_recorded", "finding=explanation", code=2
    )
    recorded(
        made,
        reference,
        "finding_recorded",
        "by=manager",
        "finding=upheld",
        "injustice=yes",
        "impact=A visit.",
    )
    recorded(made, reference, "response_sent", "stage=1")
    recorded(made, reference, "remedy_promised", "kind=distress", "amount=150", "due=2026-06-01")
    recorded(made, reference, "recommendation_made", "by=investigator", "recommends=Ring first.")
    assert "not an answer" in recorded(
        made, reference, "recommendation_answered", "recommendation=1", "response=noted", code=2
    )
    assert "reasons" in recorded(
        made, reference, "recommendation_answered", "recommendation=1", "response=rejected", code=3
    )
    assert "not completed" in recorded(made, reference, "completed", code=3)
    recorded(
        made,
        reference,
        "recommendation_answered",
        "recommendation=1",
        "response=rejected",
        "reason=Done already.",
    )
    recorded(made, reference, "remedy_done", "evidence=Paid.")
    recorded(made, reference, "cost_recorded", "kind=investigator", "amount=1,200.50")
    assert "remedy for the delay" in recorded(made, reference, "completed", code=3)
    recorded(made, reference, "remedy_considered", "for=delay", "reason=They were kept informed.")
    recorded(made, reference, "completed")
    shown = made("case", "show", reference, day=DAY).out
    for line in (
        "Upheld: point 1 upheld by the manager who answered Stage 1 on Wed 20 May 2026.",
        "Completed Wed 20 May 2026",
        "1  Payment: distress, or time and trouble, \u00a3150  [done Wed 20 May 2026, not told yet]",
        "1  Investigating officer: Ring first.  [rejected, with reasons]",
        "Investigator: \u00a31,200.50",
    ):
        assert line in shown, shown


def test_an_amount_that_is_put_right_stays_what_it_was(made: Heard) -> None:
    reference = a_case(made)
    recorded(made, reference, "cost_recorded", "kind=panel", "amount=150.25")
    last = made("case", "show", reference, "--json", day=DAY).json["events"][-1]["seq"]
    said = made(
        "case",
        "record",
        reference,
        "cost_recorded",
        "--supersedes",
        str(last),
        "--set",
        "kind=other",
        day=DAY,
    )
    assert said.code == 0, said.err
    [cost] = made("case", "show", reference, "--json", day=DAY).json["costs"]
    assert (cost["kind"], cost["amount"]) == ("other", 15025)
