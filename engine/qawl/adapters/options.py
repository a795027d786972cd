"""What options of the command line are, and the like in tables."""

from __future__ import annotations

import argparse
from datetime import date, datetime
from typing import Any

from qawl.diagnostic import Text


def day(text: str) -> date:
    """A day, as 2017-11-21; raises ArgumentTypeError with the way out for anything else."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no day; write it as 2017-11-21") from None


def day_of(value: Any) -> date:
    """The day that a cell of a table holds: a date, a point in time, or one of them as ISO 8601 writes it. Of a point
    in time it is the day that is written there, whatever the zone. Raises ValueError, which says what is wrong.

    >>> day_of("2017-11-21T23:30:00+03:00")
    datetime.date(2017, 11, 21)
    """
    if isinstance(value, date):
        return value.date() if isinstance(value, datetime) else value
    try:
        return datetime.fromisoformat(value.strip()).date()
    except (ValueError, AttributeError):
        raise ValueError(
            Text("{value} is no day; it is to be as 2017-11-21 or 2017-11-21T10:30:00", value=repr(value))
        ) from None


def some(text: str) -> int:
    """A number of at least one; raises ArgumentTypeError for anything else."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of at least one; write it as 5")
    return int(text)


def count(text: str) -> int:
    """A number that is not negative; raises ArgumentTypeError for anything else."""
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"{text!r} is no number; write it as 5")
    return int(text)
