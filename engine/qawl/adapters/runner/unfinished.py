"""What an interrupted run has written, so that the same run can go on from there.

Beside the output stand, as long as it is not whole, `.NAME.part` with what is written so far and `.NAME.state`, which
says how many documents and bytes of it count. The state is replaced as a whole, after the bytes that it counts are
stored; what stands behind them is cut off. So a run can be killed at any point.
"""

from __future__ import annotations

import json
import os
import stat
from dataclasses import asdict
from time import monotonic

from qawl.adapters.runner.formats import Format
from qawl.adapters.runner.work import Counts
from qawl.diagnostic import InputError, Text

_EVERY = 1.0  # seconds; so much work may be done twice


class Unfinished:
    """The output of a run, being written. `run` names all on which its bytes depend: of another nothing is taken."""

    def __init__(self, path: str, run: str, format: Format) -> None:
        """Raises OSError where it cannot be written, InputError where another process does so."""
        self.path = os.path.realpath(path)
        if os.path.isdir(self.path):
            raise IsADirectoryError(0, "it is a folder")
        folder, name = os.path.split(self.path)
        self._part, self._state = (os.path.join(folder, f".{name}.{what}") for what in ("part", "state"))
        self._run = run
        self._format = format
        self._file = os.open(self._part, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o666)
        self._kept = False
        self._open = True
        self._lock()
        #: What is done already.
        self.counts = self._resumed()
        self._noted = monotonic()

    def write(self, data: bytes, counts: Counts) -> None:
        """Add the bytes that came of further documents; `counts` is the sum of all."""
        self._append(data)
        self.counts = counts
        if monotonic() - self._noted >= _EVERY:
            self.note()

    def note(self) -> None:
        """From here a later run will go on."""
        os.fsync(self._file)
        state = {"run": self._run, "bytes": os.lseek(self._file, 0, os.SEEK_CUR), **asdict(self.counts)}
        with open(f"{self._state}.new", "w", encoding="utf-8") as file:
            json.dump(state, file)
        os.replace(f"{self._state}.new", self._state)
        self._kept = True
        self._noted = monotonic()

    def finish(self) -> None:
        """Put the whole in its place."""
        self.note()
        whole = self._format.finish(self._part)
        if os.path.exists(self.path):
            os.chmod(whole, stat.S_IMODE(os.stat(self.path).st_mode))
        os.replace(whole, self.path)
        self._close()
        for rest in {self._part, self._state} - {whole}:
            os.unlink(rest)

    def leave(self) -> bool:
        """Stop before the end. Is there something with which a later run will begin?"""
        if not self._open:
            return False
        if self._kept:
            self.note()
        else:
            os.unlink(self._part)
        self._close()
        return self._kept

    def drop(self) -> None:
        """Stop, and let nothing remain."""
        if self._kept:
            os.unlink(self._state)
            self._kept = False
        self.leave()

    def _resumed(self) -> Counts:
        try:
            with open(self._state, encoding="utf-8") as file:
                state = json.load(file)
            size, run = state.pop("bytes"), state.pop("run")
            counts = Counts(**state)
            whole = os.fstat(self._file).st_size >= size
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            whole, run = False, ""
        if not whole or run != self._run:
            os.ftruncate(self._file, 0)
            self._append(self._format.head)
            return Counts()
        self._kept = True
        os.ftruncate(self._file, size)
        os.lseek(self._file, size, os.SEEK_SET)
        return counts

    def _close(self) -> None:
        os.close(self._file)
        self._open = False

    def _append(self, data: bytes) -> None:
        left = memoryview(data)
        while left:
            left = left[os.write(self._file, left) :]

    def _lock(self) -> None:
        try:
            import fcntl
        except ImportError:  # on Windows
            return
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(self._file)
            raise InputError(Text("another run is writing it")) from None
