"""Walks over the patterns of the tree."""

from __future__ import annotations

from collections.abc import Iterator

from qawl.syntax import tree


def children(pattern: tree.Pattern) -> tuple[tree.Pattern, ...]:
    """The patterns directly inside a pattern."""
    match pattern:
        case tree.Word() | tree.ClassTest() | tree.PhraseRef():  # first, since most are
            return ()
        case tree.Capture(body=body) | tree.Repeat(body=body) | tree.Proclitic(body=body):
            return (body,)
        case tree.Enclitic(body=body) | tree.Look(body=body):
            return (body,)
        case tree.Sequence(items=items) | tree.Choice(items=items):
            return items
        case tree.AnyOrder(slots=slots):
            return tuple(body for body, _ in slots)
        case tree.Gap(until=until) if until is not None:
            return (until,)
    return ()


def walk(pattern: tree.Pattern) -> Iterator[tree.Pattern]:
    """The pattern and all patterns inside it."""
    todo = [pattern]
    while todo:
        node = todo.pop()
        yield node
        todo += reversed(children(node))
