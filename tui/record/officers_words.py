"""What officers call things that the law calls otherwise: the events that a word may mean, and what else it may mean."""

from collections.abc import Mapping

WORDS: Mapping[str, tuple[str, ...]] = {
    "declared_complex": ("extend", "extension", "more time", "longer", "complex", "complicated"),
    "extended": ("extend", "extension", "more time", "longer", "complex", "complicated"),
    "stage2_extended": ("extend", "extension", "more time", "longer", "complex", "complicated"),
    "period_set": ("extend", "extension", "more time", "longer", "agree a date", "complex", "complicated"),
    "delay_notice_sent": ("extend", "extension", "delay", "late", "longer"),
    "told_of_new_date": ("new date", "moved date"),
    "stage2_requested": ("escalate", "escalation", "not satisfied", "appeal", "reopen", "review"),
    "stage3_requested": ("escalate", "escalation", "not satisfied", "appeal", "panel"),
    "dissatisfaction_told": ("escalate", "not satisfied", "reopen"),
    "resubmitted": ("reopen", "again", "resume"),
    "response_sent": ("close", "answer", "reply", "respond", "outcome letter"),
    "answered": ("close", "reply", "respond"),
    "withdrawn": ("close", "drop", "cancel", "stop"),
    "settled_informally": ("close", "resolve", "resolved", "sort out"),
    "remedy_promised": ("apology", "apologise", "payment", "compensation", "refund"),
    "remedy_done": ("apology", "apologise", "paid", "payment made", "compensation"),
    "updated": ("call", "phone", "ring", "rang", "email", "update", "visit", "text", "contact"),
    "note_added": (
        "call",
        "phone",
        "ring",
        "rang",
        "email",
        "visit",
        "meeting",
        "text",
        "attach",
        "document",
        "file",
    ),
    "concurrent_notice_sent": ("pause", "hold", "on hold", "suspend", "freeze", "court", "police"),
    "concurrent_ended": ("resume", "off hold", "unpause", "restart"),
    "advocate_offered": ("advocacy",),
    "advocate_appointed": ("advocacy",),
    "acknowledged": ("ack", "received letter"),
    "chased": ("chase", "remind", "nudge"),
}
"""Of an event, the words that lead to it."""

ADVICE: Mapping[str, tuple[tuple[str, ...], str]] = {
    "link": (
        ("link", "join", "merge", "related"),
        "To link two cases: Esc, then k on the case.",
    ),
    "duplicate": (
        ("duplicate", "same complaint", "twice"),
        "The same complaint twice: Esc, then d on the case. The other one keeps the earlier receipt, and every point.",
    ),
    "mistake": (
        ("correct", "mistake", "wrong", "change", "edit", "amend", "put right", "undo", "delete", "remove"),
        "To put something right: Esc, then u on its line of the history. z takes back what you recorded last.",
    ),
    "close": (
        ("close", "end", "finish", "archive"),
        "A case closes by what ends it: the answer that is sent, a withdrawal, a settlement.",
    ),
    "reopen": (
        ("reopen", "open again", "restart"),
        "What was answered goes on when they ask for more: record that. A new matter is a new case, linked with this one: n on My day.",
    ),
    "attach": (
        ("attach", "upload", "document", "file", "scan"),
        "Heard keeps no documents: a note says where one is kept.",
    ),
    "email": (
        ("email", "letter", "write to", "send", "post"),
        "Heard sends nothing itself: v on the case makes a letter and records that it went. What came in is a note.",
    ),
    "hold": (
        ("pause", "hold", "suspend", "freeze"),
        "No clock of the law stands still because work does. Only other proceedings set a point aside, with a reason (reg 8).",
    ),
    "owner": (
        ("assign", "hand over", "transfer", "reassign", "allocate"),
        "To give a case to somebody: h on My day, or o there to take it over. m on the case moves it to another procedure.",
    ),
}
"""What to do where no event, or not only an event, is what a word means: the words, and a sentence."""


def advice(typed: str) -> tuple[str, ...]:
    """The sentences for what was typed, from its third letter on."""
    begun = typed.casefold().strip()
    if len(begun) < 3:
        return ()
    return tuple(text for words, text in ADVICE.values() if any(word.startswith(begun) for word in words))
