"""The same statement in several articles: a fingerprint of what is said, whatever its spelling and marks."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import blake2b

from qawl.attribution.model import Attribution
from qawl.text.tokens import tokenize

_FEWEST = 4  # words; less is said by chance
_BYTES = 8


def fingerprint_of(attribution: Attribution, folded: Callable[[str], str]) -> str | None:
    """Sixteen hexadecimal digits, equal for contents of the same folded words; None for fewer than four words.

    `folded` gives the folded word of a token, or "" for a mark."""
    words = [word for span in attribution.content for word in map(folded, tokenize(span.text)) if word]
    if len(words) < _FEWEST:
        return None
    return blake2b(" ".join(words).encode(), digest_size=_BYTES).hexdigest()
