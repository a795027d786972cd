"""What begins at a word becomes part of its symbol.

The rules ask at word after word whether something begins here that is longer than one word: a time, a setting, a
conjunction like «بعد أن». What the answer is does not depend on the cue or on the rule that asks. So it is worked out once
for each place where it can be yes, before the constructions are tried, and the symbol there gives way to one of its
variants. A lookahead at such a body is then a set of symbols like any other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

import regex

from qawl.match.letters import Letters
from qawl.match.pattern import Sets, Writer
from qawl.match.sieve import Sieve, State
from qawl.match.simplify import OneOf, Simple, Simplifier, has_roles, inner, size
from qawl.program import Call, If, Look, Node, Program, Seq

# What can begin at this many symbols is no rarity, and few answers are asked for at one symbol.
MANY = 400
MOST = 6


class Contexts:
    """Which lookaheads are settled in advance, and the symbols with their variants, as bits of masks.

    `tests` and `looks` are the symbols that pass each test, and that stand where the body of a lookahead matches;
    `bodies` are what is asked for, `asks` which of them at which symbol, `variants` the bits for each answer."""

    def __init__(self, program: Program, tests: Sequence[int], count: int) -> None:
        base = Simplifier(tests, program.phrases, {})
        parts = {body: _parts(base, body) for body in dict.fromkeys(_looks(program))}
        asked = {rest: body for body, (_, rest) in parts.items() if rest is not None}
        self.asks: dict[int, list[int]] = {}
        self.variants: dict[int, list[int]] = {}
        chosen: list[Simple] = []
        for rest in sorted(asked, key=size, reverse=True):
            first = base.first(rest)
            begins = [bit for bit in range(count) if first >> bit & 1]
            if len(begins) <= MANY and all(len(self.asks.get(bit, ())) < MOST for bit in begins):
                for bit in begins:
                    self.asks.setdefault(bit, []).append(len(chosen))
                chosen.append(rest)
        self.count = count
        found = dict.fromkeys(chosen, 0)
        grown: list[tuple[int, int]] = []
        for bit, held in self.asks.items():
            names = range(self.count, self.count + (1 << len(held)) - 1)
            self.variants[bit] = [bit, *names]
            self.count = names.stop
            grown.append((bit, (1 << names.stop) - (1 << names.start)))
            for answer, name in enumerate(names, 1):
                for place, body in enumerate(held):
                    if answer >> place & 1:
                        found[chosen[body]] |= 1 << name

        def expanded(mask: int) -> int:
            for bit, variants in grown:
                if mask >> bit & 1:
                    mask |= variants
            return mask

        self.tests = [expanded(mask) for mask in tests]
        self.looks = {body: expanded(single) | found[rest] for body, (single, rest) in parts.items() if rest in found}
        self.simplifier = Simplifier(self.tests, program.phrases, {})
        self.bodies = [_parts(self.simplifier, asked[rest])[1] for rest in chosen]


class Refiner:
    """Puts variants into strings of symbols."""

    def __init__(self, contexts: Contexts, chars: Sequence[str], letters: Letters, sets: Mapping[int, int], members: Mapping[str, int]) -> None:
        self._letters = {ord(char): letters.of[bit] for bit, char in enumerate(chars)}
        self._variants: dict[str, list[str]] = {}
        bodies = [body for body in contexts.bodies if body is not None]
        sieve = Sieve(bodies, contexts.simplifier, sets, members)
        self._starts: dict[str, tuple[State, list[int], list[str]]] = {}
        for bit, held in contexts.asks.items():
            names = [letters.of[name] for name in contexts.variants[bit]]
            self._starts[letters.of[bit]] = sieve.start(held), held, names
        opens = "".join(sorted(self._starts))
        self._opens = re.compile(f"[{opens}]" if opens else "(?!)")
        writer = Writer(Sets(letters), contexts.simplifier)
        self._asks = [regex.compile(writer.after(body), regex.VERSION0).match for body in bodies]

    def refined(self, symbols: str) -> str:
        """The characters for the symbols, with variants where something begins."""
        plain = symbols.translate(self._letters)
        changed: list[str] | None = None
        for match in self._opens.finditer(plain):
            at = end = match.start()
            state, held, names = self._starts[plain[at]]
            while state.live and end < len(plain):
                state = state[plain[end]]
                end += 1
            if state.found:
                answer = 0
                for place, body in enumerate(held):
                    if state.found >> body & 1 and self._asks[body](plain, at):
                        answer |= 1 << place
                if answer:
                    if changed is None:
                        changed = list(plain)
                    changed[at] = names[answer]
        return plain if changed is None else "".join(changed)


def _looks(program: Program) -> Iterator[Node]:
    """The bodies of all lookaheads that ask nothing of the cue and hold no roles."""
    todo: list[Node] = [*program.phrases.values()]
    for construction in program.constructions:
        for _, left, right in construction.alternatives:
            todo += [right] if left is None else [left, right]
    while todo:
        node = todo.pop()
        todo += inner(node)
        if isinstance(node, Look) and not has_roles(node.body) and not _asks_cue(node.body, program):
            yield node.body


def _asks_cue(node: Node, program: Program) -> bool:
    if isinstance(node, Call):
        return _asks_cue(program.phrases[node.phrase], program)
    return isinstance(node, If) or any(_asks_cue(below, program) for below in inner(node))


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
