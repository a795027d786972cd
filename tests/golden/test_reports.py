"""What the commands that weigh rules say of two small rule folders and a small corpus.

`pytest tests/golden --accept` writes what comes out into the golden files; read the difference before you commit it.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[[Path, str], tuple[str, str, int]]  # see conftest.py
FOLDER = Path(__file__).parent / "reports"

LOOKS = re.compile(r"<(style|script)>.*?</\1>", re.DOTALL)  # how pages look and move is not what commands say
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
    "report.html": "report corpus.txt --rules old",
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
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """It goes on by a microsecond each time it is read: what is timed is the same on every machine."""
    monkeypatch.setattr("qawl.adapters.cli.profile.perf_counter_ns", itertools.count(step=1000).__next__)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_output(name: str, run: Run, way: str, request: pytest.FixtureRequest) -> None:
    out, err, status = run(FOLDER, COMMANDS[name])
    out = LOOKS.sub(r"<\1>…</\1>", out)
    golden = FOLDER / name
    if request.config.getoption("--accept") and way == "memory":
        golden.write_text(out, encoding="utf-8", newline="\n")
    assert (out, err, status) == (golden.read_text(encoding="utf-8"), "", 0)


def test_no_golden_file_is_left_over() -> None:
    assert {path.name for path in FOLDER.iterdir() if path.is_file()} == {*COMMANDS, "corpus.txt"}
