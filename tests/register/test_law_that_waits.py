"""Another law here is judged by what it does: a limit that is longer by it, or would fall later, needs another person."""

from datetime import date
from pathlib import Path

import pytest

from core.errors import CoreError
from core.law.procedures.load import HERE
from core.law.state import Refusal
from core.register.open import Register, open_register
from core.register.own_law.change import adopt, effect_of_adopting, effect_of_loading, load_procedure
from core.register.own_law.decide import confirm_law, effect_now, refuse_law, withdraw_law
from core.register.own_law.waiting import LawWaits, law_to_decide, waiting_law
from core.register.store.journal.stamp import Stamp
from core.register.store.own import Loaded
from core.register.users import add_user
from core.register.verify import verify
from tests.register.made import DAY, a_case, at

AMY, BEN = Stamp("amy", at(DAY)), Stamp("ben", at(DAY))
CHILDRENS = (HERE / "childrens.toml").read_text("utf-8")
OURS = CHILDRENS.replace('version = "2006"', 'version = "ours"\nreplaces = true', 1).replace(
    "in_force_from = 2006-09-01", "in_force_from = 2026-01-05", 1
)


@pytest.fixture
def two(register: Register) -> Register:
    add_user(register, "ben", stamp=AMY)
    a_case(register)
    return register


def tighter() -> str:
    """The children's procedure, by which somebody has half the time to ask for Stage 2: that limit is guidance."""
    before = 'id = "CA-S2-ESCALATE"'
    head, _, tail = OURS.partition(before)
    assert "n = 20" in tail
    return head + before + tail.replace("n = 20", "n = 10", 1)


def file(tmp_path: Path, text: str, name: str = "ours.toml") -> Path:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    return path


def again(register: Register) -> Register:
    """The same register, opened anew."""
    return open_register(register.home, reader="amy", today=DAY)


def test_a_file_that_shortens_a_limit_counts_at_once(two: Register, tmp_path: Path) -> None:
    shorter = OURS.replace("n = 10\nstart_rule", "n = 8\nstart_rule", 1)
    effect = effect_of_loading(two, file(tmp_path, shorter), today=DAY)
    assert effect.favours == ()
    assert (
        "26-0001  Stage 1 answer: due Mon 16 Mar 2026. With this it is due Thu 12 Mar 2026." in effect.lines
    )
    assert isinstance(load_procedure(two, file(tmp_path, shorter), stamp=AMY), Loaded)


def test_a_file_that_leaves_them_less_time_to_ask_waits_for_another_person(
    two: Register, tmp_path: Path
) -> None:
    waits = load_procedure(two, file(tmp_path, TIGHTER), stamp=AMY)
    assert isinstance(waits, LawWaits)
    assert again(two).procedures.latest("childrens").version == "2006"
    assert (law_to_decide(two.opened_for("amy")), law_to_decide(two.opened_for("ben"))) == (0, 1)
    same = confirm_law(two, waits.number, stamp=AMY)
    assert isinstance(same, Refusal)
    assert same.code == "same-person"
    assert isinstance(confirm_law(two, waits.number, stamp=BEN), LawWaits)
    assert again(two).procedures.latest("childrens").version == "ours"
    assert waiting_law(two) == ()
    assert verify(again(two), today=DAY).differences == ()


def test_what_is_changed_while_it_waits_is_not_what_was_proposed(two: Register, tmp_path: Path) -> None:
    waits = load_procedure(two, file(tmp_path, TIGHTER), stamp=AMY)
    assert isinstance(waits, LawWaits)
    path = two.home / "procedures" / "waiting" / "ours.toml"
    path.write_text(TIGHTER + "\n# longer still\n", "utf-8")
    with pytest.raises(CoreError, match="changed it since"):
        confirm_law(two, waits.number, stamp=BEN)
    assert [law.number for law in waiting_law(two)] == [waits.number]
    assert again(two).procedures.latest("childrens").version == "2006"


def test_it_is_refused_for_a_reason_or_withdrawn_by_whoever_proposed_it(
    two: Register, tmp_path: Path
) -> None:
    for decide in (
        lambda number: refuse_law(two, number, reason="Practice is 20.", stamp=BEN),
        lambda number: withdraw_law(two, number, stamp=AMY),
    ):
        waits = load_procedure(two, file(tmp_path, TIGHTER), stamp=AMY)
        assert isinstance(waits, LawWaits)
        assert isinstance(withdraw_law(two, waits.number, stamp=BEN), Refusal)
        assert isinstance(decide(waits.number), LawWaits)
        assert isinstance(effect_now(two, waits.number, today=DAY), Refusal)
    assert list((two.home / "procedures").rglob("*.toml")) == []


def test_what_lies_in_the_folder_itself_waits_apart_and_closes_nothing(two: Register, tmp_path: Path) -> None:
    path = file(two.home / "procedures", TIGHTER)
    closed = open_register(two.home, reader="amy", today=DAY, whose_law=False)
    waits = load_procedure(closed, path, stamp=AMY)
    assert isinstance(waits, LawWaits)
    assert not path.exists()
    assert again(two).procedures.latest("childrens").version == "2006"


def test_a_later_day_of_adoption_waits_and_an_earlier_one_does_not(two: Register) -> None:
    a_case(two, procedure="corporate")
    assert adopt(two, "corporate", date(2024, 4, 1), stamp=AMY) is None
    assert adopt(two, "corporate", date(2024, 2, 1), stamp=AMY) is None
    effect = effect_of_adopting(two, "corporate", date(2026, 4, 1), today=DAY)
    assert any("With this" in line for line in effect.lines)
    waits = adopt(two, "corporate", date(2026, 4, 1), stamp=AMY)
    assert waits is not None
    assert "2024-02-01" in (two.content / "council.toml").read_text("utf-8")
    with pytest.raises(CoreError, match="waits already"):
        adopt(two, "corporate", date(2026, 5, 1), stamp=AMY)
    assert isinstance(confirm_law(two, waits.number, stamp=BEN), LawWaits)
    assert "2026-04-01" in (two.content / "council.toml").read_text("utf-8")
    assert verify(again(two), today=DAY).differences == ()


TIGHTER = tighter()
