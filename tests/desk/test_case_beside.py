"""What is entered beside the cases: compliments and advocacy referrals, each in one short form."""

from datetime import date

from core.register.advocacy.referrals import list_referrals
from core.register.compliments import list_compliments
from tests.desk.caseload import a_register, opened, the_desk, typed
from tests.desk.shell import TODAY, screen_text
from tui.widgets.form import Form


async def test_a_compliment_is_typed_in_and_counted(tmp_path):
    register = a_register(tmp_path)
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "compliment")
        await typed(pilot, "She listened", "ENTER", "a parent", "ENTER", "front", "ENTER", "CTRL+S")
        assert "The compliment is recorded" in screen_text(pilot.app)
    (kept,) = list_compliments(register)
    assert (kept.text, kept.by, kept.received_on) == ("She listened", "a parent", TODAY)
    assert kept.team


async def test_a_batch_of_referrals_is_typed_in_and_counted(tmp_path):
    register = a_register(tmp_path)
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "referral")
        pilot.app.screen.query_one(Form).fill({"number": "12", "referred_on": "2/3"})
        await typed(pilot, "CTRL+S")
        assert "The referral is recorded" in screen_text(pilot.app)
    (kept,) = list_referrals(register)
    assert (kept.count, kept.referred_on) == (12, date(2026, 3, 2))


async def test_a_number_that_is_none_is_said_at_its_field_and_nothing_is_written(tmp_path):
    register = a_register(tmp_path)
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "referral")
        form = pilot.app.screen.query_one(Form)
        form.fill({"number": "many"})
        await typed(pilot, "CTRL+S")
        assert form.line("number").problem
    assert list_referrals(register) == ()


async def test_a_day_in_the_future_is_said_at_its_field(tmp_path):
    register = a_register(tmp_path)
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "compliment")
        form = pilot.app.screen.query_one(Form)
        form.fill({"text": "Thank you", "received_on": "2027-01-01"})
        await typed(pilot, "CTRL+S")
        assert form.line("received_on").problem
    assert list_compliments(register) == ()
