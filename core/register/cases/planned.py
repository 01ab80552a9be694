"""A verb that works out what it writes before the register's lock is held."""

import functools
from collections.abc import Callable
from dataclasses import replace
from typing import Concatenate, ParamSpec, TypeVar, cast

from core.law.state import Refusal
from core.register.cases.seen import Recorded
from core.register.register import Register
from core.register.store.transaction import Transaction

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer", bound=Recorded | Refusal)


def planned(
    verb: Callable[Concatenate[Register, Asked], Answer],
) -> Callable[Concatenate[Register, Asked], Answer]:
    """The same verb, which takes `tx` by name: where none is given, it may run more than once until it is written."""

    @functools.wraps(verb)
    def write(register: Register, /, *args: Asked.args, **kwargs: Asked.kwargs) -> Answer:
        if kwargs.get("tx") is not None:
            return verb(register, *args, **kwargs)

        def work(tx: Transaction) -> Answer:
            return verb(register, *args, **{**kwargs, "tx": tx})  # type: ignore[arg-type]

        return write_planned(register, work)

    return write


def write_planned(register: Register, work: Callable[[Transaction], Answer]) -> Answer:
    """Do `work`, which may run more than once until it is written, and name a new case as it is called in the end."""
    answer, references = register.write(work)
    if isinstance(answer, Recorded) and answer.reference in references:
        return cast("Answer", replace(answer, reference=references[answer.reference]))
    return answer
