"""Pass 7: patterns that would match nothing, or in too many ways.

A repetition directly inside a repetition can split one text in exponentially many ways (Weideman et al.,
"Analyzing matching time behavior of backtracking regular expression matchers", CIAA 2016). It is refused
where the inner repetition can take a word that the body can also begin with. Phrases commit, so what is
inside a phrase is tried once.
"""

from __future__ import annotations

from collections.abc import Iterator

from qawl.compile.state import Compilation
from qawl.diagnostic import Place
from qawl.program import Alt, Any, Call, Cap, Commit, Edge, If, Look, Node, Rep, Seq, Test


def check(state: Compilation) -> None:
    """Report empty phrases (Q402), ambiguous repetition (Q401), slots that can be empty (Q403)."""
    checker = _Checker(state)
    for name, body in state.bodies.items():
        place = state.phrases[name.split(" ")[0]].place
        checker.look_at(body, place, f"the phrase '{name}'")
        if checker.nullable(body):
            state.report("Q402", f"the phrase '{name}' can match nothing at all", place, "ask for at least one word in it")
    for declared in state.constructions:
        compiled = next((c for c in state.compiled if c.name == declared.name), None)
        for _, left, right in compiled.alternatives if compiled else ():
            for node in (left, right):
                if node is not None:
                    checker.look_at(node, declared.place, f"'{declared.name}'")


class _Checker:
    def __init__(self, state: Compilation) -> None:
        self.state = state
        self.reported: set[tuple[str, Place]] = set()

    def report(self, code: str, message: str, place: Place, help: str) -> None:
        if (code, place) not in self.reported:
            self.reported.add((code, place))
            self.state.report(code, message, place, help)

    def look_at(self, node: Node, place: Place, what: str, inside: bool = False) -> None:
        """Check the node and all below it; `inside` a repetition an any-order group may not stand."""
        if isinstance(node, Rep) and node.maximum > 1:
            if self.nullable(node.body):
                self.report(
                    "Q401", f"{what} repeats something that can be nothing", place, "ask for a word in what is repeated"
                )
            elif self._overlap(node.body):
                self.report(
                    "Q401",
                    f"{what} has a repetition inside a repetition, and one text can match it in many ways",
                    place,
                    "make the inner part a phrase of its own (a phrase commits to its match), or drop one repetition",
                )
        if isinstance(node, Any):
            if inside:
                self.report("Q403", f"{what} repeats an any-order group", place, "take the group out of the repetition")
            if any(self.nullable(body) for body, _ in node.slots):
                self.report(
                    "Q403", f"{what} has a slot that can match nothing", place, "mark the whole slot with '?' instead"
                )
        for child in _children(node):
            self.look_at(child, place, what, inside or (isinstance(node, Rep) and node.maximum > 1))

    def nullable(self, node: Node) -> bool:
        """Can the node match without taking a word?"""
        match node:
            case Test() | Call():
                return isinstance(node, Call) and self.nullable(self.state.bodies[node.phrase])
            case Rep(body=body, minimum=minimum):
                return minimum == 0 or self.nullable(body)
            case Seq(items):
                return all(map(self.nullable, items))
            case Alt(items):
                return any(map(self.nullable, items))
            case Any(slots):
                return not any(required for _, required in slots)
            case Cap(body=body) | Commit(body=body) | If(body=body):
                return self.nullable(body)
        return True  # Look, Edge

    def _overlap(self, body: Node) -> bool:
        starts = self.first(body)
        return any(starts & self.first(inner.body) for inner in self._last_repetitions(body))

    def first(self, node: Node) -> set[int]:
        """The symbols that a match can begin with."""
        match node:
            case Test(index):
                return {n for n, mask in enumerate(self.state.symbols) if mask >> index & 1}
            case Call(phrase):
                return self.first(self.state.bodies[phrase])
            case Cap(body=body) | Commit(body=body) | If(body=body) | Rep(body=body):
                return self.first(body)
            case Alt(items):
                return set().union(*map(self.first, items))
            case Any(slots):
                return set().union(*(self.first(slot) for slot, _ in slots))
            case Seq(items):
                found: set[int] = set()
                for item in items:
                    found |= self.first(item)
                    if not self.nullable(item):
                        break
                return found
        return set()

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


def _children(node: Node) -> tuple[Node, ...]:
    match node:
        case Seq(items) | Alt(items):
            return items
        case Rep(body=body) | Cap(body=body) | Commit(body=body) | Look(body=body) | If(body=body):
            return (body,)
        case Any(slots):
            return tuple(slot for slot, _ in slots)
        case Test() | Call() | Edge():
            return ()
