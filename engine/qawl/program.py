"""The compiled form of a rule folder: plain data that needs no Lark to run, saved and loaded as JSON.

A pattern of a program walks over symbols, one a word. `Test(n)` takes one symbol of which test n holds;
the tests are class expressions over the features of a word's readings. A pattern in front of the cue is
matched leftwards from it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any as Json

VERSION = 4


# --- patterns over symbols ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Test:
    """One symbol that passes test `index`."""

    index: int


@dataclass(frozen=True, slots=True)
class Seq:
    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Alt:
    """The first alternative that leads to a match."""

    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Rep:
    body: Node
    minimum: int
    maximum: int
    lazy: bool


@dataclass(frozen=True, slots=True)
class Cap:
    """A role. `skip` holds the clitic preposition that its first word carries outside the span."""

    role: str
    body: Node
    skip: str


@dataclass(frozen=True, slots=True)
class Call:
    """A phrase; commits to its first match."""

    phrase: str


@dataclass(frozen=True, slots=True)
class Commit:
    """A body that commits to its first match: a phrase with roles in it, written out."""

    body: Node


@dataclass(frozen=True, slots=True)
class Any:
    """Slots (body, required) in any order, each at most once."""

    slots: tuple[tuple[Node, bool], ...]


@dataclass(frozen=True, slots=True)
class Look:
    body: Node
    negative: bool


@dataclass(frozen=True, slots=True)
class Edge:
    """The start or the end of the sentence."""

    side: str


@dataclass(frozen=True, slots=True)
class If:
    """The body, if the cue's frame licenses it: if the cue passes test `index`."""

    index: int
    body: Node


Node = Test | Seq | Alt | Rep | Cap | Call | Commit | Any | Look | Edge | If
NODES: dict[str, type] = {c.__name__: c for c in (Test, Seq, Alt, Rep, Cap, Call, Commit, Any, Look, Edge, If)}


# --- the program -------------------------------------------------------------------------------


Row = tuple[tuple[str, ...], str, str, bool]  # a reading: features, lemma, act, negative


@dataclass(frozen=True, slots=True)
class TestRow:
    """A test: the class expression as nested tuples, the clitics asked for, and how the rules write it.

    `conjunction`: "" does not matter, "-" none, else this one. `pronoun`: "" does not matter, "-" none, "*" any, else
    this one."""

    expr: Json
    conjunction: str
    preposition: str
    pronoun: str
    label: str


@dataclass(frozen=True, slots=True)
class Construction:
    """A compiled construction (or block): what stands before the cue, and the cue with what follows.

    `alternatives` are (test of the cue's word, left, right); `place` is `file:line`; `was` are its former names."""

    name: str
    alternatives: tuple[tuple[int, Node | None, Node], ...]
    rank: int
    interrupts: str
    nominal: bool
    form: str
    act: str
    place: str
    block: bool
    was: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Program:
    """All that matching needs. `symbols[i]` is the set of tests that symbol i passes, as a bit mask; `exact` are the
    words that are told apart by how they are written, with the readings that they have by that alone."""

    digest: str
    fold: Json
    quotes: tuple[tuple[str, str], ...]
    readings: tuple[Row, ...]
    free: Mapping[str, tuple[int, ...]]
    joining: Mapping[str, tuple[int, ...]]
    exact: Mapping[str, tuple[int, ...]]
    tests: tuple[TestRow, ...]
    symbols: tuple[int, ...]
    phrases: Mapping[str, Node]
    constructions: tuple[Construction, ...]

    def to_json(self) -> str:
        """The program as JSON text on one line, the same for the same rules."""
        data = self.to_data()
        data["symbols"] = [format(s, "x") for s in self.symbols]  # in other digits they would take a second
        return json.dumps(data, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str) -> Program:
        """The program that `to_json` wrote. Raises ValueError for anything else."""
        data = json.loads(text)
        try:
            return cls.from_data({**data, "symbols": [int(s, 16) for s in data["symbols"]]})
        except (KeyError, TypeError) as error:
            raise ValueError(f"not a Qawl program: {error!r}") from error

    def to_data(self) -> Json:
        """The program as plain data: what JSON knows, and long integers."""
        return {
            "qawl": VERSION,
            "digest": self.digest,
            "fold": self.fold,
            "quotes": self.quotes,
            "readings": _dump_readings(self.readings),
            "free": dict(self.free),
            "joining": dict(self.joining),
            "exact": dict(self.exact),
            "tests": [(t.expr, t.conjunction, t.preposition, t.pronoun, t.label) for t in self.tests],
            "symbols": self.symbols,
            "phrases": {name: dump_node(node) for name, node in self.phrases.items()},
            "constructions": [
                (
                    c.name,
                    [
                        (cue, None if left is None else dump_node(left), dump_node(right))
                        for cue, left, right in c.alternatives
                    ],
                    *(c.rank, c.interrupts, c.nominal, c.form, c.act, c.place, c.block, c.was),
                )
                for c in self.constructions
            ],
        }

    @classmethod
    def from_data(cls, data: Json) -> Program:
        """The program that `to_data` gave. Raises ValueError for anything else."""
        if not isinstance(data, dict) or data.get("qawl") != VERSION:
            raise ValueError(f"not a Qawl program of version {VERSION}")
        try:
            return cls(
                digest=data["digest"],
                fold=data["fold"],
                quotes=tuple((a, b) for a, b in data["quotes"]),
                readings=_load_readings(data["readings"]),
                free=data["free"],
                joining=data["joining"],
                exact=data["exact"],
                tests=tuple(TestRow(_tuples(expr), *rest) for expr, *rest in data["tests"]),
                symbols=tuple(data["symbols"]),
                phrases={name: load_node(node) for name, node in data["phrases"].items()},
                constructions=tuple(
                    Construction(
                        name,
                        tuple(
                            (cue, None if left is None else load_node(left), load_node(right))
                            for cue, left, right in alternatives
                        ),
                        *map(_tuples, rest),
                    )
                    for name, alternatives, *rest in data["constructions"]
                ),
            )
        except (KeyError, TypeError, IndexError) as error:
            raise ValueError(f"a damaged Qawl program: {error!r}") from error


def _dump_readings(readings: tuple[Row, ...]) -> Json:
    """Readings by what they share: many differ by the lemma alone, and their features are few names in many sets."""
    names: dict[str, int] = {}
    kinds: dict[Json, int] = {}
    numbers = [kinds.setdefault((features, act, negative), len(kinds)) for features, _, act, negative in readings]
    shared = [
        [[names.setdefault(name, len(names)) for name in features], act, negative] for features, act, negative in kinds
    ]
    return [list(names), shared, numbers, [lemma for _, lemma, _, _ in readings]]


def _load_readings(data: Json) -> tuple[Row, ...]:
    names, shared, numbers, lemmas = data
    kinds = [(tuple([names[n] for n in features]), act, negative) for features, act, negative in shared]
    found = zip(map(kinds.__getitem__, numbers), lemmas, strict=True)
    return tuple([(features, lemma, act, negative) for (features, act, negative), lemma in found])


def dump_node(node: Node) -> Json:
    """A node as what JSON knows."""
    match node:
        case Test(index):
            return index
        case Seq(items) | Alt(items):
            return [type(node).__name__, [dump_node(item) for item in items]]
        case Rep(body, minimum, maximum, lazy):
            return ["Rep", dump_node(body), minimum, maximum, lazy]
        case Cap(role, body, skip):
            return ["Cap", role, dump_node(body), skip]
        case Call(phrase):
            return ["Call", phrase]
        case Commit(body):
            return ["Commit", dump_node(body)]
        case Any(slots):
            return ["Any", [[dump_node(body), required] for body, required in slots]]
        case Look(body, negative):
            return ["Look", dump_node(body), negative]
        case Edge(side):
            return ["Edge", side]
        case If(index, body):
            return ["If", index, dump_node(body)]


def _tuples(data: Json) -> Json:
    return tuple(map(_tuples, data)) if isinstance(data, list) else data


_test = cache(Test)  # more than half of all nodes, and each the same ones again


def load_node(data: Json) -> Node:
    """The node that `dump_node` gave. Raises ValueError for anything else."""
    if isinstance(data, int):
        return _test(data)
    kind, *rest = data
    match kind:
        case "Seq":
            return Seq(tuple(map(load_node, rest[0])))
        case "Alt":
            return Alt(tuple(map(load_node, rest[0])))
        case "Rep":
            return Rep(load_node(rest[0]), *rest[1:])
        case "Cap":
            return Cap(rest[0], load_node(rest[1]), rest[2])
        case "Call":
            return Call(rest[0])
        case "Commit":
            return Commit(load_node(rest[0]))
        case "Any":
            return Any(tuple((load_node(body), required) for body, required in rest[0]))
        case "Look":
            return Look(load_node(rest[0]), rest[1])
        case "Edge":
            return Edge(rest[0])
        case "If":
            return If(rest[0], load_node(rest[1]))
    raise ValueError(f"unknown pattern node {kind!r}")
