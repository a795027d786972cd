"""A text laid out for matching: its tokens, where each begins, their symbols, and the quotations."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from qawl.match.classify import Classifier
from qawl.match.layout import decide, stops_are_commas
from qawl.text.tokens import core, tokenize


@dataclass(frozen=True, slots=True)
class Document:
    """Token i is `tokens[i]`, begins at the code point `starts[i]` and is `symbols[i]` to the rules.

    `closing` maps the opening token of each quotation to its closing one; `opening` are the former, sorted. `softened`
    are the marks, sorted, that would end a sentence if they did not stand in a quotation."""

    text: str
    tokens: Sequence[str]
    starts: Sequence[int]
    symbols: str
    opening: Sequence[int]
    closing: Mapping[int, int]
    softened: Sequence[int] = ()

    def word(self, token: int) -> str:
        """The core of a token: the word or mark without blanks."""
        start, end = core(self.tokens[token])
        return self.tokens[token][start:end]

    def start(self, token: int) -> int:
        """Where the core of a token begins."""
        return self.starts[token] + core(self.tokens[token])[0]

    def end(self, token: int) -> int:
        """Where the core of a token ends."""
        return self.starts[token] + core(self.tokens[token])[1]

    def quotation_around(self, token: int) -> tuple[int, int] | None:
        """The innermost quotation that the token stands in; its opening mark counts as in it, its closing not."""
        at = bisect_right(self.opening, token)
        for opening in reversed(self.opening[max(at - _NESTED, 0) : at]):
            if token < self.closing[opening]:
                return opening, self.closing[opening]
        return None

    def sentence_end(self, start: int, end: int) -> int:
        """The first mark in `[start, end)` that would end a sentence outside a quotation, and stands in none that opens
        at `start` or later; `end` if there is none."""
        between = self.softened[bisect_left(self.softened, start) : bisect_left(self.softened, end)]
        return next((at for at in between if not self.quoted_within(start, at)), end)

    def quoted_within(self, start: int, token: int) -> bool:
        """Does the token stand in a quotation that opens at `start` or later?"""
        between = self.opening[bisect_left(self.opening, start) : bisect_left(self.opening, token)]
        return any(token < self.closing[opening] for opening in between)


# Looking back for the quotation around a word passes over at most so many that are closed already.
_NESTED = 16


def lay_out(text: str, classifier: Classifier) -> Document:
    """Tokenize, classify and decide the marks of a text."""
    tokens = tokenize(text)
    raw = "".join(map(classifier.__getitem__, tokens))
    if stops_are_commas(raw, tokens):
        comma = classifier[", "]
        raw = "".join([comma if token == ". " else symbol for token, symbol in zip(tokens, raw, strict=True)])
    symbols, quotations, softened, blanks = decide(raw, tokens, classifier.kinds)
    if blanks:
        tokens, symbols = _joined(tokens, symbols, blanks)
        quotations = [(a - bisect_left(blanks, a), b - bisect_left(blanks, b)) for a, b in quotations]
        softened = [at - bisect_left(blanks, at) for at in softened]
    opening = [start for start, _ in quotations]
    starts = list(accumulate(map(len, tokens), initial=0))
    return Document(text, tokens, starts, symbols, opening, dict(quotations), softened)


def _joined(tokens: Sequence[str], symbols: str, blanks: Sequence[int]) -> tuple[list[str], str]:
    """The tokens and symbols, the blanks taken into the tokens before them: no rule sees them."""
    dropped = frozenset(blanks)
    found: list[str] = []
    for at, token in enumerate(tokens):
        if at in dropped:
            found[-1] += token
        else:
            found.append(token)
    kept = (symbols[before + 1 : at] for before, at in pairwise([-1, *blanks, len(symbols)]))
    return found, "".join(kept)
