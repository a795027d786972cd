"""What it costs to tell words apart: each kind of word that the rules distinguish is a symbol, and all that is made of
the rules grows with their number.

A class that one rule alone asks for, and that cuts across others, can double very many kinds: the feminine of any verb,
any word with a pronoun. The count tells which rules to put in other words.
"""

from __future__ import annotations

from collections.abc import Iterator

from qawl.match.trees import inner
from qawl.program import If, Node, Program, Test


def distinctions(program: Program) -> dict[str, int]:
    """By construction and phrase, how many symbols fewer there would be without the tests that it alone asks for, if
    any. A phrase is called as it is declared, without the clitic before it."""
    asked: dict[int, set[str]] = {}
    for name, whole in _owners(program):
        todo = [whole]
        while todo:
            node = todo.pop()
            todo += inner(node)
            if isinstance(node, Test | If):
                asked.setdefault(node.index, set()).add(name)
    own: dict[str, int] = {}
    for test, names in asked.items():
        if len(names) == 1:
            (name,) = names
            own[name] = own.get(name, 0) | 1 << test
    count = len(program.symbols)
    saved = {name: count - len({symbol & ~tests for symbol in program.symbols}) for name, tests in own.items()}
    return {name: number for name, number in saved.items() if number}


def _owners(program: Program) -> Iterator[tuple[str, Node]]:
    for construction in program.constructions:
        for _, left, right in construction.alternatives:
            yield from ((construction.name, side) for side in (left, right) if side is not None)
    for name, body in program.phrases.items():
        yield f"<{name.split()[0]}>", body
