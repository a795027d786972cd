"""`qawl score`: gold and predictions from files, and how mistakes are answered. Its output: `tests/golden`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from qawl.adapters.cli import main

GOLD = "[1.cue قال] [1.source الوزير] إن [1.content الخط جاهز].\n=== speakers\n1 = كريم الدرويش\n"
FOUND = {
    "doc": "texts/a.txt",
    "id": 4,
    "parent": None,
    "rule": "said",
    "cue": [{"start": 0, "end": 3}],
    "source": [{"start": 4, "end": 10}],
    "content": [{"start": 14, "end": 23}],
    "speaker": {"id": 1, "name": "الوزير كريم الدرويش"},
}
Captured = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "a.gold").write_text(GOLD, encoding="utf-8")
    return tmp_path


def _figures(capsys: Captured) -> dict[str, object]:
    data: dict[str, object] = json.loads(capsys.readouterr().out)
    return data


def test_predictions_from_a_file(here: Path, capsys: Captured) -> None:
    (here / "found.jsonl").write_text(f"{json.dumps(FOUND)}\n\n", encoding="utf-8")
    assert main(["score", "gold", "--pred", "found.jsonl", "--format", "json", "--by", "construction"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["figures"]["full"]["f1"] == 1
    assert data["accuracies"]["speaker name"] == {"accuracy": 1, "of": 1}
    assert list(data["groups"]) == ["said"]


def test_a_document_without_predictions(here: Path, capsys: Captured) -> None:
    (here / "found.jsonl").write_text("", encoding="utf-8")
    assert main(["score", "gold/a.gold", "--pred", "found.jsonl", "--errors", "1"]) == 0
    out = capsys.readouterr().out
    assert "1 attributions in the gold, 0 found" in out
    assert "missed 1\n  gold/a.gold:1\n      gold   [cue قال] [source الوزير] إن [content الخط جاهز].\n" in out


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("gold/a.gold", "[cue قال", "Q500"),
        ("gold/a.gold", f"{GOLD}2 = زيد\n", "Q505"),
        ("gold/a.gold", f"{GOLD}زيد\n", "Q505"),
        ("found.jsonl", "[]", "found.jsonl, line 1: no attribution"),
        ("found.jsonl", '\n{"doc": "a"}', "found.jsonl, line 2: no attribution"),
        ("found.jsonl", '{"doc": "a", "id": 1, "cue": [3]}', "found.jsonl, line 1: no attribution"),
    ],
)
def test_what_cannot_be_read(here: Path, name: str, text: str, message: str, capsys: Captured) -> None:
    (here / "found.jsonl").write_text("", encoding="utf-8")
    (here / name).write_text(text, encoding="utf-8")
    assert main(["score", "gold", "--pred", "found.jsonl"]) == 2
    assert message in capsys.readouterr().err


@pytest.mark.parametrize(
    ("gold", "message"), [("nowhere", "there is no such file"), (".", "there are no gold articles")]
)
def test_no_gold(here: Path, gold: str, message: str, capsys: Captured) -> None:
    (here / "gold" / "a.gold").unlink()
    assert main(["score", gold, "--pred", "x"]) == 2
    assert message in capsys.readouterr().err
