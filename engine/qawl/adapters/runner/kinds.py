"""What kind of file it is, by its name, and how it is packed."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from glob import glob, has_magic
from typing import IO, Literal, cast

from qawl.adapters.extras import needing
from qawl.adapters.inputs import STDIN, Source

Kind = Literal["text", "html", "warc", "jsonl", "csv", "tsv", "parquet"]

_SUFFIXES: dict[str, Kind] = {
    ".txt": "text",
    ".html": "html",
    ".htm": "html",
    ".warc": "warc",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "tsv",
    ".parquet": "parquet",
}
_TABLES = ("jsonl", "csv", "tsv", "parquet")
_PACKED = (".gz", ".zst")


@dataclass(frozen=True, slots=True)
class File:
    """A file of documents. `stem` is its name without the endings that say what it is."""

    path: str
    kind: Kind
    stem: str
    packed: str = ""

    @property
    def size(self) -> int:
        """In bytes, as it is stored; 0 where that cannot be told."""
        try:
            return 0 if self.path == STDIN else os.path.getsize(self.path)
        except OSError:
            return 0

    def open(self) -> tuple[IO[bytes], IO[bytes]]:
        """The bytes that it holds, and the stored ones from which they are unpacked. Raises OSError and InputError."""
        stored = open(self.path, "rb")  # noqa: SIM115 # the caller closes it
        if self.packed == ".gz":
            import gzip

            return cast(IO[bytes], gzip.GzipFile(fileobj=stored)), stored
        if self.packed == ".zst":
            with needing("zstandard", "corpora"):
                import zstandard
            return zstandard.ZstdDecompressor().stream_reader(stored, read_across_frames=True), stored
        return stored, stored


def file(path: str) -> File:
    """What the file is; one with an unknown name is a text.

    >>> file("news/2017.jsonl.gz")
    File(path='news/2017.jsonl.gz', kind='jsonl', stem='2017', packed='.gz')
    """
    stem, packed = os.path.splitext(path)
    if packed.lower() not in _PACKED:
        stem, packed = path, ""
    kind = _SUFFIXES.get(os.path.splitext(stem)[1].lower(), "text")
    if kind == "warc":
        packed = ""  # its records are packed one by one, and its reader knows
    return File(path, kind, Source(stem).id, packed.lower())


def files(paths: Iterable[str], tables: bool) -> Iterator[File]:
    """The files that are named, that a pattern names, or that lie below a folder: its texts and pages, or its tables.

    What is missing is a file too: to read it says why not."""
    for path in paths:
        if path == STDIN or os.path.isfile(path):
            yield file(path)
        elif os.path.isdir(path):
            yield from _below(path, tables) or [File(path, "text", "")]
        elif has_magic(path):
            yield from [file(found) for found in sorted(glob(path, recursive=True))] or [file(path)]
        else:
            yield file(path)


def _below(folder: str, tables: bool) -> list[File]:
    closed: list[str] = []
    found = [
        os.path.join(parent, name)
        for parent, _, names in os.walk(folder, onerror=lambda error: closed.append(error.filename))
        for name in names
        if _known(name) and (file(name).kind in _TABLES) == tables
    ]
    return [file(path) if path not in closed else File(path, "text", "") for path in sorted(found + closed)]


def _known(name: str) -> bool:
    stem, packed = os.path.splitext(name.lower())
    return (os.path.splitext(stem)[1] if packed in _PACKED else packed) in _SUFFIXES
