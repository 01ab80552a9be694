"""Money: what remedies and cases cost in a year, kept in pence and shown in pounds."""

from datetime import date

from core.figures.compute import cases_behind, compute
from core.figures.declared import find_figure
from core.register.open import Register
from tests.register.conftest import home, register
from tests.register.made import a_case, happened

__all__ = ["home", "register"]
APRIL, JULY = date(2026, 4, 20), date(2026, 7, 6)


def shown(register: Register, key: str, **wanted: str) -> dict[str, str]:
    """The figure's cells of the year by period, or by what it is parted by."""
    return {
        f"{cell.period} {'/'.join(value for _, value in cell.dimensions)}".strip(): cell.text
        for cell in compute(register, "2026-27")
        if cell.figure == key
    }


def test_a_payment_counts_when_it_was_made_and_not_when_it_was_promised(register: Register) -> None:
    ref = a_case(register).reference
    happened(register, ref, "remedy_promised", APRIL, kind="distress", amount=15050)
    happened(register, ref, "remedy_promised", APRIL, kind="loss", amount=99900)
    assert shown(register, "remedies_paid")["2026-27"] == "\u00a30"
    happened(register, ref, "remedy_done", JULY, remedy=1)
    paid = shown(register, "remedies_paid")
    assert (paid["2026-27 Q1"], paid["2026-27 Q2"], paid["2026-27"]) == (
        "\u00a30",
        "\u00a3150.50",
        "\u00a3150.50",
    )


def test_costs_are_parted_by_what_was_paid_for_and_lead_back_to_their_cases(register: Register) -> None:
    ref = a_case(register).reference
    happened(register, ref, "cost_recorded", APRIL, kind="investigator", amount=120000)
    happened(register, ref, "cost_recorded", JULY, kind="panel", amount=45025)
    cost = shown(register, "costs")
    assert (cost["2026-27 investigator"], cost["2026-27 panel"], cost["2026-27 other"]) == (
        "\u00a31,200",
        "\u00a3450.25",
        "\u00a30",
    )
    assert set(cases_behind(register, find_figure("costs"), "2026-27", None, {"cost": "panel"})) == {ref}
