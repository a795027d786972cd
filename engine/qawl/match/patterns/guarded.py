"""Patterns that may take long, with a limit for the time of one match.

Two gaps in a row are tried in as many ways as the square of the sentence's length, which is fine; with each gap more
another power comes on top. Such patterns are few, and none is in the built-in grammar. `re` cannot be interrupted;
`regex` can, at six times the cost, so it matches these alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from qawl.match import found
from qawl.match.trees import Phrases, Simple, inner
from qawl.program import Alt, Call, If, Look, Rep

if TYPE_CHECKING:
    import re

LONG = 100  # rounds: a repetition that may take more is a gap
MOST = 2  # gaps in a row


class Guarded:
    """A pattern that `regex` matches; `match` raises TimeoutError after so many seconds as `found` has for one."""

    def __init__(self, pattern: str) -> None:
        import regex  # here, for hardly any program needs it

        self._pattern = regex.compile(pattern)

    @cached_property
    def groupindex(self) -> Mapping[str, int]:
        """The groups by name."""
        return dict(self._pattern.groupindex)

    def match(self, string: str, pos: int) -> re.Match[str] | None:
        """As `re.Pattern.match`."""
        match: re.Match[str] | None = self._pattern.match(string, pos, timeout=found.ONE_CUE)
        return match

    def finditer(self, string: str) -> Iterator[re.Match[str]]:
        """As `re.Pattern.finditer`."""
        yield from self._pattern.finditer(string, timeout=found.ONE_CUE)


class Gaps:
    """Counts gaps; those of a phrase once."""

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases
        self._known: dict[tuple[str, bool], int] = {}

    def too_many(self, node: Simple, *, back: bool) -> bool:
        """May more than MOST stand in a row? Then the pattern is to be guarded."""
        return self._most(node, back) > MOST

    def _most(self, node: Simple, back: bool) -> int:
        match node:
            case Call(phrase):  # it commits: what is in it is not tried again
                known = self._known.get((phrase, back))
                if known is None:
                    known = min(self._most(self._phrases.body(phrase, back=back), back), 1)
                    self._known[phrase, back] = known
                return known
            case Alt(items):
                return max((self._most(item, back) for item in items), default=0)
            case Look():
                return 0  # commits, too, and is bounded by itself
            case Rep(body=body, maximum=maximum):
                return self._most(body, back) + (maximum > LONG)
            case If(body=body):
                return self._most(body, back)
        return sum(self._most(item, back) for item in inner(node))
