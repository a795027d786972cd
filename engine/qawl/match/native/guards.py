"""What a node can begin with, as sets of tests: a word that passes none of them need not be tried.

A guard is a number: twice that of its set, and one more where the node is matched back; -1 is none, since the node can
match no words. The edge of a sentence counts as a word, which passes a test of its own, the last.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from qawl.match.reference import AHEAD, BACK
from qawl.program import Alt, Any, Call, Cap, Commit, Edge, If, Look, Node, Program, Rep, Seq, Test

First = tuple[frozenset[int], bool]  # tests of which the first word passes one; and may there be no word?
_NO_WORD: First = frozenset(), True


class Guards:
    """Numbers the sets that it is asked for."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._edge = len(program.tests)
        self._sets: dict[frozenset[int], int] = {}
        self._known: dict[tuple[str, int], First] = {}

    def of(self, node: Node, step: int) -> int:
        """The guard of a node that is matched AHEAD or BACK."""
        return self._number(self._first(node, step), step)

    def after(self, right: Node) -> int:
        """The guard of what follows the cue, with which the node begins."""
        return self._number(self._second(right, _NO_WORD), AHEAD)

    def rows(self) -> bytes:
        """For each test the sets that it is in, as bits: whole words of 64."""
        rows = [0] * (self._edge + 1)
        for tests, number in self._sets.items():
            for test in tests:
                rows[test] |= 1 << number
        width = 8 * (len(self._sets) // 64 + 1)
        return b"".join(row.to_bytes(width, "little") for row in rows)

    def _number(self, first: First, step: int) -> int:
        tests, empty = first
        return -1 if empty else 2 * self._sets.setdefault(tests, len(self._sets)) + (step == BACK)

    def _first(self, node: Node, step: int) -> First:
        match node:
            case Test(index):
                return frozenset((index,)), False
            case Seq(items):
                found = _NO_WORD
                for item in items[::step]:
                    found = _then(found, self._first(item, step))
                    if not found[1]:
                        break
                return found
            case Alt(items):
                return _either(self._first(item, step) for item in items)
            case Rep(body, minimum, maximum):
                tests, empty = self._first(body, step) if maximum else _NO_WORD
                return tests, empty or minimum == 0
            case Cap(body=body) | Commit(body=body) | If(body=body):
                return self._first(body, step)
            case Any(slots):
                firsts = [self._first(body, step) for body, _ in slots]
                musts = (empty for (_, empty), (_, must) in zip(firsts, slots, strict=True) if must)
                return _either(firsts)[0], all(musts)
            case Edge(side) if (side == "end") == (step == AHEAD):
                return frozenset((self._edge,)), False
            case Call(phrase):
                known = self._known.get((phrase, step))
                if known is None:
                    known = self._known[phrase, step] = self._first(self._program.phrases[phrase], step)
                return known
        return _NO_WORD

    def _second(self, node: Node, then: First) -> First:
        """What can follow the first word of a node, behind which comes `then`."""
        match node:
            case Test():
                return then
            case Seq((Look(), *rest)):
                return self._second(Seq(tuple(rest)), then)
            case Seq((first, *rest)) if not self._first(first, AHEAD)[1]:
                return self._second(first, _then(self._first(Seq(tuple(rest)), AHEAD), then))
            case Alt(items):
                return _either(self._second(item, then) for item in items)
            case Cap(body=body) | Commit(body=body) | If(body=body):
                return self._second(body, then)
            case Call(phrase):
                return self._second(self._program.phrases[phrase], then)
        return _NO_WORD


def _then(one: First, other: First) -> First:
    return (one[0] | other[0], other[1]) if one[1] else one


def _either(firsts: Iterable[First]) -> First:
    found: Sequence[First] = list(firsts)
    return frozenset[int]().union(*(tests for tests, _ in found)), any(empty for _, empty in found)
