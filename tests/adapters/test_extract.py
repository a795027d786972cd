"""`qawl extract`: what goes in, what comes out, and how mistakes are answered."""

from __future__ import annotations

import io
import json
import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import qawl
from qawl import Attribution
from qawl.adapters.cli import main
from qawl.engine import load as engine_load

pytestmark = pytest.mark.usefixtures("small")

SAID = "قال الوزير إن الخط جاهز."
Captured = pytest.CaptureFixture[str]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Two texts and between them one that is not UTF-8."""
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "a.txt").write_text(SAID, encoding="utf-8")
    (folder / "b.txt").write_bytes(SAID.encode("cp1256"))
    (folder / "c.txt").write_text(f"{SAID} نفى المدير أن الخط مغلق.", encoding="utf-8")
    return folder


def _stdin(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="ascii"))


def _ids(jsonl: str) -> list[tuple[str, int]]:
    return [(row["doc"], row["id"]) for row in map(json.loads, jsonl.splitlines())]


@pytest.mark.parametrize("arguments", [[], ["-"]])
def test_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: Captured, arguments: list[str]) -> None:
    _stdin(monkeypatch, SAID.encode())
    assert main(["extract", "--format", "jsonl", *arguments]) == 0
    assert _ids(capsys.readouterr().out) == [("-", 1)]


def test_the_listing_is_what_comes_without_a_format(corpus: Path, capsys: Captured) -> None:
    assert main(["extract", str(corpus / "a.txt")]) == 0
    assert capsys.readouterr() == (
        "1   source     الوزير\n    cue        قال · say\n    content    الخط جاهز\n\n",
        "",
    )


def test_one_bad_document_is_left_out_and_named(corpus: Path, capsys: Captured) -> None:
    assert main(["extract", "--format", "jsonl", str(corpus)]) == 2
    out, err = capsys.readouterr()
    assert _ids(out) == [("a", 1), ("c", 1), ("c", 2)]
    assert err == (
        f"qawl: error: {corpus / 'b.txt'}: not UTF-8: byte 0xDE at byte offset 0 (line 1); "
        "--encoding cp1256 reads Windows Arabic\n"
        "qawl: note: documents read: 2; not read: 1; attributions: 3\n"
    )


def test_the_listing_of_several_documents_says_which(corpus: Path, capsys: Captured) -> None:
    (corpus / "b.txt").unlink()
    assert main(["extract", str(corpus)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines if line in ("a", "c")] == ["a", "c"]


def test_another_encoding(corpus: Path, capsys: Captured) -> None:
    assert main(["extract", "--encoding", "cp1256", "--format", "jsonl", str(corpus / "b.txt")]) == 0
    assert _ids(capsys.readouterr().out) == [("b", 1)]


def test_an_unknown_encoding(corpus: Path, capsys: Captured) -> None:
    assert main(["extract", "--encoding", "cp12566", str(corpus)]) == 2
    assert capsys.readouterr() == (
        "",
        "qawl: error: there is no text encoding `cp12566`; try utf-8, utf-16, cp1256 (Windows Arabic) or iso-8859-6\n",
    )


def test_a_missing_file_does_not_stop_the_others(corpus: Path, capsys: Captured) -> None:
    assert main(["extract", "--format", "jsonl", "missing.txt", str(corpus / "a.txt")]) == 2
    out, err = capsys.readouterr()
    assert _ids(out) == [("a", 1)]
    assert err == (
        "qawl: error: missing.txt: there is no such file or folder\n"
        "qawl: note: documents read: 1; not read: 1; attributions: 1\n"
    )


def test_a_folder_without_texts(tmp_path: Path, capsys: Captured) -> None:
    assert main(["extract", str(tmp_path)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"qawl: error: {tmp_path}: there are no texts (*.txt) in this folder")


@pytest.mark.parametrize("data", [b"", b"\n \r\n", "\ufeff".encode()])
def test_an_empty_file_is_a_warning(tmp_path: Path, capsys: Captured, data: bytes) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    assert main(["extract", str(tmp_path / "a.txt")]) == 0
    assert capsys.readouterr() == ("", f"qawl: warning: {tmp_path / 'a.txt'}: it is empty\n")


def test_what_the_engine_refuses_is_named(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "a.txt").write_bytes(f"{SAID}\0".encode())
    assert main(["extract", str(tmp_path / "a.txt")]) == 2
    err = capsys.readouterr().err
    assert err.startswith(f"qawl: error: {tmp_path / 'a.txt'}: NUL character at offset {len(SAID)}")


def test_two_documents_of_one_id(corpus: Path, capsys: Captured) -> None:
    (corpus / "sub").mkdir()
    (corpus / "sub" / "a.txt").write_text(SAID, encoding="utf-8")
    assert main(["extract", "--format", "jsonl", str(corpus / "a.txt"), str(corpus / "sub")]) == 0
    out, err = capsys.readouterr()
    assert _ids(out) == [("a", 1), ("a", 1)]
    assert err == (f"qawl: warning: {corpus / 'sub' / 'a.txt'}: its id is a, and so is that of {corpus / 'a.txt'}\n")


def test_offsets_count_in_the_file_as_it_is(tmp_path: Path, capsys: Captured) -> None:
    text = f"\ufeffعاجل\r\n\r\n{SAID}"
    (tmp_path / "a.txt").write_bytes(text.encode())
    assert main(["extract", "--format", "jsonl", str(tmp_path / "a.txt")]) == 0
    row = json.loads(capsys.readouterr().out)
    (source,) = row["source"]
    assert text[source["start"] : source["end"]] == source["text"] == "الوزير"


def test_nothing_found_is_nothing_written(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "a.txt").write_text("الخط جاهز.", encoding="utf-8")
    assert main(["extract", str(tmp_path / "a.txt")]) == 0
    assert capsys.readouterr() == ("", "")


# --- the rules ---------------------------------------------------------------------------------


def test_the_rules_are_those_of_the_folder(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str | None] = []

    def load(rules: str | None = None) -> Callable[[str], list[Attribution]]:
        asked.append(rules)
        return lambda _: []

    monkeypatch.setattr(qawl, "load", load)
    assert main(["extract", str(corpus / "a.txt")]) == 0
    assert main(["extract", "--rules", "mine", str(corpus / "a.txt")]) == 0
    assert asked == [None, "mine"]


def test_mistakes_in_the_rules_are_shown(corpus: Path, tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "broken.qawl").write_text("words titles\n    وزير\n", encoding="utf-8")
    _without_the_small_engine(tmp_path, corpus)
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"{tmp_path / 'broken.qawl'}:1:1: error Q302: no rule file declares a fold")


def test_a_folder_without_rules(corpus: Path, tmp_path: Path, capsys: Captured) -> None:
    _without_the_small_engine(tmp_path, corpus)
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"{tmp_path}:")
    assert "Q106" in err


def _without_the_small_engine(rules: Path, corpus: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(qawl, "load", engine_load)
        assert main(["extract", "--rules", str(rules), str(corpus / "a.txt")]) == 2


# --- the output --------------------------------------------------------------------------------


def test_output_to_a_file(corpus: Path, tmp_path: Path, capsys: Captured) -> None:
    out = tmp_path / "out.jsonl"
    assert main(["extract", "--format", "jsonl", "-o", str(out), str(corpus / "a.txt")]) == 0
    assert capsys.readouterr() == ("", "")
    assert _ids(out.read_text(encoding="utf-8")) == [("a", 1)]
    assert [path.name for path in tmp_path.iterdir() if path != corpus] == ["out.jsonl"]


@pytest.mark.parametrize(("name", "begins"), [("q.csv", "doc,id,"), ("q.JSONL", '{"doc"'), ("q.txt", "1   source")])
def test_the_suffix_of_the_file_says_the_format(name: str, begins: str, corpus: Path, tmp_path: Path) -> None:
    assert main(["extract", "-o", str(tmp_path / name), str(corpus / "a.txt")]) == 0
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)
    assert main(["extract", "-o", str(tmp_path / name), "--format", "listing", str(corpus / "a.txt")]) == 0
    assert (tmp_path / name).read_text(encoding="utf-8").startswith("1   source")


def test_form_feeds_are_pointed_at(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "two.txt").write_text(f"{SAID}\n\f{SAID}\n\f", encoding="utf-8")
    assert main(["extract", "--format", "jsonl", str(tmp_path / "two.txt")]) == 0
    out, err = capsys.readouterr()
    assert _ids(out) == [("two", 1), ("two", 2)]
    assert err.startswith(f"qawl: warning: {tmp_path / 'two.txt'}: it holds 1 form feeds and is one document")


def test_a_missing_table_is_told_as_a_missing_text_is(tmp_path: Path, capsys: Captured) -> None:
    assert main(["extract", str(tmp_path / "n.jsonl")]) == 2
    assert f"qawl: error: {tmp_path / 'n.jsonl'}: there is no such file or folder\n" in capsys.readouterr().err


def test_a_file_that_is_replaced_keeps_its_permissions_and_its_link(corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "real").touch(mode=0o640)
    (tmp_path / "link").symlink_to("real")
    assert main(["extract", "-o", str(tmp_path / "link"), str(corpus / "a.txt")]) == 0
    assert (tmp_path / "link").is_symlink()
    assert "الوزير" in (tmp_path / "real").read_text(encoding="utf-8")
    assert stat.S_IMODE((tmp_path / "real").stat().st_mode) == 0o640


def test_the_good_documents_are_written_in_spite_of_a_bad_one(corpus: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    assert main(["extract", "--format", "jsonl", "-o", str(out), str(corpus)]) == 2
    assert _ids(out.read_text(encoding="utf-8")) == [("a", 1), ("c", 1), ("c", 2)]


def test_a_file_is_left_alone_where_nothing_could_be_read(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "out").write_text("before", encoding="utf-8")
    assert main(["extract", "-o", str(tmp_path / "out"), "missing.txt"]) == 2
    assert capsys.readouterr().err == (
        "qawl: error: missing.txt: there is no such file or folder\n"
        f"qawl: error: {tmp_path / 'out'}: it is left as it was, since no text could be read\n"
    )
    assert [path.read_text(encoding="utf-8") for path in tmp_path.iterdir()] == ["before"]


def test_a_file_is_left_alone_where_the_run_breaks_off(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(text: str) -> list[Attribution]:
        raise KeyboardInterrupt

    monkeypatch.setattr(qawl, "load", lambda rules=None: interrupted)
    (tmp_path / "out").write_text("before", encoding="utf-8")
    assert main(["extract", "-o", str(tmp_path / "out"), str(corpus)]) == 130
    assert sorted(path.name for path in tmp_path.iterdir()) == ["corpus", "out"]
    assert (tmp_path / "out").read_text(encoding="utf-8") == "before"


@pytest.mark.parametrize("path", ["missing/out.jsonl", "folder", "file/out.jsonl"])
def test_an_output_that_cannot_be_written(corpus: Path, tmp_path: Path, capsys: Captured, path: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    assert main(["extract", "-o", str(tmp_path / path), str(corpus / "a.txt")]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"qawl: error: {tmp_path / path}: it cannot be written: ")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with a name are of Unix")
def test_a_device_or_a_pipe_is_written_to_and_not_replaced(corpus: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    assert main(["extract", "-o", str(pipe), str(corpus / "a.txt")]) == 0
    assert "الوزير" in os.read(reader, 1000).decode()
    os.close(reader)
    assert stat.S_ISFIFO(pipe.stat().st_mode)
