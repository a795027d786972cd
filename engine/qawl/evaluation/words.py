"""Spans as the words that they cover: what measures compare, so that marks and blanks at an edge do not count."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable

from qawl.evaluation.record import Pieces

Words = frozenset[int]

_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u064b-\u0652\u0670])*")
# What a guide leaves outside a content and a rule may take in, or the other way round: three of these at most.
_COMPLEMENTIZERS = frozenset("أن إن ان أنّ بأن بان بإن وأن وان وإن الى إلى على عن من".split())
_MOST = 3


class Text:
    """The words of a text, numbered from 0: runs of letters and digits, with the marks on them."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.spans = [match.span() for match in _WORD.finditer(text)]
        self._ends = [end for _, end in self.spans]

    def covered(self, pieces: Iterable[tuple[int, int]]) -> Words:
        """The words of which the spans cover at least half."""
        found: set[int] = set()
        for start, end in pieces:
            for number in range(bisect_left(self._ends, start), len(self.spans)):
                a, b = self.spans[number]
                if a >= end:
                    break
                if 2 * (min(b, end) - max(a, start)) >= b - a:
                    found.add(number)
        return frozenset(found)

    def content(self, pieces: Pieces) -> Words:
        """The words of a content, without bare complementizers and prepositions at its left edge."""
        words = sorted(self.covered(pieces))
        first = 0
        while first < min(_MOST, len(words)) and self[words[first]] in _COMPLEMENTIZERS:
            first += 1
        return frozenset(words[first:] or words)

    def role(self, role: str, pieces: Pieces) -> Words:
        """The words of a role."""
        return self.content(pieces) if role == "content" else self.covered(pieces)

    def __getitem__(self, number: int) -> str:
        start, end = self.spans[number]
        return self.text[start:end]


def dice(one: Words, other: Words) -> float:
    """How much two sets of words share, from 0 to 1; 1 for two empty ones.

    L. R. Dice, Measures of the amount of ecologic association between species, Ecology 26 (1945)."""
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 1.0
