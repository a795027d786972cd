"""All together: files in, one output, the counts at the end."""

from __future__ import annotations

import hashlib
import os
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from itertools import islice
from typing import Protocol, TextIO

from qawl.adapters.arabic import told
from qawl.adapters.output import STDOUT, opened
from qawl.adapters.runner.items import Item
from qawl.adapters.runner.kinds import File
from qawl.adapters.runner.progress import Progress
from qawl.adapters.runner.readers import Reader
from qawl.adapters.runner.work import Counts, Done, Work, parts
from qawl.adapters.terminal import report
from qawl.adapters.wording import Language
from qawl.diagnostic import Text


class Output(Protocol):
    """Where the bytes go. `counts` is what an earlier run has done of it."""

    counts: Counts

    def write(self, data: bytes, counts: Counts) -> None: ...

    def finish(self) -> None: ...

    def leave(self) -> bool: ...

    def drop(self) -> None: ...


class Stream:
    """Standard output, a device or a pipe: what is written is gone."""

    def __init__(self, path: str | None, head: bytes) -> None:
        """Raises OSError where it cannot be written."""
        self.counts = Counts()
        self._opened: AbstractContextManager[TextIO] = opened(path)
        self._stream = self._opened.__enter__()
        self._stream.write(head.decode())

    def write(self, data: bytes, counts: Counts) -> None:
        """Pass it on."""
        self._stream.write(data.decode())
        self.counts = counts

    def finish(self) -> None:
        """Flush and close."""
        self._opened.__exit__(None, None, None)

    def leave(self) -> bool:
        """Nothing can go on here later."""
        return False

    def drop(self) -> None:
        """What is written is gone."""


def is_stream(path: str | None) -> bool:
    """Is it no file that can be replaced?"""
    return path is None or path == STDOUT or (os.path.exists(path) and not os.path.isfile(path))


def digest(files: Sequence[File], *more: object) -> str:
    """Of all on which the bytes of an output depend: the files by path, size and time, and more."""
    sha = hashlib.sha256(repr(more).encode("utf-8", "surrogateescape"))
    for file in files:
        try:
            found = os.stat(file.path)
            sha.update(repr((file, found.st_size, found.st_mtime_ns)).encode("utf-8", "surrogateescape"))
        except OSError:
            sha.update(repr(file).encode("utf-8", "surrogateescape"))
    return sha.hexdigest()


def run(work: Work, reader: Reader, output: Output, *, jobs: int, total: int, shown: bool, lang: Language) -> Counts:
    """Extract from all documents of the reader, but for those that an earlier run has done. Reports go to standard
    error; the output is neither finished nor left. `total` is the size of all files, for the progress.

    Raises OSError where the output cannot be written, and InputError where the work cannot go on."""
    progress = Progress(total, shown)
    positions: deque[int] = deque()

    def ahead() -> Iterator[Sequence[Item]]:
        items = iter(reader)
        for _ in islice(items, output.counts.taken):
            pass  # an earlier run has done them
        progress.begin(reader.position)
        for part in parts(items):
            positions.append(reader.position)
            yield part

    counts = output.counts
    try:
        for done in _done(work, ahead(), jobs):
            if done.reports:
                progress.clear()
            for each in done.reports:
                report(each.severity, told(each.message, lang), each.name)
            counts += done.counts
            output.write(done.data, counts)
            progress.show(positions.popleft(), counts.read, counts.attributions)
    finally:
        progress.clear()
    return counts


def _done(work: Work, found: Iterator[Sequence[Item]], jobs: int) -> Iterator[Done]:
    if jobs == 1:
        return map(work, found)
    from qawl.adapters.runner.pool import side_by_side

    return side_by_side(work, found, jobs)


def summary(counts: Counts) -> Text:
    """The summary of a run.

    >>> summary(Counts(taken=3, read=2, bad=1, attributions=1204))
    'documents read: 2; not read: 1; attributions: 1,204'
    """
    if counts.bad:
        return Text(
            "documents read: {read:,}; not read: {bad:,}; attributions: {found:,}",
            read=counts.read,
            bad=counts.bad,
            found=counts.attributions,
        )
    return Text("documents read: {read:,}; attributions: {found:,}", read=counts.read, found=counts.attributions)
