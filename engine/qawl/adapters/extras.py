"""Libraries that are extras: what to install where one is missing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from qawl.diagnostic import InputError, Text


class MissingExtra(InputError, ImportError):
    """A library is missing that is an extra of qawl; the message says which."""


@contextmanager
def needing(library: str, extra: str) -> Iterator[None]:
    """Imports in this block raise MissingExtra where the library is not installed."""
    try:
        yield
    except ModuleNotFoundError as error:
        raise MissingExtra(
            Text("this needs {library}: pip install 'qawl[{extra}]'", library=library, extra=extra)
        ) from error
