"""A folder with a few rules, which are compiled at once, and tables of texts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from qawl.adapters.cli import main

TEXTS = [f"قال الوزير رقم {number} إن الخط {number} جاهز. أعلن المدير أن القطار وصل." for number in range(40)]


@pytest.fixture(scope="session")
def rules(few_rules: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("rules")
    (folder / "rules.qawl").write_text(few_rules, encoding="utf-8")
    return str(folder)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """JSON Lines with the texts, of which the fourth is bad."""
    rows: list[dict[str, Any]] = [{"key": f"n{number}", "body": text} for number, text in enumerate(TEXTS)]
    rows[3]["body"] = None
    path = tmp_path / "corpus.jsonl"
    path.write_text("".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows), encoding="utf-8")
    return path


def extract(corpus: Path, out: Path, rules: str, *more: str) -> int:
    """Run the command on a table of texts; its exit status."""
    columns = ["--text-column", "body", "--id-column", "key"]
    return main(["extract", str(corpus), "-o", str(out), "--rules", rules, *columns, *more])
