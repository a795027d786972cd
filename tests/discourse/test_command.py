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


def test_the_days_and_outlets_of_a_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each row's own before those of the command; a day that cannot be read is not known, whatever others are."""
    rows = [
        {"text": TEXT, "day": "2017-11-21", "paper": "الشراع"},
        {"text": TEXT, "day": None, "paper": None},
        {"text": TEXT, "day": "soon", "paper": 7},
    ]
    path = tmp_path / "news.jsonl"
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    columns = ["--date-column", "day", "--outlet-column", "paper", "--date", "2018-03-01", "--outlet", "سانا"]
    assert main(["extract", str(path), "--format", "jsonl", *columns]) == 0
    out, err = capsys.readouterr()
    found = [json.loads(line) for line in out.splitlines()][::2]
    assert [each["when"] for each in found] == ["2017-11-20", "2018-02-28", None]
    links = [[link["name"] for link in each["chain"]] for each in found]
    assert links == [["أنطون بتروف", "الشراع"], ["أنطون بتروف", "سانا"], ["أنطون بتروف"]]
    assert "its `day` is left out: 'soon' is no day" in err
    assert "its `paper` is left out: no text but int" in err
