"""What a figure is measured in, and how near it comes to a person."""

from typing import Literal

Unit = Literal["count", "percent", "pounds", "days", "fraction"]
Sensitivity = Literal["public", "council", "person"]
"""public: known anyway, or too large to point at anyone; council: about the council's work; person: about people."""
