"""`qawl extract` with the day and the outlet of the articles."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from qawl.adapters.cli import main

TEXT = "أعلن أنطون بتروف أمس أن الطريق مفتوح. وأضاف أن الجسر مغلق."


def run(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    assert main(arguments) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


@pytest.fixture
def article(tmp_path: Path) -> str:
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


def test_the_day_and_the_outlet(article: str, capsys: pytest.CaptureFixture[str]) -> None:
    first, second = run(["extract", article, "--format", "jsonl", "--date", "2017-11-21", "--outlet", "الشراع"], capsys)
    assert (first["when"], second["when"]) == ("2017-11-20", None)
    chain = first["chain"]
    assert isinstance(chain, list)
    assert [link["name"] for link in chain] == ["أنطون بتروف", "الشراع"]


def test_what_is_no_day(article: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["extract", article, "--date", "21.11.2017"])
    assert stopped.value.code == 2
    assert "write it as 2017-11-21" in capsys.readouterr().err
