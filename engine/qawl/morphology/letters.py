"""Reading principal parts as people write them: with or without vowel signs, in any Unicode normal form."""

from __future__ import annotations

import re
import unicodedata

from qawl.diagnostic import Text
from qawl.morphology.form import NotInflected

HAMZAS = "ءأإؤئ"
# A stroke ties these to the letter before but not to the one after, so a hamza after them has no seat to lean on.
UNCONNECTED = "اأإآدذرزوؤىةء"
_LETTERS = re.compile("[ء-غف-ي]+")
_SIGNS = re.compile("[\u064b-\u0652\u0670\u0640]")
_SHADDA = "\u0651"
_KASRATAN = "\u064d"
_FINAL_SIGNS = re.compile("[\u064b-\u0652]*$")


def plain(word: str, what: Text) -> str:
    """`word` without vowel signs and tatweel; NotInflected if what remains is not one Arabic word."""
    text = _SIGNS.sub("", unicodedata.normalize("NFC", word)).strip()
    if not text:
        raise NotInflected(Text("the {what} is empty", what=what))
    if not _LETTERS.fullmatch(text):
        strange = next((c for c in text if not _LETTERS.fullmatch(c)), "")
        name = unicodedata.name(strange, f"U+{ord(strange):04X}")
        raise NotInflected(
            Text(
                "the {what} `{text}` is not one Arabic word: it contains `{strange}` ({name})",
                what=what,
                text=text,
                strange=strange,
                name=name,
            )
        )
    if len(text) < 2:
        raise NotInflected(Text("the {what} `{text}` is a single letter", what=what, text=text))
    return text


def ends_doubled(word: str) -> bool:
    """Does the last letter carry a shadda (ردّ)?"""
    return _SHADDA in _final_signs(word)


def ends_in_kasratan(word: str) -> bool:
    """Is the word marked as defective (نافٍ)?"""
    return _KASRATAN in _final_signs(word)


def _final_signs(word: str) -> str:
    found = _FINAL_SIGNS.search(unicodedata.normalize("NFC", word).strip())
    return found.group() if found else ""
