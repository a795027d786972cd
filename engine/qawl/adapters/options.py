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
