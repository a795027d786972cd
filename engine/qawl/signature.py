"""What a word is to the rules: the set of their tests that it passes.

A test is a class expression over the features of one reading of the word, with the clitics that the
pattern asks for. The set of tests is a bit mask; words with the same mask are the same symbol, and no
rule can tell them apart.

`holds` defines what an expression means. To ask it for each test and each reading is slow, so expressions
are split: into what one reading must be, and what no reading of the word may be. For the features of a
reading both are masks, and all tests are decided at once:

    mask = union over prepositions p of   (wanted of a reading with p & tests that its clitics fit)
                                        & ~(unwanted of any reading with p)

A test with alternatives that forbid different things (`a - b | c`) has more than one bit in these masks:
its own, and others beyond those of all tests.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, product
from math import prod
from typing import Any

from qawl.lexicon import CONJUNCTIONS, PREPOSITIONS, PRONOUNS, Analysis, Lexicon, shape_of
from qawl.program import TestRow
from qawl.text.folding import Fold

ALWAYS = ("any",)
NEVER = ("or", ())
MOST = 16  # alternatives of one test; what has more is asked of `holds`


class Signer:
    """Masks of written words.

    `conjunctions`, `prepositions` and `pronouns` hold the tests that each of these clitics, or none (""), fits;
    `entangled` has the features that tests which cannot be split ask for."""

    __slots__ = (
        "_alternatives", "_always", "_entangled", "_exact", "_fold", "_halves", "_kinds", "_tests", "_unwanted",
        "_used", "_wanted", "conjunctions", "entangled", "lexicon", "prepositions", "pronouns",
    )  # fmt: skip

    def __init__(
        self, lexicon: Lexicon, fold: Fold, exact: Mapping[str, Sequence[int]], tests: Sequence[TestRow]
    ) -> None:
        self.lexicon = lexicon
        self._fold = fold
        self._exact = exact
        self._tests = tests
        self._always = sum(1 << number for number, row in enumerate(tests) if row.expr == ALWAYS)
        self._used = frozenset(feature for row in tests for feature in _features(row.expr))
        self._wanted, self._unwanted = _Half(), _Half()
        self._alternatives: list[int] = []  # the tests of the bits beyond those of all tests
        self._entangled: list[int] = []
        for number, row in enumerate(tests):
            halves = split(row.expr)
            if halves is None:
                self._entangled.append(number)
                continue
            for nth, (wanted, unwanted) in enumerate(halves):
                bit = len(tests) + len(self._alternatives) if nth else number
                self._alternatives += [number] if nth else []
                self._wanted.add(wanted, 1 << bit)
                self._unwanted.add(unwanted, 1 << bit)
        self.entangled = frozenset(feature for number in self._entangled for feature in _features(tests[number].expr))
        rows = [*tests, *(tests[number] for number in self._alternatives)]
        alike = _alike(rows)
        self.conjunctions = {
            c: sum(mask for row, mask in alike if _conjunction_fits(row, c)) for c in ("", *CONJUNCTIONS)
        }
        self.prepositions = {p: sum(mask for row, mask in alike if row.preposition == p) for p in ("", *PREPOSITIONS)}
        self.pronouns = {p: sum(mask for row, mask in alike if _pronoun_fits(row, p)) for p in ("", *PRONOUNS)}
        self._kinds: dict[frozenset[str], tuple[int, int]] = {}
        self._halves: dict[int, tuple[int, int]] = {}

    def analyses(self, core: str) -> list[Analysis]:
        """All readings of a word as it is written (the core of a token)."""
        folded = self._fold(core)
        first = folded[:1]
        if first.isalpha() and not first.isascii():
            found = self.lexicon.analyse(folded)
        else:
            found = [Analysis("", "", self.lexicon.shape(shape_of(folded or core)), "", 0)]
        numbers = self._exact.get(core)
        if numbers is not None:
            kinds = {f for a in found for f in self.lexicon.readings[a.reading].features}
            features = frozenset({"==" + core} | (kinds & {"word", "punct"}))
            found.append(Analysis("", "", self.lexicon.shape(features), "", 0))
            found += [Analysis("", "", number, "", 0) for number in numbers]
        return found

    def mask(self, core: str) -> int:
        """The tests that the written word passes."""
        return self.mask_of(self.analyses(core))

    def mask_of(self, analyses: Sequence[Analysis]) -> int:
        """The tests that one of the readings passes."""
        wanted: dict[str, int] = {}
        unwanted: dict[str, int] = {}
        for a in analyses:
            wanting, forbidding = self._halves.get(a.reading) or self.halves(a.reading)
            fitting = wanting & self.conjunctions[a.conjunction] & self.pronouns[a.pronoun]
            wanted[a.preposition] = wanted.get(a.preposition, 0) | fitting
            unwanted[a.preposition] = unwanted.get(a.preposition, 0) | forbidding
        mask = self._always
        for preposition, tests in wanted.items():
            mask |= tests & ~unwanted[preposition] & self.prepositions[preposition]
        if beyond := mask >> len(self._tests):
            mask &= (1 << len(self._tests)) - 1
            while beyond:
                low = beyond & -beyond
                mask |= 1 << self._alternatives[low.bit_length() - 1]
                beyond ^= low
        for number in self._entangled:
            if self.passing(number, analyses):
                mask |= 1 << number
        return mask

    def mask_of_features(self, features: Iterable[str]) -> int:
        """The tests that a word passes whose one reading has exactly these features, without clitics."""
        return self.mask_of([Analysis("", "", self.lexicon.shape(frozenset(features)), "", 0)])

    def passing(self, test: int, analyses: Sequence[Analysis]) -> list[Analysis]:
        """The readings that pass one test, in their order."""
        row = self._tests[test]
        others = [self.lexicon.readings[a.reading].features for a in analyses if a.preposition == row.preposition]
        return [
            a
            for a in analyses
            if _fits(row, a.conjunction, a.preposition, a.pronoun)
            and holds(row.expr, self.lexicon.readings[a.reading].features, others)
        ]

    def halves(self, reading: int) -> tuple[int, int]:
        """The tests that want such a reading, and those that it forbids to its word."""
        kind = self.lexicon.readings[reading].features & self._used
        known = self._kinds.get(kind)
        if known is None:
            known = self._kinds[kind] = (self._wanted.mask(kind), self._unwanted.mask(kind))
        self._halves[reading] = known
        return known


class _Half:
    """One half of all tests: which of them are fulfilled by a reading's features."""

    __slots__ = ("_by_feature", "_joint", "_known", "_others")

    def __init__(self) -> None:
        self._by_feature: dict[str, int] = {}
        # By a feature that they need ("" if by none): all that they need, what else they ask, and their tests.
        self._others: dict[str, list[tuple[frozenset[str], Any, int]]] = {}
        self._joint: set[str] = set()  # all features that these ask for: few, most of them of many words
        self._known: dict[frozenset[str], int] = {}  # the tests of these, by which of the joint features there are

    def add(self, expr: Any, tests: int) -> None:
        """Let the expression stand for these tests."""
        if expr[0] == "or":
            for item in expr[1]:
                self.add(item, tests)
        elif expr[0] == "is":
            self._by_feature[expr[1]] = self._by_feature.get(expr[1], 0) | tests
        else:
            items = expr[1] if expr[0] == "and" else (expr,)
            needed = [item[1] for item in items if item[0] == "is"]
            rest = tuple(item for item in items if item[0] != "is")
            row = frozenset(needed), ("and", rest) if rest else ALWAYS, tests
            self._others.setdefault(needed[0] if needed else "", []).append(row)
            self._joint.update(_features(expr))
            self._known.clear()

    def mask(self, features: frozenset[str]) -> int:
        """The tests whose expression holds of a reading with these features."""
        joint = features & self._joint
        mask = self._known.get(joint)
        if mask is None:
            mask = self._known[joint] = self._mask_of_joint(joint)
        for feature in features:
            if feature in self._by_feature:
                mask |= self._by_feature[feature]
        return mask

    def _mask_of_joint(self, features: frozenset[str]) -> int:
        mask = 0
        for feature in ("", *features):
            for needed, expr, tests in self._others.get(feature, ()):
                if needed <= features and holds(expr, features, ()):
                    mask |= tests
        return mask


def _alike(rows: Sequence[TestRow]) -> list[tuple[TestRow, int]]:
    """A row for each way to ask for clitics, and the mask of all that ask like it: they are few."""
    found: dict[tuple[str, str, str], tuple[TestRow, int]] = {}
    for number, row in enumerate(rows):
        clitics = row.conjunction, row.preposition, row.pronoun
        first, mask = found.get(clitics, (row, 0))
        found[clitics] = first, mask | 1 << number
    return list(found.values())


def _fits(row: TestRow, conjunction: str, preposition: str, pronoun: str) -> bool:
    """Do the clitics fit? A conjunction may stand anywhere, a preposition only where it is asked for."""
    return row.preposition == preposition and _conjunction_fits(row, conjunction) and _pronoun_fits(row, pronoun)


def _conjunction_fits(row: TestRow, conjunction: str) -> bool:
    return row.conjunction in ("", conjunction or "-")


def _pronoun_fits(row: TestRow, pronoun: str) -> bool:
    return row.pronoun in ("", pronoun or "-") or (row.pronoun == "*" and pronoun != "")


def holds(expr: Any, features: frozenset[str], others: Sequence[frozenset[str]]) -> bool:
    """Does the class expression hold of a reading with these features, one of `others` of the word?"""
    kind = expr[0]
    if kind == "is":
        return expr[1] in features
    if kind == "and":
        return all(holds(item, features, others) for item in expr[1])
    if kind == "or":
        return any(holds(item, features, others) for item in expr[1])
    if kind == "minus":
        return holds(expr[1], features, others) and not any(holds(expr[2], f, others) for f in others)
    if kind == "not":
        return not any(holds(expr[1], f, others) for f in others)
    return True


def split(expr: Any) -> list[tuple[Any, Any]] | None:
    """Alternatives of what one reading must be and what no reading may be, as expressions that look at one reading.

    None where that cannot be said so: where what is excluded has exceptions.

    >>> split(("minus", ("is", "a"), ("is", "b")))
    [(('is', 'a'), ('is', 'b'))]
    """
    kind = expr[0]
    if kind in ("is", "any"):
        return [(expr, NEVER)]
    if kind in ("minus", "not"):
        left, right = split(expr[1]) if kind == "minus" else [(ALWAYS, NEVER)], split(expr[-1])
        if left is None or right is None or any(unwanted != NEVER for _, unwanted in right):
            return None
        excluded = _join("or", [wanted for wanted, _ in right])
        return [(wanted, _join("or", [unwanted, excluded])) for wanted, unwanted in left]
    items = [split(item) for item in expr[1]]
    known = [item for item in items if item is not None]
    if len(known) < len(items) or (kind == "and" and prod(map(len, known)) > MOST):
        return None
    if kind == "and":
        rows = [list(zip(*row, strict=True)) or [(), ()] for row in product(*known)]
        return [(_join("and", wanted), _join("or", unwanted)) for wanted, unwanted in rows]
    alternatives: dict[Any, list[Any]] = {}
    for wanted, unwanted in chain.from_iterable(known):
        alternatives.setdefault(unwanted, []).append(wanted)
    return [(_join("or", wanted), unwanted) for unwanted, wanted in alternatives.items()]


def _join(kind: str, items: Iterable[Any]) -> Any:
    """The conjunction or disjunction of expressions, without those that say nothing in it."""
    kept = tuple(dict.fromkeys(item for item in items if item != (ALWAYS if kind == "and" else NEVER)))
    return kept[0] if len(kept) == 1 else ALWAYS if kind == "and" and not kept else (kind, kept)


def _features(expr: Any) -> Iterator[str]:
    """The features that an expression asks for."""
    if expr[0] == "is":
        yield expr[1]
    elif expr[0] in ("and", "or"):
        for item in expr[1]:
            yield from _features(item)
    else:
        for item in expr[1:]:
            yield from _features(item)
