"""Where the content that came with the program is."""

from pathlib import Path

from core.errors import CoreError


def shipped_content() -> Path:
    """The folder of the starting content: a checkout's `content/`, or the copy that an installed program carries."""
    programs = Path(__file__).resolve().parent.parent
    for folder in (programs / "content", programs / "site_builder" / "content"):
        if folder.is_dir():
            return folder
    raise CoreError(
        "The content that comes with the program is missing.",
        remedy="Install Heard again.",
    )
