"""The output of commands on fixed inputs; `--accept` writes it anew, as in `test_diagnostics`."""

from __future__ import annotations

from pathlib import Path

import pytest

from qawl.adapters.cli import main

FOLDER = Path(__file__).parent / "commands"

COMMANDS = {
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
    "fmt-diff": "fmt messy --diff",
    "fmt-diff.ar": "fmt messy --diff --lang ar",
    "fmt-check": "fmt messy rules --check",
}


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command(
    name: str,
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(FOLDER)
    monkeypatch.setenv("QAWL_CACHE", str(tmp_path_factory.getbasetemp() / "golden-cache"))
    status = main(COMMANDS[name].split())
    out, err = capsys.readouterr()
    text = f"$ qawl {COMMANDS[name]}\n{out}{err}status {status}\n"
    golden = FOLDER / f"{name}.txt"
    if request.config.getoption("--accept"):
        golden.write_text(text, encoding="utf-8", newline="\n")
    assert text == golden.read_text(encoding="utf-8")


def test_no_golden_file_is_left_over() -> None:
    assert {path.stem for path in FOLDER.glob("*.txt")} == {*COMMANDS, "article"}
