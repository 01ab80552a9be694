"""Bad input, end to end: it is stored inert or refused with what to do, and where it is refused nothing is written."""

import resource
import shutil
import sqlite3
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from tests.cli.conftest import Heard
from tests.house.project import ROOT

NEW = ("case", "new", "--procedure", "childrens", "--by", "child")
HOSTILE = {
    "colour": "\x1b[31mred\x1b[0m",
    "clipboard": "\x1b]52;c;aGVsbG8=\x07",
    "link": "\x1b]8;;http://example.invalid\x1b\\here\x1b]8;;\x1b\\",
    "eight-bit control": "\x9b31m \x9d52;c;x\x9c",
    "turned round": "abc\u202edef\u2066ghi",
    "markup": "[/] [bold]x[/bold] [@click=app.quit]y[/] [link=http://example.invalid]z[/link] [$x] \\",
    "bell and delete": "ding\x07 dong\x7f",
    "emoji": "\U0001f469\u200d\U0001f469\u200d\U0001f467 sad \U0001f622",
    "many marks on one letter": "e" + "\u0301" * 100,
    "formula": "=HYPERLINK(1)",
    "query": "'; DROP TABLE case_file; --",
    "template": "{{ 7 * 7 }} ${7*7} %(x)s {0}",
    "page": "<script>alert(1)</script>",
}
REFUSED = {"nul": "a\x00b", "half a character": "a\ud800b", "a paste of 1 MB": "x" * 1_000_000}


def live(text: str) -> set[str]:
    """The characters of a text that a terminal would obey: controls and turners of direction, not line ends."""
    turners = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
    return {
        char
        for char in text
        if char not in "\n\t"
        and (unicodedata.category(char) == "Cc" or unicodedata.bidirectional(char) in turners)
    }


def written(home: Path) -> int:
    """How many lines the journal has."""
    connection = sqlite3.connect(home / "register.db")
    try:
        return int(connection.execute("SELECT count(*) FROM journal").fetchone()[0])
    finally:
        connection.close()


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_is_kept_and_comes_out_inert_everywhere(made: Heard, text: str) -> None:
    taken = made(*NEW, "--summary", text, "--name", text, "--contact", text, "--json")
    assert taken.code == 0, taken.err
    reference = taken.json["reference"]
    made("case", "record", reference, "note_added", "--set", f"note={text}")
    made("compliment", "add", "--text", text, "--by", text)
    for words in (
        ("case", "show", reference),
        ("case", "show", reference, "--json"),
        ("case", "list"),
        ("case", "find", reference),
        ("compliment", "list"),
        ("verify",),
    ):
        said = made(*words)
        assert said.code == 0, said.err
        assert live(said.out + said.err) == set(), words


@pytest.mark.parametrize("text", REFUSED.values(), ids=REFUSED.keys())
@pytest.mark.parametrize("option", ["--summary", "--name", "--wishes"])
def test_text_that_can_not_be_kept_is_refused_and_writes_nothing(
    made: Heard, home: Path, option: str, text: str
) -> None:
    before = written(home)
    said = made(*NEW, option, text)
    assert said.code == 2
    assert said.err.strip()
    assert written(home) == before


@pytest.mark.parametrize(
    "text", ["\x1b]52;c;aGVsbG8=\x07 \x9b31m", "[/] [@click=app.quit]\u202e", "a\ud800b"]
)
@pytest.mark.parametrize(
    "words",
    [
        ("case", "show", "{}"),
        ("case", "record", "{}", "acknowledged"),
        ("case", "new", "--procedure", "{}"),
        ("case", "new", "--procedure", "childrens", "--received", "{}"),
        ("case", "list", "--stage", "{}"),
        ("figures", "{}"),
        ("figures", "2024-25", "--cases", "{}"),
        ("due", "--procedure", "childrens", "--clock", "{}", "--start", "today"),
        ("calendar", "add", "{}", "A day", "--source", "here"),
        ("users", "add", "{}"),
        ("release", "show", "{}"),
        ("{}",),
    ],
    ids=" ".join,
)
def test_an_argument_that_makes_no_sense_is_refused_inert_and_writes_nothing(
    made: Heard, home: Path, words: tuple[str, ...], text: str
) -> None:
    before = written(home)
    said = made(*(word.replace("{}", text) for word in words))
    assert said.code in (1, 2)
    assert "fault of its own" not in said.err
    assert said.err.strip()
    assert live(said.out + said.err) == set()
    assert written(home) == before


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("case", "new", "--procedure", "childrens", "--received", "2025-02-30"), 2),
        (("case", "new", "--procedure", "childrens", "--received", "2006-08-31"), 2),
        (("case", "new", "--procedure", "childrens", "--received", "2026-03-03"), 2),
        (("case", "new", "--procedure", "childrens", "--born", "1700-01-01"), 2),
        (("case", "new", "--procedure", "childrens", "--grounds-arose", "2026-03-03"), 2),
        (("case", "show", "26-9999"), 2),
        (("case", "record", "26-0001", "panel_met"), 3),
        (("case", "record", "26-0001", "panel_report_received"), 3),
        (("case", "record", "26-0001", "nothing_like_this"), 2),
        (("case", "record", "26-0001", "acknowledged", "--seen", "7"), 3),
        (("figures", "2024-26"), 2),
        (("figures", "2024-25", "--cases", "no_such_figure"), 2),
        (("figures", "2024-25", "--quarter", "Q5"), 2),
        (("release", "freeze", "next year"), 2),
        (("due", "--procedure", "childrens", "--clock", "CA-S1", "--start", "2006-08-31"), 2),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_what_can_not_be_is_said_with_its_exit_code(
    made: Heard, home: Path, words: tuple[str, ...], code: int
) -> None:
    assert made(*NEW).code == 0
    before = written(home)
    said = made(*words)
    assert (said.code, written(home)) == (code, before), said.err
    assert len(said.err.strip().splitlines()) >= 2, "what is wrong, and what to do"


def test_a_touched_release_is_refused(made: Heard, tmp_path: Path) -> None:
    (kept, *_) = sorted((ROOT / "content" / "releases").glob("*.json"))
    touched = tmp_path / kept.name
    touched.write_text(kept.read_text("utf-8").replace("182", "183", 1), "utf-8")
    assert made("release", "show", str(kept)).code == 0
    said = made("release", "show", str(touched))
    assert said.code == 1
    assert said.err.strip()


@pytest.mark.parametrize("missing", ["council.toml", "contacts.toml", "pages/index.md", "vocabulary.toml"])
def test_a_missing_content_file_is_named(made: Heard, home: Path, tmp_path: Path, missing: str) -> None:
    (home / "content" / missing).unlink()
    command = (
        (*NEW,)
        if missing == "vocabulary.toml"
        else ("site", "build", "--demo", "--out", str(tmp_path / "out"))
    )
    said = made(*command)
    assert said.code in (1, 2)
    assert Path(missing).name in said.err
    assert not (tmp_path / "out").exists()


def test_a_register_that_is_no_database_is_said_to_be_damaged(made: Heard, home: Path) -> None:
    for path in home.glob("register.db*"):
        path.unlink()
    (home / "register.db").write_bytes(b"not a database " * 1000)
    said = made("case", "list")
    assert said.code == 1
    assert "fault of its own" not in said.err
    assert (home / "register.db").read_bytes().startswith(b"not a database")


def test_a_register_cut_short_is_never_shown_as_whole(made: Heard, home: Path) -> None:
    assert made(*NEW).code == 0
    sqlite3.connect(home / "register.db").execute("PRAGMA wal_checkpoint(TRUNCATE)")
    whole = (home / "register.db").read_bytes()
    for path in home.glob("register.db-*"):
        path.unlink()
    (home / "register.db").write_bytes(whole[: len(whole) // 2])
    said = made("verify")
    assert said.code == 1
    assert "fault of its own" not in said.err


def test_a_full_disk_is_said_and_leaves_the_register_whole(made: Heard, home: Path) -> None:
    assert made(*NEW).code == 0
    sqlite3.connect(home / "register.db").execute("PRAGMA wal_checkpoint(TRUNCATE)")
    before = written(home)
    size = (home / "register.db").stat().st_size

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    command = [
        Path(sys.executable).with_name("heard"),
        *NEW,
        "--home",
        home,
        "--as",
        "amy",
        "--summary",
        "x" * 90_000,
    ]
    filler = [
        Path(sys.executable).with_name("heard"),
        "init",
        "--demonstration",
        "--home",
        home.parent / "other",
    ]
    for words in (command, filler):
        run = subprocess.run(words, preexec_fn=limited, capture_output=True, text=True, check=False)
        if run.returncode:
            assert run.returncode == 1
            assert "Traceback" not in run.stderr
            assert "fault of its own" not in run.stderr
    assert written(home) in (before, before + 1)
    assert made("verify").code == 0
    shutil.rmtree(home.parent / "other", ignore_errors=True)
