"""Pass 5: a construction is tried at its cue: what stands before it is matched leftwards, the rest to the right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from qawl.compile.walk import children
from qawl.diagnostic import Text
from qawl.program import Alt, Any, Cap, Commit, Construction, If, Node, Rep, Seq, Test
from qawl.syntax import tree

if TYPE_CHECKING:
    from qawl.compile.expand import Expander


def split(expander: Expander, declared: tree.ConstructionDecl | tree.BlockDecl) -> Construction | None:
    """The compiled construction; None (and Q400) where a pattern has no cue that it can be tried at."""
    alternatives: list[tuple[int, Node | None, Node]] = []
    for pattern in alternatives_of(declared.pattern):
        items = _elements(pattern)
        position = next((i for i, item in enumerate(items) if _is_cue(item)), None)
        if position is None:
            _report(expander, declared, pattern, items)
            return None
        left = expander.build(tree.Sequence(tuple(items[:position]))) if position else None
        right = expander.build(tree.Sequence(tuple(items[position:])))
        first = sorted(first_tests(right))
        if not first:
            _report(expander, declared, pattern, items)
            return None
        alternatives.extend((test, left, right) for test in first)
    line, _ = declared.place.line_column(expander.state.sources.get(declared.place.path, ""))
    rule = declared if isinstance(declared, tree.ConstructionDecl) else None
    return Construction(
        name=declared.name,
        alternatives=tuple(alternatives),
        rank=rule.rank if rule else 0,
        interrupts=rule.interrupts if rule else "",
        nominal=rule.nominal if rule else False,
        form=rule.form if rule else "",
        act=rule.act if rule else "",
        place=f"{declared.place.path}:{line}",
        block=rule is None,
        was=rule.was if rule else (),
    )


def first_tests(node: Node) -> set[int]:
    """The tests that a match of the node can begin with (a cue is never empty)."""
    match node:
        case Test(index):
            return {index}
        case Cap(body=body) | Commit(body=body) | If(body=body) | Rep(body=body):
            return first_tests(body)
        case Alt(items):
            return set().union(*map(first_tests, items))
        case Seq(items):
            return first_tests(items[0]) if items else set()
        case Any(slots):
            return set().union(*(first_tests(body) for body, _ in slots))
    return set()


def alternatives_of(pattern: tree.Pattern) -> Iterator[tree.Pattern]:
    """A choice at the top is as good as several constructions; and so is one that comes first and has what begins a
    sentence in it, `(^ p | {punct} q) [cue ...]`, for that is hardly ever tried in vain where it stands alone."""
    match pattern:
        case tree.Choice(items):
            for item in items:
                yield from alternatives_of(item)
        case tree.Sequence((tree.Choice(items), *rest)) if any(map(_begins_sentence, items)):
            for item in items:
                yield from alternatives_of(replace(pattern, items=(*_elements(item), *rest)))
        case _:
            yield pattern


def _begins_sentence(pattern: tree.Pattern) -> bool:
    """`^ p`."""
    return isinstance(pattern, tree.Sequence) and isinstance(pattern.items[0], tree.Anchor)


def _elements(pattern: tree.Pattern) -> tuple[tree.Pattern, ...]:
    return pattern.items if isinstance(pattern, tree.Sequence) else (pattern,)


def _is_cue(item: tree.Pattern) -> bool:
    """`[cue ...]`, or `بـ [cue ...]`: with a clitic that stays outside."""
    body = item.body if isinstance(item, tree.Proclitic) else item
    return isinstance(body, tree.Capture) and body.role == "cue"


def _report(
    expander: Expander,
    declared: tree.ConstructionDecl | tree.BlockDecl,
    pattern: tree.Pattern,
    items: Sequence[tree.Pattern],
) -> None:
    hidden = any(_has_cue(child) for item in items for child in children(item))
    help = (
        Text("Take the `[cue ...]` out of the brackets around it; alternatives at the top may each have one.")
        if hidden
        else Text("Mark the word that reports: `[cue ...]`; it must begin with a word.")
    )
    expander.state.report(
        "Q400", Text("`{name}` has no cue at which it can be tried", name=declared.name), pattern.place, help
    )


def _has_cue(pattern: tree.Pattern) -> bool:
    if isinstance(pattern, tree.Capture) and pattern.role == "cue":
        return True
    return any(_has_cue(child) for child in children(pattern))
