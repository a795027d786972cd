"""`qawl report`: the page, and the page in a browser."""

from __future__ import annotations

import json
import re
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from qawl.adapters.cli import main
from qawl.adapters.corpus import articles
from qawl.adapters.report import Report, make_report
from qawl.adapters.report_page import report_page
from qawl.engine import Engine
from qawl.text.folding import Fold

FIRST = "موسكو-سانا\nأعلن أنطون بتروف المتحدث باسم الكرملين أن «الطريق مفتوح أمام الجميع». ونفى بتروف أن الجسر مغلق."
SECOND = "القاهرة (رويترز) - قال انطون بتروف إن الطريق مفتوح أمام الجميع. وقالت ليلى الحلاق: «أعتقد أن <السعر> ثابت»."

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    path = tmp_path / "corpus.txt"
    path.write_text(f"{FIRST}\n\f{SECOND}\n", encoding="utf-8")
    return path


@pytest.fixture
def report(engine: Engine, corpus: Path) -> Report:
    found, _ = articles([str(corpus)], "utf-8")
    return make_report(found, [engine(article.text) for article in found], Fold.from_data(engine.program.fold))


def test_a_speaker_is_one_in_all_articles_however_spelled(report: Report) -> None:
    assert [(entry.name, len(entry.statements)) for entry in report.speakers] == [
        ("أنطون بتروف", 3),
        ("ليلى الحلاق", 2),
    ]
    assert report.speakers[0].title == "المتحدث باسم الكرملين"
    assert report.speakers[0].relays() == [("سانا", 2), ("رويترز", 1)]


def test_a_statement_in_two_articles_is_one(report: Report) -> None:
    (group,) = report.repeated()
    assert [(statement.article, statement.relay) for statement in group] == [(0, "سانا"), (1, "رويترز")]


def test_the_page_stands_alone_and_holds_the_texts(report: Report) -> None:
    page = report_page(report, "تقرير")
    assert not re.search(r'(src|href)="(?!#)', page)
    assert '<html lang="ar" dir="rtl">' in page
    assert "&lt;السعر&gt;" in page
    assert "<السعر>" not in page
    shown = re.sub("<[^>]*>", "", page.split('<div class="text">')[1].split("</div>")[0])
    assert shown == FIRST.strip()


def test_contents_in_contents_are_marked_within_each_other(report: Report) -> None:
    assert re.search(r'<span class="content"><span class="cue"[^>]*>أعتقد</span>', report_page(report, "تقرير"))


def test_each_statement_leads_to_its_cue(report: Report) -> None:
    page = report_page(report, "تقرير")
    links = set(re.findall(r'href="#(s\d+-\d+)"', page))
    assert links == {"s0-1", "s0-2", "s1-1", "s1-2", "s1-3"}
    assert links <= set(re.findall(r'id="(s\d+-\d+)"', page))


def test_the_command(corpus: Path, tmp_path: Path, capsys: Captured) -> None:
    page = tmp_path / "report.html"
    assert main(["report", str(corpus), "-o", str(page), "--title", "من <قال>؟"]) == 0
    assert "<title>من &lt;قال&gt;؟</title>" in page.read_text(encoding="utf-8")
    assert main(["report", str(corpus), "--first", "1", "--speaker", "بتروف", "--act", "deny"]) == 0
    out = capsys.readouterr().out
    assert "الأقوال 1" in out
    assert out.count("<article>") == 1


def test_who_has_no_name_is_another_in_another_article(engine: Engine, tmp_path: Path) -> None:
    path = tmp_path / "corpus.txt"
    path.write_text("\f".join(["ذكر البيان أن الطريق مفتوح. وقال أنطون بتروف إن الجسر مغلق."] * 2), encoding="utf-8")
    found, _ = articles([str(path)], "utf-8")
    report = make_report(found, [engine(article.text) for article in found], Fold.from_data(engine.program.fold))
    assert sorted((entry.name, len(entry.statements), entry.named) for entry in report.speakers) == [
        ("أنطون بتروف", 2, True),
        ("البيان", 1, False),
        ("البيان", 1, False),
    ]
    plot = report_page(report, "تقرير").split('<div class="plot">')[1].split("</div>\n</div>")[0].split("<h2")[0]
    assert "البيان" not in plot


def test_who_says_nothing_is_shown_with_what_it_is_about(engine: Engine, tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "a.txt").write_text("رفضت ليلى الحلاق التعليق على التقرير.", encoding="utf-8")
    assert main(["report", str(tmp_path)]) == 0
    out = capsys.readouterr().out
    assert "<span>على التقرير</span>" in out
    assert "<q></q>" not in out


def test_a_table_with_days_is_shown_over_time(tmp_path: Path, capsys: Captured) -> None:
    rows = [
        {"body": "قال أنطون بتروف إن الطريق مفتوح.", "day": "2018-01-05", "paper": "الشراع"},
        {"body": "قال أنطون بتروف أمس إن الجسر مغلق.", "day": "2017-11-01", "paper": None},
        {"body": 7, "day": None, "paper": None},
    ]
    path = tmp_path / "news.jsonl"
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    columns = ["--text-column", "body", "--date-column", "day", "--outlet-column", "paper"]
    assert main(["report", str(path), *columns]) == 2  # for the third
    out, err = capsys.readouterr()
    assert "its `body` is no text but int" in err
    assert re.findall(r"<time>.*?>([\d-]+)<", out)[:2] == ["2017-10-31", "2018-01-05"]
    assert re.findall(r"<title>(\S+: \d)</title>", out) == ["2017-10: 1", "2018-01: 1"]
    assert "<span>أنطون بتروف</span> ← <span>الشراع</span>" in out


def test_what_cannot_be_read(tmp_path: Path, capsys: Captured) -> None:
    assert main(["report", str(tmp_path / "missing.txt"), "-o", str(tmp_path / "page.html")]) == 2
    assert "there is no such file" in capsys.readouterr().err


def test_a_page_is_left_alone_where_nothing_could_be_read(tmp_path: Path, capsys: Captured) -> None:
    page = tmp_path / "page.html"
    page.write_text("before", encoding="utf-8")
    assert main(["report", str(tmp_path / "missing.txt"), "-o", str(page)]) == 2
    assert page.read_text(encoding="utf-8") == "before"
    assert f"{page}: it is left as it was, since no text could be read" in capsys.readouterr().err


@pytest.mark.parametrize("number", ["0", "-2", "some"])
def test_the_first_are_some(number: str, capsys: Captured) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["report", "--first", number])
    assert ended.value.code == 2
    assert "is no number of at least one; write it as 5" in capsys.readouterr().err


def test_nothing_said(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "a.txt").write_text("الطريق مفتوح.", encoding="utf-8")
    assert main(["report", str(tmp_path)]) == 0
    assert "الأقوال 0" in capsys.readouterr().out


@pytest.fixture
def page() -> Iterator[Any]:
    """A page of Chromium."""
    playwright = pytest.importorskip("playwright.sync_api")
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        pytest.skip("no browser here")
    with playwright.sync_playwright() as started:
        chromium = started.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield chromium.new_page()
        chromium.close()


def test_in_a_browser(report: Report, tmp_path: Path, page: Any) -> None:
    """It fetches nothing, runs without a mistake, and filters."""
    path = tmp_path / "report.html"
    path.write_text(report_page(report, "تقرير"), encoding="utf-8")
    odd: list[str] = []
    page.on("pageerror", lambda error: odd.append(str(error)))
    page.on("request", lambda request: odd.append(request.url) if not request.url.startswith("file:") else None)
    page.goto(path.as_uri())
    # A border, a margin or a box of its own within a word would break the joining of its letters.
    styles = page.eval_on_selector_all(
        ".text span",
        """spans => spans.flatMap(span => {
            const style = getComputedStyle(span);
            return [style.display, style.borderWidth, style.margin, style.padding];
        })""",
    )
    assert set(styles) == {"inline", "0px"}
    shown = ".statement:not([hidden])"
    assert page.locator(shown).count() == 5
    page.fill("[name=speaker]", "ليلي")
    assert page.locator(shown).count() == 2
    page.fill("[name=speaker]", "")
    page.fill("[name=via]", "سانا")
    assert page.locator(shown).count() == 2
    page.select_option("[name=act]", "deny")
    assert page.locator(shown).count() == 1
    assert page.locator(".speaker:not([hidden])").count() == 1
    assert odd == []


@pytest.mark.slow
def test_five_hundred_articles_open_at_once(engine: Engine, tmp_path: Path, page: Any) -> None:
    """In under three seconds; it takes a third of one on a free machine."""
    path = tmp_path / "corpus.txt"
    path.write_text("\f".join(f"{text}\n\n" * 8 for text in (FIRST, SECOND) * 250), encoding="utf-8")
    found, _ = articles([str(path)], "utf-8")
    report = make_report(found, [engine(article.text) for article in found], Fold.from_data(engine.program.fold))
    page_path = tmp_path / "report.html"
    page_path.write_text(report_page(report, "تقرير"), encoding="utf-8")
    taken = []
    for _ in range(3):
        begun = time.perf_counter()
        page.goto(page_path.as_uri())
        page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        taken.append(time.perf_counter() - begun)
    assert page.locator("article").count() == 500
    assert min(taken) < 3
