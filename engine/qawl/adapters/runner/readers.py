"""The documents of files, one after the other, as items that are read later."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from qawl.adapters.extras import needing
from qawl.adapters.runner.items import Bad, Columns, Item, Line, Page, Row, Whole, missing
from qawl.adapters.runner.kinds import File
from qawl.diagnostic import InputError, Text


@dataclass(slots=True)
class Reader:
    """Goes through files. `position` is how far it has come, in bytes of them all as they are stored."""

    files: Iterable[File]
    columns: Columns
    encoding: str
    position: int = 0
    _before: int = field(default=0, init=False)

    def __iter__(self) -> Iterator[Item]:
        for file in self.files:
            size = file.size
            number = 0
            try:
                for item in self._items(file, size):
                    number += 1
                    yield item
            except Exception as error:  # whatever a damaged file makes of csv, gzip, zstandard, pyarrow or warcio
                yield Bad(file.path, _problem(error, number))
            self._before += size
            self.position = self._before

    def _items(self, file: File, size: int) -> Iterator[Item]:
        if file.kind in ("text", "html"):
            self.position = self._before + size
            yield Whole(file, self.encoding, size)
        elif file.kind == "jsonl":
            yield from self._lines(file)
        elif file.kind == "parquet":
            yield from self._parquet(file, size)
        elif file.kind == "warc":
            yield from self._pages(file)
        else:
            yield from self._csv(file, "\t" if file.kind == "tsv" else ",")

    def _lines(self, file: File) -> Iterator[Item]:
        stream, stored = file.open()
        with stored, io.BufferedReader(stream) as lines:  # type: ignore[type-var] # what unpacks is a raw stream
            for number, line in enumerate(lines, 1):
                self.position = self._before + stored.tell()
                if not line.isspace():
                    yield Line(line, file.path, file.stem, number, self.columns, self.encoding)

    def _csv(self, file: File, delimiter: str) -> Iterator[Item]:
        csv.field_size_limit(sys.maxsize)
        stream, stored = file.open()
        # An undecodable byte spoils its row and no other: it becomes a surrogate, which the engine refuses.
        text = io.TextIOWrapper(stream, _signed(self.encoding), "surrogateescape", newline="")
        with stored, text:
            rows = csv.reader(text, delimiter=delimiter)
            head = next(rows, [])
            at = _places(head, self.columns)
            for number, row in enumerate(rows, 2):
                self.position = self._before + stored.tell()
                if row:
                    fields = {name: row[each] if each < len(row) else None for name, each in at.items()}
                    yield Row(file.path, file.stem, number, fields, self.columns)

    def _parquet(self, file: File, size: int) -> Iterator[Item]:
        from qawl.adapters import arrow

        if file.packed:
            raise InputError(Text("a Parquet file is packed inside; unpack it from its {packed}", packed=file.packed))
        names, rows = arrow.described(file.path)
        wanted = list(_places(names, self.columns))
        for number, values in enumerate(arrow.values(file.path, wanted), 1):
            self.position = self._before + size * number // rows
            yield Row(file.path, file.stem, number, dict(zip(wanted, values, strict=True)), self.columns)

    def _pages(self, file: File) -> Iterator[Item]:
        with needing("warcio", "web"):
            from warcio.archiveiterator import ArchiveIterator
        with open(file.path, "rb") as stored:
            for number, record in enumerate(ArchiveIterator(stored), 1):
                self.position = self._before + stored.tell()
                headers = record.http_headers
                if record.rec_type == "response" and headers and "html" in (headers.get_header("Content-Type") or ""):
                    address = record.rec_headers.get_header("WARC-Target-URI") or f"{file.stem}#{number}"
                    yield Page(address, f"{file.path}:{number} ({address})", record.content_stream().read())


def _problem(error: Exception, number: int) -> Text:
    """What is wrong with a file of which so many documents could be read."""
    if isinstance(error, InputError):
        return error.message
    if isinstance(error, FileNotFoundError):
        return Text("there is no such file or folder")
    if number:
        return Text("it cannot be read after document {number:,}: {reason}", number=number, reason=str(error))
    return Text("it cannot be read: {reason}", reason=str(error))


def _places(names: list[str], columns: Columns) -> dict[str, int]:
    """Where the columns are that are wanted."""
    for name in columns.names:
        if name not in names:
            raise InputError(missing(name, names, texts=name == columns.text))
    return {name: names.index(name) for name in columns.names}


def _signed(encoding: str) -> str:
    """The encoding, without the mark with which spreadsheets begin a file."""
    return "utf-8-sig" if encoding.lower().replace("_", "-") in ("utf-8", "utf8") else encoding
