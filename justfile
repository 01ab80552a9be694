# What people run and what CI runs. `just` alone lists it. It comes with `.venv/bin/pip`, so: .venv/bin/just test

export PATH := justfile_directory() / ".venv/bin:" + env("PATH")

[private]
default:
    @just --list --unsorted

# Make .venv with everything that running, testing and checking need
setup:
    python3 -m venv .venv
    .venv/bin/pip install -q --require-hashes -r requirements-dev.txt
    .venv/bin/pip install -q --no-deps --no-build-isolation -e .

# Fill a throwaway register with made-up cases, build its website, open the desk
demo *options:
    heard demo {{ options }}

# Open the desk on your register, or on another: just desk --home .demo/register
desk *options:
    heard desk {{ options }}

# Build the website of the demonstration into public/
site *options:
    heard site build --demo {{ options }}

# Run the tests, all or those you name
test *options:
    pytest -q {{ options }}

# Lint, format, types, import contracts, and generated pages that drifted
check:
    ruff check .
    ruff format --check .
    mypy
    lint-imports
    python -m docs.generate --check

# Put right what can be put right by itself
fix:
    ruff check --fix .
    ruff format .

# Measure Heard beside others, in one run
bench *options:
    python -m bench {{ options }}

# Change the code in so many places and see whether a test notices: just mutants --sample 100 --seed 7
mutants *options:
    python -m tests.mutants {{ options }}

# The long runs, before an issue is called resolved: many changes of the code, many examples, the bench
nightly seed="1":
    pytest -q -m hypothesis --hypothesis-profile nightly
    python -m tests.mutants --sample 400 --seed {{ seed }}
    python -m bench

# Generate the command-line reference, the procedures' diagrams and the glossary anew
diagrams:
    python -m docs.generate

# Take the snapshots of the desk's screens and count the keys of its flows anew
snapshots:
    python -m tests.desk.renew

# Take the pictures of the desk and the pages anew, from the real program
pictures:
    python -m docs.pictures

# Build the wheel from the sdist into dist/
wheel:
    python -m docs.wheel dist

# Fix the versions and hashes of requirements*.txt anew (needs uv)
pin:
    uv pip compile {{ pinned }} pyproject.toml -o requirements.txt
    uv pip compile {{ pinned }} -c requirements.txt --group build -o requirements-build.txt
    uv pip compile {{ pinned }} pyproject.toml -c requirements.txt --group dev -o requirements-dev.txt
    uv pip compile {{ pinned }} --group bench -o requirements-bench.txt

pinned := "-q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate"
