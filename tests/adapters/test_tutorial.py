"""The tutorials are true: their files are written, their commands run, and what they show is what comes out.

`pytest tests/adapters/test_tutorial.py --accept` writes what comes out into the pages.
"""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from qawl.adapters.cli import main

DOCS = Path(__file__).parents[2] / "docs"
BLOCK = re.compile(r"^```(qawl (?P<file>\S+)|console)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)


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
        if block["file"]:
            (tmp_path / "mine" / block["file"]).write_text(block["text"], encoding="utf-8")
            return block[0]
        shown = []
        for command in re.findall(r"^\$ qawl (.+)$", block["text"], re.MULTILINE):
            main(shlex.split(command))
            out, err = capsys.readouterr()
            shown.append(f"$ qawl {command}\n{_shortened(out + err)}")
        return f"```console\n{''.join(shown)}```"

    text = (DOCS / page).read_text(encoding="utf-8")
    found = BLOCK.sub(run, text)
    if request.config.getoption("--accept"):
        (DOCS / page).write_text(found, encoding="utf-8", newline="\n")
    assert found == text or request.config.getoption("--accept")
    assert found.count("$ qawl ") >= 7
