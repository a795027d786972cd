"""The dateline: where an article was written, for whom, and when.

    موسكو-سانا          القاهرة (رويترز) -          بغداد، العراق (CNN)--          رام الله 5-7-2012 وفا-

It opens one of the first lines, or stands in a line of its own. An outlet is known by the class `agency`, by letters
that stand for its name (أ ش أ, اف ب) or by Latin letters.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from qawl.attribution.model import Piece
from qawl.discourse.words import Word, Words

_LINES = 4  # headlines may stand before it
_LONGEST = 60  # letters of a line in which it ends
_LETTERS = 2  # of an abbreviation's pieces: أ ش أ, اف ب
_MARKED = re.compile(r"[-‐-―ـ(/:]")  # what has none of these sets nothing off
_DATE = re.compile(r"(?<!\d)(?:(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})|(\d{4})[-/.](\d{1,2})[-/.](\d{1,2}))(?!\d)")


@dataclass(frozen=True, slots=True)
class Dateline:
    """What the dateline says; None and "" for what it does not."""

    outlet: Piece | None = None
    place: Piece | None = None
    date: date | None = None


def find_dateline(text: str, words: Words) -> Dateline:
    """The dateline of a text; an empty one where it has none."""
    at = 0
    for line in text[: _LINES * 400].splitlines(keepends=True)[: _LINES * 2]:
        if _MARKED.search(line[:_LONGEST]):
            found = _in_line(text, at, list(words.cut(line[:_LONGEST], at)))
            if found is not None:
                return found
        at += len(line)
    return Dateline()


def _in_line(text: str, start: int, words: Sequence[Word]) -> Dateline | None:
    """Places, marks and dates, then an outlet that a mark or the end of the line follows."""
    for n, word in enumerate(words):
        if word.mark in ("stop", "colon", "quote", "ellipsis") and n and not _abbreviated(words[n - 1]):
            return None
        end = _outlet(words, n)
        if end is None or not _marked(words, n, end):
            continue
        before = [w for w in words[:n] if not w.mark and not w.has("number")]
        if any(w.has("finite", "finite-other", "preposition", "complementizer") for w in before) or len(before) > 6:
            return None
        outlet = Piece(word.start, words[end - 1].end, text[word.start : words[end - 1].end])
        place = Piece(before[0].start, before[-1].end, text[before[0].start : before[-1].end]) if before else None
        return Dateline(outlet, place, _date(text[start : outlet.end]))
    return None


def _outlet(words: Sequence[Word], at: int) -> int | None:
    """Where the outlet ends that begins at a word; None where none does."""
    if words[at].has("agency", "latin"):
        end = at + 1
        while end < len(words) and words[end].has("agency", "latin"):
            end += 1
        return end
    end = at
    while end < len(words) and (_abbreviated(words[end]) or (words[end].mark == "stop" and end > at)):
        end += 1
    letters = [w for w in words[at:end] if not w.mark]
    return end if len(letters) > 1 else None


def _abbreviated(word: Word) -> bool:
    return not word.mark and 0 < len(word.folded) <= _LETTERS and word.folded.isalpha()


def _marked(words: Sequence[Word], start: int, end: int) -> bool:
    """Is the outlet set off from what is around it?"""
    after = end == len(words) or words[end].mark in ("dash", "colon", "bracket-close", "slash") or not words[end].folded
    before = start == 0 or words[start - 1].mark in ("dash", "bracket-open", "slash") or words[start - 1].has("number")
    return after and before


def _date(text: str) -> date | None:
    found = _DATE.search(text)
    if found is None:
        return None
    day, month, year = found.group(1, 2, 3) if found[1] else found.group(6, 5, 4)
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
