"""What a matcher finds. Positions are token numbers; the attribution layer turns them into offsets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Captured(NamedTuple):  # made by the hundred thousand: a tuple takes a third of the time of a dataclass
    """A role over the tokens `[start, end)`; `skip` is the clitic preposition outside the span."""

    start: int
    end: int
    role: str
    skip: str


@dataclass(frozen=True, slots=True)
class Match:
    """One construction at one cue: tokens `[start, end)` with the roles in them."""

    construction: int
    cue: int
    cue_test: int
    start: int
    end: int
    roles: tuple[Captured, ...]
