"""A write that begins only where the case is still as it was read."""

import functools
from collections.abc import Callable
from typing import ParamSpec, TypeVar

from core.errors import CoreError
from core.register.cases.read import Case
from core.register.register import Register
from core.register.store.transaction import Transaction
from core.register.users import must_be_known

TRIES = 5
"""How often a write is begun anew where somebody else wrote in the case meanwhile."""


Asked = ParamSpec("Asked")


Answer = TypeVar("Answer")


class ChangedSinceError(Exception):
    """Somebody wrote in the case between reading it and writing."""


def write_in(register: Register, case: Case, work: Callable[[Transaction], Answer], *, by: str) -> Answer:
    """Do `work` in one write, in a case that is still as it was read. Raises ChangedSinceError where it is not.

    It is worked out before the register is locked, and may run several times; a refusal is an answer, and writes nothing.
    """

    def unchanged(tx: Transaction) -> Answer:
        if len(tx.history(case.reference)) != case.version:
            raise ChangedSinceError
        must_be_known(tx, by)
        return work(tx)

    answer, _ = register.write(unchanged)
    return answer


def tried_again(verb: Callable[Asked, Answer]) -> Callable[Asked, Answer]:
    """The same verb, which reads the case again where it changed before the write. Nothing was written then."""

    @functools.wraps(verb)
    def insisting(*args: Asked.args, **kwargs: Asked.kwargs) -> Answer:
        for _ in range(TRIES):
            try:
                return verb(*args, **kwargs)
            except ChangedSinceError:
                continue
        raise CoreError("The case changes faster than this can be written.", remedy="Try again in a moment.")

    return insisting
