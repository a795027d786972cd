"""What options of the command line are."""

from __future__ import annotations

import argparse
from datetime import date


def day(text: str) -> date:
    """A day, as 2017-11-21; raises ArgumentTypeError with the way out for anything else."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no day; write it as 2017-11-21") from None


def count(text: str) -> int:
    """A number that is not negative; raises ArgumentTypeError for anything else."""
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"{text!r} is no number; write it as 5")
    return int(text)
