"""The style sheet that stands in each page, with the council's two colours; and what a browser is allowed to load."""

import base64
import hashlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from site_builder.look.colours import CARD, CARD_DARK, INK, INK_DARK, PAPER, PAPER_DARK, mixed

STATIC = Path(__file__).parent.parent / "static"
LIGHT = {"soft": "#5d5361", "line": "#ddd0c0", "sun": "#ffe38a", "sun2": "#ffdb6b"}
DARK = {"soft": "#c3b8c4", "line": "#4a434e", "sun": "#f2cf63", "sun2": "#e8c14c"}
TINT, TINT_DARK = 0.3, 0.4
"""How much of a council's pale colour lies over light paper, and of its deep one over dark."""
CHART = {"c1": "#12436d", "c2": "#1d7d75", "c3": "#801650", "c4": "#c04a10"}
CHART_DARK = {"c1": "#7fb2e5", "c2": "#4fc7b8", "c3": "#e58cba", "c4": "#ff9f5c"}
"""The Government Analysis Function's palette; its green and orange darkened, all lightened for dark pages: 3:1 at least."""


def sheet(colours: Mapping[str, str], *, figures: bool) -> str:
    """The whole style sheet of a page."""
    return (
        properties(colours, figures=figures)
        + _squeezed("base.css")
        + (_squeezed("figures.css") if figures else "")
    )


def properties(colours: Mapping[str, str], *, figures: bool) -> str:
    """The custom properties, for light pages and dark ones."""
    main, accent, main_dark, accent_dark = (
        colours[key] for key in ("main", "accent", "main_dark", "accent_dark")
    )
    light = (
        {"main": main, "accent": accent, "paper": PAPER, "card": CARD, "ink": INK}
        | LIGHT
        | (CHART if figures else {})
    )
    light |= {"tint": mixed(main_dark, PAPER, TINT), "warm": mixed(accent_dark, PAPER, TINT)}
    dark = {
        "main": main_dark,
        "accent": accent_dark,
        "paper": PAPER_DARK,
        "card": CARD_DARK,
        "ink": INK_DARK,
    } | DARK
    dark |= {"tint": mixed(main, PAPER_DARK, TINT_DARK), "warm": mixed(accent, PAPER_DARK, TINT_DARK)}
    dark |= CHART_DARK if figures else {}
    return f":root{{{_declared(light)}}}@media(prefers-color-scheme:dark){{:root{{{_declared(dark)}}}}}"


def policy(*styles: str) -> str:
    """The content security policy: our own style sheets by their hashes, our own script file, our own pictures."""
    hashes = " ".join(f"'sha256-{_digest(style)}'" for style in styles)
    return f"default-src 'none'; style-src {hashes}; script-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'"


def icon(colours: Mapping[str, str]) -> bytes:
    """The site's small picture in a browser's tab: a speech bubble that smiles, and says nothing."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48">'
        f'<path fill="{colours["main"]}" d="M8 4h32q6 0 6 6v20q0 6-6 6H26L13 46V36H8q-6 0-6-6V10q0-6 6-6z"/>'
        '<path fill="none" stroke="#fff" stroke-width="4" stroke-linecap="round" d="M15 16v1M33 16v1M15 25q9 6 18 0"/></svg>\n'
    ).encode()


def _declared(values: Mapping[str, str]) -> str:
    return ";".join(f"--{name}:{value}" for name, value in values.items())


def _digest(style: str) -> str:
    return base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()


@cache
def _squeezed(name: str) -> str:
    return "".join(line.strip() for line in (STATIC / name).read_text(encoding="utf-8").splitlines())
