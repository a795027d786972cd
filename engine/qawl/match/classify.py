"""Tokens to symbols: each distinct token is folded, split and looked up once."""

from __future__ import annotations

from qawl.lexicon import PUNCTUATION, Analysis, Lexicon, Reading
from qawl.match.symbols import LEFT, NEWLINE, QUOTE, RIGHT, STOP, symbol
from qawl.program import Program
from qawl.signature import Signer
from qawl.text.folding import Fold
from qawl.text.tokens import core

# A national archive has millions of distinct forms; of the tokens only so many are remembered, and as many of before.
REMEMBERED = 150_000


class Classifier(dict[str, str]):
    """Maps a token (as `tokenize` gives it, with its white space) to its symbol; remembers each."""

    def __init__(self, program: Program) -> None:
        super().__init__()
        rows = {id(features): features for features, *_ in program.readings}  # many share theirs
        sets = {number: frozenset(features) for number, features in rows.items()}
        readings = [Reading(sets[id(f)], lemma, act, negative) for f, lemma, act, negative in program.readings]
        lexicon = Lexicon(readings, program.free, program.joining)
        self.signer = Signer(lexicon, Fold.from_data(program.fold), program.exact, program.tests)
        self._before: dict[str, str] = {}  # what was remembered when there was no more room
        self._analyses: dict[str, list[Analysis]] = {}
        self._by_analyses: dict[tuple[Analysis, ...], str] = {}
        self._symbols = {mask: symbol(index) for index, mask in enumerate(program.symbols)}
        self._quotes = {left: QUOTE if left == right else LEFT for left, right in program.quotes}
        self._quotes |= {right: RIGHT for left, right in program.quotes if left != right}

    def __missing__(self, token: str) -> str:
        if len(self) >= REMEMBERED:
            self._before = self.copy()
            self.clear()
        # The same word before a mark, without the blank, or the other way round: no second look at it.
        also = token[:-1] if token[-1] == " " else token + " "
        before = self._before
        found = self[token] = self.get(also) or before.get(token) or before.get(also) or self._classify(token)
        return found

    def _classify(self, token: str) -> str:
        word = token[:-1] if token[-1] == " " else token
        if not word.isalpha():  # else it is the core
            start, end = core(token)
            word = token[start:end]
            if not word:
                return NEWLINE
            if word in self._quotes:
                return self._quotes[word]
            if PUNCTUATION.get(word) == "stop":
                return STOP
        # Most words are known by their shape alone, and shapes are few.
        analyses = tuple(self.signer.analyses(word))
        found = self._by_analyses.get(analyses)
        if found is None:
            mask = self.signer.mask_of(analyses)
            if len(self._by_analyses) > REMEMBERED:
                self._by_analyses.clear()
            found = self._by_analyses[analyses] = self._symbols.get(mask) or self._nearest(mask)
        return found

    def analyses(self, word: str) -> list[Analysis]:
        """The readings of a word (a token's core); remembers those that were asked for."""
        found = self._analyses.get(word)
        if found is None:
            if len(self._analyses) > REMEMBERED:
                self._analyses.clear()
            found = self._analyses[word] = self.signer.analyses(word)
        return found

    def kinds(self, token: str) -> frozenset[str]:
        """The features of all readings of a token that have no preposition written before them; a blank has none."""
        start, end = core(token)
        if start == end:
            return frozenset()
        readings = self.signer.lexicon.readings
        found = [readings[a.reading].features for a in self.analyses(token[start:end]) if not a.preposition]
        return frozenset().union(*found)

    def _nearest(self, mask: int) -> str:
        """The symbol for a set of tests that the alphabet lacks: none of its tests fails here, and most are its own."""
        within = [known for known in self._symbols if not known & ~mask]
        plain = self.signer.mask_of_features({"word"})
        return self._symbols[max(within, key=int.bit_count, default=plain)]
