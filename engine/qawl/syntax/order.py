"""Lines whose order on the screen is not the order in which they are read.

An editor that runs from left to right shows two Arabic words with nothing but signs between them as one piece that
runs from right to left, signs included (Unicode Standard Annex 9, rules N1 and W2):

    (عن | إلى) ما? {that}       the `?` is shown beside عن
    أن{2} إن                    the count is shown on the other side of its word

A list of alternatives, `عن | إلى`, is shown from right to left too, which is how Arabic is read: nothing lies.
"""

from __future__ import annotations

import re
import unicodedata

_RIGHT = ("R", "AL")
_NUMBERS = ("EN", "AN")
# What may stand between the words of a piece without changing what it says.
_HARMLESS = re.compile(r'[\s|,،"]*')
_QUANTIFIER = re.compile(r"[?*+]")


def misleading(line: str, rtl: bool = False) -> tuple[int, int] | None:
    """The first stretch `[start, end)` of a line that is shown in another order than it is read, or None.

    A line that runs from right to left (`rtl`) tells lies about Latin in the same way. One without any letters of the
    direction in which it runs is shown as a whole in the other one.

    >>> misleading("(عن | إلى) ما? {that}"), misleading("(عن | إلى) {that} ما?")
    ((1, 13), None)
    """
    kinds = [unicodedata.bidirectional(char) for char in line]
    with_it, against = (_RIGHT, ("L",)) if rtl else (("L",), _RIGHT)
    if not any(kind in with_it for kind in kinds):
        return None
    start = end = -1
    for at, kind in enumerate([*kinds, with_it[0]]):
        if kind in against or (kind in _NUMBERS and start >= 0):
            start, end = (at if start < 0 else start), at + 1
        elif kind in with_it and start >= 0:
            if _lies(line, start, end):
                return start, end
            start = -1
    return None


def _lies(line: str, start: int, end: int) -> bool:
    """Do the signs within a piece, or right after it, belong to a word that is shown elsewhere?"""
    gaps = [gap for gap in re.split(r"[^\W\d_][\w-]*", _bare(line[start:end])) if gap]
    if not all(_HARMLESS.fullmatch(gap) for gap in gaps):
        return True
    return bool(gaps) and _QUANTIFIER.match(line, end) is not None


def _bare(text: str) -> str:
    """Without the marks above letters, which belong to their words."""
    return "".join(char for char in text if unicodedata.category(char) not in ("Mn", "Me"))
