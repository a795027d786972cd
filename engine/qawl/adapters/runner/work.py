"""A part of the work: some documents are read, and what is found in them is written. No other part matters to it."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from qawl.adapters import filters
from qawl.adapters.runner.formats import Format
from qawl.adapters.runner.items import Item
from qawl.diagnostic import InputError, Text
from qawl.engine import Engine

_BYTES = 128_000  # of a part
_MOST = 256  # documents in a part


@dataclass(frozen=True, slots=True)
class Report:
    """What is to be said of a document."""

    severity: Literal["error", "warning"]
    message: Text
    name: str


@dataclass(frozen=True, slots=True)
class Counts:
    """How many documents were taken, read and refused, and how many attributions they have."""

    taken: int = 0
    read: int = 0
    bad: int = 0
    attributions: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.taken + other.taken,
            self.read + other.read,
            self.bad + other.bad,
            self.attributions + other.attributions,
        )


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a part."""

    data: bytes
    counts: Counts
    reports: tuple[Report, ...]


@dataclass(frozen=True, slots=True)
class Work:
    """What is done with each document; `about` is what the engine is told of those that tell nothing of
    themselves. It can be sent to another process."""

    engine: Engine
    format: Format
    options: Namespace
    about: Mapping[str, Any] = field(default_factory=dict)

    def __call__(self, items: Sequence[Item]) -> Done:
        """Read the documents and extract. One that cannot be read, or on which the engine fails, is reported."""
        wanted = filters.chosen(self.options, self.engine)
        made: list[Any] = []
        reports: list[Report] = []
        total = 0
        for item in items:
            document = item.read()
            try:
                text = document.text
                attributions = filters.kept(self.engine(text, **{**self.about, **document.about}), wanted)
                made.append(self.format.made(document.id, attributions))
            except InputError as error:
                reports.append(Report("error", error.message, document.name))
                continue
            except Exception as error:  # one document shall not cost the others
                what = f"{type(error).__name__}: {error}"
                problem = Text("the engine fails on it, which is a mistake in qawl: {error}", error=what)
                reports.append(Report("error", problem, document.name))
                continue
            total += len(attributions)
            reports += [Report("warning", warning, document.name) for warning in document.warnings]
            if not text.strip("\ufeff \t\r\n"):
                reports.append(Report("warning", Text("it is empty"), document.name))
        counts = Counts(len(items), len(made), len(items) - len(made), total)
        return Done(self.format.joined(made), counts, tuple(reports))


def parts(items: Iterable[Item]) -> Iterator[list[Item]]:
    """The documents in parts that are worth the way to another process and back."""
    part: list[Item] = []
    size = 0
    for item in items:
        part.append(item)
        size += item.size
        if size >= _BYTES or len(part) >= _MOST:
            yield part
            part, size = [], 0
    if part:
        yield part
