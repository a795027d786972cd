"""A line on the terminal that says how far a run has come."""

from __future__ import annotations

import sys
from time import monotonic

_AFTER = 1.0  # seconds: what is done by then needs no line
_EVERY = 0.2


class Progress:
    """Shown on standard error where that is a terminal. `total` is the size of all input in bytes, `begun` the part of
    it that an earlier run has done."""

    def __init__(self, total: int, shown: bool) -> None:
        self._total = total
        self._shown = shown and sys.stderr is not None and sys.stderr.isatty()
        self._start = self._last = monotonic()
        self._begun = 0

    def begin(self, position: int) -> None:
        """Work begins here: what lies before was done earlier."""
        self._begun = position

    def show(self, position: int, documents: int, attributions: int) -> None:
        """It has come to this position, and this is what was done."""
        now = monotonic()
        if self._shown and now - self._start >= _AFTER and now - self._last >= _EVERY:
            self._last = now
            line = told(position, self._total, position - self._begun, now - self._start, documents, attributions)
            print(f"\r{line}\x1b[K", end="", file=sys.stderr, flush=True)

    def clear(self) -> None:
        """Make room for a message, or for the end."""
        if self._shown:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)


def told(position: int, total: int, done: int, seconds: float, documents: int, attributions: int) -> str:
    """The line: the share done, the documents and attributions, the rate, and the time left at this rate.

    >>> told(25_000_000, 100_000_000, 20_000_000, 10, 5000, 30000)
    ' 25%  5,000 documents  30,000 attributions  2.0 MB/s  0:37 left'
    """
    rate = done / seconds if seconds else 0.0
    left = f"  {_clock((total - position) / rate)} left" if rate and total else ""
    share = f"{position / total:4.0%}  " if total else ""
    return f"{share}{documents:,} documents  {attributions:,} attributions  {rate / 1e6:.1f} MB/s{left}"


def _clock(seconds: float) -> str:
    """
    >>> _clock(59.9), _clock(3723)
    ('0:59', '1:02:03')
    """
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
