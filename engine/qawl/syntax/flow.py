"""A pattern's tokens to lines: one blank between elements, none inside brackets; broken where a line would be too wide,
or would be shown in another order than it is read (`syntax.order`)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from qawl.syntax.order import misleading
from qawl.syntax.vocabulary import CASES, OPTIONS, spellings

WIDTH = 120
INDENT = "    "

_OPENING = {"LPAR", "LSQB", "LBRACE", "LESSTHAN", "EQUAL", "BANG"}
_CLOSING = {"RPAR", "RSQB", "RBRACE", "MORETHAN", "QUANTIFIER"}
# No line ends with these, and none begins with those.
_LEADING = {*_OPENING, "ROLE", "PROCLITIC", "VBAR", "AMPERSAND", "_UNTIL"}
_TRAILING = {*_CLOSING, "ENCLITIC", "_UNTIL"}
_LINE_WORDS = {word for table in (CASES, OPTIONS) for phrase in spellings(table) for word in phrase.split()[:1]}


@dataclass(frozen=True, slots=True)
class Unit:
    """What is never broken: an element with its brackets and signs. `depth` counts the brackets open before it;
    `alternative`: it begins with a `|` that stands in no bracket."""

    text: str
    depth: int
    alternative: bool
    joined: bool  # no line may begin with it
    comment: str = ""  # its terminal, where it is one: COMMENT, or COMMENT_LINE


def units(tokens: Iterable[tuple[str, str]]) -> Iterator[Unit]:
    """The units of a pattern's tokens, given as (terminal, text)."""
    depth, start, text = 0, 0, ""
    alternative = joined = False
    inside = 0  # of braces or angle brackets
    before = ""
    count = 0
    for kind, word in tokens:
        if kind.startswith("COMMENT"):
            if text:
                yield Unit(text, start, alternative, joined)
                count += 1
            yield Unit(word, depth, False, False, kind)
            text = ""
            continue
        starts = kind == "VBAR" or not (inside or before in _LEADING or kind in _TRAILING)
        if starts or not text:
            if text:
                yield Unit(text, start, alternative, joined)
                count += 1
            # A quoted word alone on the first line would be a description.
            after_string = count == 1 and before == "STRING"
            text, start, alternative = word, depth, kind == "VBAR" and depth == 0
            joined = after_string or (kind == "WORD" and word in _LINE_WORDS)
        else:
            blank = not (before in _OPENING or kind in _CLOSING)
            text += f" {word}" if blank else word
        depth += (kind in ("LPAR", "LSQB", "LBRACE")) - (kind in ("RPAR", "RSQB", "RBRACE"))
        inside += (kind in ("LBRACE", "LESSTHAN")) - (kind in ("RBRACE", "MORETHAN"))
        before = kind
    if text:
        yield Unit(text, start, alternative, joined)


def lines(pattern: Sequence[Unit], *, by_alternative: bool, head: str = "", rtl: bool = False) -> list[str]:
    """The lines of a pattern, behind `head` where all fits on that line, else below it.

    `by_alternative`: where one line does not hold it, each alternative has its own. `rtl`: an editor shows the lines
    from right to left."""
    whole = f"{head} {_text(pattern)}" if head else _line(pattern)
    if columns(whole) <= WIDTH and not misleading(whole, rtl) and not any(unit.comment for unit in pattern):
        return [whole]
    found = [head] if head else []
    row: list[Unit] = []
    for unit in pattern:
        if unit.comment == "COMMENT":
            found.append(f"{_line(row)}  {unit.text}")
            row = []
        elif unit.comment:
            found += [_line(row), INDENT + unit.text] if row else [INDENT + unit.text]
            row = []
        else:
            while row and not unit.joined and (at := _break(row, unit, by_alternative, rtl)):
                found.append(_line(row[:at]))
                row = row[at:]
            row.append(unit)
    return [*found, _line(row)] if row else found


def _break(row: Sequence[Unit], unit: Unit, by_alternative: bool, rtl: bool) -> int:
    """How many units of a row stay where another is to follow and does not fit; 0 where it fits."""
    if by_alternative and unit.alternative:
        return len(row)
    line, longer = _line(row), _line([*row, unit])
    if misleading(longer, rtl) and not misleading(line, rtl):
        return len(row)
    if columns(longer) <= WIDTH:
        return 0
    # Where the fewest brackets are open, if the line is half full there.
    starts = [*row, unit]
    places = [at for at in range(1, len(starts)) if not starts[at].joined]
    full = [at for at in places if columns(_line(row[:at])) > WIDTH / 2] or places[-1:]
    return min(full, key=lambda at: (starts[at].depth, -at), default=0)


def _text(row: Iterable[Unit]) -> str:
    return " ".join(unit.text for unit in row)


def _line(row: Sequence[Unit]) -> str:
    """A line of its own; it is indented twice where brackets are open."""
    return INDENT * (2 if row[0].depth else 1) + _text(row)


def columns(text: str) -> int:
    """How many columns the text takes: marks above a letter take none."""
    return sum(unicodedata.category(char) not in ("Mn", "Me", "Cf") for char in text)
