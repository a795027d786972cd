"""What is kept between runs."""

from __future__ import annotations

import gc
import os
from pathlib import Path

import pytest

from qawl.cache import engine_stamp, keep, kept, named, uncollected


def test_what_is_kept_is_found_again(tmp_path: Path) -> None:
    path = tmp_path / "folder" / named("a" * 64)
    keep(path, b"a\nb\n", 3)
    assert kept(path) == b"a\nb\n"
    assert [file.name for file in path.parent.iterdir()] == [f"{'a' * 32}-{engine_stamp()}.kept"]


def test_the_newest_stay(tmp_path: Path) -> None:
    other = tmp_path / "notes.txt"
    other.write_text("mine")
    paths = [tmp_path / named(f"{number:064x}"[::-1]) for number in range(4)]
    for age, path in enumerate(paths):
        keep(path, b"x", 2)
        os.utime(path, (age, age))
    assert {file.name for file in tmp_path.iterdir()} == {"notes.txt", *(path.name for path in paths[-2:])}


@pytest.mark.parametrize("damage", [b"", b"x", b"\xff\n", b"a" * 64 + b"\nx"])
def test_what_is_damaged_is_not_read(tmp_path: Path, damage: bytes) -> None:
    path = tmp_path / named("b" * 64)
    path.write_bytes(damage)
    with pytest.raises(ValueError, match="damaged"):
        kept(path)


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("a file where the folder would be")
    keep(tmp_path / "file" / named("c" * 64), b"x", 1)
    with pytest.raises(OSError, match="file"):
        kept(tmp_path / "file" / named("c" * 64))


def test_another_engine_has_another_stamp() -> None:
    assert engine_stamp("3.11") != engine_stamp("3.12")


def test_the_collector_goes_on_as_before() -> None:
    with pytest.raises(KeyError), uncollected():
        assert not gc.isenabled()
        with uncollected():
            pass
        assert not gc.isenabled()
        raise KeyError
    assert gc.isenabled()
