"""What begins at a word becomes part of its symbol.

The rules ask at word after word whether something begins here that is longer than one word: a time, a setting, a
conjunction like «بعد أن». The answer depends neither on the cue nor on the rule that asks. So it is worked out once for
each place where it can be yes, before constructions are tried, and the symbol there gives way to one of its variants.
A lookahead at such a body is then a set of symbols like any other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qawl.match.patterns.simplify import Simplifier
from qawl.match.symbols import bits
from qawl.match.trees import Held, OneOf, Phrases, Simple, inner, size
from qawl.program import Any, Call, Look, Node, Program, Seq

# What begins at more symbols than this is no rarity; one symbol has at most 2 ** MOST variants; a body is this large.
MANY = 400
MOST = 6
LARGEST = 2_000


class Contexts:
    """Which lookaheads are settled in advance. The symbols are the first bits of masks, the variants follow; in all
    there are `count`.

    `bodies` are what is asked for, as `simplifier` has them; `asks` are by symbol those that can begin there,
    `variants` its variants, of which number n answers yes to those of its `asks` that are bits of n. `tests` and
    `looks` are all symbols that pass each test, and all that stand where the body of a lookahead matches."""

    def __init__(self, program: Program, tests: Sequence[int], count: int) -> None:
        plain = Simplifier(tests, program.phrases, {})
        parts = {body: _parts(plain, body) for body in dict.fromkeys(_looks(program))}
        asked = {rest: body for body, (_, rest) in parts.items() if rest is not None}
        chosen: list[Simple] = []
        self.asks: dict[int, list[int]] = {}
        for rest in sorted(asked, key=size, reverse=True):
            begins = list(bits(plain.first(rest)))
            if _looks_on(rest) or not _is_plain(rest, plain):
                continue  # when lookaheads in it are settled, this one is simpler
            if len(begins) <= MANY and all(len(self.asks.get(bit, ())) < MOST for bit in begins):
                for bit in begins:
                    self.asks.setdefault(bit, []).append(len(chosen))
                chosen.append(rest)
        self.variants: dict[int, list[int]] = {}
        self.count = count
        begun = [0] * len(chosen)  # by body: the variants that say it begins here
        for bit, bodies in self.asks.items():
            self.variants[bit] = [bit, *range(self.count, self.count + (1 << len(bodies)) - 1)]
            self.count += (1 << len(bodies)) - 1
            for answer, variant in enumerate(self.variants[bit]):
                for place in bits(answer):
                    begun[bodies[place]] |= 1 << variant
        found = dict(zip(chosen, begun, strict=True))
        self.tests = [self._expanded(mask) for mask in tests]
        self.looks = {
            body: self._expanded(single) | found[rest] for body, (single, rest) in parts.items() if rest in found
        }
        self.simplifier = Simplifier(self.tests, program.phrases, {})
        self.bodies = [_parts(self.simplifier, asked[rest])[1] or rest for rest in chosen]

    def _expanded(self, mask: int) -> int:
        """A set with the variants of its symbols."""
        for bit, variants in self.variants.items():
            if mask >> bit & 1:
                mask |= (1 << variants[-1] + 1) - (1 << variants[1])
        return mask


def _looks(program: Program) -> Iterator[Node]:
    """The bodies of all lookaheads that ask nothing of the cue and hold no roles."""
    todo: list[Node] = [*program.phrases.values()]
    for construction in program.constructions:
        for _, left, right in construction.alternatives:
            todo += [right] if left is None else [left, right]
    held = Held(program.phrases)
    while todo:
        node = todo.pop()
        todo += inner(node)
        if isinstance(node, Look) and not held.roles(node.body) and not held.frames(node.body):
            yield node.body


def _looks_on(node: Simple) -> bool:
    """Is there a lookahead in the node at more than one symbol?"""
    return (isinstance(node, Look) and not isinstance(node.body, OneOf)) or any(map(_looks_on, inner(node)))


def _is_plain(node: Simple, phrases: Phrases) -> bool:
    """Can the node be written as a pattern whatever it is part of: is it no giant, and without slots?"""
    todo, seen = [node], 0
    while todo and seen < LARGEST:
        node = todo.pop()
        if isinstance(node, Any):
            return False
        todo += [phrases.body(node.phrase, back=False)] if isinstance(node, Call) else inner(node)
        seen += 1
    return not todo


def _parts(simplifier: Simplifier, body: Node) -> tuple[int, Simple | None]:
    """A lookahead's body as single symbols and the rest, which takes more than one (None if there is none)."""
    found = simplifier.look(simplifier.simplify(body), negative=True)
    single, rest = 0, None
    for item in found.items if isinstance(found, Seq) else (found,):
        if not isinstance(item, Look) or simplifier.nullable(item.body):
            return 0, None
        if isinstance(item.body, OneOf):
            single = item.body.mask
        else:
            rest = item.body
    return single, rest
