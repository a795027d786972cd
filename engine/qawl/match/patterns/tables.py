"""What a program is matched with: the letters of its symbols, and the compiled patterns. Plain data, kept with it.

`prepare` makes it from a program in a few seconds; to load it takes no time to speak of.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any as Data

from qawl.match.patterns.compiled import Compiled
from qawl.match.patterns.stretches import Stretches

# Tables are for the same Python alone.
MADE_BY = f"{sys.version} {sys.byteorder}"


@dataclass(frozen=True, slots=True)
class Attempt:
    """One alternative of one construction: the test of its cue, the pattern from the cue on and the one before it.

    Where it cannot be written as patterns, `right` is None. What the sentence has to have depends on which of the
    frames `asked` the cue has, a bit mask: `cases` has by these the numbers of the `marks` that it needs after the cue,
    and ~n for mark n before it."""

    construction: int
    alternative: int
    test: int
    asked: int
    cases: Mapping[int, Sequence[int]]
    right: Compiled | None
    left: Compiled | None


@dataclass(frozen=True, slots=True)
class Chances:
    """Which attempts can match, as bit masks of their numbers: by the symbol of the cue (with the frames that it has),
    and by the letters `after` and `before` it and the `first` one of the sentence. The end of a sentence is HARD or "".
    All letters are without variants."""

    cues: Mapping[str, tuple[int, int]]
    after: Mapping[str, int]
    before: Mapping[str, int]
    first: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Opening:
    """A letter at which something that a lookahead asks for can begin.

    `asks` are the numbers of what can, each with the number of the set of letters of which one follows if it does;
    letter n of `variants` says that those do begin here that are bits of n."""

    letter: str
    asks: Sequence[tuple[int, int]]
    variants: str


@dataclass(frozen=True, slots=True)
class Tables:
    """`letters` has the letter of each symbol (the fixed ones first), `contexts` what lookaheads ask for, `openings`
    where that begins, and `seconds` are sets of letters that follow there, -1 for any, or none. `marks` are sets of
    letters, any of which a sentence may need to have; of two sets, one of each in a row. `stretches` are what the code
    of all patterns consists of."""

    letters: str
    openings: Sequence[Opening]
    seconds: Sequence[int]
    contexts: Sequence[Compiled]
    marks: Sequence[tuple[int, ...]]
    attempts: Sequence[Attempt]
    chances: Chances
    rounds: Sequence[Compiled]
    stretches: Stretches

    def to_data(self) -> Data:
        """The tables as what `marshal` knows."""
        sides = dict.fromkeys(side for a in self.attempts for side in (a.right, a.left) if side is not None)
        numbers: dict[Compiled | None, int] = {side: number for number, side in enumerate(sides)}
        chances = self.chances
        return {
            "letters": self.letters,
            "openings": [(o.letter, list(o.asks), o.variants) for o in self.openings],
            "seconds": list(self.seconds),
            "contexts": [pattern.data for pattern in self.contexts],
            "marks": list(self.marks),
            "sides": [side.data for side in sides],
            "attempts": [
                (a.construction, a.alternative, a.test, a.asked, dict(a.cases), *map(numbers.get, (a.right, a.left)))
                for a in self.attempts
            ],
            "chances": [dict(found) for found in (chances.cues, chances.after, chances.before, chances.first)],
            "rounds": [pattern.data for pattern in self.rounds],
            "stretches": self.stretches.to_data(),
        }

    @classmethod
    def from_data(cls, data: Data) -> Tables:
        """The tables that `to_data` gave. Raises ValueError for anything else."""
        try:
            stretches = Stretches.from_data(data["stretches"])
            sides = [Compiled(side, stretches) for side in data["sides"]]
            return cls(
                data["letters"],
                [Opening(*opening) for opening in data["openings"]],
                data["seconds"],
                [Compiled(pattern, stretches) for pattern in data["contexts"]],
                data["marks"],
                [
                    Attempt(*rest, *(None if side is None else sides[side] for side in (right, left)))
                    for *rest, right, left in data["attempts"]
                ],
                Chances(*data["chances"]),
                [Compiled(pattern, stretches) for pattern in data["rounds"]],
                stretches,
            )
        except (KeyError, TypeError, IndexError) as error:
            raise ValueError(f"damaged tables: {error!r}") from error
