"""Choosing what to record: type a few letters of it. What is not allowed now is listed too, and says why."""

from collections.abc import Callable, Mapping, Sequence

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, OptionList, Static

from core.law.rules.model import Choice
from core.law.state import Verb
from tui.cells import block, cell
from tui.widgets.entry import LineEntry
from tui.widgets.narrow import narrowed, nearest
from tui.widgets.sheet import Sheet, SheetRow


class VerbPicker(Vertical):
    """Every verb of a case, likely ones first, as the register gave them."""

    class Picked(Message):
        """This event is to be recorded."""

        def __init__(self, event: str) -> None:
            super().__init__()
            self.event = event

    def __init__(
        self,
        verbs: Sequence[Verb],
        order: Sequence[str],
        words: Mapping[str, Sequence[str]],
        advice: Callable[[str], Sequence[str]],
    ) -> None:
        """`order` is the procedure's own list of events, `words` what else each is called, `advice` what to do besides."""
        super().__init__(id="picker")
        self._listed = ""
        self._advice = advice
        self.verbs = {verb.kind.key: verb for verb in verbs if verb.kind.by == "officer"}
        places = {key: place for place, key in enumerate(order)}
        self._choices = [
            Choice(key, verb.kind.verb, (verb.kind.title, *words.get(key, ())))
            for key, verb in sorted(self.verbs.items(), key=lambda pair: places.get(pair[0], len(places)))
        ]

    def compose(self) -> ComposeResult:
        yield LineEntry(placeholder="What happened? Type a few letters")
        yield Static(cell(""), id="count")
        yield Sheet("verbs")
        yield Static(cell(""), id="explain")

    def on_mount(self) -> None:
        """The cursor waits in the line."""
        self.query_one("#verbs", Sheet).can_focus = False
        self._list("")
        self.screen.set_focus(self.query_one(LineEntry))

    def _list(self, typed: str) -> None:
        """Before anything is typed, the likely first; what is typed finds the same event whatever is likely now."""
        self._listed = typed
        if typed.strip():
            matching = [self.verbs[choice.key] for choice in narrowed(self._choices, typed)]
        else:
            matching = sorted(self.verbs.values(), key=lambda verb: verb.refusal is not None)
        allowed = sum(verb.refusal is None for verb in matching)
        match = f"{len(matching)} of {len(self.verbs)} match; {allowed} can be recorded now."
        every = f"{allowed} of {len(self.verbs)} can be recorded now."
        self.query_one("#count", Static).update(cell(match if typed else every, "$quiet"))
        rows = [self._row(verb) for verb in matching]
        rows += [SheetRow(block(text, "$warning", 300)) for text in self._advice(typed)]
        if not rows:
            near = ", ".join(choice.title for choice in nearest(self._choices, typed))
            rows = [SheetRow(cell(f"Nothing by that name. Nearest: {near}.", "$quiet", 200))]
        self.query_one("#verbs", Sheet).show(rows)
        if not matching:
            self.query_one("#explain", Static).update(cell(""))

    def _row(self, verb: Verb) -> SheetRow:
        if verb.refusal is None:
            return SheetRow(cell(verb.kind.verb), verb, f"verb {verb.kind.key}")
        return SheetRow(Content.assemble(cell(verb.kind.verb, "$quiet"), ("   not now", "$quiet")), verb)

    @on(Input.Changed)
    def _narrow(self, event: Input.Changed) -> None:
        event.stop()
        self._list_again()

    def _list_again(self) -> None:
        typed = self.query_one(LineEntry).value
        if typed != self._listed:
            self.query_one("#verbs", Sheet).highlighted = None
            self._list(typed)

    @on(OptionList.OptionHighlighted)
    def _explain(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        verb = self.query_one("#verbs", Sheet).here
        explanation = Content("")
        if isinstance(verb, Verb):
            refusal = verb.refusal
            if refusal is None:
                explanation = block(verb.kind.help, limit=400)
            else:
                source = f"Source: {refusal.source}" if refusal.source else ""
                explanation = Content("\n").join(
                    [cell(refusal.reason, "$warning"), cell(refusal.remedy), cell(source)]
                )
        self.query_one("#explain", Static).update(explanation)

    @on(OptionList.OptionSelected)
    def _clicked(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.pick()

    def pick(self) -> bool:
        """Take the marked verb, where there is one and it is allowed."""
        self._list_again()
        verb = self.query_one("#verbs", Sheet).here
        if not isinstance(verb, Verb) or verb.refusal is not None:
            return False
        self.post_message(self.Picked(verb.kind.key))
        return True

    def on_key(self, event: events.Key) -> None:
        """Up and down move through the verbs while the cursor waits in the line."""
        moves = {"up": "cursor_up", "down": "cursor_down", "pageup": "page_up", "pagedown": "page_down"}
        if event.key in moves:
            getattr(self.query_one("#verbs", Sheet), f"action_{moves[event.key]}")()
            event.stop()
