"""The matchers and the reference find the same, for any small program and any string of symbols."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from qawl.match.native.machine import AVAILABLE, NativeMachine
from qawl.match.patterns.machine import Machine
from qawl.match.reference import AHEAD, BACK, Reference, Walk
from qawl.match.select import best
from qawl.match.symbols import CLOSE, HARD, OPEN, SOFT, symbol
from qawl.match.trace import Watched, trace
from qawl.program import Alt, Any, Call, Cap, Commit, Construction, Edge, If, Look, Node, Program, Rep, Seq
from qawl.program import Test as Word  # pytest would take the names for those of tests
from qawl.program import TestRow as Row

TESTS = 4  # test 0 holds of every word
WORDS = 5  # symbols of the program's own
WORD_SIGNS = "".join(map(symbol, range(WORDS)))
ROWS = tuple(Row(("any",), "", "", "", f"frame:{number}:that") for number in range(TESTS))
MASKS = st.integers(0, 2**TESTS - 1).map(lambda mask: mask | 1)


@dataclass(frozen=True, slots=True)
class Signs:
    """Stands in for a Signer: the masks of the three fixed marks."""

    soft: int
    opening: int
    closing: int

    def mask_of_features(self, features: set[str]) -> int:
        return self.opening if "quote-open" in features else self.closing if "quote-close" in features else self.soft


@st.composite
def nodes(draw: st.DrawFn, phrases: int, *, depth: int, word: bool = False, repeated: bool = False) -> Node:
    """A pattern that the compiler lets pass: only what takes a `word` may be repeated or be a slot, and a group in
    any order may not be `repeated`. Phrases are called by number."""

    def node(**wanted: bool) -> Node:
        return draw(nodes(phrases, depth=depth - 1, **{"word": word, "repeated": repeated, **wanted}))

    kinds = ["test", "test", *(["call", "call"] if phrases else []), *(["edge"] if not word else [])]
    if depth:
        kinds += ["seq", "alt", "rep", "rep", "rep", "commit", "if", "cap", *(["look"] if not word else [])]
        kinds += ["any", "any"] if not repeated else []
    match draw(st.sampled_from(kinds)):
        case "test":
            return Word(draw(st.integers(0, TESTS - 1)))
        case "call":
            return Call(f"p{draw(st.integers(0, phrases - 1))}")
        case "seq":
            sure = draw(st.integers(0, 2))
            count = draw(st.integers(sure + 1, 3)) if word else draw(st.integers(0, 3))
            return Seq(tuple(node(word=word and n == sure) for n in range(count)))
        case "alt":
            return Alt(tuple(node() for _ in range(draw(st.integers(1, 3)))))
        case "rep":
            minimum, more = draw(st.integers(int(word), 2)), draw(st.integers(0, 3))
            several = minimum + more > 1
            body = node(word=word or several, repeated=repeated or several)
            return Rep(body, minimum, max(minimum + more, 1), draw(st.booleans()))
        case "cap":
            return Cap(draw(st.sampled_from(["source", "time"])), node(), draw(st.sampled_from(["", "ب"])))
        case "commit":
            return Commit(node())
        case "any":
            slots = [(node(word=True), draw(st.booleans())) for _ in range(draw(st.integers(1, 3)))]
            return Any(tuple(slots) if not word else ((slots[0][0], True), *slots[1:]))
        case "look":
            return Look(node(word=False), draw(st.booleans()))
        case "edge":
            return Edge(draw(st.sampled_from(["start", "end"])))
        case _:
            return If(draw(st.integers(0, TESTS - 1)), node())


@st.composite
def programs(draw: st.DrawFn) -> Program:
    """A few phrases, each made of those before it, and a few constructions."""
    phrases: dict[str, Node] = {}
    for number in range(draw(st.integers(0, 2))):
        phrases[f"p{number}"] = draw(nodes(number, depth=2, word=True))
    # What comes after a phrase or a repetition shows what it has taken.
    parts = st.lists(nodes(len(phrases), depth=2), min_size=1, max_size=3).map(tuple)
    constructions = []
    for number in range(draw(st.integers(1, 2))):
        alternatives = []
        for _ in range(draw(st.integers(1, 2))):
            cue = draw(st.integers(0, TESTS - 1))
            left, right = draw(st.none() | parts), draw(parts)
            alternatives.append((cue, left and Seq(left), Seq((Cap("cue", Word(cue), ""), *right))))
        rank, block = draw(st.integers(0, 1)), draw(st.booleans())
        constructions.append(
            Construction(f"c{number}", tuple(alternatives), rank, "", False, "verb", "say", f"c.qawl:{number}", block)
        )
    masks = draw(st.lists(MASKS, min_size=WORDS, max_size=WORDS))
    return Program("", {}, (), (), {}, {}, {}, ROWS, tuple(masks), phrases, tuple(constructions))


SYMBOLS = st.text(st.sampled_from(WORD_SIGNS * 3 + SOFT + OPEN + CLOSE + HARD), min_size=1, max_size=8)
SIGNS = st.builds(Signs, MASKS, MASKS, MASKS)


TEXTS = st.lists(SYMBOLS, min_size=1, max_size=4)


@given(programs(), SIGNS, TEXTS)
@settings(max_examples=200)
def test_all_find_the_same(program: Program, signs: Signs, texts: list[str]) -> None:
    agree(program, signs, texts)


@pytest.mark.slow  # some mistakes show in one program of a thousand
@given(programs(), SIGNS, TEXTS)
@settings(max_examples=1500)
def test_all_find_the_same_in_many_more(program: Program, signs: Signs, texts: list[str]) -> None:
    agree(program, signs, texts)


@given(st.lists(st.text(WORD_SIGNS, min_size=3, max_size=3), min_size=4, max_size=4))
def test_lookaheads_that_begin_at_the_same_word(texts: list[str]) -> None:
    """Words that only some of them tell apart are told apart once, whatever begins there."""
    right = (Look(Rep(Word(0), 2, 2, True), False), Look(Rep(Word(1), 2, 2, True), False), Word(0))
    alternatives = ((0, None, Seq((Cap("cue", Word(0), ""), *right))),)
    construction = Construction("c", alternatives, 0, "", False, "verb", "say", "c.qawl:0", False)
    program = Program("", {}, (), (), {}, {}, {}, ROWS, (15, 7, 3, 5, 9), {}, (construction,))
    agree(program, Signs(1, 1, 1), texts)


def agree(program: Program, signs: Signs, texts: list[str]) -> None:
    reference, machine = Reference(program, signs), Machine(program, signs)
    native = NativeMachine(program, signs) if AVAILABLE else None
    event(f"{sum(a.right is None for a in machine.tables.attempts)} attempts without patterns")
    for symbols in texts:
        cues = reference.cues(symbols)
        assert machine.cues(symbols) == cues
        for cue in cues:
            found = list(reference.matches_at(symbols, cue))
            event(f"{len(found)} matches")
            assert machine.matches_at(symbols, cue) == found
            top = machine.matches_at(symbols, cue, top=True)
            assert best(top, program.constructions) == best(found, program.constructions)
            if native is not None:
                assert native.matches_at(symbols, cue) == found
                assert native.matches_at(symbols, cue, top=True) == top
        if native is not None:
            assert native.cues(symbols) == cues
            assert list(native.matches(symbols)) == list(machine.matches(symbols))


@given(programs(), SIGNS, SYMBOLS)
def test_to_be_watched_changes_no_match(program: Program, signs: Signs, symbols: str) -> None:
    reference = Reference(program, signs)
    for cue in reference.cues(symbols):
        for construction in program.constructions:
            for _, left, right in construction.alternatives:
                for node, step in ((right, AHEAD), (left or Seq(()), BACK)):
                    alone, watched = Walk(reference, symbols, cue), Watched(reference, symbols, cue)
                    assert list(watched.ways(node, cue, step)) == list(alone.ways(node, cue, step))


@given(programs(), SIGNS, SYMBOLS)
def test_what_does_not_match_stops_somewhere(program: Program, signs: Signs, symbols: str) -> None:
    reference = Reference(program, signs)
    for cue in reference.cues(symbols):
        tried = trace(reference, symbols, cue, [])
        assert [t.construction for t in tried] == reference.constructions_at(symbols, cue)
        assert [t.match for t in tried if t.match] == list(reference.matches_at(symbols, cue))
        for stop in (t.stop for t in tried if t.match is None):
            assert stop is not None
            assert -1 <= stop.at < cue if stop.before else cue <= stop.at <= len(symbols)
