"""Tokens: the pieces that tile a text, so that offsets are sums of lengths.

    >>> tokenize("قال، منذ3 أيام")
    ['قال', '، ', 'منذ', '3 ', 'أيام']

A piece is a core (a word, a number, a mark of punctuation) and the blanks after it; blanks before the first core and
each run of line ends are pieces without a core. Line ends after a colon are blanks, but before a list. A و that stands
alone before a word is written apart from it by habit: both are one core, and folding closes it up. All lengths and
offsets are in code points.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from qawl.diagnostic import InputError, Text
from qawl.text.letters import ARABIC, BLOCKS, HORIZONTAL, INVISIBLE, TASHKEEL, VERTICAL


def ranges(chars: Iterable[str]) -> str:
    """The inside of a character class: as ranges, which compile and match faster than single characters."""
    runs: list[list[int]] = []
    for code in sorted(map(ord, chars)):
        if runs and runs[-1][1] == code - 1:
            runs[-1][1] = code
        else:
            runs.append([code, code])
    return "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in runs)


_INVISIBLE = ranges(INVISIBLE)
_BLANK = ranges(HORIZONTAL)
_BREAK = ranges(VERTICAL)
# Accents of decomposed Latin (é in NFD), and the frames of keycaps: `\w` excludes them, as it does tashkeel.
_MARKS = ranges(TASHKEEL) + "\u0300-\u036f\u1dc0-\u1dff\u20d0-\u20ff"
_ARABIC = ranges(ARABIC) + _MARKS
# `\w` less digits, less the Arabic blocks: Latin, the underscore, and any other script.
_OTHER = "^\\W\\d" + ranges(BLOCKS)

# «قال و أضاف»: a و before two letters. Before one it joins items, «أ و ب».
_LETTERS = ranges(ARABIC)
_LOOSE = f"[{_MARKS}{_INVISIBLE}\u0640]*+"
_APART = f"(?: [و\ufeed\ufeee] {_LOOSE} [ ]++ (?= [{_LETTERS}] {_LOOSE} [{_LETTERS}] ) )?+"

_DIGITS = f"\\d[\\d{_MARKS}{_INVISIBLE}]*+"
_ARABIC_RUN = f"[{_ARABIC}{_INVISIBLE}]*+"
# What may follow a letter of another script: digits too (G20), and an apostrophe before the next letter (L'Équipe).
_OTHER_RUN = f"(?:[{_OTHER}]|[\\d{_MARKS}{_INVISIBLE}]|['’](?=[{_OTHER}]))*+"
_MIXED = f"(?:[{_OTHER}]{_OTHER_RUN}{_ARABIC_RUN})*+"

# Every repetition is possessive: no alternative is tried again with less, so time is linear in the text.
# The first alternative says nothing new; it takes two of three pieces, and a quarter off the time. Every character
# begins some alternative, hence the pieces tile.
_PIECE = re.compile(
    rf"""
      (?!وـ) (?: و [ ] (?= [ء-ي]{{2}} ) )?+ [ء-ي]++ [ ] (?!\s)
    | : [{_BLANK}]*+ [{_BREAK}] [{_BREAK}{_BLANK}]*+ (?! [-–—*•■□●○▪▫◆◇►▶\d] )           # قال:⏎«...»
    | [{_INVISIBLE}]*+
      (?: (?: {_APART} [{_ARABIC}] {_ARABIC_RUN}                             # قال, الـBBC; stops before a digit
            | [{_OTHER}] {_OTHER_RUN} {_ARABIC_RUN}                          # covid19, L'Équipe
            | {_DIGITS} (?: [.,:/٫٬-] {_DIGITS} )*+                            # 1.5, 10:30, 21-11-2017, 5G
          ) {_MIXED}
        | (?: \.[.…]++ | …[.…]*+ | '' | ‘‘ | ’’ | ,, | [^{_BLANK}{_BREAK}] ) # ., one mark or symbol
          (?: [{_INVISIBLE}]++ (?! [\w{_MARKS}] ) )?+                        # a bidi mark before a word is the word's
      ) [{_BLANK}]*+
    | [{_BLANK}]*+ [{_BREAK}] [{_BREAK}{_BLANK}]*+
    | [{_BLANK}]++
    | [{_INVISIBLE}]++ [{_BLANK}]*+
    """,
    re.VERBOSE,
)

_NOT_CORE = "".join(sorted(INVISIBLE | HORIZONTAL | VERTICAL))


def tokenize(text: str) -> list[str]:
    """The pieces of any text, in order: `"".join(tokenize(text)) == text`."""
    return _PIECE.findall(text)


@lru_cache(65_536)
def core(piece: str) -> tuple[int, int]:
    """The core's code points `[start, end)` within its piece, without blanks and outer invisible marks.

    (0, 0) for a piece that has no core: white space, or invisible marks that stand alone.

    >>> core("قال "), core("\\n")
    ((0, 3), (0, 0))
    """
    end = len(piece.rstrip(_NOT_CORE))
    return (len(piece) - len(piece.lstrip(_NOT_CORE)), end) if end else (0, 0)


# A stray NUL at the end of an article is found in one crawl or another; binary files and UTF-16 are full of them.
_MOST_NULS = 100


def check_text(text: str) -> None:
    """Raise InputError, naming the offset in code points, if the text holds a surrogate or is binary; TypeError if it
    is no str.

    Text is binary where more than one character in a hundred is NUL; a stray NUL counts as a symbol."""
    if not isinstance(text, str):
        raise TypeError(f"a text is a str, not {type(text).__name__}")
    if text.count("\0") * _MOST_NULS > len(text):
        raise InputError(
            Text(
                "NUL character at offset {offset}, and {count:,} in all: is this a binary file, or UTF-16? Decode it, "
                "or remove them.",
                offset=text.find("\0"),
                count=text.count("\0"),
            )
        )
    try:
        # The fastest search for a surrogate: to encode; a pattern takes ten times as long.
        text.encode()
    except UnicodeEncodeError as error:
        raise InputError(
            Text(
                "unpaired surrogate U+{number:04X} at offset {offset}: decode the bytes as UTF-8 with "
                "errors='replace', or remove it.",
                number=ord(text[error.start]),
                offset=error.start,
            )
        ) from None
