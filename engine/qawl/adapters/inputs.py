"""Documents from files, folders and standard input.

Bytes are decoded and nothing else: no line end is translated and no byte order mark dropped, so that offsets count
in the text as it was given.
"""

from __future__ import annotations

import codecs
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from qawl.diagnostic import InputError, Text

STDIN = "-"
SUFFIX = ".txt"
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@dataclass(frozen=True, slots=True)
class Source:
    """Where a document comes from: a path as the user gave it, or `-`."""

    path: str

    @property
    def name(self) -> str:
        """What messages call it."""
        return "standard input" if self.path == STDIN else self.path

    @property
    def id(self) -> str:
        """The document's id: the file's stem. A name that is not UTF-8 gets U+FFFD in place of the odd bytes.

        >>> Source("corpus/sana-2017-11-21.txt").id
        'sana-2017-11-21'
        """
        return os.fsencode(Path(self.path).stem).decode("utf-8", "replace")

    def read(self, encoding: str) -> str:
        """The document's text. Raises InputError with the place and the way out."""
        if self.path == STDIN and sys.stdin is None:
            raise InputError(Text("it is closed; give a file"))
        return decoded(self._bytes(), encoding)

    def _bytes(self) -> bytes:
        try:
            if self.path == STDIN:
                return sys.stdin.buffer.read()
            if os.path.isdir(self.path):
                os.scandir(self.path).close()  # raises where we may not look
                raise InputError(
                    Text(
                        "there are no texts (*{suffix}) in this folder; name the files if they end otherwise",
                        suffix=SUFFIX,
                    )
                )
            return Path(self.path).read_bytes()
        except FileNotFoundError as error:
            raise InputError(Text("there is no such file or folder")) from error
        except OSError as error:
            raise InputError(Text("it cannot be read: {reason}", reason=error.strerror or str(error))) from error


def sources(paths: Iterable[str]) -> Iterator[Source]:
    """A source for each file, for each text below a folder (by path), and for `-`.

    What is missing, a folder without texts and one that may not be entered are sources too: to read them says why not.
    """
    for path in paths:
        if path == STDIN or not os.path.isdir(path):
            yield Source(path)
        else:
            yield from _below(path) or [Source(path)]


def _below(folder: str) -> list[Source]:
    closed: list[str] = []
    found = [
        os.path.join(parent, file)
        for parent, _, files in os.walk(folder, onerror=lambda error: closed.append(error.filename))
        for file in files
        if file.lower().endswith(SUFFIX)
    ]
    return [Source(path) for path in sorted(found + closed)]


def decoded(data: bytes, encoding: str) -> str:
    """The text that the bytes are. Raises InputError with the place and the way out."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(_undecodable(data, error.start, encoding)) from error
    except UnicodeError as error:
        raise InputError(Text("not {encoding}: {error}", encoding=encoding, error=str(error))) from error


def check_encoding(name: str) -> None:
    """Raise InputError unless Python can decode text in this encoding."""
    try:
        if not name.isascii():
            raise LookupError
        b"a".decode(name)
    except LookupError:
        raise InputError(
            Text(
                "there is no text encoding `{name}`; try utf-8, utf-16, cp1256 (Windows Arabic) or iso-8859-6",
                name=name,
            )
        ) from None
    except UnicodeError:
        pass  # one letter is no text in it (UTF-16): it exists


def _undecodable(data: bytes, at: int, encoding: str) -> Text:
    line = data.count(b"\n", 0, at) + 1
    place = Text("byte 0x{byte:02X} at byte offset {offset} (line {line})", byte=data[at], offset=at, line=line)
    if codecs.lookup(encoding).name != "utf-8":
        return Text("not {encoding}: {place}; is it in another encoding?", encoding=encoding, place=place)
    if data.startswith(_UTF16):
        return Text("not UTF-8: {place}; it begins as UTF-16 does: --encoding utf-16", place=place)
    if data[:at].isascii():
        return Text("not UTF-8: {place}; --encoding cp1256 reads Windows Arabic", place=place)
    # Other encodings hardly ever look like UTF-8 by chance.
    return Text(
        "not UTF-8: {place}; what stands before it is UTF-8, so the file may be damaged or cut off; "
        "--encoding cp1256 reads Windows Arabic",
        place=place,
    )
