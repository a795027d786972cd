"""The terminal: Arabic within Latin lines, colours, width, and messages on standard error."""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TextIO

FSI, PDI = "\u2068", "\u2069"
#: Said first within an isolate, it makes the line run from right to left although it may begin with BBC.
RIGHT_TO_LEFT = "\u200f"

# Isolates in the text itself would end ours too early, or never.
_ISOLATES = dict.fromkeys(range(0x2066, 0x206A))
# What a terminal obeys instead of showing: nothing from an article may move the cursor.
_CONTROLS = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0)), "\ufffd")

_STYLES = {"bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33", "cyan": "36"}
_WIDTH = 80
Style = Literal["bold", "dim", "red", "green", "yellow", "cyan"]


def isolate(text: str) -> str:
    """The text as a unit of its own: what stands around it on the line does not change its order, nor it theirs.

    >>> isolate("قال").encode("unicode_escape")
    b'\\\\u2068\\\\u0642\\\\u0627\\\\u0644\\\\u2069'
    """
    return f"{FSI}{text.translate(_ISOLATES)}{PDI}"


def printable(text: str) -> str:
    """The text on one line: runs of white space are one blank, control characters are U+FFFD."""
    return " ".join(text.split()).translate(_CONTROLS)


def columns(text: str) -> int:
    """How many columns the text takes: marks above a letter and invisible characters take none.

    >>> columns("قال"), columns("قَالَ")
    (3, 3)
    """
    return sum(unicodedata.category(char) not in ("Mn", "Me", "Cf") for char in text)


def wrap(text: str, width: int) -> Iterator[str]:
    """The words of the text in lines of at most `width` columns; a longer word has a line of its own.

    >>> list(wrap("من قال إن هذا ممكن", 8))
    ['من قال', 'إن هذا', 'ممكن']
    """
    line: list[str] = []
    filled = 0
    for word in text.split():
        size = columns(word)
        if line and filled + 1 + size > width:
            yield " ".join(line)
            line, filled = [], 0
        filled += size + bool(line)
        line.append(word)
    if line:
        yield " ".join(line)


@dataclass(frozen=True, slots=True)
class Terminal:
    """What may be written to a stream: isolates and colours, and the width to wrap at. By default plain text."""

    isolates: bool = False
    colours: bool = False
    width: int | None = None

    @classmethod
    def of(cls, stream: TextIO) -> Terminal:
        """Plain unless the stream is a terminal; NO_COLOR and TERM=dumb keep the colours off."""
        if not stream.isatty():
            return cls()
        colours = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
        try:
            width = os.get_terminal_size(stream.fileno()).columns
        except OSError:
            width = 0
        return cls(isolates=True, colours=colours, width=width or _WIDTH)

    def isolate(self, text: str) -> str:
        """The text isolated, where that is of use."""
        return isolate(text) if self.isolates else text

    def padded(self, text: str, width: int, *, right: bool = False) -> str:
        """The text isolated, and blanks after it, or before it, up to so many columns."""
        blanks = " " * (width - columns(text))
        return blanks + self.isolate(text) if right else self.isolate(text) + blanks

    def paint(self, text: str, style: Style) -> str:
        """The text in a style, where there are colours."""
        return f"\x1b[{_STYLES[style]}m{text}\x1b[0m" if self.colours and text else text


def directed(text: str, terminal: Terminal) -> str:
    """Arabic on a line that begins in Latin letters: isolated, and running from the right."""
    return isolate(RIGHT_TO_LEFT + printable(text)) if terminal.isolates else printable(text)


def report(severity: Literal["error", "warning", "note"], message: str, name: str = "") -> None:
    """Write one line to standard error: what it is about (a file's name), and what is wrong with it."""
    if sys.stderr is None:
        return
    terminal = Terminal.of(sys.stderr)
    style: Style = "red" if severity == "error" else "yellow"
    about = f"{terminal.isolate(printable(name))}: " if name else ""
    print(f"qawl: {terminal.paint(severity, style)}: {about}{message}", file=sys.stderr)
