"""A program to code for the machine in C: numbers, in which each phrase stands once and is called."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from dataclasses import astuple, dataclass, replace
from enum import IntEnum
from itertools import groupby
from typing import Any as Data

from qawl.match.native.guards import Guards
from qawl.match.order import in_order, levels
from qawl.match.reference import AHEAD, BACK
from qawl.match.trees import Held
from qawl.program import Alt, Any, Call, Cap, Commit, Edge, If, Look, Node, Program, Rep, Seq, Test

# What each of them does, and the numbers behind it, stands in run.c.
Op = IntEnum(
    "Op",
    "END FAIL TEST TEST_BACK AHEAD NOT_AHEAD CHOICE JUMP CALL LOOK LOOK_NOT SPAN SPAN_BACK SET LOOP LOOP_LAZY ROUND"
    " SLOT REQUIRE OPEN CLOSE AT_START AT_END IF",
    start=0,
)


@dataclass(frozen=True, slots=True)
class Code:
    """The code of a program.

    An attempt is seven numbers: construction, test of the cue, level, where the code begins of what stands before the
    cue (-1: nothing) and of what begins with it, and the guards of what is before the cue and behind it. `guards` are
    the rows of these, `roles` have the name and the clitic of each, `slots` is how many counters the code has."""

    words: bytes
    attempts: bytes
    guards: bytes
    roles: Sequence[tuple[str, str]]
    slots: int

    def to_data(self) -> Data:
        """The code as what `marshal` knows."""
        return astuple(self)

    @classmethod
    def from_data(cls, data: Data) -> Code:
        """The code that `to_data` gave. Raises ValueError for anything else."""
        try:
            return cls(*data)
        except TypeError as error:
            raise ValueError(f"damaged code: {error!r}") from error


def assemble(program: Program) -> Code:
    """The code; attempts stand in the order in which they are tried."""
    writer = _Writer(program)
    attempts = array("i")
    order = in_order(program)
    for number, level in zip(order, levels(program.constructions[number] for number in order), strict=True):
        for test, left, right in program.constructions[number].alternatives:
            before = -1 if left is None else writer.procedure(left, BACK)
            may_before = -1 if left is None else writer.guards.of(left, BACK)
            start = writer.procedure(right, AHEAD)
            attempts.extend((number, test, level, before, start, may_before, writer.guards.after(right)))
    writer.finish()
    return Code(writer.code.tobytes(), attempts.tobytes(), writer.guards.rows(), list(writer.roles), writer.slots)


@dataclass(frozen=True, slots=True)
class _Called:
    """A procedure: its guard, its number if what it finds depends on the place alone (else -1), the places in the code
    that want to know where it begins, and where that is."""

    guard: int
    memo: int
    places: list[int]
    start: int = -1


class _Writer:
    """Writes procedures; what they call is written at the end, each once."""

    def __init__(self, program: Program) -> None:
        self.code = array("i")
        self.guards = Guards(program)
        self.roles: dict[tuple[str, str], int] = {}
        self.slots = 0
        self._program = program
        self._held = Held(program.phrases)
        self._called: dict[tuple[Node, int], _Called] = {}
        self._waiting: list[tuple[Node, int]] = []

    def procedure(self, node: Node, step: int) -> int:
        """Write one; where it begins."""
        start = len(self.code)
        self._write(node, step)
        self.code.append(Op.END)
        return start

    def finish(self) -> None:
        """Write what is called."""
        while self._waiting:
            node, step = key = self._waiting.pop()
            start = self.procedure(self._program.phrases[node.phrase] if isinstance(node, Call) else node, step)
            self._called[key] = replace(self._called[key], start=start)
        for called in self._called.values():
            for place in called.places:
                self.code[place] = called.start

    def _call(self, op: Op, node: Node, step: int) -> None:
        key = node, step
        called = self._called.get(key)
        if called is None:
            alone = not self._held.roles(node) and not self._held.frames(node)
            memo = len(self._called) if alone else -1
            called = self._called[key] = _Called(self.guards.of(node, step), memo, [])
            self._waiting.append(key)
        self.code.extend((op, called.guard, called.start, called.memo))
        called.places.append(len(self.code) - 2)

    def _write(self, node: Node, step: int) -> None:
        match node:
            case Test(index):
                self._tests(Op.TEST if step == AHEAD else Op.TEST_BACK, [index])
            case Seq(items):
                for item in items[::step]:
                    self._write(item, step)
            case Alt(items):
                self._choice(_merged(items), step)
            case Rep():
                self._rounds(node, step)
            case Any(slots):
                self._any(slots, step)
            case Cap(role, body, skip):
                self.code.append(Op.OPEN)
                self._write(body, step)
                self.code.extend((Op.CLOSE, self.roles.setdefault((role, skip), len(self.roles))))
            case Call() | Commit():
                self._call(Op.CALL, node.body if isinstance(node, Commit) else node, step)
            case Look(body, negative):
                tests = _tests(body)
                if tests:
                    self._tests(Op.NOT_AHEAD if negative else Op.AHEAD, tests)
                else:
                    self._call(Op.LOOK_NOT if negative else Op.LOOK, body, AHEAD)
            case Edge(side):
                self.code.append(Op.AT_START if side == "start" else Op.AT_END)
            case If(index, body):
                self.code.extend((Op.IF, index))
                self._write(body, step)

    def _tests(self, op: Op, tests: Sequence[int]) -> None:
        self.code.extend((op, len(tests), *tests))

    def _choice(self, items: Sequence[Node], step: int) -> None:
        ends: list[Callable[[], None]] = []
        for item in items[:-1]:
            after = self._to(Op.CHOICE, self.guards.of(item, step))
            self._alternative(item, step)
            ends.append(self._to(Op.JUMP))
            after()
        if items:
            self._alternative(items[-1], step)
        else:
            self.code.append(Op.FAIL)
        for end in ends:
            end()

    def _alternative(self, item: Node, step: int) -> None:
        tests = _tests(item)
        if tests:
            self._tests(Op.TEST if step == AHEAD else Op.TEST_BACK, tests)
        else:
            self._write(item, step)

    def _to(self, *head: int) -> Callable[[], None]:
        """Write an operation whose last number is a place in the code to come; it is called at that place."""
        self.code.extend((*head, -1))
        last = len(self.code) - 1

        def here() -> None:
            self.code[last] = len(self.code)

        return here

    def _slot(self) -> int:
        self.code.extend((Op.SET, self.slots))
        self.slots += 1
        return self.slots - 1

    def _rounds(self, node: Rep, step: int) -> None:
        tests = None if node.lazy else _tests(node.body)
        if tests:
            self.code.extend((Op.SPAN if step == AHEAD else Op.SPAN_BACK, node.minimum, node.maximum))
            self.code.extend((len(tests), *tests))
            return
        guard = self.guards.of(node.body, step)
        if (node.minimum, node.maximum, node.lazy) == (0, 1, False):
            end = self._to(Op.CHOICE, guard)
            self._write(node.body, step)
        else:
            slot = self._slot()
            start = len(self.code)
            end = self._to(Op.LOOP_LAZY if node.lazy else Op.LOOP, slot, node.minimum, node.maximum, guard)
            self.code.extend((Op.ROUND, slot))
            self._write(node.body, step)
            self.code.extend((Op.JUMP, start))
        end()

    def _any(self, slots: Sequence[tuple[Node, bool]], step: int) -> None:
        slot = self._slot()
        start = len(self.code)
        for number, (body, _) in enumerate(slots):
            after = self._to(Op.SLOT, slot, 1 << number, self.guards.of(body, step))
            self._write(body, step)
            self.code.extend((Op.JUMP, start))
            after()
        self.code.extend((Op.REQUIRE, slot, sum(1 << number for number, (_, must) in enumerate(slots) if must)))


def _tests(node: Node) -> list[int] | None:
    """The tests of which one word has to pass one, if that is all that the node asks."""
    match node:
        case Test(index):
            return [index]
        case Seq((item,)):
            return _tests(item)
        case Alt(items):
            found = [_tests(item) for item in items]
            return None if None in found else [test for tests in found for test in tests or ()]
    return None


def _merged(items: Sequence[Node]) -> list[Node]:
    """Alternatives that ask for one word each are one, where they follow each other."""
    found: list[Node] = []
    for one_word, group in groupby(items, lambda item: bool(_tests(item))):
        those = tuple(group)
        found += [Alt(those)] if one_word else those
    return found
