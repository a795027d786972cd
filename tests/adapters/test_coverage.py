"""`qawl coverage`: how mistakes are answered. Its output: `tests/golden`."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from qawl.adapters.cli import main

FIXTURES = Path(__file__).parents[1] / "golden" / "reports"
Captured = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("QAWL_CACHE", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    shutil.copytree(FIXTURES / "old", "old")
    shutil.copy(FIXTURES / "corpus.txt", "corpus.txt")
    return tmp_path


def test_a_run_added_to_itself_doubles(capsys: Captured) -> None:
    call = ["coverage", "corpus.txt", "--rules", "old", "--format", "json"]
    assert main([*call, "-o", "run.json"]) == 0
    assert main([*call, "--add", "run.json"]) == 0
    once, twice = json.loads(Path("run.json").read_text(encoding="utf-8")), json.loads(capsys.readouterr().out)
    assert twice["articles"] == 2 * once["articles"]
    assert [[n and 2 * n for n in row[3:6]] for row in once["parts"]] == [row[3:6] for row in twice["parts"]]
    assert [row[6] for row in once["parts"]] == [row[6] for row in twice["parts"]]


def test_what_the_grammar_has_no_longer_is_forgotten(capsys: Captured) -> None:
    Path("run.json").write_text('{"articles": 1, "parts": [["word", "gone", "راح", 1, 0, 1, null]]}', encoding="utf-8")
    assert main(["coverage", "corpus.txt", "--rules", "old", "--add", "run.json"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("3 articles\n") and "gone" not in out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["corpus.txt", "old"], "texts and cases in one run"),
        (["corpus.txt", "--rules", "old", "--add", "corpus.txt"], "corpus.txt is no run"),
        (["corpus.txt", "--rules", "old", "--add", "none.json"], "none.json cannot be read"),
        (["corpus.txt", "--rules", "none"], "Q106"),
        (["none.txt", "--rules", "old"], "there is no such file"),
    ],
)
def test_what_cannot_be_used(arguments: list[str], message: str, capsys: Captured) -> None:
    assert main(["coverage", *arguments]) == 2
    assert message in capsys.readouterr().err
