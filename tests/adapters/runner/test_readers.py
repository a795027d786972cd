"""Documents out of files of every kind, whole or packed."""

from __future__ import annotations

import csv
import gzip
import json
from datetime import date, datetime
from pathlib import Path

import pytest

from qawl.adapters.runner.items import Columns, Document
from qawl.adapters.runner.kinds import file, files
from qawl.adapters.runner.readers import Reader
from qawl.diagnostic import InputError

ROWS = [("a", "قال الوزير."), ("b", "نفى\nالمدير"), ("c", "")]
NAMED = Columns("body", "key")


def _read(path: Path, columns: Columns = NAMED, encoding: str = "utf-8") -> list[Document]:
    reader = Reader([file(str(path))], columns, encoding)
    found = [item.read() for item in reader]
    assert reader.position == path.stat().st_size
    return found


def _good(found: list[Document]) -> list[tuple[str, str]]:
    return [(document.id, document.text) for document in found]


def _jsonl() -> bytes:
    return "".join(f"{json.dumps({'key': key, 'body': body})}\n" for key, body in ROWS).encode()


def test_json_lines(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_bytes(_jsonl())
    assert _good(_read(path)) == ROWS
    assert [document.id for document in _read(path, Columns("body"))] == ["news#1", "news#2", "news#3"]


@pytest.mark.parametrize("suffix", ["csv", "tsv"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1256"])
def test_csv(tmp_path: Path, suffix: str, encoding: str) -> None:
    path = tmp_path / f"news.{suffix}"
    with path.open("w", encoding=encoding, newline="") as stream:
        writer = csv.writer(stream, delimiter="\t" if suffix == "tsv" else ",")
        writer.writerows([("body", "key"), *((body, key) for key, body in ROWS)])
    assert _good(_read(path, encoding=encoding.removesuffix("-sig"))) == ROWS


def test_parquet(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow", reason="Parquet is an extra: qawl[tables]")
    from pyarrow import parquet

    path = tmp_path / "news.parquet"
    parquet.write_table(pa.table({"key": [key for key, _ in ROWS], "n": [1, 2, 3], "body": [b for _, b in ROWS]}), path)
    assert _good(_read(path)) == ROWS
    assert [document.id for document in _read(path, Columns("body", "n"))] == ["1", "2", "3"]


TOLD = Columns("body", date="day", outlet="paper")
ARTICLES = [
    {"body": "قال", "day": "2017-11-21", "paper": "الشراع"},
    {"body": "قال", "day": "2017-11-21T23:30:00+03:00", "paper": ""},
    {"body": "قال", "day": "21/11/2017", "paper": None},
    {"body": "قال", "day": None, "paper": None},
]


@pytest.mark.parametrize("kind", ["jsonl", "csv", "parquet"])
def test_what_a_table_tells_of_an_article(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"news.{kind}"
    if kind == "jsonl":
        path.write_text("".join(f"{json.dumps(row)}\n" for row in ARTICLES), encoding="utf-8")
    elif kind == "csv":
        with path.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, list(ARTICLES[0]))
            writer.writeheader()
            writer.writerows(ARTICLES)
    else:
        pa = pytest.importorskip("pyarrow", reason="Parquet is an extra: qawl[tables]")
        from pyarrow import parquet

        parquet.write_table(pa.Table.from_pylist(ARTICLES), path)
    first, second, third, fourth = _read(path, TOLD)
    assert first.about == {"date": date(2017, 11, 21), "outlet": "الشراع"}
    assert second.about == {"date": date(2017, 11, 21)}
    assert third.about == {"date": None}
    assert fourth.about == {}
    assert first.warnings == second.warnings == fourth.warnings == ()
    assert third.warnings == (
        "its `day` is left out: '21/11/2017' is no day; it is to be as 2017-11-21 or 2017-11-21T10:30:00",
    )


@pytest.mark.parametrize("moment", [datetime(2017, 11, 21, 10), date(2017, 11, 21)])
def test_days_of_parquet_are_days(tmp_path: Path, moment: date) -> None:
    pa = pytest.importorskip("pyarrow", reason="Parquet is an extra: qawl[tables]")
    from pyarrow import parquet

    parquet.write_table(pa.table({"body": ["قال"], "day": [moment]}), tmp_path / "news.parquet")
    (document,) = _read(tmp_path / "news.parquet", Columns("body", date="day"))
    assert document.about == {"date": date(2017, 11, 21)}


def test_a_column_that_is_missing(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text('{"body": "قال"}\n', encoding="utf-8")
    (document,) = _read(path, TOLD)
    assert (document.text, document.warnings) == ("قال", ("it has no `day`", "it has no `paper`"))
    path = tmp_path / "news.csv"
    path.write_text("body,paper\nقال,\n", encoding="utf-8")
    (bad,) = (item.read() for item in Reader([file(str(path))], TOLD, "utf-8"))
    with pytest.raises(InputError, match="there is no column `day`: body, paper"):
        _ = bad.text


def test_packed(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl.gz"
    path.write_bytes(gzip.compress(_jsonl()))
    assert _good(_read(path)) == ROWS
    path = tmp_path / "article.txt.gz"
    path.write_bytes(gzip.compress("قال".encode()))
    assert _good(_read(path)) == [("article", "قال")]


def test_packed_by_zstandard(tmp_path: Path) -> None:
    zstandard = pytest.importorskip("zstandard", reason="an extra: qawl[corpora]")
    path = tmp_path / "news.jsonl.zst"
    path.write_bytes(zstandard.compress(_jsonl()) + zstandard.compress(_jsonl()))
    assert _good(_read(path)) == [*ROWS, *ROWS]


def test_pages(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura", reason="an extra: qawl[web]")
    text = "قال الوزير إن الخط جاهز للعمل منذ اليوم في جميع أنحاء البلاد. " * 5
    html = f"<html><body><nav>القائمة</nav><article><p>{text}</p></article></body></html>"
    path = tmp_path / "page.html"
    path.write_text(html, encoding="utf-8")
    assert _good(_read(path)) == [("page", text.strip())]


def test_a_web_archive(tmp_path: Path) -> None:
    pytest.importorskip("trafilatura", reason="an extra: qawl[web]")
    writers = pytest.importorskip("warcio.warcwriter", reason="an extra: qawl[web]")
    from io import BytesIO

    from warcio.statusandheaders import StatusAndHeaders

    text = "قال الوزير إن الخط جاهز للعمل منذ اليوم في جميع أنحاء البلاد. " * 5
    path = tmp_path / "pages.warc.gz"
    with path.open("wb") as stream:
        writer = writers.WARCWriter(stream, gzip=True)
        for kind in ("text/html; charset=utf-8", "image/png"):
            headers = StatusAndHeaders("200 OK", [("Content-Type", kind)], protocol="HTTP/1.0")
            body = BytesIO(f"<html><body><article><p>{text}</p></article></body></html>".encode())
            address = "http://news.example/1"
            writer.write_record(writer.create_warc_record(address, "response", payload=body, http_headers=headers))
    assert _good(_read(path)) == [("http://news.example/1", text.strip())]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ('{"key": "a", "body": "قا', "no JSON: "),
        ("[1, 2]", "not an object of JSON"),
        (
            '{"key": "a", "text": "قال"}',
            "there is no column `body`; --text-column names the one of the texts: key, text",
        ),
        ('{"key": "a", "body": 7}', "its `body` is no text but int"),
        ('{"body": "قال"}', "it has no id; `key` is to hold a text or a number"),
    ],
)
def test_a_bad_line_spoils_no_other(tmp_path: Path, line: str, problem: str) -> None:
    path = tmp_path / "news.jsonl"
    path.write_bytes(f"{line}\n".encode() + _jsonl())
    bad, *good = _read(path)
    assert bad.name.startswith(f"{path}:1")
    with pytest.raises(InputError) as caught:
        _ = bad.text
    assert str(caught.value).startswith(problem)
    assert _good(good) == ROWS


def test_a_byte_that_is_not_utf8_spoils_its_row_alone(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_bytes(b'{"key": "a", "body": "\xde"}\n' + _jsonl())
    bad, *good = _read(path)
    with pytest.raises(InputError, match="not UTF-8"):
        _ = bad.text
    assert _good(good) == ROWS


@pytest.mark.parametrize("name", ["news.csv", "news.jsonl.gz", "news.parquet", "missing.jsonl"])
def test_a_file_that_is_no_such_thing_is_one_bad_document(tmp_path: Path, name: str) -> None:
    if name.endswith("parquet"):
        pytest.importorskip("pyarrow", reason="Parquet is an extra: qawl[tables]")
    path = tmp_path / name
    if "missing" not in name:
        path.write_bytes(b"no such thing")
    (bad,) = (item.read() for item in Reader([file(str(path))], NAMED, "utf-8"))
    with pytest.raises(InputError):
        _ = bad.text


def test_a_file_that_is_cut_off_keeps_what_stands_before(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl.gz"
    path.write_bytes(gzip.compress(_jsonl() * 5000)[:-2000])
    *_, bad = _read(path)
    with pytest.raises(InputError, match=r"it cannot be read after document [\d,]+: "):
        _ = bad.text


def test_a_folder_is_one_of_texts_or_of_tables(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt.gz", "c.html", "d.jsonl.gz", "e.csv", "notes.md", "f.md.gz"):
        (tmp_path / name).touch()

    def names(path: str, tables: bool = False) -> list[str]:
        return [Path(found.path).name for found in files([path], tables)]

    assert names(str(tmp_path)) == ["a.txt.gz", "b.txt", "c.html"]
    assert names(str(tmp_path), tables=True) == ["d.jsonl.gz", "e.csv"]
    assert names(f"{tmp_path}/*.c*") == ["e.csv"]
    assert names(f"{tmp_path}/*.none") == ["*.none"]
