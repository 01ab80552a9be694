"""Draw findings of not upheld for a second look: at random, but so that the same seed draws the same ones again.

Complaints that turn somebody down are the ones nobody looks at twice, so that a sample of them is (the Ombudsman's
annual review of complaints: challenging those that appear to have no justification).
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from core.errors import BadInput
from core.law.state import Refusal
from core.register.cases.entries import Entry
from core.register.cases.record import record
from core.register.register import Register
from core.register.store.journal.stamp import Stamp
from core.register.store.lists import samples
from core.register.store.story import Story
from core.register.store.transaction import Transaction

MOST = 500


@dataclass(frozen=True)
class Drawn:
    """A finding that was drawn: the point of a case, when it was made, and whether its draw is on record.

    `seen_on` is the day of the second view, None while it waits; `agrees` is what that came to.
    """

    reference: str
    point: int
    found_on: date | None
    recorded: bool = False
    seen_on: date | None = None
    agrees: bool | None = None


@dataclass(frozen=True)
class Sample:
    """What a seed drew. `of` is how many findings there were to draw from, 0 where the draw is on record already."""

    seed: int
    drawn: tuple[Drawn, ...]
    of: int


def draw(
    register: Register, number: int, seed: int, *, since: date | None = None, until: date | None = None
) -> Sample:
    """The sample of a seed: as it is on record, else `number` of the findings of not upheld that stand.

    Findings are drawn by the digest of the seed with their reference and point, which is the same on any computer and
    leans to none of them; those that were looked at a second time already are not drawn again. `since` and `until` are
    the first and last day of the finding. Raises BadInput for a number that can't be drawn.
    """
    if not 1 <= number <= MOST:
        raise BadInput(
            f"A sample of {number} can't be drawn.", remedy=f"Draw 1 to {MOST}.", field="not_upheld"
        )
    with register.read() as session:
        stories = list(samples.drawn_with(session, register.procedures, seed))
        if stories:
            return Sample(seed, tuple(drawn for story in stories for drawn in _of_story(story, seed)), 0)
        there = [Drawn(*finding) for finding in samples.not_upheld(session, since, until)]
    there.sort(key=lambda drawn: _rank(seed, drawn))
    chosen = sorted(there[:number], key=lambda drawn: (drawn.reference, drawn.point))
    return Sample(seed, tuple(chosen), len(there))


def record_draw(register: Register, sample: Sample, *, stamp: Stamp) -> Sample | Refusal:
    """Write in each case that its finding was drawn: a task of somebody else than who made it. All of it, or nothing."""
    left = [drawn for drawn in sample.drawn if not drawn.recorded]
    words = {
        "challenge": f"Drawn at random with seed {sample.seed}: {len(left)} of {sample.of} findings of not upheld."
    }

    def work(tx: Transaction) -> Sample | Refusal:
        for drawn in left:
            entry = Entry(
                "finding_challenged", stamp.day, {"point": drawn.point, "sample": sample.seed}, words
            )
            done = record(register, drawn.reference, entry, stamp=stamp, tx=tx)
            if isinstance(done, Refusal):
                return done
        return sample

    done = register.write_whole(work)
    return done if isinstance(done, Refusal) else draw(register, max(len(left), 1), sample.seed)


def _of_story(story: Story, seed: int) -> Iterator[Drawn]:
    for event in story.named("finding_challenged"):
        if event.facts.get("sample") != seed:
            continue
        point = samples.point_of(event.facts)
        view = next(
            (
                view
                for view in story.named("second_view_given")
                if view.facts.get("point", 1) == point and (view.on, view.seq) > (event.on, event.seq)
            ),
            None,
        )
        found = [
            finding
            for finding in story.named("finding_recorded")
            if finding.facts.get("point", 1) == point and (finding.on, finding.seq) < (event.on, event.seq)
        ]
        yield Drawn(
            story.reference,
            samples.point_of(event.facts),
            found[-1].on if found else None,
            recorded=True,
            seen_on=view.on if view else None,
            agrees=view.facts.get("agrees") is True if view else None,
        )


def _rank(seed: int, drawn: Drawn) -> str:
    return hashlib.sha256(f"{seed} {drawn.reference} {drawn.point}".encode()).hexdigest()
