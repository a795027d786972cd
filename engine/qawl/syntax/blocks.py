"""A rule file is cut into its declarations before it is parsed, so that a broken one hides no other.

construction a          <- a declaration begins in column 1,
    [cue {say}]            all that belongs to it is indented
words b                 <- the next one
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from qawl.diagnostic import Diagnostic, Place, Text
from qawl.syntax.vocabulary import CASES, DECLARATIONS, OPTIONS, did_you_mean, english, spellings

# A mark of direction (U+200E and its kin) is no indentation: nobody sees it.
_MARKS = "\u200e\u200f\u061c"
_FIRST_COLUMN = re.compile(rf"^[{_MARKS}]*([^\s#{_MARKS}]\S*)", re.MULTILINE)
_INDENTED = re.compile(rf"^[{_MARKS}]*[ \t\u00a0][{_MARKS} \t\u00a0]*([^\s#{_MARKS}]\S*)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Block:
    """The text of one declaration, `[start, end)` of the file; `keyword` in English."""

    keyword: str
    start: int
    end: int


def split_blocks(source: str, path: str = "") -> tuple[list[Block], list[Diagnostic]]:
    """The declarations of a file, and what stands in column 1 without being one.

    >>> split_blocks("words a\\n    b\\nphrase c <d>\\n")[0]
    [Block(keyword='words', start=0, end=14), Block(keyword='phrase', start=14, end=27)]
    """
    starts: list[tuple[int, str]] = []
    problems: list[Diagnostic] = []
    for match in _FIRST_COLUMN.finditer(source):
        word = match[1]
        keyword = english(DECLARATIONS, word)
        if keyword:
            starts.append((match.start(1), keyword))
            continue
        place = Place(path, *match.span(1))
        if starts and _belongs_inside(word):
            # It stays in the block above: the parser reads on as if it were indented.
            message = Text("`{word}` stands in column 1, where declarations begin", word=word)
            problems.append(
                Diagnostic("Q100", message, place, Text("Indent the line; only a declaration begins in column 1."))
            )
            continue
        starts.append((match.start(1), ""))
        problems.append(Diagnostic("Q100", Text("`{word}` begins no declaration", word=word), place, _way_out(word)))
    if not starts or starts[0][0] > 0:
        problems.extend(_orphan(source, starts[0][0] if starts else len(source), path))
    bounds = pairwise([*starts, (len(source), "")])
    blocks = [Block(keyword, start, end) for (start, keyword), (end, _) in bounds if keyword]
    return blocks, problems


def _belongs_inside(word: str) -> bool:
    """A line of a declaration that lost its indentation: a case, an option, or no word at all."""
    first = word.split("[", 1)[0]
    return not word[0].isalpha() or first in spellings(CASES) or first in (*spellings(OPTIONS), "كان")


def _way_out(word: str) -> Text:
    if word in ("use", "استعمل"):
        return Text("Nothing need be said: all files of a folder share their names.")
    if _belongs_inside(word):
        return Text("It belongs, indented, to a construction.")
    known = ", ".join(DECLARATIONS)
    return did_you_mean(word, spellings(DECLARATIONS)) or Text(
        "A declaration begins with one of: {known}; or indent the line.", known=known
    )


def _orphan(source: str, end: int, path: str) -> list[Diagnostic]:
    """Indented text before the first declaration belongs to none."""
    match = _INDENTED.search(source, 0, end)
    if not match:
        return []
    word = match[1]
    known = english(DECLARATIONS, word)
    way_out = Text("Begin the declaration in column 1.") if known else Text("Begin with a declaration, in column 1.")
    return [
        Diagnostic(
            "Q100",
            Text("`{word}` is indented but belongs to no declaration", word=word),
            Place(path, *match.span(1)),
            way_out,
        )
    ]
