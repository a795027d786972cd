"""The slow matcher: walks the nodes of a program as they are. It is the definition of what a pattern means.

The matchers in `patterns/` and `native/` must find the same, and `trace` watches this one at work. `ways` gives all
ways in which a node can match from a position on, the preferred one first; to backtrack is to ask for the next way.

What stands before the cue is matched back from it: the last item of a sequence first, a greedy repetition takes what it
can of the words before, and a phrase commits to what it finds that way. A lookahead looks ahead in either case.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import islice

from qawl.match.found import Captured, Match
from qawl.match.symbols import HARD, Signs, alphabet
from qawl.program import Alt, Any, Call, Cap, Commit, Edge, If, Look, Node, Program, Rep, Seq, Test

AHEAD, BACK = 1, -1
Roles = tuple[Captured, ...]
Way = tuple[int, Roles]  # where the match ends (begins, if it was matched back), and the roles captured


class Reference:
    """Matches the constructions of a program in a string of decided symbols."""

    def __init__(self, program: Program, signs: Signs) -> None:
        self.program = program
        self._signs = signs

    @cached_property
    def masks(self) -> dict[str, int]:
        """By symbol the tests that it passes. Made when asked for: the others hardly ever ask."""
        return dict(zip(*alphabet(self.program.symbols, self._signs), strict=True))

    def cues(self, symbols: str) -> list[int]:
        """The positions of all words at which some construction can be tried."""
        return [at for at in range(len(symbols)) if self.constructions_at(symbols, at)]

    def constructions_at(self, symbols: str, cue: int) -> list[int]:
        """The constructions tried at a position: blocks, then those of higher rank, then those first in the files."""
        tried = [
            (not construction.block, -construction.rank, number)
            for number, construction in enumerate(self.program.constructions)
            if any(self.passes(symbols, cue, test) for test, _, _ in construction.alternatives)
        ]
        return [number for _, _, number in sorted(tried)]

    def matches_at(self, symbols: str, cue: int) -> Iterator[Match]:
        """All matches at one cue, in the order of `constructions_at`; of one construction the first."""
        for number in self.constructions_at(symbols, cue):
            alternatives = range(len(self.program.constructions[number].alternatives))
            found = (self.match(number, alternative, symbols, cue) for alternative in alternatives)
            yield from islice((match for match in found if match is not None), 1)

    def match(self, number: int, alternative: int, symbols: str, cue: int) -> Match | None:
        """The match of one alternative of a construction at a cue."""
        test, left, right = self.program.constructions[number].alternatives[alternative]
        if self.passes(symbols, cue, test):
            walk = Walk(self, symbols, cue)
            for end, after in walk.first(right, cue, AHEAD):
                for start, before in walk.first(left or Seq(()), cue, BACK):
                    return Match(number, cue, test, start, end, tuple(sorted(before + after)))
        return None

    def passes(self, symbols: str, at: int, test: int) -> bool:
        """Is there a word at the position, and does it pass the test?"""
        return 0 <= at < len(symbols) and bool(self.masks.get(symbols[at], 0) >> test & 1)


class Walk:
    """The ways to match nodes around one cue."""

    def __init__(self, reference: Reference, symbols: str, cue: int) -> None:
        self.reference = reference
        self.symbols = symbols
        self.cue = cue

    def first(self, node: Node, at: int, step: int) -> Iterator[Way]:
        """The preferred way alone, if there is any: what a phrase commits to."""
        return islice(self.ways(node, at, step), 1)

    def ways(self, node: Node, at: int, step: int) -> Iterator[Way]:
        """All ways to match the node from `at` on, AHEAD or BACK."""
        match node:
            case Test(index):
                if self.reference.passes(self.symbols, at if step == AHEAD else at - 1, index):
                    yield at + step, ()
            case Seq(items):
                yield from self._sequence(items[::step], at, step)
            case Alt(items):
                for item in items:
                    yield from self.ways(item, at, step)
            case Rep():
                yield from self._rounds(node, at, step)
            case Any(slots):
                yield from self._slots(slots, at, step)
            case Cap(role, body, skip):
                for end, roles in self.ways(body, at, step):
                    taken = Captured(min(at, end), max(at, end), role, skip)
                    yield end, (*roles, taken) if end != at else roles
            case Call(phrase):
                yield from self.first(self.reference.program.phrases[phrase], at, step)
            case Commit(body):
                yield from self.first(body, at, step)
            case Look(body, negative):
                found = next(self.first(body, at, AHEAD), None)
                if (found is None) == negative:
                    yield at, found[1] if found else ()
            case Edge(side):
                beyond = self.symbols[at - 1 : at] if side == "start" else self.symbols[at : at + 1]
                if beyond in ("", HARD):
                    yield at, ()
            case If(index, body):
                if self.reference.passes(self.symbols, self.cue, index):
                    yield from self.ways(body, at, step)

    def optional(self, node: Node, at: int, step: int) -> Iterator[Way]:
        """The ways of something that need not be there: a round too many, a slot that can be left out."""
        return self.ways(node, at, step)

    def _sequence(self, items: tuple[Node, ...], at: int, step: int) -> Iterator[Way]:
        if not items:
            yield at, ()
            return
        for middle, first in self.ways(items[0], at, step):
            for end, rest in self._sequence(items[1:], middle, step):
                yield end, first + rest

    def _rounds(self, node: Rep, at: int, step: int) -> Iterator[Way]:
        """Longest first, or shortest first if lazy. A stack and no recursion, for a gap may be long."""
        if node.lazy and node.minimum == 0:
            yield at, ()
        stack = [((at, Roles()), self._round(node, 0, at, step))]
        while stack:
            done = len(stack)
            way = next(stack[-1][1], None)
            if way is None:
                last, _ = stack.pop()
                if not node.lazy and done > node.minimum:
                    yield last
            else:
                last = way[0], stack[-1][0][1] + way[1]
                if node.lazy and done >= node.minimum:
                    yield last
                stack.append((last, self._round(node, done, last[0], step)))

    def _round(self, node: Rep, done: int, at: int, step: int) -> Iterator[Way]:
        if done == node.maximum:
            return iter(())
        return (self.optional if done >= node.minimum else self.ways)(node.body, at, step)

    def _slots(
        self, slots: tuple[tuple[Node, bool], ...], at: int, step: int, used: frozenset[int] = frozenset()
    ) -> Iterator[Way]:
        """In each round the first slot that is left and fits; the longest first. All that are required must be used."""
        for number, (body, required) in enumerate(slots):
            if number not in used:
                for middle, first in (self.ways if required else self.optional)(body, at, step):
                    for end, rest in self._slots(slots, middle, step, used | {number}):
                        yield end, first + rest
        if all(number in used for number, (_, required) in enumerate(slots) if required):
            yield at, ()
