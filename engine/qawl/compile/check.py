"""Pass 6: patterns that would match nothing, or in too many ways.

A repetition directly inside a repetition can split one text in exponentially many ways (Weideman et al.,
"Analyzing matching time behavior of backtracking regular expression matchers", CIAA 2016). It is refused
where the inner repetition can take a word that the body can also begin with. Phrases commit, so what is
inside a phrase is tried once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property, reduce
from operator import or_

from qawl.compile.alphabet import symbols
from qawl.compile.state import Compilation
from qawl.diagnostic import Place, Text
from qawl.program import Alt, Any, Call, Cap, Commit, Edge, If, Look, Node, Rep, Seq, Test
from qawl.syntax import tree

# The marks of a quotation are no words of the alphabet: what they are is decided in each text.
MARKS = ({"punct", "quote-open"}, {"punct", "quote-close"})


def check(state: Compilation) -> None:
    """Report what can match nothing (Q402), ambiguous repetition (Q401), slots that can be empty (Q403), and what
    asks for the cue's complement before there is a cue (Q406)."""
    checker = _Checker(state)
    for name, body in state.bodies.items():
        phrase = state.phrases[name.split(" ")[0]]
        what = Text("the phrase `{name}`", name=phrase.name)
        checker.look_at(body, phrase.place, what)
        if checker.nullable(body, asserts=False):
            checker.report(
                "Q402",
                Text("{what} can match nothing at all", what=what),
                phrase.place,
                Text("Ask for at least one word in it."),
            )
    compiled = {construction.name: construction for construction in state.compiled}
    for declared in state.constructions:
        alternatives = compiled[declared.name].alternatives if declared.name in compiled else ()
        # One for each word that the cue can begin with, and mostly all with the same patterns.
        for left, right in {(id(left), id(right)): (left, right) for _, left, right in alternatives}.values():
            checker.look_at(right, declared.place, Text("`{name}`", name=declared.name))
            if left is not None:
                checker.look_at(left, declared.place, Text("`{name}`", name=declared.name))
                checker.look_left(left, declared)


class _Checker:
    def __init__(self, state: Compilation) -> None:
        self.state = state
        self.reported: set[tuple[str, Place]] = set()
        self.sound = state.fold is not None and not state.failed
        # What was found out of phrases: what they begin with, whether they depend on the cue, if they can be nothing.
        self.begins: dict[str, int] = {}
        self.depends: dict[str, bool] = {}
        self.empty: dict[tuple[str, bool], bool] = {}

    def report(self, code: str, message: Text, place: Place, way_out: Text) -> None:
        if (code, place) not in self.reported:
            self.reported.add((code, place))
            self.state.report(code, message, place, way_out)

    @cached_property
    def passing(self) -> list[int]:
        """By test, the symbols that pass it, as a bit mask. Few grammars make the checker ask for them."""
        if not self.sound:
            return [0] * len(self.state.tests)  # with errors the tests are not what they are meant to be
        self.state.symbols = self.state.symbols or symbols(self.state)
        signer = self.state.signer()
        return _columns([*self.state.symbols, *map(signer.mask_of_features, MARKS)], len(self.state.tests))

    def look_left(self, left: Node, declared: tree.ConstructionDecl | tree.BlockDecl) -> None:
        """What the cue takes is known at the cue, and not before."""
        if self.licensed(left):
            message = Text("`{name}` has `<that>`, `<object>` or `<complement>` before its cue", name=declared.name)
            way_out = Text("These are what the cue takes: write them after it; before it write the words themselves.")
            self.report("Q406", message, declared.place, way_out)

    def licensed(self, node: Node) -> bool:
        """Does something in the node depend on the cue?"""
        if isinstance(node, Call):
            if node.phrase not in self.depends:
                self.depends[node.phrase] = self.licensed(self.state.bodies[node.phrase])
            return self.depends[node.phrase]
        return isinstance(node, If) or any(map(self.licensed, _children(node)))

    def look_at(self, node: Node, place: Place, what: Text, inside: bool = False) -> None:
        """Check the node and all below it; `inside` a repetition an any-order group may not stand."""
        if isinstance(node, Rep) and node.maximum > 1:
            if self.nullable(node.body):
                way_out = Text("Ask for a word in what is repeated.")
                self.report("Q401", Text("{what} repeats something that can be nothing", what=what), place, way_out)
            elif self._overlap(node.body):
                message = Text(
                    "{what} has a repetition inside a repetition, and one text can match it in many ways", what=what
                )
                way_out = Text("Make the inner part a phrase (a phrase commits to its match), or drop one repetition.")
                self.report("Q401", message, place, way_out)
        if isinstance(node, Any):
            if inside:
                way_out = Text("Take the group out of the repetition.")
                self.report("Q403", Text("{what} repeats an any-order group", what=what), place, way_out)
            if any(self.nullable(body) for body, _ in node.slots):
                way_out = Text("Mark the whole slot with `?` instead.")
                self.report("Q403", Text("{what} has a slot that can match nothing", what=what), place, way_out)
        if isinstance(node, Cap) and node.role == "cue" and self.nullable(node.body):
            way_out = Text("A cue is at least one word: put what may be missing outside of it.")
            self.report("Q402", Text("the cue of {what} can match nothing at all", what=what), place, way_out)
        for child in _children(node):
            self.look_at(child, place, what, inside or (isinstance(node, Rep) and node.maximum > 1))

    def nullable(self, node: Node, asserts: bool = True) -> bool:
        """Can the node match without taking a word? With `asserts=False`: and without asking for anything, either."""
        match node:
            case Test():
                return False
            case Call(phrase):
                key = phrase, asserts
                if key not in self.empty:
                    self.empty[key] = self.nullable(self.state.bodies[phrase], asserts)
                return self.empty[key]
            case Rep(body=body, minimum=minimum):
                return minimum == 0 or self.nullable(body, asserts)
            case Seq(items):
                return all(self.nullable(item, asserts) for item in items)
            case Alt(items):
                return any(self.nullable(item, asserts) for item in items)
            case Any(slots):
                return not any(required for _, required in slots)
            case Cap(body=body) | Commit(body=body) | If(body=body):
                return self.nullable(body, asserts)
        return asserts  # Look, Edge

    def _overlap(self, body: Node) -> bool:
        return any(self.first(body) & self.first(inner.body) for inner in self._last_repetitions(body))

    def first(self, node: Node) -> int:
        """The symbols that a match can begin with, as a bit mask."""
        match node:
            case Test(index):
                return self.passing[index]
            case Call(phrase):
                if phrase not in self.begins:
                    self.begins[phrase] = self.first(self.state.bodies[phrase])
                return self.begins[phrase]
            case Cap(body=body) | Commit(body=body) | If(body=body) | Rep(body=body):
                return self.first(body)
            case Alt(items):
                return reduce(or_, map(self.first, items), 0)
            case Any(slots):
                return reduce(or_, (self.first(slot) for slot, _ in slots), 0)
            case Seq(items):
                found = 0
                for item in items:
                    found |= self.first(item)
                    if not self.nullable(item):
                        break
                return found
        return 0

    def _last_repetitions(self, node: Node) -> Iterator[Rep]:
        """The repetitions with a free number of rounds with which the node can end, outside phrases."""
        match node:
            case Rep(body=body, minimum=minimum, maximum=maximum):
                if minimum != maximum:
                    yield node
                yield from self._last_repetitions(body)
            case Seq(items):
                for item in reversed(items):
                    yield from self._last_repetitions(item)
                    if not self.nullable(item):
                        break
            case Alt(items):
                for item in items:
                    yield from self._last_repetitions(item)
            case Any(slots):
                for slot, _ in slots:
                    yield from self._last_repetitions(slot)
            case Cap(body=body) | If(body=body):
                yield from self._last_repetitions(body)


def _columns(masks: Sequence[int], tests: int) -> list[int]:
    """The masks of tests by symbol, turned into masks of symbols by test."""
    rows = [format(mask, f"0{tests}b") for mask in masks]
    return [int("".join(column), 2) for column in zip(*rows, strict=True)][::-1]


def _children(node: Node) -> tuple[Node, ...]:
    match node:
        case Test() | Call() | Edge():
            return ()
        case Seq(items) | Alt(items):
            return items
        case Rep(body=body) | Cap(body=body) | Commit(body=body) | Look(body=body) | If(body=body):
            return (body,)
        case Any(slots):
            return tuple(slot for slot, _ in slots)
