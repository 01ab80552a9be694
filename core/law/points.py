"""The points of a complaint: which there are, which have no finding, which are set aside."""

from core.law.history import History


def unfinished_points(history: History) -> tuple[int, ...]:
    """Numbers of the points that have no finding, here or in the case in which they were put in again (reg 8(4))."""
    settled = {event.facts.get("point", 1) for event in history.all("finding_recorded")}
    settled |= stopped_points(history)
    settled |= {event.facts["point"] for event in history.all("resubmitted") if "point" in event.facts}
    return tuple(number for number in points(history) if number not in settled)


def without_a_point(history: History) -> bool:
    """Nothing is set down that anybody could make a finding on, and nothing was moved elsewhere."""
    return not points(history) and not history.has("finding_recorded") and not history.has("point_moved")


def points(history: History) -> tuple[int, ...]:
    """Numbers of the points of complaint: 1 from the receipt where it has a theme, then each point added."""
    first = {1} if history.received is not None and "theme" in history.received.facts else set()
    added = set[int]()
    for event in history.all("point_added"):
        number = event.facts.get("point")
        added.add(int(str(number)) if number is not None else max(first | added, default=0) + 1)
    gone = {event.facts.get("point", 1) for event in history.all("point_moved")}
    return tuple(sorted((first | added) - gone))


def stopped_points(history: History) -> set[int]:
    """Numbers of the points that are set aside for other proceedings, one by one, and not taken up again."""
    stopped = set[int]()
    for event in history.all("concurrent_notice_sent", "concurrent_ended"):
        number = event.facts.get("point")
        if event.name == "concurrent_ended":
            stopped = stopped - {number} if number is not None else set()
        elif isinstance(number, int):
            stopped.add(number)
    return stopped
