"""The council's words in the desk: listed with their counts, changed by a form that shows first what would change."""

from datetime import date

import pytest

from core.register.advocacy.providers import NewContract, add_contract
from core.register.advocacy.referrals import NewReferrals, add_referrals, list_referrals
from core.register.store.journal.stamp import Stamp
from core.register.users import add_user
from core.register.vocabulary.change import history
from tests.desk.caseload import OFFICER, a_case, a_register, at, opened, the_desk, typed
from tests.desk.shell import TODAY, screen_text, settled
from tests.desk.steady import SteadyDesk
from tui.context import Desk
from tui.widgets.form import Form
from tui.widgets.sheet import Sheet

SIZES = [(80, 24), (120, 40)]


@pytest.fixture
def register(tmp_path):
    return a_register(tmp_path)


async def on_word(pilot, kind: str, key: str) -> None:
    """Put the cursor on a word of the list."""
    sheet = pilot.app.screen.query_one(Sheet)
    places = [place for place, row in enumerate(sheet._rows) if row.key == f"{kind} {key}"]
    sheet.highlighted = places[0]
    await settled(pilot)


@pytest.mark.parametrize("size", SIZES)
async def test_g_then_v_lists_every_kind_with_the_cases_of_each_word(register, tmp_path, size):
    a_case(register, theme="delay")
    async with the_desk(tmp_path).run_test(size=size) as pilot:
        await settled(pilot)
        await typed(pilot, "g", "v")
        await settled(pilot)
        shown = screen_text(pilot.app)
        assert "Themes" in shown and "Customer groups" in shown
        assert any("1  Service Provision - Delay" in line for line in shown.splitlines())


async def test_a_merge_is_shown_by_the_first_save_and_saved_by_the_second(register, tmp_path):
    a_case(register, theme="delay")
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "vocabulary")
        await on_word(pilot, "theme", "delay")
        await typed(pilot, "m")
        await settled(pilot)
        pilot.app.screen.query_one(Form).fill({"into": "quality_of_service"})
        await typed(pilot, "CTRL+S")
        await settled(pilot)
        shown = screen_text(pilot.app)
        assert "2025-26: 1 case, 1 point" in shown and "Nothing is written yet" in shown
        assert history(register) == ()
        await typed(pilot, "CTRL+S")
        await settled(pilot)
        assert "merged into quality_of_service" in screen_text(pilot.app)
    assert [one.name for one in history(register)] == ["terms_merged"]


async def test_what_was_typed_otherwise_since_is_shown_again_before_it_is_saved(register, tmp_path):
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "change_word", "rename", "team", "fostering")
        form = pilot.app.screen.query_one(Form)
        form.fill({"title": "Carers' team"})
        await typed(pilot, "CTRL+S")
        await settled(pilot)
        form.fill({"title": "Carers"})
        await typed(pilot, "CTRL+S")
        await settled(pilot)
        assert history(register) == ()
        assert "after   Carers, in" in screen_text(pilot.app)


async def test_what_can_not_be_is_said_at_its_field(register, tmp_path):
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "add_word", "theme")
        form = pilot.app.screen.query_one(Form)
        form.fill({"title": "Data"})
        await typed(pilot, "CTRL+S")
        await settled(pilot)
        assert "There is a theme 'data' already" in form.line("key").problem
    assert history(register) == ()


async def test_a_change_is_taken_back_from_the_word_s_own_screen(register, tmp_path):
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "change_word", "end", "theme", "data")
        await typed(pilot, "CTRL+S")
        await settled(pilot)
        await typed(pilot, "CTRL+S")
        await settled(pilot)
        await opened(pilot, "word", "theme", "data")
        await typed(pilot, "u")
        await settled(pilot)
        await typed(pilot, "CTRL+S")
        await settled(pilot)
    assert [one.undone for one in history(register)] == [True, False]


async def test_an_officer_reads_and_is_told_who_changes(register, tmp_path):
    add_user(register, "bob", stamp=Stamp(OFFICER, at(TODAY)))
    desk = Desk(tmp_path, "bob", lambda: TODAY, lambda: at(TODAY), "Example Council")
    async with SteadyDesk(desk).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "vocabulary")
        await typed(pilot, "n")
        await settled(pilot)
        assert "Only a manager may change the council's words" in screen_text(pilot.app)


async def test_a_team_says_why_it_is_not_merged(register, tmp_path):
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "vocabulary")
        await on_word(pilot, "team", "fostering")
        await typed(pilot, "m")
        await settled(pilot)
        assert "so it is not merged" in screen_text(pilot.app)


async def test_a_manager_is_told_that_a_contract_runs_out(register, tmp_path):
    said = NewContract("other_provider", date(2025, 8, 1), date(2026, 4, 1))
    add_contract(register, said, stamp=Stamp(OFFICER, at(TODAY)))
    async with the_desk(tmp_path).run_test(size=(120, 40)) as pilot:
        await opened(pilot, "vocabulary")
        assert "Advocacy: the contract ends on Wed 1 Apr 2026" in screen_text(pilot.app)


async def test_a_referral_holds_its_need_its_outcome_and_the_days_waited(register, tmp_path):
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "referral")
        pilot.app.screen.query_one(Form).fill(
            {"need": "complaint", "provider": "other_provider", "referred_on": "2/3", "contacted_on": "5/3", "outcome": "supported"}
        )  # fmt: skip
        await typed(pilot, "CTRL+S")
        await settled(pilot)
        assert "other_provider was not under contract that day." in screen_text(pilot.app)
    (kept,) = list_referrals(register)
    assert (kept.need, kept.outcome, kept.days_waited, kept.contract) == ("complaint", "supported", 3, False)


async def test_a_referral_is_followed_from_the_list_of_its_quarter(register, tmp_path):
    add_referrals(register, NewReferrals(referred_on=date(2026, 3, 2)), stamp=Stamp(OFFICER, at(TODAY)))
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await typed(pilot, "g", "r")
        await settled(pilot)
        assert "1 referred, 0 seen" in screen_text(pilot.app)
        await typed(pilot, "ENTER")
        await settled(pilot)
        pilot.app.screen.query_one(Form).fill({"contacted_on": "9/3", "outcome": "supported"})
        await typed(pilot, "CTRL+S")
        await settled(pilot)
        assert "1 referred, 1 seen, 7 days waited (median)" in screen_text(pilot.app)


async def test_a_list_without_referrals_says_what_to_do(register, tmp_path):
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "referrals")
        assert "n writes down a referral." in screen_text(pilot.app)
