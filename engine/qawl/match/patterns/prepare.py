"""A program to the tables that it is matched with: patterns are simplified, letters chosen, patterns written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import reduce
from operator import or_

from qawl.match.order import in_order
from qawl.match.patterns.chances import chances
from qawl.match.patterns.compiled import Compiled
from qawl.match.patterns.contexts import Contexts
from qawl.match.patterns.guarded import Gaps
from qawl.match.patterns.letters import Letters
from qawl.match.patterns.needs import Need, Needs
from qawl.match.patterns.pattern import Unwritable, Writer
from qawl.match.patterns.simplify import Simplifier
from qawl.match.patterns.stretches import Stretches
from qawl.match.patterns.tables import Attempt, Opening, Tables
from qawl.match.symbols import Signs, alphabet, bits, index_of
from qawl.match.trees import OneOf, Phrases, Simple, Start, inner, mapped
from qawl.program import Call, Cap, If, Look, Program, Rep, Seq


def prepare(program: Program, signs: Signs) -> Tables:
    """The tables of a program; its attempts in the order in which they are tried: blocks, by rank, by file."""
    chars, masks = alphabet(program.symbols, signs)
    tests = _holders(masks, len(program.tests))
    contexts = Contexts(program, tests, len(chars))
    simplifier = Simplifier(contexts.tests, program.phrases, contexts.looks)
    tried = [
        (number, nth, test, None if left is None else simplifier.simplify(left, back=True), simplifier.simplify(right))
        for number in in_order(program)
        for nth, (test, left, right) in enumerate(program.constructions[number].alternatives)
    ]

    before, after = _Sets(contexts.simplifier), _Sets(simplifier)
    for body in contexts.bodies:
        before.add(body, back=False)
    for _, _, _, left, right in tried:
        after.add(right, back=False)
        if left is not None:
            after.add(left, back=True)
    heat = before.heat
    heat.update(after.heat)
    hottest = [mask for mask, _ in heat.most_common()]
    letters = Letters(contexts, hottest)
    sets = letters.masks

    def lettered(node: Simple) -> Simple:
        return mapped(node, lambda mask: OneOf(sets[mask]))

    frames = {index: sets[mask] for index, mask in enumerate(contexts.tests) if mask in sets}
    phrases = Phrases({name: lettered(body) for name, body in after.phrases.items()})
    stretches = Stretches()
    writer, gaps = Writer(phrases, frames, letters.count, stretches), Gaps(phrases)
    plain = Phrases({name: lettered(body) for name, body in before.phrases.items()})
    bodies = [lettered(body) for body in contexts.bodies]
    starts = list(map(plain.starts, bodies))
    seconds: dict[int, int] = {}
    openings = []
    for bit, asks in contexts.asks.items():
        letter = letters.letter(bit)
        follow = [seconds.setdefault(_second(starts[ask], 1 << index_of(letter)), len(seconds)) for ask in asks]
        variants = "".join(map(letters.letter, contexts.variants[bit]))
        openings.append(Opening(letter, list(zip(asks, follow, strict=True)), variants))
    needs = Needs(phrases, masks, tests, openings)
    wanted: list[Need] = []
    attempts: list[Attempt] = []
    for number, nth, test, before_cue, after_cue in tried:
        left, right = None if before_cue is None else lettered(before_cue), lettered(after_cue)
        need = needs.of(test, left, right)
        wanted.append(need)
        sides = _patterns(
            writer, gaps, left, _from_any(right, sets.get(contexts.tests[test]), (1 << letters.count) - 1)
        )
        attempts.append(Attempt(number, nth, test, need.asked, need.cases, *sides))
    cue_tests = [attempt.test for attempt in attempts]
    cues = {chars[bit]: masks[bit] for bit in bits(reduce(or_, (tests[test] for test in cue_tests), 0))}
    return Tables(
        letters="".join(letters.letter(bit) for bit in range(len(chars))),
        openings=openings,
        seconds=list(seconds),
        contexts=_contexts(bodies, plain, letters.count, stretches),
        marks=list(needs.marks),
        attempts=attempts,
        chances=chances(cue_tests, wanted, cues, needs.frames, letters.count),
        rounds=writer.rounds,
        stretches=stretches,
    )


def _contexts(bodies: Sequence[Simple], phrases: Phrases, letters: int, stretches: Stretches) -> list[Compiled]:
    writer, gaps = Writer(phrases, {}, letters, stretches), Gaps(phrases)
    return [writer.after(body, guarded=gaps.too_many(body, back=False)) for body in bodies]


def _second(starts: Sequence[Start], first: int) -> int:
    """The letters that can follow the first one; -1 if any can, or none."""
    found = 0
    for start in starts:
        if start.first & first:
            found |= -1 if start.alone else start.second
    return found


def _from_any(node: Simple, cue: int | None, letters: int) -> Simple:
    """With any letter for the cue's, which has passed its test before a pattern is tried: so constructions that differ
    in their cues alone have the same pattern."""
    match node:
        case OneOf(mask) if mask == cue:
            return OneOf(letters)
        case Seq((first, *rest)):
            return Seq((_from_any(first, cue, letters), *rest))
        case Cap(role, body, skip):
            return Cap(role, _from_any(body, cue, letters), skip)
    return node


def _patterns(
    writer: Writer, gaps: Gaps, left: Simple | None, right: Simple
) -> tuple[Compiled | None, Compiled | None]:
    try:
        after = writer.after(right, guarded=gaps.too_many(right, back=False))
        if left is None:
            return after, None
        return after, writer.before(left, guarded=gaps.too_many(left, back=True))
    except Unwritable:
        return None, None


def _holders(masks: list[int], tests: int) -> list[int]:
    """From the tests that each symbol passes to the symbols that pass each test."""
    holders = [0] * max([tests, *(mask.bit_length() for mask in masks)])
    for bit, mask in enumerate(masks):
        for test in bits(mask):
            holders[test] |= 1 << bit
    return holders


class _Sets:
    """What some trees ask for: their sets, with how often roughly, and the phrases that they call."""

    def __init__(self, simplifier: Simplifier) -> None:
        self._simplifier = simplifier
        self.phrases: dict[tuple[str, bool], Simple] = {}
        self._numbers: dict[int, int] = {}  # of the sets, which are long
        self._heat: Counter[int] = Counter()
        self._heats: dict[tuple[str, bool], Counter[int]] = {}

    @property
    def heat(self) -> Counter[int]:
        """By set."""
        return Counter({mask: self._heat[number] for mask, number in self._numbers.items()})

    def add(self, node: Simple, *, back: bool) -> None:
        """Take a tree in, and the phrases that it calls."""
        self._add(self._heat, node, back, 1)

    def _add(self, heat: Counter[int], node: Simple, back: bool, by: int) -> None:
        match node:
            case OneOf(mask):
                heat[self._number(mask)] += by
            case Call(phrase):
                _warm(heat, self._phrase(phrase, back), by)
                if back:
                    _warm(heat, self._phrase(phrase, False), 0)  # what it can begin with is asked ahead
            case If(index):
                heat[self._number(self._simplifier.tests[index])] += by
            case Rep(maximum=maximum) if maximum > 1:
                by *= 4
        for below in inner(node):
            self._add(heat, below, back and not isinstance(node, Look), by)

    def _number(self, mask: int) -> int:
        return self._numbers.setdefault(mask, len(self._numbers))

    def _phrase(self, phrase: str, back: bool) -> Counter[int]:
        """The sets of one call, by their numbers."""
        known = self._heats.get((phrase, back))
        if known is None:
            body = self.phrases[phrase, back] = self._simplifier.body(phrase, back=back)
            known = self._heats[phrase, back] = Counter()
            self._add(known, body, back, 1)
        return known


def _warm(heat: Counter[int], more: Counter[int], by: int) -> None:
    for number, count in more.items():
        heat[number] += by * count
