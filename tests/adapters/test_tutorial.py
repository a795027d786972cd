"""The tutorials are true: their files are written, their commands run, and what they show is what comes out.

`pytest tests/adapters/test_tutorial.py --accept` writes what comes out into the pages.
"""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from qawl.adapters.cli import main

DOCS = Path(__file__).parents[2] / "docs"
BLOCK = re.compile(
    r"^```(?:qawl (?P<rules>\S+)|(?:text|gold) (?P<file>\S+)|console)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL
)
COMMAND = re.compile(r"^\$ (?P<name>qawl|cp -r) (?P<arguments>.+)$", re.MULTILINE)


def _shortened(output: str) -> str:
    """A long listing by its beginning and end."""
    lines = output.splitlines(keepends=True)
    return "".join([*lines[:6], "  …\n", *lines[-4:]] if len(lines) > 20 else lines)


@pytest.mark.parametrize("page", ["tutorial.md", "tutorial.ar.md"])
def test_the_listings(
    page: str,
    request: pytest.FixtureRequest,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("QAWL_CACHE", str(tmp_path / "cache"))
    (tmp_path / "mine").mkdir()

    def run(block: re.Match[str]) -> str:
        if block["rules"] or block["file"]:
            path = tmp_path / (block["file"] or f"mine/{block['rules']}")
            path.parent.mkdir(exist_ok=True)
            path.write_text(block["text"], encoding="utf-8")
            return block[0]
        shown = []
        for command in COMMAND.finditer(block["text"]):
            arguments = shlex.split(command["arguments"])
            if command["name"] == "qawl":
                main(arguments)
            else:
                shutil.copytree(*arguments)
            out, err = capsys.readouterr()
            shown.append(f"{command[0]}\n{_shortened(out + err)}")
        return f"```console\n{''.join(shown)}```"

    text = (DOCS / page).read_text(encoding="utf-8")
    found = BLOCK.sub(run, text)
    if request.config.getoption("--accept"):
        (DOCS / page).write_text(found, encoding="utf-8", newline="\n")
    assert found == text or request.config.getoption("--accept")
    assert found.count("$ qawl ") >= 7
