"""The command palette: every action of the screen, every place, and any case by its reference, a name or a word."""

import asyncio
from typing import Any

from rich.text import Text
from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.screen import Screen

from core.errors import CoreError
from core.law.state import Refusal
from tui import places
from tui.actions import Action
from tui.cells import fitted, line
from tui.context import front
from tui.screen import DeskScreen

CASES = 8
"""How many cases the palette offers for what was typed."""
SEARCH_FROM = 2
"""Characters that have to be typed before cases are looked up."""


class DeskCommands(Provider):
    """What the palette offers. Prompts are `Text`, never markup: the palette reads plain strings as markup."""

    @property
    def _desk_screen(self) -> DeskScreen | None:
        screen: Screen[Any] = self.screen
        return screen if isinstance(screen, DeskScreen) else None

    def _commands(self) -> list[tuple[str, Text, Any]]:
        """Each command: what is matched against, what is shown, what it does."""
        commands = []
        if screen := self._desk_screen:
            for action, refusal in screen.shown_actions():
                if action.key and action.name != "commands":
                    commands.append((action.label, _prompt(action, refusal), _doing(screen, action)))
        for letter, place, title in places.GOTO:
            commands.append(
                (f"Go to {title}", _aligned("Go to", f"g {letter}", title), _going(self.app, place))
            )
        return commands

    async def discover(self) -> Hits:
        """Everything, before anything was typed."""
        for _, prompt, does in self._commands():
            yield DiscoveryHit(prompt, does, text=prompt.plain)

    async def search(self, query: str) -> Hits:
        """What matches, and then cases."""
        matcher = self.matcher(query)
        for name, prompt, does in self._commands():
            score = matcher.match(name) or (0.1 if query.lower() in prompt.plain.lower() else 0)
            if score > 0:
                yield Hit(score, prompt, does, text=prompt.plain)
        if len(query.strip()) >= SEARCH_FROM:
            cases, total = await self._cases(query.strip())
            for reference, prompt in cases:
                yield Hit(0.2, prompt, _opening(self.app, reference), text=prompt.plain)
            if len(cases) < total:
                more = _aligned("", "/", f"{len(cases)} of {total:,} cases: find the others in My day")
                yield Hit(0.1, more, _going(self.app, "my_day"), text=more.plain)

    async def _cases(self, query: str) -> tuple[list[tuple[str, Text]], int]:
        """The first cases that match, and how many do."""
        desk = front(self.app).desk

        def find() -> tuple[list[tuple[str, Text]], int]:
            from core.register.lists.worklist import View, page

            matches = page(desk.register(), View("all", None, query), desk.today(), limit=CASES)
            return [
                (row.reference, _case(row.reference, row.person or row.by_title, row.summary))
                for row in matches.rows
            ], matches.total

        try:
            return await asyncio.to_thread(find)
        except CoreError:
            return [], 0  # the screen beneath has said why the register can't be read


def _prompt(action: Action, refusal: Refusal | None) -> Text:
    if refusal is None:
        return _aligned(action.label, action.shown_key, action.help)
    prompt = _aligned(action.label, action.shown_key, f"Not now: {line(refusal.reason)}")
    prompt.stylize("dim")
    return prompt


def _aligned(label: str, key: str, says: str) -> Text:
    return Text.assemble(fitted(label, 22), (fitted(key, 7), "bold"), says)


def _case(reference: str, person: str, summary: str) -> Text:
    return Text.assemble((fitted(reference, 10), "bold"), fitted(person, 18), " ", line(summary, 80))


def _doing(screen: DeskScreen, action: Action) -> Any:
    async def do() -> None:
        await screen.action_act(action.name)

    return do


def _going(app: Any, place: str) -> Any:
    return lambda: app.go(place)


def _opening(app: Any, reference: str) -> Any:
    return lambda: app.open("case", reference)
