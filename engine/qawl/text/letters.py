"""Sets of characters: what stands in an Arabic word and does not count, and what is white space.

Every set is a `frozenset` of single characters. The names come from pyarabic's tables; the ranges that pyarabic does
not know (Quranic signs, bidi controls) are spelled out, so that they do not change with the Unicode version of Python.
"""

from __future__ import annotations

# Only the table of constants: pyarabic.araby compiles patterns and functions that are of no use here.
from pyarabic import araby_const as araby


def _range(first: int, last: int) -> frozenset[str]:
    """The characters of the code points `[first, last]`, both included."""
    return frozenset(map(chr, range(first, last + 1)))


#: Marks that make another letter together with the letter they stand on (ا + ٔ is أ): they fold with that letter.
COMPOSING = frozenset((araby.MADDA_ABOVE, araby.HAMZA_ABOVE, araby.HAMZA_BELOW))

#: Vowel signs, Quranic signs and the composing marks. U+06DD, U+06DE, U+06E9 and U+08E2 stand in these blocks but are
#: symbols of their own, not marks on a letter. U+FE70 to U+FE7F are presentation forms of marks, with a carrier.
TASHKEEL = (
    frozenset(araby.TASHKEEL)
    | COMPOSING
    | frozenset((araby.SMALL_ALEF,))
    | _range(0x0610, 0x061A)
    | _range(0x064B, 0x065F)
    | (_range(0x06D6, 0x06ED) - frozenset("\u06dd\u06de\u06e9"))
    | _range(0x0898, 0x089F)
    | (_range(0x08CA, 0x08FF) - frozenset("\u08e2"))
    | (_range(0xFE70, 0xFE7F) - frozenset("\ufe73\ufe75"))
)

TATWEEL = frozenset((araby.TATWEEL,))

#: Soft hyphen, grapheme joiner, zero-width and bidi marks and controls, variation selectors, byte order mark.
INVISIBLE = (
    frozenset("\u00ad\u034f\u061c")
    | frozenset((araby.BYTE_ORDER_MARK,))
    | _range(0x180B, 0x180F)
    | _range(0x200B, 0x200F)
    | _range(0x202A, 0x202E)
    | _range(0x2060, 0x2064)
    | _range(0x2066, 0x206F)
    | _range(0xFE00, 0xFE0F)
    | _range(0xE0100, 0xE01EF)
)

#: What `drop` in a fold may name, beside single letters.
DROP_SETS: dict[str, frozenset[str]] = {"tashkeel": TASHKEEL, "tatweel": TATWEEL, "invisible": INVISIBLE}

#: White space that ends a line.
VERTICAL = frozenset("\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")

#: White space within a line.
HORIZONTAL = frozenset("\t\x1f \xa0\u1680\u202f\u205f\u3000") | _range(0x2000, 0x200A)

#: All characters of the blocks of Arabic script, assigned or not.
BLOCKS = (
    _range(0x0600, 0x06FF)
    | _range(0x0750, 0x077F)
    | _range(0x0870, 0x08FF)
    | _range(0xFB50, 0xFDFF)
    | _range(0xFE70, 0xFEFF)
)

#: The letters of the Arabic script with the tatweel, presentation forms too.
ARABIC = frozenset(filter(str.isalpha, BLOCKS))
