"""Changes that needed a look, as rows: what the figures on how the record was kept count."""

from collections.abc import Iterator

from core.quarters import quarter_number
from core.register.store.projections.cases import Values
from core.register.store.story import Story


def change_rows(story: Story, place: Values) -> Iterator[Values]:
    """A row for each mark of each entry, in the order of the journal."""
    for change in story.changes:
        yield {
            "key": f"{change.seq} {change.mark}",
            "seq": change.seq,
            "event": change.event,
            "mark": change.mark,
            "recorded_on": change.recorded_on,
            "recorded_quarter": quarter_number(change.recorded_on),
            **place,
        }
