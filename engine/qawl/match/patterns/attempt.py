"""One attempt, its patterns ready, and the roles that are read from what they match."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qawl.match.found import Captured, Match
from qawl.match.patterns.compiled import Compiled
from qawl.match.patterns.sentences import Sentence
from qawl.match.patterns.tables import Attempt
from qawl.match.reference import Reference

# The names of groups, see `pattern`.
_ROLE = re.compile(r"([a-z]+)\d+(.*)")
_ROUNDS = re.compile(r"_all\d+_(\d+)_(\d*)")
_Role = tuple[int, int, str, str]  # start, end, role, clitic


class Try:
    """One attempt, its patterns ready."""

    __slots__ = ("_attempt", "_left", "_reference", "_right", "construction")

    def __init__(self, attempt: Attempt, sides: Sides, reference: Reference) -> None:
        self.construction = attempt.construction
        self._attempt = attempt
        self._right = sides[attempt.right] if attempt.right is not None else None
        self._left = sides[attempt.left] if attempt.left is not None else None
        self._reference = reference

    def match(self, symbols: str, sentence: Sentence, cue: int) -> Match | None:
        """The match at a cue, which stands in the sentence; `symbols` are those of the whole text."""
        attempt, right, left = self._attempt, self._right, self._left
        if right is None:
            return self._reference.match(attempt.construction, attempt.alternative, symbols, cue)
        first, start = sentence.start, cue
        last = first + len(sentence.back)
        before = None
        if left is not None:  # first, for it is rarely there
            before = left.match(sentence.back, last - cue)
            if before is None:
                return None
            start = last - before.end()
        after = right.match(sentence.letters, cue - first)
        if after is None:
            return None
        ahead = right.roles(after)
        behind = left.roles(before) if left is not None and before is not None else []
        if ahead is None or behind is None:
            return self._reference.match(attempt.construction, attempt.alternative, symbols, cue)
        roles = [Captured(first + a, first + b, role, clitic) for a, b, role, clitic in ahead]
        roles += [Captured(last - b, last - a, role, clitic) for a, b, role, clitic in behind]
        roles.sort()
        return Match(attempt.construction, cue, attempt.test, start, first + after.end(), tuple(roles))


class Sides(dict[Compiled, "_Side"]):
    """Patterns made ready when they are first asked for; several attempts may have the same. `rounds` are those of one
    round of a repetition, by their numbers."""

    def __init__(self, rounds: Sequence[Compiled]) -> None:
        super().__init__()
        self.rounds = rounds

    def __missing__(self, compiled: Compiled) -> _Side:
        side = self[compiled] = _Side(compiled, self)
        return side


class _Side:
    """A pattern and what its groups are."""

    __slots__ = ("_roles", "_rounds", "_sides", "match")

    def __init__(self, compiled: Compiled, sides: Sides) -> None:
        pattern = compiled.pattern
        self.match = pattern.match
        self._sides = sides
        self._roles: list[tuple[int, str, str]] = []  # the group of a role, its name, the clitic before it
        # The first group of a repetition, the last, and the pattern of one round.
        self._rounds: list[tuple[int, int, Compiled | None]] = []
        for name, group in pattern.groupindex.items():
            if found := _ROUNDS.fullmatch(name):
                self._rounds.append((group, int(found[1]), sides.rounds[int(found[2])] if found[2] else None))
            elif found := _ROLE.fullmatch(name):
                self._roles.append((group, found[1], found[2]))

    def roles(self, match: re.Match[str]) -> list[_Role] | None:
        """The roles that took a word; None where the pattern cannot tell."""
        spans = match.regs
        for first, _, _ in self._rounds:
            if spans[first][0] < spans[first + 1][0]:
                return self._in_rounds(match)
        return [
            (*spans[group], role, clitic) for group, role, clitic in self._roles if spans[group][0] < spans[group][1]
        ]

    def _in_rounds(self, match: re.Match[str]) -> list[_Role] | None:
        """The roles where a repetition had several rounds. The rounds are matched again, each by itself; if that comes
        to the same end, these are the rounds that there were: what is preferred is tried first."""
        spans = match.regs
        found: list[_Role] = []
        done: set[int] = set()
        for first, last, compiled in self._rounds:
            at, end = spans[first]
            if first in done or at == spans[first + 1][0]:
                continue
            done.update(range(first, last + 1))
            one = self._sides[compiled] if compiled is not None else None
            while at < end:
                this = one.match(match.string, at) if one is not None else None
                roles = one.roles(this) if one is not None and this is not None else None
                if this is None or roles is None:
                    return None
                found += roles
                at = this.end()
            if at > end:
                return None
        return found + [
            (*spans[group], role, clitic)
            for group, role, clitic in self._roles
            if group not in done and spans[group][0] < spans[group][1]
        ]
