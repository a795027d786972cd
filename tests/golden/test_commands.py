"""The output of commands on fixed inputs; `--accept` writes it anew, as in `test_diagnostics`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[[Path, str], tuple[str, str, int]]  # see conftest.py
FOLDER = Path(__file__).parent / "commands"

COMMANDS = {
    "extract": "extract news.txt --rules rules",
    "extract-jsonl": "extract news.txt --rules rules --format jsonl",
    "check": "check rules",
    "check.ar": "check rules --lang ar",
    "test": "test rules",
    "test.ar": "test rules --lang ar",
    "test-failing": "test failing",
    "test-failing.ar": "test failing --lang ar",
    "test-accept": "test failing --accept",
    "explain": "explain article.txt --rules rules",
    "explain.ar": "explain article.txt --rules rules --lang ar",
    "explain-rule": "explain news.txt --rules rules --rule verb-source-that",
    "explain-rule-cue": "explain news.txt:1 --rules rules --rule people-say --cue أشار",
    "explain-rule-no-cue": "explain news.txt:2 --rules rules --rule people-say",
    "explain-no-rule": "explain news.txt --rules rules --rule verb-source",
    "explain-case": "explain rules/small.qawl:27",
    "tokens": "tokens article.txt --rules rules",
    "tokens.ar": "tokens article.txt --rules rules --lang ar",
    "tokens-line": "tokens article.txt:2 --rules rules",
    "tokens-case": "tokens rules/small.qawl:27",
    "forms-verb": "forms أشارَ --rules rules",
    "forms-verb.ar": "forms أشار --rules rules --lang ar",
    "forms-form": "forms مشيرين --rules rules",
    "forms-noun": "forms بيان --rules rules",
    "forms-word": "forms السبت --rules rules",
    "forms-unknown": "forms اشاز --rules rules",
    "fmt": "fmt messy",
    "fmt-diff": "fmt messy --diff",
    "fmt-diff.ar": "fmt messy --diff --lang ar",
    "fmt-check": "fmt messy rules --check",
}


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command(name: str, run: Run, way: str, request: pytest.FixtureRequest) -> None:
    out, err, status = run(FOLDER, COMMANDS[name])
    text = f"$ qawl {COMMANDS[name]}\n{out}{err}status {status}\n"
    golden = FOLDER / f"{name}.txt"
    if request.config.getoption("--accept") and way == "memory":
        golden.write_text(text, encoding="utf-8", newline="\n")
    assert text == golden.read_text(encoding="utf-8")


def test_no_golden_file_is_left_over() -> None:
    assert {path.stem for path in FOLDER.glob("*.txt")} == {*COMMANDS, "article", "news"}
