"""What the words at the edges of roles are. The same ones stand there again and again: each question is asked once.

Words are tokens here, with the blanks after them, and places are offsets within them.
"""

from __future__ import annotations

from functools import lru_cache

from qawl.lexicon import Analysis
from qawl.match.classify import Classifier
from qawl.text.folding import Fold
from qawl.text.tokens import core

# News reports what others say: of two readings of a form the one without these is meant.
_UNLIKELY = frozenset({"first", "second", "passive", "passive-like"})
_REMEMBERED = 100_000


class Words:
    """Asks a classifier."""

    def __init__(self, classifier: Classifier, fold: Fold) -> None:
        self._classifier = classifier
        self._signer = classifier.signer
        self._readings = classifier.signer.lexicon.readings
        self._fold = fold
        remember = lru_cache(_REMEMBERED)
        self.cue = remember(self._cue)
        self.after = remember(self._after)
        self.begins = remember(self._begins)
        self.has_conjunction = remember(self._has_conjunction)
        self.opens_clause = remember(self._opens_clause)
        self.opens_detail = remember(self._opens_detail)
        self.goes_on = remember(self._goes_on)
        self.denies = remember(self._denies)

    def _cue(self, token: str, test: int) -> Analysis:
        """The reading of a cue that its construction asked for; of several the third person, the active."""
        analyses = self._analyses(token)
        passing = self._signer.passing(test, analyses) or analyses
        return min(passing, key=lambda a: len(self._readings[a.reading].features & _UNLIKELY))

    def _after(self, token: str, folded: int) -> int:
        """Where the rest begins after the first `folded` folded letters, with the marks on them."""
        start, end = core(token)
        word = token[start:end]
        if not folded:
            return start
        return start + max((n for n in range(1, len(word)) if len(self._fold(word[:n])) <= folded), default=folded)

    def _begins(self, token: str, skip: str, before_cue: bool, opens: bool) -> int:
        """Where a role begins: after the clitic preposition that stays outside, and after و or ف."""
        analyses = self._analyses(token)
        fitting = [a for a in analyses if a.preposition == skip]
        if not fitting and not skip:
            fitting = [a for a in analyses if a.conjunction]
            letters = 1 if fitting and before_cue else 0
        elif not fitting:
            letters = 1
        elif skip:
            letters = fitting[0].skip
        else:
            letters = fitting[0].skip if before_cue else 0
            if opens and not letters and "split" in self._readings[analyses[-1].reading].features:
                letters = 1
        return self._after(token, letters)

    def _opens_detail(self, token: str) -> bool:
        """Is it حيث, with which either the reporter or what is said goes on?"""
        return any(
            "detail-opener" in self._readings[a.reading].features and not a.preposition for a in self._analyses(token)
        )

    def _has_conjunction(self, token: str) -> bool:
        return self._analyses(token)[0].conjunction != ""

    def _opens_clause(self, token: str) -> bool:
        """Is it كما or لكنه, or another word that a clause of the reporter's begins with?"""
        return any("clause-opener" in self._readings[a.reading].features for a in self._analyses(token))

    def _goes_on(self, token: str) -> bool:
        """Is it وأن or وبأن, with which one content goes on after another clause?"""
        return any(a.conjunction and "that" in self._readings[a.reading].features for a in self._analyses(token))

    def _denies(self, token: str) -> bool:
        """Does it deny the verb after it? «كما أعلن» holds ما, and «ما أعلنه» is what was announced: neither denies."""
        features = [self._readings[a.reading].features for a in self._analyses(token) if not a.preposition]
        return any("negation" in f for f in features) and not any("relative" in f for f in features)

    def _analyses(self, token: str) -> list[Analysis]:
        """All readings; none of a blank."""
        start, end = core(token)
        return self._classifier.analyses(token[start:end]) if end else []
