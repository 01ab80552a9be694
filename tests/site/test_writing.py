"""Writing is all or nothing: yesterday's site stands until today's is whole, and nobody else's file is touched."""

import json
import os
import stat
from pathlib import Path

import pytest

import site_builder.write
from core.errors import CoreError
from site_builder.build import build
from site_builder.write import MARKER, must_be_ours, write
from tests.site.conftest import TODAY, copy_of_content, filled_in

OLD, NEW = {"index.html": b"old", "data/a.csv": b"1"}, {"index.html": b"new", "b.html": b"2"}


def held(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def test_the_same_content_and_day_give_the_same_bytes(tmp_path: Path) -> None:
    content = copy_of_content(tmp_path)
    for name in ("one", "two"):
        build(content, tmp_path / name, demo=True, today=TODAY)
    assert held(tmp_path / "one") == held(tmp_path / "two")


def test_a_new_site_replaces_the_old_one_whole(tmp_path: Path) -> None:
    out = tmp_path / "public"
    write(OLD, out, demo=True)
    write(NEW, out, demo=True)
    assert {name for name in held(out) if name != MARKER} == set(NEW)
    assert [path.name for path in tmp_path.iterdir()] == ["public"]


def test_the_folder_can_be_read_by_a_web_server(tmp_path: Path) -> None:
    write(OLD, tmp_path / "public", demo=True)
    unmasked = os.umask(0)
    os.umask(unmasked)
    assert stat.S_IMODE((tmp_path / "public").stat().st_mode) == 0o777 & ~unmasked


def test_an_empty_folder_is_written_to(tmp_path: Path) -> None:
    out = tmp_path / "public"
    out.mkdir()
    write(NEW, out, demo=False)
    assert (out / "index.html").read_bytes() == b"new"


def test_a_folder_with_files_that_no_build_wrote_is_refused(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years of work")
    with pytest.raises(CoreError, match="holds files that no build of a site wrote"):
        write(NEW, tmp_path, demo=True)
    assert held(tmp_path) == {"thesis.txt": b"years of work"}


def test_a_file_in_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "public").write_text("a file")
    with pytest.raises(CoreError, match="is a file"):
        write(NEW, tmp_path / "public", demo=True)


def test_a_demonstration_is_never_written_over_a_published_site(tmp_path: Path) -> None:
    write(OLD, tmp_path / "public", demo=False)
    before = held(tmp_path / "public")
    with pytest.raises(CoreError, match="a demonstration is never written over one"):
        write(NEW, tmp_path / "public", demo=True)
    assert held(tmp_path / "public") == before


def test_a_published_site_may_replace_a_demonstration(tmp_path: Path) -> None:
    write(OLD, tmp_path / "public", demo=True)
    write(NEW, tmp_path / "public", demo=False)
    assert json.loads((tmp_path / "public" / MARKER).read_text())["kind"] == "published"


def test_what_somebody_else_put_into_the_folder_is_kept(tmp_path: Path) -> None:
    out = tmp_path / "public"
    write(OLD, out, demo=True)
    (out / "CNAME").write_text("heard.test")
    (out / "theirs").mkdir()
    (out / "theirs" / "x.txt").write_text("x")
    write(NEW, out, demo=True)
    write(NEW, out, demo=True)
    assert (out / "CNAME").read_text() == "heard.test"
    assert (out / "theirs" / "x.txt").read_text() == "x"
    assert not (out / "data").exists()


def test_a_file_of_somebody_elses_that_stands_in_the_way_is_told(tmp_path: Path) -> None:
    out = tmp_path / "public"
    write(OLD, out, demo=True)
    (out / "b.html").write_text("theirs")
    with pytest.raises(CoreError, match="was not written by a build"):
        write(NEW, out, demo=True)
    assert (out / "b.html").read_text() == "theirs"
    assert (out / "index.html").read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["public"]


@pytest.mark.parametrize("failing", ["_fill", "_keep_strangers", "_swap"])
def test_a_build_that_fails_while_writing_leaves_yesterdays_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    out = tmp_path / "public"
    write(OLD, out, demo=True)
    before = held(out)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(site_builder.write, failing, full)
    with pytest.raises(CoreError, match="the disk is full") as told:
        write(NEW, out, demo=True)
    assert "still stands" in told.value.remedy
    assert held(out) == before
    assert [path.name for path in tmp_path.iterdir()] == ["public"]


def test_a_second_rename_that_fails_puts_the_old_site_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "public"
    write(OLD, out, demo=True)
    rename = Path.rename

    def failing(path: Path, target: Path) -> Path:
        if path.name.endswith("heard-new"):
            raise OSError(5, "Input/output error")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(CoreError, match="Input/output error"):
        write(NEW, out, demo=True)
    assert (out / "index.html").read_bytes() == b"old"


def test_a_build_killed_between_two_renames_is_put_right_by_the_next(tmp_path: Path) -> None:
    out = tmp_path / "public"
    write(OLD, out, demo=False)
    out.rename(tmp_path / ".public.heard-old")
    mark = must_be_ours(out, demo=False)
    assert mark is not None
    assert (out / "index.html").read_bytes() == b"old"


def test_bad_content_leaves_yesterdays_site(tmp_path: Path) -> None:
    content = copy_of_content(tmp_path)
    out = tmp_path / "public"
    build(content, out, demo=True, today=TODAY)
    before = held(out)
    (content / "pages" / "help.md").write_text("broken")
    with pytest.raises(CoreError):
        build(content, out, demo=True, today=TODAY)
    assert held(out) == before


def test_a_demonstration_finds_a_published_site_before_it_reads_anything(tmp_path: Path) -> None:
    content = filled_in(copy_of_content(tmp_path))
    build(content, tmp_path / "public", demo=False, today=TODAY)
    with pytest.raises(CoreError, match="never written over one"):
        build(tmp_path / "nothing", tmp_path / "public", demo=True, today=TODAY)


def test_a_link_to_the_folder_stays_a_link(tmp_path: Path) -> None:
    content = copy_of_content(tmp_path)
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    build(content, tmp_path / "link", demo=True, today=TODAY)
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real" / "index.html").is_file()
