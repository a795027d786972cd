"""Files, folders and standard input, and what is said where they cannot be read."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest

from qawl.adapters.inputs import Source, check_encoding, sources
from qawl.diagnostic import InputError

TEXT = "قال الوزير."


def _paths(*paths: Path | str) -> list[str]:
    return [source.path for source in sources(map(str, paths))]


def _failure(path: Path, encoding: str = "utf-8") -> str:
    with pytest.raises(InputError) as caught:
        Source(str(path)).read(encoding)
    return str(caught.value)


def test_the_texts_of_a_folder_by_path(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "sub/c.TXT", "notes.md", "txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "folder.txt").mkdir()
    assert _paths(tmp_path) == [str(tmp_path / name) for name in ("a.txt", "b.txt", "sub/c.TXT")]


def test_a_file_is_taken_whatever_its_name(tmp_path: Path) -> None:
    (tmp_path / "article.md").touch()
    assert _paths(tmp_path / "article.md", "-") == [str(tmp_path / "article.md"), "-"]


@pytest.mark.parametrize(
    ("path", "doc"),
    [
        ("corpus/sana-2017.11.21.txt", "sana-2017.11.21"),
        ("مقال.txt", "مقال"),
        ("-", "-"),
        (os.fsdecode(b"\xff.txt"), "\ufffd"),
    ],
)
def test_the_id_is_the_stem(path: str, doc: str) -> None:
    assert Source(path).id == doc


def test_the_text_is_as_it_was_given(tmp_path: Path) -> None:
    text = f"\ufeff{TEXT}\r\n\r{TEXT}\u2028"
    (tmp_path / "a.txt").write_bytes(text.encode())
    assert Source(str(tmp_path / "a.txt")).read("utf-8") == text


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode("cp1256")), encoding="ascii"))
    assert Source("-").read("cp1256") == TEXT
    assert Source("-").name == "standard input"


def test_standard_input_that_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(InputError, match="closed"):
        Source("-").read("utf-8")


@pytest.mark.parametrize(
    ("data", "encoding", "message"),
    [
        (
            "Reuters\nقال".encode("cp1256"),
            "utf-8",
            "not UTF-8: byte 0xDE at byte offset 8 (line 2); --encoding cp1256 reads Windows Arabic",
        ),
        (
            "قال".encode()[:-1],
            "utf-8",
            "not UTF-8: byte 0xD9 at byte offset 4 (line 1); what stands before it is UTF-8, "
            "so the file may be damaged or cut off; --encoding cp1256 reads Windows Arabic",
        ),
        (
            TEXT.encode("utf-16"),
            "utf8",
            "not UTF-8: byte 0xFF at byte offset 0 (line 1); it begins as UTF-16 does: --encoding utf-16",
        ),
        (b"x\xff", "ascii", "not ascii: byte 0xFF at byte offset 1 (line 1); is it in another encoding?"),
    ],
)
def test_what_cannot_be_decoded(tmp_path: Path, data: bytes, encoding: str, message: str) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    assert _failure(tmp_path / "a.txt", encoding) == message


def test_a_missing_file(tmp_path: Path) -> None:
    assert _failure(tmp_path / "a.txt") == "there is no such file or folder"


def test_a_folder_without_texts(tmp_path: Path) -> None:
    (tmp_path / "article.md").touch()
    assert _paths(tmp_path) == [str(tmp_path)]
    assert _failure(tmp_path).startswith("there are no texts (*.txt) in this folder")


def test_a_file_as_a_folder(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    assert _failure(tmp_path / "a.txt" / "b.txt").startswith("it cannot be read: ")


def test_a_name_that_is_too_long(tmp_path: Path) -> None:
    path = tmp_path / f"{'x' * 300}.txt"
    assert _paths(path) == [str(path)]
    assert _failure(path).startswith("it cannot be read: ")


def test_a_folder_that_may_not_be_entered_is_not_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").touch()
    (tmp_path / "locked").mkdir()
    scan = os.scandir

    def scandir(path: str) -> object:
        if str(path).endswith("locked"):
            raise PermissionError(13, "Permission denied", path)
        return scan(path)

    monkeypatch.setattr(os, "scandir", scandir)
    assert _paths(tmp_path) == [str(tmp_path / "a.txt"), str(tmp_path / "locked")]
    assert _failure(tmp_path / "locked") == "it cannot be read: Permission denied"


@pytest.mark.parametrize("name", ["utf-8", "UTF8", "cp1256", "iso-8859-6", "utf-16"])
def test_encodings(name: str) -> None:
    check_encoding(name)


@pytest.mark.parametrize("name", ["latin-9000", "", "base64", "rot13", "عربي", "\udcff"])
def test_what_is_no_encoding(name: str) -> None:
    with pytest.raises(InputError, match="try utf-8, utf-16, cp1256"):
        check_encoding(name)
