"""Pairs of names, kept as lines `typed | kept`: of one person, and of two."""

from pathlib import Path
from typing import Literal

Half = Literal["tuned", "held_out"]
Pair = tuple[str, str]


def pairs(kind: Literal["alike", "apart"], half: Half) -> list[Pair]:
    """The pairs of one half. Those that are `tuned` were looked at when the rules were written, the others were not."""
    lines = Path(__file__).with_name(f"{kind}_{half}.txt").read_text("utf-8").splitlines()
    return [
        (typed.strip(), kept.strip()) for line in lines if "|" in line for typed, kept in [line.split("|")]
    ]


def everybody() -> list[str]:
    """Everybody of the register, once: the right side of each pair."""
    halves: tuple[Half, Half] = ("tuned", "held_out")
    return list(
        dict.fromkeys(kept for half in halves for kind in ("alike", "apart") for _, kept in pairs(kind, half))
    )
