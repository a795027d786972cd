"""A corpus: its articles one after the other. In a file a form feed stands between two of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from qawl.adapters.arabic import told
from qawl.adapters.inputs import STDIN, Source, sources
from qawl.adapters.terminal import report
from qawl.adapters.wording import Language
from qawl.diagnostic import InputError

FORM_FEED = "\f"


@dataclass(frozen=True, slots=True)
class Article:
    """One text. `id` is the file's, with the number in it where there are several; it begins in `line` of `file`.
    `about` is what is known of it, as the engine takes it (`date`, `outlet`)."""

    id: str
    file: str
    line: int
    text: str
    about: Mapping[str, Any] = field(default_factory=dict)

    @property
    def day(self) -> str:
        """When it appeared, as ISO 8601; "" where that is not known."""
        day = self.about.get("date")
        return day.isoformat() if day else ""

    def place(self, offset: int) -> str:
        """`FILE:LINE` of a code point, as `qawl explain` takes it."""
        return f"{self.file}:{self.line + self.text.count(chr(10), 0, offset)}"


def articles(paths: Iterable[str], encoding: str, lang: Language = "en") -> tuple[list[Article], bool]:
    """The articles of files, of the texts below folders and of standard input, and whether all could be read; what
    cannot is reported. Those without a letter are left out."""
    found: list[Article] = []
    whole = True
    for source in sources(list(paths) or [STDIN]):
        try:
            found += _parts(source, source.read(encoding))
        except InputError as error:
            report("error", told(error.message, lang), source.name)
            whole = False
    return found, whole


def _parts(source: Source, text: str) -> Iterator[Article]:
    parts = text.split(FORM_FEED)
    line = 1
    for number, part in enumerate(parts, 1):
        if part.strip("\ufeff \t\r\n"):
            yield Article(source.id if len(parts) == 1 else f"{source.id}#{number}", source.name, line, part)
        line += part.count("\n")
