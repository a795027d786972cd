"""What a word is to the rules: the set of their tests that it passes.

A test is a class expression over the features of one reading of the word, with the clitics that the
pattern asks for. The set of tests is a bit mask; words with the same mask are the same symbol, and no
rule can tell them apart.

`holds` defines what an expression means. To ask it for each test and each reading is slow, so expressions
are split: into what one reading must be, and what no reading of the word may be. For the features of a
reading both are masks, and all tests are decided at once:

    mask = union over prepositions p of   (wanted of a reading with p & tests that its clitics fit)
                                        & ~(unwanted of any reading with p)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from qawl.lexicon import CONJUNCTIONS, PREPOSITIONS, PRONOUNS, Analysis, Lexicon, shape_of
from qawl.program import TestRow
from qawl.text.folding import Fold

ALWAYS = ("any",)
NEVER = ("or", ())


class Signer:
    """Masks of written words.

    `conjunctions` and `pronouns` hold the tests that each of these clitics, or none (""), fits."""

    __slots__ = (
        "_always", "_entangled", "_exact", "_fold", "_halves", "_kinds", "_prepositions", "_tests",
        "_unwanted", "_used", "_wanted", "conjunctions", "lexicon", "pronouns",
    )  # fmt: skip

    def __init__(self, lexicon: Lexicon, fold: Fold, exact: Sequence[str], tests: Sequence[TestRow]) -> None:
        self.lexicon = lexicon
        self._fold = fold
        self._exact = frozenset(exact)
        self._tests = tests
        self._always = _mask(row.expr == ALWAYS for row in tests)
        self._prepositions = {p: _mask(row.preposition == p for row in tests) for p in ("", *PREPOSITIONS)}
        self.conjunctions = {c: _mask(_conjunction_fits(row, c) for row in tests) for c in ("", *CONJUNCTIONS)}
        self.pronouns = {p: _mask(_pronoun_fits(row, p) for row in tests) for p in ("", *PRONOUNS)}
        self._used = frozenset(feature for row in tests for feature in _features(row.expr))
        self._wanted, self._unwanted = _Half(), _Half()
        self._entangled: list[int] = []
        for number, row in enumerate(tests):
            halves = split(row.expr)
            if halves is None:
                self._entangled.append(number)
            else:
                self._wanted.add(halves[0], 1 << number)
                self._unwanted.add(halves[1], 1 << number)
        self._kinds: dict[frozenset[str], tuple[int, int]] = {}
        self._halves: dict[int, tuple[int, int]] = {}

    def analyses(self, core: str) -> list[Analysis]:
        """All readings of a word as it is written (the core of a token)."""
        folded = self._fold(core)
        if folded and folded[0].isalpha() and not folded[0].isascii():
            found = self.lexicon.analyse(folded)
        else:
            found = [Analysis("", "", self.lexicon.shape(shape_of(folded or core)), "", 0)]
        if core in self._exact:
            kinds = {f for a in found for f in self.lexicon.readings[a.reading].features}
            features = frozenset({"==" + core} | (kinds & {"word", "punct"}))
            found.append(Analysis("", "", self.lexicon.shape(features), "", 0))
        return found

    def mask(self, core: str) -> int:
        """The tests that the written word passes."""
        return self.mask_of(self.analyses(core))

    def mask_of(self, analyses: Sequence[Analysis]) -> int:
        """The tests that one of the readings passes."""
        wanted: dict[str, int] = {}
        unwanted: dict[str, int] = {}
        for a in analyses:
            halves = self._halves.get(a.reading)
            if halves is None:
                halves = self._halves[a.reading] = self._decide(self.lexicon.readings[a.reading].features)
            fitting = halves[0] & self.conjunctions[a.conjunction] & self.pronouns[a.pronoun]
            wanted[a.preposition] = wanted.get(a.preposition, 0) | fitting
            unwanted[a.preposition] = unwanted.get(a.preposition, 0) | halves[1]
        mask = self._always
        for preposition, tests in wanted.items():
            mask |= tests & ~unwanted[preposition] & self._prepositions[preposition]
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

    def kind(self, features: frozenset[str]) -> frozenset[str]:
        """Those of the features that some test asks for: readings with the same are alike to the rules."""
        return features & self._used

    def _decide(self, features: frozenset[str]) -> tuple[int, int]:
        """The tests that want such a reading, and those that it forbids to its word."""
        kind = self.kind(features)
        known = self._kinds.get(kind)
        if known is None:
            known = self._kinds[kind] = (self._wanted.mask(kind), self._unwanted.mask(kind))
        return known


class _Half:
    """One half of all tests: which of them are fulfilled by a reading's features."""

    __slots__ = ("_by_feature", "_others")

    def __init__(self) -> None:
        self._by_feature: dict[str, int] = {}
        self._others: dict[Any, int] = {}

    def add(self, expr: Any, tests: int) -> None:
        """Let the expression stand for these tests."""
        if expr[0] == "or":
            for item in expr[1]:
                self.add(item, tests)
        elif expr[0] == "is":
            self._by_feature[expr[1]] = self._by_feature.get(expr[1], 0) | tests
        else:
            self._others[expr] = self._others.get(expr, 0) | tests

    def mask(self, features: frozenset[str]) -> int:
        """The tests whose expression holds of a reading with these features."""
        mask = 0
        for feature in features:
            mask |= self._by_feature.get(feature, 0)
        for expr, tests in self._others.items():
            if holds(expr, features, ()):
                mask |= tests
        return mask


def _mask(bits: Iterable[bool]) -> int:
    return sum(1 << number for number, bit in enumerate(bits) if bit)


def _fits(row: TestRow, conjunction: str, preposition: str, pronoun: str) -> bool:
    """Do the clitics fit? A conjunction may stand anywhere, a preposition only where it is asked for."""
    return row.preposition == preposition and _conjunction_fits(row, conjunction) and _pronoun_fits(row, pronoun)


def _conjunction_fits(row: TestRow, conjunction: str) -> bool:
    return row.conjunction in ("", conjunction or "-")


def _pronoun_fits(row: TestRow, pronoun: str) -> bool:
    return row.pronoun in ("", pronoun) or (row.pronoun == "*" and pronoun != "") or (row.pronoun == "-" and not pronoun)


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


def split(expr: Any) -> tuple[Any, Any] | None:
    """What one reading must be and what no reading may be, as expressions that look at one reading only.

    None where the two are entangled, as in `a | !b`.

    >>> split(("minus", ("is", "a"), ("is", "b")))
    (('is', 'a'), ('is', 'b'))
    """
    kind = expr[0]
    if kind in ("is", "any"):
        return expr, NEVER
    if kind in ("and", "or"):
        halves = [split(item) for item in expr[1]]
        known = [half for half in halves if half is not None]
        unwanted = tuple(half[1] for half in known if half[1] != NEVER)
        if len(known) < len(halves) or (kind == "or" and unwanted):
            return None
        return (kind, tuple(half[0] for half in known)), ("or", unwanted)
    left = split(expr[1]) if kind == "minus" else (ALWAYS, NEVER)
    right = split(expr[-1])
    if left is None or right is None or right[1] != NEVER:
        return None
    return left[0], ("or", (left[1], right[0])) if left[1] != NEVER else right[0]


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
