"""The pictures of the desk show the desk as it is: what stands in them is what the program paints for that day."""

from pathlib import Path

import pytest

from docs.pictures import PICTURES, demonstrate, desk


async def test_the_pictures_are_of_the_screens_as_they_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where this fails, `just pictures` takes them anew: look at what changed."""
    monkeypatch.delenv("HEARD_HOME", raising=False)
    demonstrate(tmp_path)
    for name, (_, text) in (await desk(tmp_path / ".demo")).items():
        assert text == (PICTURES / f"{name}.txt").read_text("utf-8"), f"{name}: run `just pictures`"
        assert (PICTURES / f"{name}.png").is_file()
