"""Whether an advocate is in place, was asked for, and is waited for."""

from core.law.events import Event
from core.law.history import History


def advocate_at_receipt(history: History) -> bool:
    """Whether an advocate was in place on the day of receipt."""
    return history.received is not None and advocate_in_place(history.until(history.received.on))


def advocate_in_place(history: History) -> bool:
    """Whether an advocate is in place at the end of this history."""
    last = next(reversed(history.all("advocate_appointed", "advocate_ended")), None)
    return last is not None and last.name == "advocate_appointed"


def advocate_requests(history: History) -> tuple[Event, ...]:
    """The requests for an advocate that stand: asked for, or an offer accepted, and not withdrawn before one came."""
    requests: list[Event] = []
    for event in history.all(
        "advocate_asked_for",
        "advocate_answered",
        "advocate_request_withdrawn",
        "advocate_appointed",
        "advocate_ended",
    ):
        if event.name == "advocate_asked_for" or event.facts.get("answer") == "accepted":
            requests.append(event)
        elif event.name == "advocate_request_withdrawn" and not advocate_in_place(history.before(event)):
            requests.clear()
    return tuple(requests)


def start_chosen(history: History) -> str:
    """What they said to *start now, or wait for your advocate?* since they last asked for one: now, wait, or nothing."""
    requests = advocate_requests(history)
    since = (requests[-1].on, requests[-1].seq) if requests else None
    said = [event for event in history.all("start_chosen") if since is None or (event.on, event.seq) > since]
    return str(said[-1].facts.get("choice", "")) if said else ""


def waiting_for_advocate(history: History) -> bool:
    """Whether somebody asked for an advocate and none has come since."""
    requests = advocate_requests(history)
    return (
        bool(requests)
        and not any(
            (event.on, event.seq) > (requests[-1].on, requests[-1].seq)
            for event in history.all("advocate_appointed")
        )
        and not advocate_in_place(history)
    )
