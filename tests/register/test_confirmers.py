"""Who confirms: shown by a login, and by a right that a manager gives to somebody outside the team."""

from pathlib import Path

import pytest

from core.errors import BadInput, CoreError
from core.law.gate.another import Confirmer, confirming_refusal
from core.register.cases.handover import set_active
from core.register.open import Register
from core.register.readers import OwnOnly
from core.register.store.journal.stamp import Stamp
from core.register.users import add_user, confirmer, give_right, may_read_changes, users
from core.register.verify import verify
from tests.register.made import DAY, at
from tests.registers import new_register

AMY = Stamp("amy", at(DAY))


@pytest.fixture
def real(tmp_path: Path) -> Register:
    made = new_register(tmp_path / "real", today=DAY, by="amy")
    add_user(made, "deputy", role="staff", stamp=AMY)
    add_user(made, "ben", stamp=AMY)
    return made


def looked_at(register: Register, by: str, login: str | None = None) -> Confirmer:
    with register.transaction() as tx:
        return confirmer(tx, Stamp(by, at(DAY), login))


def code(who: Confirmer, **more: object) -> str | None:
    refusal = confirming_refusal(who, wrote=("amy",), owner="amy", involved=(), **more)  # type: ignore[arg-type]
    return refusal.code if refusal else None


def test_a_login_shows_who_confirms_and_a_typed_name_does_not(real: Register) -> None:
    assert code(looked_at(real, "ben")) is None
    assert code(looked_at(real, "ben", login="amy")) == "login-not-shown"


def test_in_a_demonstration_a_name_serves(register: Register) -> None:
    add_user(register, "ben", stamp=AMY)
    who = looked_at(register, "ben", login="amy")
    assert (who.login, who.login_shown, code(who)) == ("ben", True, None)


def test_the_right_is_given_and_taken_by_a_manager_and_stands_in_the_journal(real: Register) -> None:
    assert code(looked_at(real, "deputy")) == "may-not-confirm"
    assert give_right(real, "deputy", confirms=True, stamp=AMY).confirms
    assert code(looked_at(real, "deputy")) is None
    assert verify(real, today=DAY).differences == ()
    give_right(real, "deputy", confirms=False, stamp=AMY)
    assert code(looked_at(real, "deputy")) == "may-not-confirm"
    assert [user.confirms for user in users(real)] == [False, False, False]
    assert verify(real, today=DAY).differences == ()


def test_nobody_gives_it_to_themselves_and_nobody_gets_it_twice(real: Register) -> None:
    with pytest.raises(CoreError, match="may not give"):
        give_right(real, "ben", confirms=True, stamp=Stamp("ben", at(DAY)))
    give_right(real, "deputy", confirms=True, stamp=AMY)
    with pytest.raises(BadInput, match="already"):
        give_right(real, "deputy", confirms=True, stamp=AMY)
    with pytest.raises(BadInput, match="no such person"):
        give_right(real, "nobody", confirms=True, stamp=AMY)


def test_who_was_given_it_reads_what_waits_and_others_of_staff_do_not(real: Register) -> None:
    with real.sessions.read() as session, pytest.raises(OwnOnly):
        may_read_changes(session, "deputy")
    give_right(real, "deputy", confirms=True, stamp=AMY)
    with real.sessions.read() as session:
        assert may_read_changes(session, "deputy").name == "deputy"
        with pytest.raises(CoreError, match="not a person"):
            may_read_changes(session, "stranger")


def test_who_has_left_confirms_nothing(real: Register) -> None:
    give_right(real, "deputy", confirms=True, stamp=AMY)
    set_active(real, "deputy", active=False, stamp=AMY)
    with pytest.raises(CoreError, match="has left"):
        looked_at(real, "deputy")
    set_active(real, "deputy", active=True, stamp=AMY)
    assert looked_at(real, "deputy").confirms
