"""Lists that a person has narrowed and kept under a name."""

import json
from dataclasses import asdict, dataclass, fields
from datetime import date

from core.errors import BadInput
from core.register.lists.worklist import EVERY_CASE, Filter
from core.register.readers import admit_to_cases
from core.register.register import Register
from core.register.store.lists import saved as store
from core.text import clean

LONGEST_NAME = 40


@dataclass(frozen=True)
class SavedList:
    """A filter under a person's own name for it."""

    name: str
    filter: Filter


def save_list(register: Register, user: str, name: str, narrowed: Filter) -> SavedList:
    """Keep a filter in the place of an earlier one of that name. Raises BadInput for no name, or one that is too long."""
    name = clean(name, field="name", limit=LONGEST_NAME)
    if not name:
        raise BadInput("A list is kept under a name.", remedy="Give it one.", field="name")
    body = {key: value for key, value in asdict(narrowed).items() if value != getattr(EVERY_CASE, key)}
    with register.sessions.write() as session:
        admit_to_cases(session, user)
        store.put(session, user, name, json.dumps(body, default=date.isoformat))
    return SavedList(name, narrowed)


def saved_lists(register: Register, user: str) -> tuple[SavedList, ...]:
    """A person's kept lists, by name."""
    with register.read() as session:
        rows = store.of_user(session, user)
    return tuple(SavedList(name, _filter(json.loads(body))) for name, body in rows)


def saved_list(register: Register, user: str, name: str) -> Filter:
    """The filter that a person kept under a name. Raises BadInput, naming those there are, where there is none."""
    by_name = {saved.name: saved.filter for saved in saved_lists(register, user)}
    if name not in by_name:
        names = ", ".join(by_name) or "none yet: --save NAME keeps one"
        raise BadInput("You have kept no list of that name.", remedy=f"Yours are: {names}.", field="saved")
    return by_name[name]


def forget_list(register: Register, user: str, name: str) -> None:
    """Forget a kept list. Raises BadInput where there is none of that name."""
    saved_list(register, user, name)
    with register.sessions.write() as session:
        store.take(session, user, name)


def _filter(body: dict[str, object]) -> Filter:
    fields_of_filter = {field.name for field in fields(Filter)}
    values = {key: value for key, value in body.items() if key in fields_of_filter}
    for key in ("received_from", "received_to"):
        if key in values:
            values[key] = date.fromisoformat(str(values[key]))
    return Filter(**values)  # type: ignore[arg-type]
