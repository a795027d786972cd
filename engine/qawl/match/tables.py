"""What a program is matched with: the letters of its symbols, and the compiled patterns. Plain data, kept as JSON.

`prepare` makes it from a program in a few seconds; to load it takes no time to speak of.
"""

from __future__ import annotations

import copyreg
import sys
from base64 import b64decode, b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any as Json
from zlib import compress, decompress

import regex

from qawl.program import Node, dump_node, load_node

# Tables are for the same Python and the same `regex` alone.
MADE_BY = f"{sys.version} {sys.byteorder} regex {regex.__version__}"
CLITICS = {"": "", "ب": "_b", "ل": "_l", "ك": "_k"}  # how the group of a role says which clitic stays outside


@dataclass(frozen=True, slots=True)
class Attempt:
    """One alternative of one construction: the test of its cue, the pattern from the cue on and the one before it."""

    construction: int
    test: int
    right: regex.Pattern[str]
    left: regex.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class Opening:
    """A letter at which something that a lookahead asks for can begin.

    `asks` are the numbers of what can; letter n of `variants` says that those do begin here that are bits of n."""

    letter: str
    asks: tuple[int, ...]
    variants: str


@dataclass(frozen=True, slots=True)
class Forest:
    """The patterns as trees, in which `Test(n)` is one letter of set n; `sets` are bit masks over the letters.

    `contexts` are the bodies of lookaheads in two parts, of which the first is a regular expression; they call phrases
    of `plain`. `rights` and `lefts` are those of the attempts, which call `phrases`. A phrase is named with whether it
    is matched back."""

    sets: tuple[int, ...]
    contexts: tuple[tuple[Node, Node], ...]
    plain: Mapping[tuple[str, bool], Node]
    rights: tuple[Node, ...]
    lefts: tuple[Node | None, ...]
    phrases: Mapping[tuple[str, bool], Node]


class Tables:
    """`letters` has the letter of each symbol (the fixed ones first), `cues` all symbols that can be a cue, `contexts`
    the patterns of what lookaheads ask for. The forest is read when it is first asked for."""

    def __init__(
        self,
        letters: str,
        cues: str,
        openings: Sequence[Opening],
        contexts: Sequence[regex.Pattern[str]],
        attempts: Sequence[Attempt],
        forest: Forest | Json,
    ) -> None:
        self.letters = letters
        self.cues = cues
        self.openings = openings
        self.contexts = contexts
        self.attempts = attempts
        self._forest = forest

    @property
    def forest(self) -> Forest:
        if not isinstance(self._forest, Forest):
            self._forest = _load_forest(self._forest)
        return self._forest

    def to_json(self) -> Json:
        """The tables as what JSON knows."""
        return {
            "letters": self.letters,
            "cues": self.cues,
            "openings": [[o.letter, o.asks, o.variants] for o in self.openings],
            "contexts": [_packed(pattern) for pattern in self.contexts],
            "attempts": [
                [a.construction, a.test, _packed(a.right), a.left and _packed(a.left)] for a in self.attempts
            ],
            "forest": _dump_forest(self.forest),
        }

    @classmethod
    def from_json(cls, data: Json) -> Tables:
        """The tables that `to_json` gave. Raises ValueError for anything else."""
        try:
            return cls(
                data["letters"],
                data["cues"],
                [Opening(letter, tuple(asks), variants) for letter, asks, variants in data["openings"]],
                [_unpacked(pattern) for pattern in data["contexts"]],
                [
                    Attempt(number, test, _unpacked(right), None if left is None else _unpacked(left))
                    for number, test, right, left in data["attempts"]
                ],
                data["forest"],
            )
        except (KeyError, TypeError, IndexError, RuntimeError) as error:
            raise ValueError(f"damaged tables: {error!r}") from error


def _dump_forest(forest: Forest) -> Json:
    return {
        "sets": [_runs(mask) for mask in forest.sets],
        "contexts": [[dump_node(regular), dump_node(rest)] for regular, rest in forest.contexts],
        "plain": [[*name, dump_node(node)] for name, node in forest.plain.items()],
        "rights": [dump_node(node) for node in forest.rights],
        "lefts": [None if node is None else dump_node(node) for node in forest.lefts],
        "phrases": [[*name, dump_node(node)] for name, node in forest.phrases.items()],
    }


def _load_forest(data: Json) -> Forest:
    return Forest(
        tuple(_mask(runs) for runs in data["sets"]),
        tuple((load_node(regular), load_node(rest)) for regular, rest in data["contexts"]),
        {(name, back): load_node(node) for name, back, node in data["plain"]},
        tuple(map(load_node, data["rights"])),
        tuple(None if node is None else load_node(node) for node in data["lefts"]),
        {(name, back): load_node(node) for name, back, node in data["phrases"]},
    )


def _runs(mask: int) -> list[int]:
    """A set as the lengths of its stretches of bits, in turn not set and set."""
    runs: list[int] = []
    while mask:
        skip = (mask & -mask).bit_length() - 1
        mask >>= skip
        run = (~mask & mask + 1).bit_length() - 1
        mask >>= run
        runs += skip, run
    return runs


def _mask(runs: Sequence[int]) -> int:
    mask = at = 0
    for skip, run in zip(runs[::2], runs[1::2], strict=True):
        at += skip
        mask |= (1 << run) - 1 << at
        at += run
    return mask


def _packed(pattern: regex.Pattern[str]) -> Json:
    """A compiled pattern as plain data: what `regex` hands to pickle, numbers and names and one row of bytes."""
    arguments: tuple[Json, ...] = copyreg.dispatch_table[type(pattern)](pattern)[1]  # type: ignore[assignment]
    return [_plain("" if value == pattern.pattern else value) for value in arguments]


def _unpacked(data: Json) -> regex.Pattern[str]:
    """The pattern, made by the function of `regex` that pickle would call, of what `_packed` gave."""
    return _RESTORE(*map(_value, data))


_RESTORE: Json = copyreg.dispatch_table[regex.Pattern](regex.compile(""))[0]


def _plain(value: Json) -> Json:
    match value:
        case bytes():
            return {"bytes": b64encode(compress(value)).decode()}
        case dict():
            return {"dict": [[_plain(k), _plain(v)] for k, v in value.items()]}
        case tuple():
            return {"tuple": [_plain(item) for item in value]}
        case list():
            return [_plain(item) for item in value]
        case str() | int() | None:
            return value
    raise TypeError(f"a pattern with a {type(value).__name__}")


def _value(data: Json) -> Json:
    if isinstance(data, list):
        return [_value(item) for item in data]
    if isinstance(data, dict):
        ((kind, held),) = data.items()
        if kind == "bytes":
            return decompress(b64decode(held))
        if kind == "dict":
            return {_value(k): _value(v) for k, v in held}
        return tuple(_value(item) for item in held)
    return data
