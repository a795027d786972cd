"""What a program is matched with: the letters of its symbols, and the compiled patterns. Plain data, kept as JSON.

`prepare` makes it from a program in a few seconds; to load it takes no time to speak of.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any as Json

from qawl.match.compiled import Compiled
from qawl.match.stretches import Stretches

# Tables are for the same Python alone.
MADE_BY = f"{sys.version} {sys.byteorder}"


# What an attempt needs: the numbers of the `marks` that the sentence has to have after the cue, and before it.
Needed = tuple[Sequence[int], Sequence[int]]


@dataclass(frozen=True, slots=True)
class Attempt:
    """One alternative of one construction: the test of its cue, the pattern from the cue on and the one before it.

    Where it cannot be written as patterns, `right` is None. In a match the cue's own letter is followed by one of the
    set `second`, and stands after one of the set `before`, of which bit 0 is the end of a sentence and bit n + 1 is
    letter n; and its sentence begins with one of the set `first`. -1 stands for any, or none. All letters here are
    without variants. `asked` are the tests that are asked of the cue, as a bit mask; `cases` has what is needed where
    the cue passes these of them, if it can match at all."""

    construction: int
    alternative: int
    test: int
    second: int
    before: int
    first: int
    asked: int
    cases: Mapping[int, Needed]
    right: Compiled | None
    left: Compiled | None


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
    """`letters` has the letter of each symbol (the fixed ones first), `cues` all symbols that can be a cue, `contexts`
    what lookaheads ask for, and `openings` where that begins; `seconds` are sets of letters that follow there, -1 for
    any, or none. `marks` are sets of letters, any of which a sentence may need to have. `stretches` are what the code
    of all patterns consists of."""

    letters: str
    cues: str
    openings: Sequence[Opening]
    seconds: Sequence[int]
    contexts: Sequence[Compiled]
    marks: Sequence[int]
    attempts: Sequence[Attempt]
    rounds: Sequence[Compiled]
    stretches: Stretches

    def to_json(self) -> Json:
        """The tables as what JSON knows."""
        return {
            "letters": self.letters,
            "cues": self.cues,
            "openings": [[o.letter, o.asks, o.variants] for o in self.openings],
            "seconds": list(map(_runs, self.seconds)),
            "contexts": [pattern.data for pattern in self.contexts],
            "marks": [_runs(mark) for mark in self.marks],
            "attempts": [
                [
                    a.construction,
                    a.alternative,
                    a.test,
                    _runs(a.second),
                    _runs(a.before),
                    _runs(a.first),
                    format(a.asked, "x"),
                    [[format(passed, "x"), *needed] for passed, needed in a.cases.items()],
                    a.right and a.right.data,
                    a.left and a.left.data,
                ]
                for a in self.attempts
            ],
            "rounds": [pattern.data for pattern in self.rounds],
            "stretches": self.stretches.to_json(),
        }

    @classmethod
    def from_json(cls, data: Json) -> Tables:
        """The tables that `to_json` gave. Raises ValueError for anything else."""
        try:
            stretches = Stretches.from_json(data["stretches"])
            return cls(
                data["letters"],
                data["cues"],
                [Opening(letter, [(a, b) for a, b in asks], variants) for letter, asks, variants in data["openings"]],
                list(map(_mask, data["seconds"])),
                [Compiled(pattern, stretches) for pattern in data["contexts"]],
                list(map(_mask, data["marks"])),
                [
                    Attempt(
                        *(number, nth, test, _mask(second), _mask(before), _mask(first), int(asked, 16)),
                        {int(passed, 16): (ahead, behind) for passed, ahead, behind in cases},
                        *(side and Compiled(side, stretches) for side in (right, left)),
                    )
                    for number, nth, test, second, before, first, asked, cases, right, left in data["attempts"]
                ],
                [Compiled(pattern, stretches) for pattern in data["rounds"]],
                stretches,
            )
        except (KeyError, TypeError, IndexError) as error:
            raise ValueError(f"damaged tables: {error!r}") from error


def _runs(mask: int) -> list[int]:
    """A set as the lengths of its stretches of bits, in turn not set and set; without any for -1."""
    runs: list[int] = []
    while mask > 0:
        skip = (mask & -mask).bit_length() - 1
        mask >>= skip
        run = (~mask & mask + 1).bit_length() - 1
        mask >>= run
        runs += skip, run
    return runs


def _mask(runs: Sequence[int]) -> int:
    mask = at = 0
    for skip, run in zip(runs[::2], runs[1::2], strict=True):
        at += skip
        mask |= (1 << run) - 1 << at
        at += run
    return mask if runs else -1
