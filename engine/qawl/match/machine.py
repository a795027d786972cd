"""The compiled matcher: at each cue the patterns of the constructions that have such a cue."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import regex

from qawl.match.contexts import Contexts, Refiner
from qawl.match.found import Captured, Match
from qawl.match.letters import Heat, Letters
from qawl.match.pattern import CLITICS, Sets, Writer
from qawl.match.sieve import Sieve, State
from qawl.match.simplify import Simple, Simplifier
from qawl.match.symbols import Signs, alphabet
from qawl.program import Program, Seq

# Patterns are proved bounded when rules are compiled; this guards what the proof cannot see (seconds a cue).
TIME_LIMIT = 1.0
_ROLE = {f"_{mark[-1]}": clitic for clitic, mark in CLITICS.items() if mark}


@dataclass(slots=True)
class _Attempt:
    """One alternative of one construction, its patterns written when they are first needed."""

    construction: int
    test: int
    left: Simple | None
    right: Simple
    right_pattern: regex.Pattern[str] | None = None
    left_pattern: regex.Pattern[str] | None = None


class Machine:
    """Matches the constructions of a program in a string of decided symbols."""

    def __init__(self, program: Program, signs: Signs) -> None:
        self.program = program
        chars, masks = alphabet(program.symbols, signs)
        tests = [0] * max(len(program.tests), *(mask.bit_length() for mask in masks))
        for bit, mask in enumerate(masks):
            while mask:
                tests[(mask & -mask).bit_length() - 1] |= 1 << bit
                mask &= mask - 1
        contexts = Contexts(program, tests, len(chars))
        self._simplifier = simplifier = Simplifier(contexts.tests, program.phrases, contexts.looks)
        heat = Heat()
        for body in contexts.bodies:
            if body is not None:
                heat.add(body, contexts.simplifier)
        self._all: list[_Attempt] = []
        order = sorted(
            range(len(program.constructions)),
            key=lambda n: (not program.constructions[n].block, -program.constructions[n].rank, n),
        )
        for number in order:
            for test, left, right in program.constructions[number].alternatives:
                after = simplifier.simplify(right)
                before = simplifier.simplify(left, back=True) if left is not None else None
                self._all.append(_Attempt(number, test, before, after))
                heat.add(after, simplifier)
                if before is not None:
                    heat.add(before, simplifier, back=True)
        hottest = [mask for mask, _ in heat.sets.most_common()]
        letters = Letters(hottest, contexts.count)
        self._writer = Writer(Sets(letters), simplifier)
        sets = {mask: number for number, mask in enumerate(hottest)}
        members = {
            char: sum(1 << number for number, mask in enumerate(hottest) if mask >> bit & 1)
            for char, bit in zip(letters.chars, letters.bits, strict=True)
        }
        self._refiner = Refiner(contexts, chars, letters, sets, members)
        ahead = Sieve([a.right for a in self._all], simplifier, sets, members)
        behind = Sieve([Seq(()) if a.left is None else a.left for a in self._all], simplifier, sets, members, back=True)
        self._tried: dict[str, list[int]] = {}
        self._starts: dict[str, tuple[State, State]] = {}
        for bit, char in enumerate(chars):
            numbers = [number for number, attempt in enumerate(self._all) if tests[attempt.test] >> bit & 1]
            if numbers:
                frames = frozenset(range(len(tests)))
                frames = frozenset(index for index in frames if tests[index] >> bit & 1)
                self._tried[char] = [self._all[number].construction for number in numbers]
                self._starts[char] = ahead.start(numbers, frames), behind.start(numbers, frames)
        cues = "".join(sorted(self._tried))
        self._cues = re.compile(f"[{cues}]" if cues else "(?!)")
        self._last = ("", "")

    def cues(self, symbols: str) -> list[int]:
        """The positions of all words at which some construction can be tried."""
        return [m.start() for m in self._cues.finditer(symbols)]

    def constructions_at(self, symbols: str, cue: int) -> list[int]:
        """The constructions tried at a position, in their order: blocks, then by rank, then by file."""
        return list(dict.fromkeys(self._tried.get(symbols[cue], ())))

    def matches_at(self, symbols: str, cue: int) -> Iterator[Match]:
        """All matches at one cue, in the order of `constructions_at`; of one construction the first."""
        known, refined = self._last
        if known is not symbols:
            refined = self._refiner.refined(symbols)
            self._last = symbols, refined
        done = -1
        for attempt in self._possible(symbols[cue], refined, cue):
            if attempt.construction == done:
                continue
            found = self._try(attempt, refined, cue)
            if found is not None:
                done = attempt.construction
                yield found

    def _possible(self, char: str, symbols: str, cue: int) -> Iterator[_Attempt]:
        """The attempts at a cue that may match."""
        ahead, behind = self._starts[char]
        at, length = cue, len(symbols)
        while ahead.live and at < length:
            ahead = ahead[symbols[at]]
            at += 1
        found = ahead.found
        if found:
            at = cue - 1
            while behind.live and at >= 0:
                behind = behind[symbols[at]]
                at -= 1
            found &= behind.found
        while found:
            low = found & -found
            yield self._all[low.bit_length() - 1]
            found ^= low

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
