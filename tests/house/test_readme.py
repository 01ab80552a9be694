"""A newcomer needs two commands: one runs, one tests, and CI runs the second as it is written."""

import re
import subprocess

from tests.house.project import ROOT

README = ROOT / "README.md"


def commands() -> list[str]:
    return re.findall(r"^```sh\n(.*?)\n```$", README.read_text("utf-8"), re.DOTALL | re.MULTILINE)


def test_start_holds_the_only_two_sh_blocks_each_of_one_line():
    start = re.search(r"^## Start\n(.*?)(?=^## |\Z)", README.read_text("utf-8"), re.DOTALL | re.MULTILINE)
    assert start
    assert start[1].count("```sh") == README.read_text("utf-8").count("```sh") == len(commands()) == 2
    assert [command for command in commands() if "\n" in command] == []


def test_the_first_runs_the_demonstration_and_the_second_the_tests():
    run, test = commands()
    assert run.endswith("&& .venv/bin/heard demo")
    assert re.search(r"&& \.venv/bin/pytest( |$)", test)


def test_both_install_by_hash_and_fetch_no_build_backend_beside():
    for command in commands():
        installs = re.findall(r"pip install [^&]+", command)
        assert all(
            "--require-hashes" in step or "--no-deps --no-build-isolation" in step for step in installs
        )


def test_neither_asks_for_a_tool_that_debian_lacks():
    assert not re.search(r"\b(just|uv|make)\b", " ".join(commands()))


def test_ci_reads_its_test_command_from_the_readme():
    (awk,) = re.findall(
        r"^test_command=\$\((awk .*) README\.md\)$", (ROOT / ".ci/run").read_text("utf-8"), re.MULTILINE
    )
    read = subprocess.run(
        ["bash", "-c", f"{awk} README.md"], cwd=ROOT, check=True, capture_output=True, text=True
    )
    assert read.stdout.strip() == commands()[1]


def test_people_and_ci_check_by_the_same_recipe():
    assert ".venv/bin/just check" in (ROOT / ".ci/run").read_text("utf-8")
