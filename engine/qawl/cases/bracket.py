r"""Marks back to the bracket notation: the inverse of `qawl.syntax.markup`.

وشدد بيسكوف   1 cue [1, 4)   1 source [5, 11)      و[cue شدد] [source بيسكوف]
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import count

from qawl.attribution.model import ROLES, Attribution
from qawl.span import Span
from qawl.syntax.markup import Mark
from qawl.syntax.vocabulary import ROLES as ARABIC

_ESCAPES = str.maketrans({"[": r"\[", "]": r"\]", "\\": r"\\"})


def marks_of(attributions: Iterable[Attribution], like: Collection[Mark] = ()) -> list[Mark]:
    """The marks of attributions, one group each. An attribution whose cue is marked in `like` takes the number from
    there, so that two bracketings can be compared; the others count on."""
    numbers = {mark.span: mark.group for mark in like if mark.role == "cue"}
    unused = (number for number in count(1) if number not in numbers.values())
    marks: list[Mark] = []
    taken: set[int] = set()
    for attribution in attributions:
        known = next((numbers[s] for p in attribution.cue if (s := Span(p.start, p.end)) in numbers), 0)
        group = known if known and known not in taken else next(unused)
        taken.add(group)
        marks += [Mark(group, role, Span(p.start, p.end)) for role in ROLES for p in attribution.role(role)]
    return marks


def write_markup(text: str, marks: Iterable[Mark], *, numbered: bool = True, arabic: bool = False) -> str:
    r"""The text with its marks, the roles by their Arabic names if asked for. One that crosses another cannot stand in
    brackets and follows the text.

    >>> write_markup("قال [!]", [Mark(1, "cue", Span(0, 3))], numbered=False)
    '[cue قال] \\[!\\]'
    """
    placed: list[Mark] = []
    crossing: list[Mark] = []
    for mark in sorted(marks, key=lambda m: (m.span.start, -m.span.end, m.group, ROLES.index(m.role))):
        (crossing if any(_cross(mark.span, other.span) for other in placed) else placed).append(mark)
    pieces: list[str] = []
    open_until: list[int] = []
    at = 0

    def advance(to: int) -> None:
        nonlocal at
        pieces.append(text[at:to].translate(_ESCAPES))
        at = to

    for mark in placed:
        while open_until and open_until[-1] <= mark.span.start and open_until[-1] < mark.span.end:
            advance(open_until.pop())
            pieces.append("]")
        advance(mark.span.start)
        pieces.append(f"[{_head(mark, numbered, arabic)} ")
        open_until.append(mark.span.end)
    while open_until:
        advance(open_until.pop())
        pieces.append("]")
    advance(len(text))
    extra = "".join(f"  + [{_head(m, numbered, arabic)} {text[m.span.start : m.span.end]}]" for m in crossing)
    return "".join(pieces) + extra


def _head(mark: Mark, numbered: bool, arabic: bool) -> str:
    role = ARABIC[mark.role] if arabic else mark.role
    return f"{mark.group}.{role}" if numbered else role


def _cross(one: Span, other: Span) -> bool:
    return one.overlaps(other) and not one.contains(other) and not other.contains(one)
