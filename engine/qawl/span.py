"""Half-open spans of code points.

    text   ق ا ل   ب ي س ك و ف
    index  0 1 2 3 4 5 6 7 8 9 10
           [0, 3)  [4, 10)

A span `[start, end)` holds `text[start:end]`. Spans sort by start, then by end.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The code points `[start, end)` of the original text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    def __str__(self) -> str:
        return f"[{self.start}, {self.end})"

    def overlaps(self, other: Span) -> bool:
        """Do the two share a code point?

        >>> Span(0, 3).overlaps(Span(2, 5)), Span(0, 3).overlaps(Span(3, 5))
        (True, False)
        """
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Does this span hold all of `other`?

        >>> Span(0, 9).contains(Span(4, 9)), Span(4, 9).contains(Span(0, 9))
        (True, False)
        """
        return self.start <= other.start and other.end <= self.end
