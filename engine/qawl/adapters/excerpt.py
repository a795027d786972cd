r"""A stretch of a text around some spans, short enough to be read, its roles in brackets as in cases.

… في مؤتمر صحفي. و[cue أكد] [source الوزير] أن [content الخط الجديد سيكون … في نهاية العام].
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from qawl.cases.bracket import write_markup
from qawl.evaluation.record import Pieces
from qawl.span import Span
from qawl.syntax.markup import Mark

AROUND = 60  # code points before the first and after the last span, at most
_LONGEST = 14  # words of a stretch without brackets
_KEPT = 5  # of a longer one, at each end
_BRACKET = re.compile(r"((?<!\\)(?:\[[\w.]+ |\]))")


def window(text: str, spans: Iterable[tuple[int, int]], around: int = AROUND) -> tuple[int, int]:
    """The code points of the spans, and some words before and after them on the same lines."""
    known = list(spans)
    first, last = min(start for start, _ in known), max(end for _, end in known)
    start = max(text.rfind("\n", 0, first) + 1, first - around)
    end = text.find("\n", last)
    end = min(len(text) if end < 0 else end, last + around)
    while start and start < first and not text[start - 1].isspace():
        start += 1
    while end < len(text) and end > last and not text[end].isspace():
        end -= 1
    return start, end


def excerpt(text: str, roles: Iterable[tuple[str, Pieces]], spans: Iterable[tuple[int, int]] = ()) -> str:
    """The window around all spans, those of `roles` in brackets; long stretches lose their middle."""
    known = [(role, span) for role, pieces in roles for span in pieces]
    start, end = window(text, [*(span for _, span in known), *spans])
    marks = [Mark(1, role, Span(a - start, b - start)) for role, (a, b) in known]
    pieces = _BRACKET.split(write_markup(text[start:end], marks, numbered=False))
    ahead = "… " if start and text[start - 1] != "\n" else ""
    return ahead + "".join(piece if n % 2 else shortened(piece) for n, piece in enumerate(pieces)) + _after(text, end)


def shortened(text: str, longest: int = _LONGEST, kept: int = _KEPT) -> str:
    """The text; the words in its middle are an ellipsis if it has more than `longest`.

    >>> shortened("ان الخط الجديد سيكون جاهزا", 3, 1)
    'ان … جاهزا'
    """
    words = list(re.finditer(r"\S+", text))
    if len(words) <= longest:
        return text
    return f"{text[: words[kept - 1].end()]} … {text[words[-kept].start() :]}"


def contrast(old: str, new: str) -> tuple[str, str]:
    """Two texts of which what they share at either end is shortened, so that what differs is seen."""
    a, b = old.split(), new.split()
    shared = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    rest = min(len(a), len(b)) - shared
    tail = next((n for n in range(rest) if a[-1 - n] != b[-1 - n]), rest)
    return _between(a, shared, tail), _between(b, shared, tail)


def _between(words: list[str], head: int, tail: int) -> str:
    middle = words[head : len(words) - tail]
    before, after = words[:head], words[len(words) - tail :]
    if head > 2 * _KEPT:
        before = [*before[:3], "…", *before[-3:]]
    if tail > 2 * _KEPT:
        after = [*after[:3], "…", *after[-3:]]
    return " ".join([*before, *(shortened(" ".join(middle), 24, 10).split()), *after])


def _after(text: str, end: int) -> str:
    return " …" if end < len(text) and text[end] != "\n" else ""
