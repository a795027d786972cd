"""`qawl extract --speaker --act --via`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from qawl.adapters.cli import main

TEXT = (
    "موسكو-سانا\nأعلن أنطون بتروف المتحدث باسم الكرملين أن الطريق مفتوح. ونفى بتروف أن الجسر مغلق. "
    "ونقلت وكالة الشراع عن ليلى الحلاق قولها إن السعر ثابت. وقال الرئيس أنطون بتروف إن الموعد غدا."
)


@pytest.fixture
def article(tmp_path: Path) -> str:
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        ([], [1, 2, 3, 4]),
        (["--speaker", "بتروف"], [1, 2, 4]),
        (["--speaker", "أنطون بتروف"], [1, 2, 4]),
        (["--speaker", "انطون"], [1, 2, 4]),
        (["--speaker", "ليلى الحلاق"], [3]),
        (["--speaker", "بترو"], []),
        (["--speaker", "بتروف أنطون"], []),
        (["--act", "deny"], [2]),
        (["--act", "نفي"], [2]),
        (["--via", "الشراع"], [3]),
        (["--via", "سانا"], [1, 2, 3, 4]),
        (["--via", "بتروف"], []),
        (["--speaker", "بتروف", "--act", "announce"], [1]),
    ],
)
def test_filters(article: str, capsys: pytest.CaptureFixture[str], options: list[str], ids: list[int]) -> None:
    assert main(["extract", article, "--format", "jsonl", *options]) == 0
    assert [json.loads(line)["id"] for line in capsys.readouterr().out.splitlines()] == ids


def test_an_unknown_act(article: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", article, "--act", "shout"]) == 2
    assert capsys.readouterr().err.startswith("qawl: error: there is no act shout; there are: say, announce, ")
