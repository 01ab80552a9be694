"""Contrast, as WCAG 2.2 computes it: the council's colours must be readable on our paper, by day and by night."""

from collections.abc import Iterator, Mapping

PAPER, PAPER_DARK = "#fffaf3", "#1d1a1f"
CARD, CARD_DARK = "#ffffff", "#29252c"
INK, INK_DARK = "#2b2430", "#f3ece4"
WANTED = 4.5
"""Level AA for text (success criterion 1.4.3)."""


def contrast(first: str, second: str) -> float:
    """The contrast ratio of two colours (`#rrggbb`), from 1 to 21."""
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def contrast_faults(colours: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Each of the council's colours that can't be read on a page, with the reason."""
    for key in ("main", "accent"):
        for name, grounds, kind in (
            (key, (PAPER, CARD), "light"),
            (f"{key}_dark", (PAPER_DARK, CARD_DARK), "dark"),
        ):
            least = min(contrast(colours[name], ground) for ground in grounds)
            if least < WANTED:
                yield (
                    name,
                    f"{colours[name]} is hard to read on {kind} pages: its contrast is {least:.1f}, not {WANTED}.",
                )


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


def mixed(colour: str, ground: str, share: float) -> str:
    """So much of a colour over a ground, as `#rrggbb`."""
    pairs = ((int(colour[at : at + 2], 16), int(ground[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(over * share + under * (1 - share)):02x}" for over, under in pairs)
