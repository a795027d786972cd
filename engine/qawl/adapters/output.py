"""Where results go: standard output, or a file that is there whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from typing import Literal, TextIO

STDOUT = "-"


@contextmanager
def opened(path: str | None) -> Iterator[TextIO]:
    """Standard output for None or `-`; or else a file, which takes its place when the block ends without an exception.

    Raises OSError where it cannot be written."""
    if path is None or path == STDOUT:
        if sys.stdout is None:
            raise OSError(errno.EBADF, "it is closed")
        yield sys.stdout
        sys.stdout.flush()
    elif os.path.exists(path) and not os.path.isfile(path):
        with _open(path, "w") as stream:  # a device or a pipe: to put a file in its place would destroy it
            yield stream
    else:
        with _replacing(os.path.realpath(path)) as stream:
            yield stream


@contextmanager
def _replacing(path: str) -> Iterator[TextIO]:
    beside = os.path.join(os.path.dirname(path), f".qawl-{os.getpid()}.part")
    stream = _open(beside, "x")
    try:
        with stream:
            yield stream
        if os.path.exists(path):
            os.chmod(beside, stat.S_IMODE(os.stat(path).st_mode))
        os.replace(beside, path)
    except BaseException:
        os.unlink(beside)
        raise


def _open(path: str, mode: Literal["w", "x"]) -> TextIO:
    return open(path, mode, encoding="utf-8", newline="\n")


def use_utf8() -> None:
    """Make standard output and standard error UTF-8, whatever the locale says."""
    for stream, errors in ((sys.stdout, "strict"), (sys.stderr, "backslashreplace")):
        if isinstance(stream, TextIOWrapper):  # not where something else stands in for it, or where it is closed
            stream.reconfigure(encoding="utf-8", errors=errors, newline="\n")


def abandon_stdout() -> None:
    """Let standard output lead nowhere: nobody reads it, and what is still buffered shall not fail again at the end."""
    if sys.stdout is not None:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
