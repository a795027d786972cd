"""The places of a document: where a word or a phrase stands, and the words around a place.

Only the places where the words in question stand are looked at; all of the text is searched by `str.find` alone.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from qawl.discourse.words import Word, Words
from qawl.match.document import Document
from qawl.match.symbols import HARD
from qawl.text.tokens import core

_FAR = 50_000  # letters from the place in question: articles are shorter, files of many articles are not
AROUND = 24  # words of a noun phrase that are looked at


class Places:
    """The words of a document by the numbers of their tokens; not too far from `at`."""

    def __init__(self, document: Document, words: Words) -> None:
        self._document = document
        self._words = words
        self.at = 0
        self._flat = words.flatten(document.text)
        self._known: dict[int, Word] = {}

    def of(self, phrase: Sequence[Word]) -> Iterator[int]:
        """The tokens at which the phrase begins, whatever marks its words have."""
        words = [word for word in phrase if not word.mark]
        if not words:
            return
        for start in self.find(words[0].folded):
            token = self.token(start)
            if token is not None and all(
                self._words.fold(self._document.word(token + n)) == word.folded
                for n, word in enumerate(words)
                if token + n < len(self._document.tokens)
            ):
                yield token

    def find(self, word: str) -> Iterator[int]:
        """The offsets at which these letters stand, in words or parts of words."""
        start, end = max(self.at - _FAR, 0), self.at + _FAR
        at = self._flat.find(word, start, end) if word else -1
        while at >= 0:
            yield at
            at = self._flat.find(word, at + len(word), end)

    def token(self, start: int) -> int | None:
        """The token whose word begins at an offset and ends as it should: no part of another word."""
        token = bisect_right(self._document.starts, start) - 1
        return token if self._document.start(token) == start else None

    def at_offset(self, offset: int) -> int:
        """The token that holds an offset."""
        return bisect_right(self._document.starts, offset) - 1

    def word(self, token: int) -> Word:
        """The word of a token."""
        known = self._known.get(token)
        if known is None:
            piece = self._document.tokens[token]
            start, end = core(piece)
            known = self._known[token] = self._words.at(piece[start:end], self._document.starts[token] + start)
        return known

    def start(self, token: int) -> int:
        """The offset at which a token begins."""
        return self._document.starts[token]

    def is_word(self, token: int) -> bool:
        """Is it more than a line end?"""
        return bool(self._document.word(token))

    def ends(self, token: int) -> bool:
        """Does a sentence end with the token?"""
        return self._document.symbols[token] == HARD

    def begins(self, token: int) -> bool:
        """Does a sentence begin with the token?"""
        return not token or self._document.symbols[token - 1] == HARD

    def sentence(self, token: int, start: int) -> int:
        """The token with which the sentence of a token begins, none before the offset `start`."""
        while token and self._document.starts[token] > start and not self.begins(token):
            token -= 1
        return token

    def after(self, token: int) -> list[Word]:
        """The words from a token on, to the end of the sentence."""
        found: list[Word] = []
        for n in range(token, min(token + AROUND, len(self._document.tokens))):
            if self.ends(n) or not self._document.word(n):
                break
            found.append(self.word(n))
        return found
