"""From a word with its vowels to unvocalised spelling.

Words are strings of Arabic letters for the consonants, with `a i u` short vowels, `A I U` long ones, and three signs
for letters that writing treats apart: `L` the alif of wasl, `Y` a final ā written ى, `W` the wāw of the plural, which
takes a silent alif when nothing follows (قالوا, but قالوه). A doubled consonant is written twice: رادد is "raddada".
"""

from __future__ import annotations

import re
from functools import lru_cache

from qawl.morphology.hamza import seat

_DOUBLED = re.compile(r"([^aiuAIU])\1")
# Two hamzas at the head of a word: the second, if without a vowel, lengthens the first (آمل, أومن); Wright I, "Hamza".
_TWO_HAMZAS = re.compile("^ء([aiu])ء(?![aiuAIUYWء])")
# u before y without vowel is ū: يوقن from أيقن; Wright I, "Verbs whose first radical is و or ي".
_U_BEFORE_Y = re.compile("uي(?![aiuAIUYWي])")
_VOWELS = str.maketrans({"a": None, "i": None, "u": None, "A": "ا", "I": "ي", "U": "و", "L": "ا"})


@lru_cache(maxsize=8192)
def spell(word: str, joins: bool) -> tuple[str, ...]:
    """The spellings of `word`, the preferred one first; with `joins` as before an attached pronoun."""
    if word[0] == "ء":
        word = _TWO_HAMZAS.sub(lambda m: "ء" + m.group(1).upper(), word)
    if "uي" in word:
        word = _U_BEFORE_Y.sub("U", word)
    word = _DOUBLED.sub(r"\1", word)
    if "ء" not in word:
        return (_write(word, joins),)
    first, second = _with_seats(word, final=not joins)
    texts = (_write(first, joins), _write(second, joins))
    return texts if texts[0] != texts[1] else texts[:1]


def _with_seats(word: str, final: bool) -> tuple[str, str]:
    first: list[str] = []
    second: list[str] = []
    skip = False
    for at, sign in enumerate(word):
        if skip:
            skip = False
            continue
        if sign != "ء":
            first.append(sign)
            second.append(sign)
            continue
        letter, other = seat(word, at, final)
        first.append(letter)
        second.append(other or letter)
        skip = letter == "آ"
    return "".join(first), "".join(second)


def _write(word: str, joins: bool) -> str:
    last = word[-1]
    if last == "Y":
        # ى is not written after ي (أحيا, يحيا), nor before a pronoun (نفاه).
        word = word[:-1] + ("ا" if joins or word[-2] == "ي" else "ى")
    elif last == "W":
        word = word[:-1] + ("و" if joins else "وا")
    return word.translate(_VOWELS)
