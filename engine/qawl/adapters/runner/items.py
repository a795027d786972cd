"""A document before it is read. Cheap to make and to send to another process, which does the reading."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Protocol

from qawl.adapters.extras import needing
from qawl.adapters.inputs import Source, decoded
from qawl.adapters.runner.kinds import File
from qawl.diagnostic import InputError


@dataclass(frozen=True, slots=True)
class Document:
    """A text with its id; `name` is what messages call it. Where it cannot be read, `content` says why."""

    id: str
    name: str
    content: str | InputError

    @property
    def text(self) -> str:
        """Raises InputError where it cannot be read."""
        if isinstance(self.content, InputError):
            raise self.content
        return self.content


class Item(Protocol):
    """`size` is about the bytes of the document, to make parts of work about as large."""

    @property
    def size(self) -> int: ...

    def read(self) -> Document: ...


@dataclass(frozen=True, slots=True)
class Columns:
    """The names of the columns that hold text and id; without one for the id, documents are numbered."""

    text: str = "text"
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Bad:
    """What should have held documents and does not."""

    name: str
    problem: str
    size: int = 0

    def read(self) -> Document:
        return Document("", self.name, InputError(self.problem))


@dataclass(frozen=True, slots=True)
class Whole:
    """A file that is one document: a text, or a page of HTML."""

    file: File
    encoding: str
    size: int

    def read(self) -> Document:
        source = Source(self.file.path)
        try:
            if self.file.kind == "html":
                return Document(self.file.stem, source.name, page(self._data()))
            text = decoded(self._data(), self.encoding) if self.file.packed else source.read(self.encoding)
            return Document(self.file.stem, source.name, text)
        except InputError as error:
            return Document(self.file.stem, source.name, error)

    def _data(self) -> bytes:
        try:
            stream, stored = self.file.open()
            with stored, stream:
                return stream.read()
        except Exception as error:  # of whatever unpacks it
            raise InputError(f"it cannot be read: {error}") from error


@dataclass(frozen=True, slots=True)
class Page:
    """A page out of a web archive."""

    id: str
    name: str
    html: bytes

    @property
    def size(self) -> int:
        return len(self.html)

    def read(self) -> Document:
        try:
            return Document(self.id, self.name, page(self.html))
        except InputError as error:
            return Document(self.id, self.name, error)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of JSON Lines. `stem` and `number` make its id where no column does."""

    data: bytes
    path: str
    stem: str
    number: int
    columns: Columns
    encoding: str

    @property
    def size(self) -> int:
        return len(self.data)

    def read(self) -> Document:
        place = f"{self.path}:{self.number}"
        try:
            fields = json.loads(decoded(self.data, self.encoding).removeprefix("\ufeff"))
        except InputError as error:
            return Document("", place, error)
        except (ValueError, RecursionError) as error:
            return Document("", place, InputError(f"no JSON: {error}"))
        if not isinstance(fields, dict):
            return Document("", place, InputError("not an object of JSON; each line is to be one, {...}"))
        row = Row(
            path=self.path,
            stem=self.stem,
            number=self.number,
            id=fields.get(self.columns.id) if self.columns.id else None,
            value=fields.get(self.columns.text, InputError(missing(self.columns.text, list(fields)))),
            columns=self.columns,
        )
        return row.read()


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: its id, if a column tells it, and what the column of the texts holds."""

    path: str
    stem: str
    number: int
    id: Any
    value: Any
    columns: Columns

    @property
    def size(self) -> int:
        return len(self.value) if isinstance(self.value, str) else 0

    def read(self) -> Document:
        place = f"{self.path}:{self.number}"
        if self.columns.id is None:
            return Document(f"{self.stem}#{self.number}", place, self._content())
        if not isinstance(self.id, str | int) or isinstance(self.id, bool):
            problem = f"it has no id; `{self.columns.id}` is to hold a text or a number"
            return Document("", place, InputError(problem))
        name = str(self.id).encode("utf-8", "replace").decode()
        return Document(name, f"{place} ({name})", self._content())

    def _content(self) -> str | InputError:
        if isinstance(self.value, str | InputError):
            return self.value
        what = "null" if self.value is None else type(self.value).__name__
        return InputError(f"its `{self.columns.text}` is no text but {what}")


def missing(column: str, there: list[str]) -> str:
    """What to say where a column is missing."""
    return f"there is no column `{column}`; --text-column names the one of the texts: {', '.join(there)}"


def page(html: bytes) -> str:
    """The running text of a page, without what stands around it. Raises InputError where it has none."""
    with needing("trafilatura", "web"):
        import trafilatura
    text = trafilatura.extract(html, include_comments=False, include_tables=False)
    if not text:
        raise InputError("there is no running text on this page")
    return str(text)
