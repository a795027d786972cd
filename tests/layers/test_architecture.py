"""docs/architecture.md names the parts and files that there are."""

from __future__ import annotations

import re
from pathlib import Path

from qawl.compile import PASSES

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "engine" / "qawl"
PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")


def test_the_table_has_every_part_and_no_other() -> None:
    parts = {f"{path.name}/" if path.is_dir() else path.name for path in PACKAGE.iterdir()}
    parts = {part for part in parts if part.endswith(("/", ".py")) and not part.startswith("__")}
    assert set(re.findall(r"^\| `(\w+(?:/|\.py))` \|", PAGE, re.MULTILINE)) == parts


def test_every_file_that_is_named_is_there() -> None:
    named = set(re.findall(r"`([\w/]+\.py)`", PAGE))
    folders = (PACKAGE.parent, ROOT / "tests")
    there = [path.relative_to(ROOT).as_posix() for folder in folders for path in folder.rglob("*.py")]
    assert "boundaries.py" in named
    assert [name for name in sorted(named) if not any(f"/{path}".endswith(f"/{name}") for path in there)] == []


def test_every_pass_is_named() -> None:
    assert [step.__name__ for step in PASSES if f"`{step.__name__}`" not in PAGE] == []
