"""What the desk makes while it starts stays until it ends: looking through it for rubbish meanwhile is lost time."""

import gc

SETTLED = 2.0
"""Seconds after the first paint by which all that stays is there."""


def only_keep() -> None:
    """Take memory and look for none to give back, until `tidy_again`."""
    gc.disable()


def tidy_again() -> None:
    """Look for rubbish again, and only in what comes from now on. Nothing happens where nobody had stopped."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
