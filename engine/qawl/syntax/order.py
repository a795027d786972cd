"""Lines whose order on the screen is not the order in which they are read.

An editor that runs from left to right shows two Arabic words with nothing but signs between them as one piece that
runs from right to left, signs included (Unicode Standard Annex 9, rules N1 and W2):

    (عن | إلى) ما? {that}       the `?` is shown beside عن
    أن{2} إن                    the count is shown on the other side of its word

A list of alternatives, `عن | إلى`, is shown from right to left too, which is how Arabic is read: nothing lies. Nor does
a list of what may not stand there, `!عن !إلى`, in which each word has its sign in either order.
"""

from __future__ import annotations

import re
import unicodedata

_LETTERS = {"L": "L", "R": "R", "AL": "R", "EN": "N", "AN": "N"}  # of the algorithm's kinds; all others are neutral
# In a line that runs from left to right, or from right to left: what is shown as a piece of the other direction.
_PIECE = {False: re.compile("R(?:[^L]*[RN])?"), True: re.compile("L(?:[^R]*[LN])?")}
# What may stand between the words of a piece without changing what it says.
_HARMLESS = re.compile(r'[\s|,،"]*')
_REFUSED = re.compile(r'["\s]*!"?')
_QUANTIFIER = re.compile(r"[?*+]")


def misleading(line: str, rtl: bool = False) -> tuple[int, int] | None:
    """The first stretch `[start, end)` of a line that is shown in another order than it is read, or None.

    A line that runs from right to left (`rtl`) tells lies about Latin in the same way. One without any letters of the
    direction in which it runs is shown as a whole in the other one.

    >>> misleading("(عن | إلى) ما? {that}"), misleading("(عن | إلى) {that} ما?")
    ((1, 13), None)
    """
    kinds = line.translate(_KINDS)
    if ("R" if rtl else "L") not in kinds:
        return None
    pieces = (match.span() for match in _PIECE[rtl].finditer(kinds))
    return next((piece for piece in pieces if _lies(line, *piece)), None)


class _Kinds(dict[int, str]):
    """By character, `L`, `R`, `N` (a number) or ` `; filled as they are met."""

    def __missing__(self, char: int) -> str:
        kind = self[char] = _LETTERS.get(unicodedata.bidirectional(chr(char)), " ")
        return kind


_KINDS = _Kinds()


def _lies(line: str, start: int, end: int) -> bool:
    """Do the signs within a piece, or right after it, belong to a word that is shown elsewhere?"""
    gaps = [gap for gap in re.split(r"[^\W\d_][\w-]*", _bare(line[start:end])) if gap]
    refused = line[:start].endswith(("!", '!"')) and all(_REFUSED.fullmatch(gap) for gap in gaps)
    if not refused and not all(_HARMLESS.fullmatch(gap) for gap in gaps):
        return True
    return bool(gaps) and _QUANTIFIER.match(line, end) is not None


def _bare(text: str) -> str:
    """Without the marks above letters, which belong to their words."""
    return "".join(char for char in text if unicodedata.category(char) not in ("Mn", "Me"))
