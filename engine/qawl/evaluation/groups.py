"""The parts of a corpus that are scored by themselves.

A pair belongs where its gold does; what is found and is nothing in the gold, where it does itself. The construction is
the one that found it; what none has found is the group `MISSED`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Literal

from qawl.diagnostic import Text
from qawl.evaluation.align import Item, Pair, parents
from qawl.evaluation.record import Pieces

By = Literal["rule", "construction", "file", "mode", "depth"]
MISSED = Text("(missed)")
_MARKS = frozenset("\"«»“”„'‘’")
_BESIDE = frozenset(" \t\n.,،؛:!؟")


def grouper(by: By, text: str, name: str, pairs: Sequence[Pair], files: Mapping[str, str]) -> Callable[[Pair], str]:
    """What tells the group of each of a document's pairs; `name` is the document's, `files` those of constructions."""
    if by == "file":
        return lambda pair: name
    if by in ("rule", "construction"):
        names = files if by == "rule" else {}
        return lambda pair: names.get(pair.found.rule, pair.found.rule) if pair.found else MISSED
    if by == "mode":
        return lambda pair: quoted(text, _one(pair).roles.get("content", ()))
    depths = [
        _depths([pair.gold for pair in pairs if pair.gold]),
        _depths([pair.found for pair in pairs if pair.found]),
    ]
    return lambda pair: str(depths[0][pair.gold.id] if pair.gold else depths[1][_one(pair).id])


def _one(pair: Pair) -> Item:
    item = pair.gold or pair.found
    assert item is not None
    return item


def _depths(items: Sequence[Item]) -> dict[int, int]:
    """How many attributions each stands in."""
    above = parents(items)
    depths: dict[int, int] = {}
    for item in items:
        seen = {item.id}
        at = item.id
        while at in above and above[at] not in seen:
            at = above[at]
            seen.add(at)
        depths[item.id] = len(seen) - 1
    return depths


def quoted(text: str, content: Pieces) -> str:
    """`direct` where quotation marks stand around every piece, `mixed` where one stands in any, else `indirect`;
    `no content` where there is none."""
    if not content:
        return Text("no content")
    if all(_mark(text, start - 1, -1) and _mark(text, end, 1) for start, end in content):
        return Text("direct")
    inside = any(_MARKS.intersection(text[start:end]) for start, end in content)
    return Text("mixed") if inside else Text("indirect")


def _mark(text: str, at: int, step: int) -> bool:
    """Is the next character from there on, blanks and stops apart, a quotation mark?"""
    while 0 <= at < len(text) and text[at] in _BESIDE:
        at += step
    return 0 <= at < len(text) and text[at] in _MARKS
