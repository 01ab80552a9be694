"""The desk's colours: one accent, one warning, one alarm, much quiet; and which one a person has chosen.

Every state that has a colour also has a word or a mark, so that nothing is lost in the terminal's own colours, or in
none. Contrast of text against its background is at least 4.5 to 1 (7 to 1 in high contrast).
"""

import json
import re
from pathlib import Path

from textual.theme import Theme

DARK = Theme(
    name="heard-dark",
    dark=True,
    primary="#8fb8c9",
    secondary="#8fb8c9",
    accent="#8fb8c9",
    warning="#e3b565",
    error="#f08a7e",
    success="#9cc49a",
    foreground="#d9dcdd",
    background="#15191c",
    surface="#15191c",
    panel="#1d2327",
    variables={
        "quiet": "#929ca2",
        "faint": "#363f45",
        "cursor": "#2b3a43",
        "cursor-text": "#f3f6f7",
        "bar": "#1d2327",
        "lane": "#262e33",
    },
)
LIGHT = Theme(
    name="heard-light",
    dark=False,
    primary="#1f5d78",
    secondary="#1f5d78",
    accent="#1f5d78",
    warning="#80530a",
    error="#a8271b",
    success="#2c6a36",
    foreground="#22282b",
    background="#faf8f3",
    surface="#faf8f3",
    panel="#efece3",
    variables={
        "quiet": "#5c666b",
        "faint": "#d2cec2",
        "cursor": "#d6e4ea",
        "cursor-text": "#10171b",
        "bar": "#efece3",
        "lane": "#e4e0d3",
    },
)
CONTRAST = Theme(
    name="heard-contrast",
    dark=True,
    primary="#7fdbff",
    secondary="#7fdbff",
    accent="#7fdbff",
    warning="#ffd75f",
    error="#ff9d94",
    success="#a8f0a0",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#000000",
    variables={
        "quiet": "#d6d6d6",
        "faint": "#8a8a8a",
        "cursor": "#ffffff",
        "cursor-text": "#000000",
        "bar": "#000000",
        "lane": "#3a3a3a",
    },
)
ANSI = {
    "ansi-background": "ansi_default",
    "ansi-foreground": "ansi_default",
    "border": "ansi_default",
    "border-blurred": "ansi_default",
    "block-cursor-foreground": "ansi_black",
    "block-cursor-background": "ansi_white",
    "block-cursor-text-style": "reverse",
    "input-cursor-background": "ansi_white",
    "input-cursor-foreground": "ansi_black",
    "input-cursor-text-style": "none",
    "input-selection-background": "ansi_cyan",
    "input-selection-foreground": "ansi_black",
    "screen-selection-background": "ansi_cyan",
    "screen-selection-foreground": "ansi_black",
}
"""What Textual's own widgets ask of a theme of the terminal's colours."""
TERMINAL = Theme(
    name="terminal",
    dark=True,
    ansi=True,
    primary="ansi_cyan",
    secondary="ansi_cyan",
    accent="ansi_cyan",
    warning="ansi_yellow",
    error="ansi_red",
    success="ansi_green",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    boost="ansi_default",
    variables={
        **ANSI,
        "quiet": "ansi_default",
        "faint": "ansi_default",
        "cursor": "ansi_default",
        "cursor-text": "ansi_default",
        "bar": "ansi_default",
        "lane": "ansi_default",
    },
)
THEMES: tuple[Theme, ...] = (DARK, LIGHT, CONTRAST, TERMINAL)
NAMES = tuple(theme.name for theme in THEMES)
TITLES = {
    "heard-dark": "dark",
    "heard-light": "light",
    "heard-contrast": "high contrast",
    "terminal": "terminal",
}
SHORT = {title.replace(" ", "-"): name for name, title in TITLES.items()} | {"contrast": "heard-contrast"}
"""What `--theme` takes, and the theme it means."""


def after(name: str) -> str:
    """The theme after this one, in a ring."""
    place = NAMES.index(name) if name in NAMES else -1
    return NAMES[(place + 1) % len(NAMES)]


def settings_file(home: Path, user: str) -> Path:
    """Where a person's choices are kept: beside the register, one small file each."""
    safe = re.sub(r"[^A-Za-z0-9._-]", "_", user).lstrip(".")[:64] or "someone"
    return home / "settings" / f"{safe}.json"


def chosen(home: Path, user: str) -> str:
    """The theme that this person chose; dark where none was, or where the file can't be read."""
    try:
        settings = json.loads(settings_file(home, user).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return DARK.name
    theme = settings.get("theme") if isinstance(settings, dict) else None
    return theme if theme in NAMES else DARK.name


def keep(home: Path, user: str, theme: str) -> bool:
    """Write the choice down. False where the folder can't be written: the choice then lasts until the desk closes."""
    path = settings_file(home, user)
    try:
        if not home.is_dir():
            return False
        path.parent.mkdir(mode=0o700, exist_ok=True)
        path.write_text(json.dumps({"theme": theme}), encoding="utf-8")
    except OSError:
        return False
    return True
