"""Simplified patterns: the nodes of a program with sets of symbols in the place of tests.

A set is a bit mask. In the making, bit n stands for symbol n of the program's alphabet (see `contexts`); in the end for
letter n, one of the characters that the patterns see (see `letters`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import NamedTuple

from qawl.program import Alt, Any, Call, Cap, Commit, If, Look, Node, Rep, Seq, Test


@dataclass(frozen=True, slots=True)
class OneOf(Test):
    """One symbol of a set; it takes the place of a test, and its index is the mask."""

    @property
    def mask(self) -> int:
        """The set, as bits."""
        return self.index


Simple = Node  # with a set for each test
NEVER = Alt(())
NOTHING = Seq(())


class Start(NamedTuple):
    """Two symbols that a match can begin with: one of the set `first`, and after it one of `second` or, if it can be
    `alone`, anything."""

    first: int
    second: int
    alone: bool

    def followed(self, symbols: int, nullable: bool) -> Start:
        """The same where one of the symbols comes next, or need not if it is `nullable`."""
        return Start(self.first, self.second | symbols, nullable) if self.alone else self


class Phrases:
    """The phrases that trees call, by name and by whether they are matched back, and what trees can begin with."""

    def __init__(self, bodies: Mapping[tuple[str, bool], Simple]) -> None:
        self.bodies = dict(bodies)
        self._firsts: dict[str, int] = {}
        self._starts: dict[str, Sequence[Start]] = {}
        self._nullable: dict[str, bool] = {}

    def body(self, phrase: str, *, back: bool) -> Simple:
        """What a phrase stands for."""
        return self.bodies[phrase, back]

    def first(self, node: Simple) -> int:
        """The symbols with which a match can begin, matched ahead (matches of no symbols aside)."""
        match node:
            case Test(mask):
                return mask
            case Seq(items):
                found, limit = 0, -1
                for item in items:
                    if isinstance(item, Look):
                        limit &= self._limit(item)
                    else:
                        found |= self.first(item) & limit
                        if not self.nullable(item):
                            break
                return found
            case Alt(items):
                return self._union(items)
            case Rep(body=body) | Cap(body=body) | Commit(body=body) | If(body=body):
                return self.first(body)
            case Call(phrase):
                known = self._firsts.get(phrase)
                if known is None:
                    known = self._firsts[phrase] = self.first(self.body(phrase, back=False))
                return known
            case Any(slots):
                return self._union([body for body, _ in slots])
        return 0

    def second(self, node: Simple) -> tuple[int, bool]:
        """The symbols that can follow the first one in a match, matched ahead, and whether there need be none."""
        starts = self.starts(node)
        return reduce(or_, (start.second for start in starts), 0), any(start.alone for start in starts)

    def starts(self, node: Simple) -> Sequence[Start]:
        """What the matches of a node can begin with, matched ahead."""
        match node:
            case Test(mask):
                return [Start(mask, 0, True)]
            case Seq(items):
                found: list[Start] = []
                for at, item in enumerate(items):
                    rest = Seq(items[at + 1 :])
                    first, nullable = self.first(rest), self.nullable(rest)
                    found += (start.followed(first, nullable) for start in self.starts(item))
                    if not self.nullable(item):
                        break
                return found
            case Rep(body, _, maximum):
                return [start.followed(self.first(body) if maximum > 1 else 0, True) for start in self.starts(body)]
            case Cap(body=body) | Commit(body=body) | If(body=body):
                return self.starts(body)
            case Call(phrase):
                known = self._starts.get(phrase)
                if known is None:
                    known = self._starts[phrase] = self.starts(self.body(phrase, back=False))
                return known
            case Alt(items):
                return [start for item in items for start in self.starts(item)]
            case Any(slots):
                first = self.first(node)
                return [start.followed(first, True) for body, _ in slots for start in self.starts(body)]
        return ()

    def _union(self, items: Sequence[Simple]) -> int:
        return reduce(or_, map(self.first, items), 0)

    def _limit(self, look: Look) -> int:
        if look.negative:
            return ~look.body.mask if isinstance(look.body, OneOf) else -1
        return -1 if self.nullable(look.body) else self.first(look.body)

    def nullable(self, node: Simple) -> bool:
        """Can a match of the node have no symbols?"""
        match node:
            case Test():
                return False
            case Seq(items):
                return all(map(self.nullable, items))
            case Alt(items):
                return any(map(self.nullable, items))
            case Rep(body, minimum):
                return minimum == 0 or self.nullable(body)
            case Cap(body=body) | Commit(body=body) | If(body=body):
                return self.nullable(body)
            case Call(phrase):
                known = self._nullable.get(phrase)
                if known is None:
                    known = self._nullable[phrase] = self.nullable(self.body(phrase, back=False))
                return known
            case Any(slots):
                return all(self.nullable(body) for body, required in slots if required)
        return True


def inner(node: Simple) -> Sequence[Simple]:
    """The nodes right below a node."""
    match node:
        case Seq(items) | Alt(items):
            return items
        case Rep(body=body) | Cap(body=body) | Commit(body=body) | Look(body=body) | If(body=body):
            return (body,)
        case Any(slots):
            return [body for body, _ in slots]
    return ()


def size(node: Simple) -> int:
    """How many nodes it takes to write it."""
    return 1 + sum(map(size, inner(node)))


class Held:
    """What nodes hold, themselves and in the phrases that they call; each phrase is looked at once."""

    def __init__(self, phrases: Mapping[str, Node]) -> None:
        self._phrases = phrases
        self._known: dict[str, tuple[bool, frozenset[int]]] = {}

    @classmethod
    def of(cls, phrases: Phrases) -> Held:
        """For simplified phrases, whether they are matched ahead or back."""
        both: dict[str, Node] = {}
        for (name, _), body in phrases.bodies.items():
            both[name] = Alt((*inner(both.get(name, NEVER)), body))
        return cls(both)

    def roles(self, node: Node) -> bool:
        """Are there roles?"""
        if isinstance(node, Call):
            return self._phrase(node.phrase)[0]
        return isinstance(node, Cap) or any(map(self.roles, inner(node)))

    def frames(self, node: Node) -> frozenset[int]:
        """The tests that are asked of the cue."""
        if isinstance(node, Call):
            return self._phrase(node.phrase)[1]
        own = (node.index,) if isinstance(node, If) else ()
        return frozenset(own).union(*map(self.frames, inner(node)))

    def _phrase(self, name: str) -> tuple[bool, frozenset[int]]:
        known = self._known.get(name)
        if known is None:
            body = self._phrases[name]
            known = self._known[name] = self.roles(body), self.frames(body)
        return known


def has_slots(node: Simple) -> bool:
    """Are there slots in the node itself? A phrase that is called has marks of its own for them."""
    return isinstance(node, Any) or any(map(has_slots, inner(node)))


def mapped(node: Simple, change: Callable[[int], Simple]) -> Simple:
    """The node with something else in the place of each set."""
    match node:
        case Test(mask):
            return change(mask)
        case Seq(items):
            return Seq(tuple(mapped(item, change) for item in items))
        case Alt(items):
            return Alt(tuple(mapped(item, change) for item in items))
        case Rep(body, minimum, maximum, lazy):
            return Rep(mapped(body, change), minimum, maximum, lazy)
        case Cap(role, body, skip):
            return Cap(role, mapped(body, change), skip)
        case Commit(body):
            return Commit(mapped(body, change))
        case Any(slots):
            return Any(tuple((mapped(body, change), required) for body, required in slots))
        case Look(body, negative):
            return Look(mapped(body, change), negative)
        case If(index, body):
            return If(index, mapped(body, change))
    return node
