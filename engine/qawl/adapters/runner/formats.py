"""What results are written as. Each format makes bytes of documents with their attributions; such bytes are put one
after the other, and only a Parquet file is something else in the end."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from qawl.adapters import jsonl, listing
from qawl.adapters.terminal import Terminal
from qawl.attribution.model import Attribution

NAMES = ("listing", "jsonl", "csv", "parquet")


class Format(Protocol):
    """`head` stands before everything. What a document's attributions become is joined with that of others."""

    @property
    def head(self) -> bytes: ...

    def made(self, doc: str, attributions: Sequence[Attribution]) -> Any: ...

    def joined(self, made: Iterable[Any]) -> bytes: ...

    def finish(self, path: str) -> str:
        """The file as it is to be, from the one with all that was written."""
        ...


@dataclass(frozen=True, slots=True)
class _Plain:
    head: bytes = b""

    def joined(self, made: Iterable[Any]) -> bytes:
        """What was made is text."""
        return "".join(made).encode()

    def finish(self, path: str) -> str:
        """It is so already."""
        return path


@dataclass(frozen=True, slots=True)
class Listing(_Plain):
    """For a reader; with the ids of the documents where there are several."""

    terminal: Terminal = field(default_factory=Terminal)
    named: bool = False

    def made(self, doc: str, attributions: Sequence[Attribution]) -> str:
        return listing.blocks(attributions, self.terminal, doc if self.named else "")


@dataclass(frozen=True, slots=True)
class JsonLines(_Plain):
    """One attribution a line."""

    def made(self, doc: str, attributions: Sequence[Attribution]) -> str:
        return jsonl.lines(doc, attributions)


@dataclass(frozen=True, slots=True)
class Csv(_Plain):
    """The flat rows. Numbers of a list have a blank between them, names a stroke; what is not told is empty."""

    def made(self, doc: str, attributions: Sequence[Attribution]) -> str:
        from qawl.adapters.rows import row

        return _csv(map(_cell, row(doc, each)) for each in attributions)


@dataclass(frozen=True, slots=True)
class Parquet(_Plain):
    """The flat rows, as a table."""

    def made(self, doc: str, attributions: Sequence[Attribution]) -> list[list[Any]]:
        from qawl.adapters.rows import row

        return [row(doc, each) for each in attributions]

    def joined(self, made: Iterable[list[list[Any]]]) -> bytes:
        from qawl.adapters import arrow

        return arrow.packed([each for rows in made for each in rows])

    def finish(self, path: str) -> str:
        from qawl.adapters import arrow

        whole = f"{path}.whole"
        with open(path, "rb") as packs:
            arrow.write_parquet(packs, whole)
        return whole


def by_suffix(path: str | None) -> str:
    """The name of the format that a file has by its suffix, else that of the listing.

    >>> by_suffix("quotes.csv"), by_suffix("quotes")
    ('csv', 'listing')
    """
    suffix = os.path.splitext(path or "")[1].lower().removeprefix(".")
    return suffix if suffix in NAMES[1:] else NAMES[0]


def named(name: str, terminal: Terminal, several: bool) -> Format:
    """The format of this name, one of `NAMES`. Raises InputError where it needs what is not installed."""
    if name == "listing":
        return Listing(terminal=terminal, named=several)
    if name == "csv":
        from qawl.adapters.rows import COLUMNS

        return Csv(_csv([COLUMNS]).encode())
    if name == "parquet":
        import qawl.adapters.arrow  # noqa: F401 # which says what is missing, before anything is read

        return Parquet()
    return JsonLines()


def _csv(rows: Iterable[Iterable[Any]]) -> str:
    import csv
    import io

    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        return (" " if value and isinstance(value[0], int) else " | ").join(map(str, value))
    return str(value).lower() if isinstance(value, bool) else value
