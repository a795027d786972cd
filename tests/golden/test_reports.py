"""What the commands that weigh rules say of two small rule folders and a small corpus.

`pytest tests/golden --accept` writes what comes out into the golden files; read the difference before you commit it.
"""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from qawl.adapters.cli import main

FOLDER = Path(__file__).parent / "reports"

COMMANDS = {
    "diff.txt": "diff old new corpus.txt",
    "diff-sample.txt": "diff old new corpus.txt --sample 1 --seed 3",
    "diff-nothing.txt": "diff new new corpus.txt",
    "diff.jsonl": "diff old new corpus.txt --format jsonl",
    "coverage.json": "coverage corpus.txt --rules old --format json",
    "coverage.txt": "coverage corpus.txt --rules old",
    "coverage-cases.txt": "coverage old",
    "coverage-added.txt": "coverage old/rules.qawl --add coverage.json",
    "coverage.html": "coverage corpus.txt --rules old --format html",
    "profile.txt": "profile corpus.txt --rules old",
    "profile.json": "profile corpus.txt --rules new --format json",
    "score.txt": "score gold --rules old",
    "score-by.txt": "score gold --rules old --by construction --errors 3",
    "score.json": "score gold/line.gold --rules new --format json --by file",
    "diff.html": "diff old new corpus.txt --format html",
    "diff.ar.txt": "diff old new corpus.txt --lang ar",
    "diff.ar.html": "diff old new corpus.txt --format html --lang ar",
    "coverage.ar.txt": "coverage corpus.txt --rules old --lang ar",
    "coverage.ar.html": "coverage corpus.txt --rules old --format html --lang ar",
    "profile.ar.txt": "profile corpus.txt --rules old --lang ar",
    "score.ar.txt": "score gold --rules old --by construction --errors 3 --lang ar",
}


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QAWL_CACHE", str(tmp_path))
    monkeypatch.chdir(FOLDER)
    # A clock that goes on by a microsecond each time it is read: what is timed is the same on every machine.
    monkeypatch.setattr("qawl.adapters.cli.profile.perf_counter_ns", itertools.count(step=1000).__next__)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_output(name: str, capsys: pytest.CaptureFixture[str], request: pytest.FixtureRequest) -> None:
    assert main(COMMANDS[name].split()) == 0
    out, err = capsys.readouterr()
    golden = FOLDER / name
    if request.config.getoption("--accept"):
        golden.write_text(out, encoding="utf-8", newline="\n")
    assert (out, err) == (golden.read_text(encoding="utf-8"), "")


@pytest.mark.parametrize("name", [name for name in COMMANDS if not name.startswith("profile")])
def test_what_was_kept_says_the_same(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The first time rules are compiled and texts are run, the second time what was kept is used."""
    main(COMMANDS[name].split())
    first = capsys.readouterr().out
    main(COMMANDS[name].split())
    assert first == capsys.readouterr().out == (FOLDER / name).read_text(encoding="utf-8")


def test_no_golden_file_is_left_over() -> None:
    assert {path.name for path in FOLDER.iterdir() if path.is_file()} == {*COMMANDS, "corpus.txt"}
