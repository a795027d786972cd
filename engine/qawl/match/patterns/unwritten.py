"""Which constructions have no pattern and fall to the reference matcher, and what in them is the cause."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from qawl.match.patterns.tables import Tables
from qawl.match.trees import inner
from qawl.program import Any, Call, Look, Node, Program, Rep

Cause = Literal["slots", "look", "size"]


def unwritten(program: Program, tables: Tables) -> dict[int, Cause]:
    """By construction without a pattern the likely cause: an any-order group that is repeated, what is asked for before
    the cue, or mere size."""
    found: dict[int, Cause] = {}
    for attempt in tables.attempts:
        if attempt.right is None:
            _, left, right = program.constructions[attempt.construction].alternatives[attempt.alternative]
            found.setdefault(attempt.construction, _cause(program, left, right))
    return found


def _cause(program: Program, left: Node | None, right: Node) -> Cause:
    before = [] if left is None else list(_within(program, left))
    if any(isinstance(node, Any) and repeated for node, repeated in (*before, *_within(program, right))):
        return "slots"
    return "look" if any(isinstance(node, Look) for node, _ in before) else "size"


def _within(program: Program, pattern: Node) -> Iterator[tuple[Node, bool]]:
    """All nodes of a pattern and of the phrases in it; and does each stand in a repetition?"""
    todo = [(pattern, False)]
    seen: set[tuple[str, bool]] = set()
    while todo:
        node, repeated = todo.pop()
        yield node, repeated
        if isinstance(node, Call) and (node.phrase, repeated) not in seen:
            seen.add((node.phrase, repeated))
            todo.append((program.phrases[node.phrase], repeated))
        below = repeated or (isinstance(node, Rep) and node.maximum > 1)
        todo += [(child, below) for child in inner(node)]
