"""What a matcher finds. Positions are token numbers; the attribution layer turns them into offsets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from qawl.diagnostic import InputError


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


ONE_CUE = 2.0  # seconds for the matches at one cue, or for one match


class OutOfTime(InputError):
    """A search took too long; `cue` is the token that it had come to."""

    def __init__(self, cue: int) -> None:
        super().__init__(f"matching took too long at word {cue + 1}: one of the rules tries too much there.")
        self.cue = cue
