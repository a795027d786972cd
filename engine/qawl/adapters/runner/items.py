"""A document before it is read. Cheap to make and to send to another process, which does the reading."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from qawl.adapters.extras import needing
from qawl.adapters.inputs import Source, decoded
from qawl.adapters.options import day_of
from qawl.adapters.runner.kinds import File
from qawl.diagnostic import InputError, Text, joined


@dataclass(frozen=True, slots=True)
class Document:
    """A text with its id; `name` is what messages call it. Where it cannot be read, `content` says why. `about` is
    what its row tells of the article, as the engine takes it (`date`, `outlet`); `warnings` say what is wrong with
    that."""

    id: str
    name: str
    content: str | InputError
    about: Mapping[str, Any] = field(default_factory=dict)
    warnings: tuple[Text, ...] = ()

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
    """The names of the columns that hold text, id, date and outlet; without one for the id, documents are numbered."""

    text: str = "text"
    id: str | None = None
    date: str | None = None
    outlet: str | None = None

    @property
    def names(self) -> list[str]:
        """Those that there are to be, each once."""
        return list(dict.fromkeys(filter(None, (self.text, self.id, self.date, self.outlet))))


@dataclass(frozen=True, slots=True)
class Bad:
    """What should have held documents and does not."""

    name: str
    problem: Text
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
            return Document(self.file.stem, source.name, text, warnings=_of_form_feeds(text))
        except InputError as error:
            return Document(self.file.stem, source.name, error)

    def _data(self) -> bytes:
        try:
            stream, stored = self.file.open()
            with stored, stream:
                return stream.read()
        except Exception as error:  # of whatever unpacks it
            raise InputError(Text("it cannot be read: {reason}", reason=str(error))) from error


def _of_form_feeds(text: str) -> tuple[Text, ...]:
    """Other commands part a text where a form feed stands between two articles."""
    within = text.strip().count("\f")
    if not within:
        return ()
    return (
        Text(
            "it holds {count:,} form feeds and is one document all the same; where articles stand between them, make a "
            "table of it, an article a row",
            count=within,
        ),
    )


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
            return Document("", place, InputError(Text("no JSON: {error}", error=str(error))))
        if not isinstance(fields, dict):
            return Document("", place, InputError(Text("not an object of JSON; each line is to be one, {...}")))
        return Row(self.path, self.stem, self.number, fields, self.columns).read()


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: what its columns hold, by their names."""

    path: str
    stem: str
    number: int
    fields: Mapping[str, Any]
    columns: Columns

    @property
    def size(self) -> int:
        value = self.fields.get(self.columns.text)
        return len(value) if isinstance(value, str) else 0

    def read(self) -> Document:
        place = f"{self.path}:{self.number}"
        id, name = f"{self.stem}#{self.number}", place
        if self.columns.id is not None:
            value = self.fields.get(self.columns.id)
            if not isinstance(value, str | int) or isinstance(value, bool):
                problem = Text("it has no id; `{column}` is to hold a text or a number", column=self.columns.id)
                return Document("", place, InputError(problem))
            id = str(value).encode("utf-8", "replace").decode()
            name = f"{place} ({id})"
        about: dict[str, Any] = {}
        warnings = tuple(self._tell(about))
        return Document(id, name, self._content(), about, warnings)

    def _content(self) -> str | InputError:
        if self.columns.text not in self.fields:
            return InputError(missing(self.columns.text, list(self.fields), texts=True))
        value = self.fields[self.columns.text]
        if isinstance(value, str):
            return value
        what = "null" if value is None else type(value).__name__
        return InputError(Text("its `{column}` is no text but {what}", column=self.columns.text, what=what))

    def _tell(self, about: dict[str, Any]) -> Iterator[Text]:
        """Put down what the row tells of the article, and say what is wrong with it. What cannot be read is None: it is
        not known. What is missing or empty says nothing."""
        for key, column, read in (("date", self.columns.date, day_of), ("outlet", self.columns.outlet, _name)):
            if column is None:
                continue
            if column not in self.fields:
                yield Text("it has no `{column}`", column=column)
            value = self.fields.get(column)
            if value is None or value == "":
                continue
            try:
                about[key] = read(value)
            except ValueError as error:
                about[key] = None
                yield Text("its `{column}` is left out: {reason}", column=column, reason=error.args[0])


def _name(value: Any) -> str:
    if isinstance(value, str):
        return value
    raise ValueError(Text("no text but {what}", what=type(value).__name__))


def missing(column: str, there: list[str], *, texts: bool) -> Text:
    """What to say where a column is missing, that of the `texts` or another."""
    if texts:
        return Text(
            "there is no column `{column}`; --text-column names the one of the texts: {there}",
            column=column,
            there=joined(there),
        )
    return Text("there is no column `{column}`: {there}", column=column, there=joined(there))


def page(html: bytes) -> str:
    """The running text of a page, without what stands around it. Raises InputError where it has none."""
    with needing("trafilatura", "web"):
        import trafilatura
    text = trafilatura.extract(html, include_comments=False, include_tables=False)
    if not text:
        raise InputError(Text("there is no running text on this page"))
    return str(text)
