"""Over a slow line keys arrive in bursts: each still lands where it was meant, and the last is saved with the rest."""

from tests.desk.caseload import a_case, a_register, burst, events_of, now_is, opened, the_desk
from tests.desk.shell import settled
from tui import places
from tui.cases.case import CaseScreen
from tui.widgets.form import Form


async def test_a_burst_fills_field_after_field_and_saves_all_of_it(tmp_path):
    register = a_register(tmp_path)
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "new_case")
        await burst(pilot, "chi\rin care\rThey moved me\rMadeup\x13")
        assert isinstance(pilot.app.screen, CaseScreen)
    case = now_is(register, "26-0001")
    assert (case.summary, case.by, case.person) == ("They moved me", "child", "Madeup")


async def test_a_long_line_and_a_short_one_behind_it_are_both_saved_whole(tmp_path):
    register = a_register(tmp_path)
    said = "They moved me and nobody said why. " * 8
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "new_case")
        await burst(pilot, f"child\rin care\r{said}\rM\x13")
        await settled(pilot)
    case = now_is(register, "26-0001")
    assert (case.summary, case.by, case.person) == (said.strip(), "child", "M")


async def test_a_line_emptied_in_a_burst_is_that_line_and_not_one_further_on(tmp_path):
    register = a_register(tmp_path)
    reference = a_case(register)
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "case", reference)
        await burst(pilot, "rcomplex\r")
        pilot.app.screen.query_one(Form).lines[0].take_focus()
        await burst(pilot, "\x153/3/2026\rtwo services\x13")
    declared = now_is(register, reference).history[-1]
    assert (declared.on.isoformat(), declared.words) == ("2026-03-03", {"reason": "two services"})


async def test_what_is_typed_before_the_form_stands_waits_for_it(tmp_path):
    a_register(tmp_path)
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        pilot.app.push_screen(places.screen("new_case"))
        await burst(pilot, "chi\r\rThey moved me")
        await burst(pilot, "\r")
        values = pilot.app.screen.query_one(Form).values()
    assert (values["summary"], values["by"]) == ("They moved me", "child")


async def test_letters_behind_a_verb_are_never_verbs_themselves(tmp_path):
    register = a_register(tmp_path)
    reference = a_case(register)
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "case", reference)
        await burst(pilot, "owflpr gone\x13")
        await settled(pilot)
        if not isinstance(pilot.app.screen, CaseScreen):
            await burst(pilot, "\x13")
    history = now_is(register, reference).history
    assert [name for name, *_ in events_of(register, reference)] == ["received", "note_added"]
    assert history[-1].words == {"note": "wflpr gone"}


async def test_a_verb_and_its_form_can_be_typed_in_one_go(tmp_path):
    register = a_register(tmp_path)
    reference = a_case(register)
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "case", reference)
        await burst(pilot, "rcomplex\rtwo services")
        await burst(pilot, "\x13")
    assert now_is(register, reference).history[-1].words == {"reason": "two services"}


async def test_a_long_answer_and_a_short_one_behind_it_are_saved_whole_by_the_same_burst(tmp_path):
    register = a_register(tmp_path)
    reference = a_case(register)
    async with the_desk(tmp_path).run_test(size=(80, 24)) as pilot:
        await opened(pilot, "case", reference)
        await burst(pilot, "rcomplex\r")
        pilot.app.screen.query_one(Form).lines[0].take_focus()
        await burst(pilot, "\x1511 march 2026\rill\x13")
    declared = now_is(register, reference).history[-1]
    assert (declared.on.isoformat(), declared.words) == ("2026-03-11", {"reason": "ill"})
