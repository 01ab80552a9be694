"""What is typed and pasted, read in the terminal's own encoding."""

import codecs
import sys
from functools import partial
from typing import Any


def read_as(encoding: str) -> None:
    """Read the terminal's bytes in this encoding; one that is no text there becomes a visible mark.

    Textual reads UTF-8 alone and ends at the first other byte: a pound sign typed in an older terminal would do.
    """
    try:
        decoder = codecs.getincrementaldecoder(encoding)
    except LookupError:
        decoder = codecs.getincrementaldecoder("utf-8")
    driver: Any = sys.modules.get("textual.drivers.linux_driver")
    if driver is not None:
        driver.getincrementaldecoder = lambda _utf8: partial(decoder, errors="replace")
