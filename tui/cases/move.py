"""A case, or one point of it, into the procedure that it belongs to: a linked case goes on there."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from core.errors import BadInput
from core.law.gate.exits import STATUTORY
from core.law.gate.given import OFFERS
from core.law.rules.model import Choice
from tui import places
from tui.form_screen import FormScreen
from tui.widgets.field import Field

if TYPE_CHECKING:
    from core.register.cases.move import Moved
    from core.register.cases.read import Case

WHOLE = "all"
ASKED = ("reason", "because", "no_offer", "evidence")


class MoveScreen(FormScreen):
    """Which procedure, the whole or a point, and why. The first receipt date is kept, and nothing is thrown away."""

    NAME = "Move"
    FORM = "move"
    CALLED: ClassVar = {"procedure": "to"}
    OPENING: ClassVar = (
        "Say where it belongs and why. The case is closed here and goes on there from its first day; or one point goes "
        "and the rest stays. The old case is kept whole and linked."
    )

    def __init__(self, reference: str, point: int = 0) -> None:
        super().__init__()
        self.subject = reference
        self.point = point
        self.seen = 0

    def fields(self) -> Sequence[Field]:
        from core.register.cases.read import case

        register, today = self.desk.register(), self.desk.today()
        origin = case(register, self.subject, today=today)
        self.seen = origin.version
        procedures = register.procedures
        others = tuple(
            Choice(version.key, version.title)
            for version in procedures.all()
            if version.key != origin.procedure
            and version.in_force_from <= origin.received_on
            and (version.in_force_to is None or origin.received_on <= version.in_force_to)
        )
        points = tuple(
            Choice(str(point.number), f"Point {point.number}: {point.text[:40]}", (f"point {point.number}",))
            for point in origin.points
        )
        whole = Choice(WHOLE, "The whole case", ("whole", "case"))
        several = len(points) > 1
        return (
            Field("to", "To which procedure", "choice", "Type a few letters of it.", True, others),
            Field(
                "what",
                "What moves",
                "choice",
                "The whole case, or one of its points."
                if several
                else "It is about one thing, so all of it.",
                True,
                (whole, *points) if several else (whole,),
                start=str(self.point) if several and self.point else WHOLE,
            ),
            Field("reason", "Why it belongs there", "long", "It is kept with both cases.", True, gap=True),
            *_asked_beside(origin),
        )

    def write(self, raw: Mapping[str, str]) -> object:
        from core.register.cases.move import Why, move, split

        desk, what = self.desk, raw.get("what", WHOLE)
        to, why = raw.get("to", ""), Why(*(raw.get(key, "") for key in ASKED))
        if not to:
            raise BadInput("Nothing says where it goes.", remedy="Choose a procedure.", field="to")
        how: dict[str, Any] = {"to": to, "why": why, "stamp": desk.stamp(), "seen": self.seen}
        if what == WHOLE:
            return move(desk.register(), self.subject, **how)
        return split(desk.register(), self.subject, int(what), **how)

    def saved(self, result: object) -> None:
        moved: Moved = result  # type: ignore[assignment]
        if moved.waits:
            self.leave(moved, "It waits for another person: nothing changes until they confirm it.")
        else:
            self.app.switch_screen(places.screen("case", moved.opened or moved.reference))


def _asked_beside(origin: "Case") -> Iterator[Field]:
    """What else a way out of the children's procedure needs, and what shows it where a limit has passed."""
    if origin.procedure == STATUTORY:
        version = origin.story.procedure
        kind = version.event("moved")
        because = next(fact for fact in kind.facts if fact.key == "because") if kind else None
        choices = because.choices if because else ()
        help_ = "A child's complaint leaves its procedure for a reason that the law knows."
        yield Field("because", "On which ground", "choice", help_, True, choices)
        if not origin.story.past.has(*OFFERS):
            yield Field(
                "no_offer", "Why no advocate could be offered", "long", "No offer is on record.", True
            )
    if any(clock.state == "overdue" for clock in origin.state.clocks):
        yield Field("evidence", "What shows it", "long", "A limit has passed: say where it can be seen.")
