"""A text that is being matched, sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from qawl.match.patterns.refine import Refiner
from qawl.match.symbols import HARD, bits, symbol
from qawl.text.tokens import ranges


class Marks(dict[int, Callable[[str, int, int], "re.Match[str] | None"]]):
    """By its number the search for a mark: one of a set of letters, or one of each of two sets in a row. Made when
    asked for: one text asks for few."""

    def __init__(self, marks: Sequence[Sequence[int]]) -> None:
        super().__init__()
        self._marks = marks

    def __missing__(self, number: int) -> Callable[[str, int, int], re.Match[str] | None]:
        sets = (f"[{ranges(map(symbol, bits(letters)))}]" for letters in self._marks[number])
        search = self[number] = re.compile("".join(sets)).search
        return search


@dataclass(frozen=True, slots=True)
class Sentence:
    """The letters of a sentence, with variants, and these turned round; its first one is letter `start` of its text."""

    start: int
    letters: str
    back: str


class Sentences:
    """A text: its symbols, the letters for them without variants, and the sentence of the cue that it was sent to,
    which begins at `start`."""

    __slots__ = ("_cue", "_end", "_marks", "_places", "_refiner", "_sentence", "plain", "start", "symbols")

    def __init__(self, symbols: str, refiner: Refiner, marks: Marks) -> None:
        self.symbols = symbols
        self.plain = refiner.plain(symbols)
        self._refiner = refiner
        self._marks = marks
        self.start, self._cue, self._end = 0, 0, -1
        self._places: dict[int, int] = {}
        self._sentence: Sentence | None = None

    def go_to(self, cue: int) -> None:
        """Make the sentence that the cue stands in the one at hand. What is known of it is good for cues further on."""
        if not self._cue <= cue < self._end:
            self.start, end = self.plain.rfind(HARD, 0, cue) + 1, self.plain.find(HARD, cue)
            self._end = end if end >= 0 else len(self.plain)
            self._places = {}
            self._sentence = None
        self._cue = cue

    def has(self, marks: Iterable[int]) -> bool:
        """Does the sentence have all these marks after the cue (~n: mark n before it)?"""
        for mark in marks:
            at = self._places.get(mark, -1)
            if mark >= 0:
                if at <= self._cue:
                    at = self._place(mark, self._marks[mark], self._cue + 1)
                if at == self._end:
                    return False
            else:
                if at < 0:
                    at = self._place(mark, self._marks[~mark], self.start)
                if at >= self._cue:
                    return False
        return True

    def _place(self, mark: int, search: Callable[[str, int, int], re.Match[str] | None], start: int) -> int:
        """Where a mark first stands from `start` on; the end of the sentence if it does not."""
        found = search(self.plain, start, self._end)
        place = self._places[mark] = self._end if found is None else found.start()
        return place

    @property
    def sentence(self) -> Sentence:
        """The sentence at hand."""
        if self._sentence is None:
            letters = self._refiner.refined(self.plain, self.start, self._end)
            self._sentence = Sentence(self.start, letters, letters[::-1])
        return self._sentence
