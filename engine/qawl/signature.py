"""What a word is to the rules: the set of their tests that it passes.

A test is a class expression over the features of one reading of the word, with the clitics that the
pattern asks for. The set of tests is a bit mask; words with the same mask are the same symbol, and no
rule can tell them apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qawl.lexicon import Analysis, Lexicon, shape_of
from qawl.program import TestRow
from qawl.text.folding import Fold

Bundle = frozenset[tuple[str, str, str, int]]


class Signer:
    """Masks of written words. Remembers them by bundle of readings, so that few are ever computed."""

    __slots__ = ("_exact", "_fold", "_masks", "_tests", "lexicon")

    def __init__(self, lexicon: Lexicon, fold: Fold, exact: Sequence[str], tests: Sequence[TestRow]) -> None:
        self.lexicon = lexicon
        self._fold = fold
        self._exact = frozenset(exact)
        self._tests = tests
        self._masks: dict[Bundle, int] = {}

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
        bundle = frozenset((a.conjunction, a.preposition, a.pronoun, a.reading) for a in analyses)
        known = self._masks.get(bundle)
        if known is None:
            known = self._masks[bundle] = self._compute(bundle)
        return known

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

    def _compute(self, bundle: Bundle) -> int:
        mask = 0
        features = {reading: self.lexicon.readings[reading].features for _, _, _, reading in bundle}
        others: dict[str, list[frozenset[str]]] = {}
        for _, preposition, _, reading in bundle:
            others.setdefault(preposition, []).append(features[reading])
        for bit, row in enumerate(self._tests):
            if row.expr[0] == "any":
                mask |= 1 << bit
                continue
            rivals = others.get(row.preposition)
            if rivals is not None and any(
                _fits(row, conjunction, preposition, pronoun) and holds(row.expr, features[reading], rivals)
                for conjunction, preposition, pronoun, reading in bundle
            ):
                mask |= 1 << bit
        return mask


def _fits(row: TestRow, conjunction: str, preposition: str, pronoun: str) -> bool:
    """Do the clitics fit? A conjunction may stand anywhere, a preposition only where it is asked for."""
    return (
        row.preposition == preposition
        and (not row.conjunction or row.conjunction == conjunction)
        and (
            not row.pronoun
            or row.pronoun == pronoun
            or (row.pronoun == "*" and pronoun != "")
            or (row.pronoun == "-" and not pronoun)
        )
    )


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
