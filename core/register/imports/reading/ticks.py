"""Cells that are ticked or not: an x, a tick mark, a 1, a yes in whatever language the old system had."""

TICKED = frozenset(
    {
        "x",
        "xx",
        "\u2713",
        "\u2714",
        "\u2611",
        "\u221a",
        "\u2705",
        "\u2612",
        "\u00d7",
        "1",
        "y",
        "yes",
        "j",
        "ja",
    }
    | {"true", "t", "tick", "ticked", "checked", "oui", "ydy", "ie", "\u00fc", "\u00fe", "wahr"}
)
"""What says yes. A crossed box is a ticked one; `\u00fc` and `\u00fe` are the ticks of Wingdings, as a file keeps them."""
NOT_TICKED = frozenset(
    {"", "0", "n", "no", "nein", "nee", "false", "f", "-", "\u2610", "n/a", "na", "non", "nac oes", "falsch"}
)
"""What says no, or nothing."""


def is_tick(cell: str) -> bool:
    """Whether a cell is ticked."""
    return cell.strip().casefold() in TICKED


def is_tick_or_not(cell: str) -> bool:
    """Whether a cell says nothing else than that it is ticked, or not."""
    text = cell.strip().casefold()
    return text in TICKED or text in NOT_TICKED
