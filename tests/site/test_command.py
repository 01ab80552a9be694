"""`heard site`: builds with no database, from the content folder that is asked for, and shows it on this computer only."""

import http.client
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.site.conftest import copy_of_content, made_up_release, put

HEARD = (sys.executable, "-m", "cli.main")


def heard(*arguments: str, home: Path, folder: Path) -> "subprocess.CompletedProcess[str]":
    environment = os.environ | {"HEARD_HOME": str(home), "HEARD_TODAY": "2026-11-24"}
    return subprocess.run(
        [*HEARD, *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


def test_without_a_register_the_content_that_came_with_the_program_is_built(tmp_path: Path) -> None:
    done = heard("site", "build", "--demo", home=tmp_path / "no-register", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "public" / "index.html").is_file()
    assert not (tmp_path / "no-register").exists()
    assert re.search(r"index\.html +[\d,]+ of 14,336 bytes, gzipped", done.stdout)
    assert "a demonstration" in done.stdout


def test_the_registers_content_is_built_though_its_database_is_gone(tmp_path: Path) -> None:
    content = copy_of_content(tmp_path / "home")
    (content / "pages" / "ours.md").write_text("---\ntitle: Ours\nfor: young\n---\nOur own page.\n")
    done = heard("site", "build", "--demo", "--out", "site", home=tmp_path / "home", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "site" / "ours.html").is_file()
    assert sorted(path.name for path in (tmp_path / "home").iterdir()) == ["content"]


def test_another_content_folder_can_be_named(tmp_path: Path) -> None:
    content = copy_of_content(tmp_path / "elsewhere")
    put(content, made_up_release())
    done = heard("site", "build", "--demo", "--content", str(content), home=tmp_path, folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "public" / "figures-2023-24.html").is_file()


def test_a_refused_publication_is_told_in_sentences_and_exits_1(tmp_path: Path) -> None:
    done = heard("site", "build", home=tmp_path, folder=tmp_path)
    assert done.returncode == 1
    assert "council.toml, line" in done.stderr
    assert "nobody has confirmed Childline" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "public").exists()


def test_serving_what_is_not_there_says_how_to_build_it(tmp_path: Path) -> None:
    done = heard("site", "serve", home=tmp_path, folder=tmp_path)
    assert done.returncode == 1
    assert "heard site build --demo" in done.stderr


@pytest.fixture
def served(demo_site: tuple[Path, object], tmp_path: Path) -> Iterator[str]:
    command = [*HEARD, "site", "serve", "--out", str(demo_site[0]), "--port", "0"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, cwd=tmp_path, env=os.environ | {"PYTHONUNBUFFERED": "1"}
    ) as server:
        assert server.stdout is not None
        yield server.stdout.readline().split()[0]
        server.terminate()


def test_a_site_is_served_on_the_loopback_address_with_its_own_page_for_what_is_not_there(
    served: str,
) -> None:
    host, port = re.fullmatch(r"http://(127\.0\.0\.1):(\d+)/", served).groups()  # type: ignore[union-attr]
    found = []
    for path in ("/help.html", "/nothing.html", "/../council.toml"):
        connection = http.client.HTTPConnection(host, int(port), timeout=300)
        connection.request("GET", path)
        answer = connection.getresponse()
        found.append((answer.status, b"<h1>" in answer.read()))
        connection.close()
    assert found == [(200, True), (404, True), (404, True)]
