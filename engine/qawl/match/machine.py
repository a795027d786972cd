"""The compiled matcher: at each cue the patterns of the constructions that have such a cue."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import regex

from qawl.match.found import Captured, Match
from qawl.match.pattern import CLITICS, FIXED, Sets, Writer
from qawl.match.symbols import FEATURES
from qawl.program import Node, Program
from qawl.signature import Signer

# Patterns are proved bounded when rules are compiled; this guards what the proof cannot see (seconds a cue).
TIME_LIMIT = 1.0
_ROLE = {f"_{mark[-1]}": clitic for clitic, mark in CLITICS.items() if mark}


@dataclass(slots=True)
class _Attempt:
    """One alternative of one construction, its patterns written when they are first needed."""

    construction: int
    test: int
    left: Node | None
    right: Node
    right_pattern: regex.Pattern[str] | None = None
    left_pattern: regex.Pattern[str] | None = None


class Machine:
    """Matches the constructions of a program in a string of decided symbols."""

    def __init__(self, program: Program, signer: Signer) -> None:
        self.program = program
        fixed = {char: signer.mask_of_features(features) for char, features in FEATURES.items() if char in FIXED}
        self._sets = Sets(program.symbols, fixed)
        self._writer = Writer(self._sets, program.phrases)
        self._attempts: dict[str, list[_Attempt]] = {}
        order = sorted(
            range(len(program.constructions)),
            key=lambda n: (not program.constructions[n].block, -program.constructions[n].rank, n),
        )
        for number in order:
            for test, left, right in program.constructions[number].alternatives:
                attempt = _Attempt(number, test, left, right)
                for char in self._sets.chars(test):
                    self._attempts.setdefault(char, []).append(attempt)
        cues = "".join(sorted(self._attempts))
        self._cues = re.compile(f"[{cues}]" if cues else "(?!)")

    def cues(self, symbols: str) -> list[int]:
        """The positions of all words at which some construction can be tried."""
        return [m.start() for m in self._cues.finditer(symbols)]

    def constructions_at(self, symbols: str, cue: int) -> list[int]:
        """The constructions tried at a position, in their order: blocks, then by rank, then by file."""
        return list(dict.fromkeys(a.construction for a in self._attempts.get(symbols[cue], ())))

    def matches_at(self, symbols: str, cue: int) -> Iterator[Match]:
        """All matches at one cue, in the order of `constructions_at`; of one construction the first."""
        done = -1
        for attempt in self._attempts[symbols[cue]]:
            if attempt.construction == done:
                continue
            found = self._try(attempt, symbols, cue)
            if found is not None:
                done = attempt.construction
                yield found

    def _try(self, attempt: _Attempt, symbols: str, cue: int) -> Match | None:
        pattern = attempt.right_pattern
        if pattern is None:
            pattern = attempt.right_pattern = regex.compile(self._writer.after(attempt.right), regex.VERSION0)
        after = pattern.match(symbols, cue)
        if after is None:
            return None
        roles = _captured(after)
        start = cue
        if attempt.left is not None:
            pattern = attempt.left_pattern
            if pattern is None:
                pattern = attempt.left_pattern = regex.compile(self._writer.before(attempt.left), regex.VERSION0)
            before = pattern.match(symbols, cue)
            if before is None:
                return None
            roles += _captured(before)
            start = before.start("_left")
        return Match(attempt.construction, cue, attempt.test, start, after.end(), tuple(sorted(roles)))


def _captured(match: regex.Match[str]) -> list[Captured]:
    """The roles that took a word, all spans of each."""
    roles: list[Captured] = []
    for name in match.re.groupindex:
        if name[0] != "_":
            role, skip = (name[:-2], _ROLE[name[-2:]]) if name[-2:] in _ROLE else (name, "")
            roles.extend(Captured(a, b, role, skip) for a, b in match.spans(name) if a < b)
    return roles
