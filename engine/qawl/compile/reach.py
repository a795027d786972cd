"""Pass 7: what no word comes to. All are warnings.

A block has its cue where no construction can have one; a class expression asks for what no word is. Both are told by
looking for one word that would do. For a sound rule the first few readings have it, so that this costs next to nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import product
from typing import Any as Json

from qawl.compile.alphabet import SHAPES, UNKNOWN
from qawl.compile.expand import Expander
from qawl.compile.split import alternatives_of, first_tests
from qawl.compile.state import Compilation
from qawl.compile.walk import walk
from qawl.diagnostic import Text
from qawl.lexicon import CONJUNCTIONS, PREPOSITIONS, PRONOUNS, PUNCTUATION
from qawl.program import TestRow
from qawl.signature import holds, split
from qawl.syntax import tree


def reach(state: Compilation) -> None:
    """Warn of blocks where no construction has its cue (Q408) and of classes that no word is in (Q409); not where
    there are errors, of which these may be consequences."""
    if state.failed or state.fold is None:
        return
    words = _Words(state)
    for owner in [*state.phrases.values(), *state.constructions]:
        for node in walk(owner.pattern):
            if isinstance(node, tree.ClassTest) and not words.any_is(node.expr):
                message = Text("no word is all that is asked for here")
                way_out = Text(
                    "`{a b}` is one word in both classes: write `{a} {b}` for two words, `{a | b}` for either."
                )
                state.report("Q409", message, node.place, way_out)
    _check_blocks(state, words)


def _check_blocks(state: Compilation, words: _Words) -> None:
    compiled = {construction.name: construction for construction in state.compiled}
    cues = sum(1 << test for test in {t for c in state.compiled if not c.block for t, _, _ in c.alternatives})
    for block in state.constructions:
        if not isinstance(block, tree.BlockDecl) or block.name not in compiled:
            continue
        tests = iter(compiled[block.name].alternatives)
        for pattern in alternatives_of(block.pattern):
            test, _, right = next(tests)
            own = {test, *(next(tests)[0] for _ in range(len(first_tests(right)) - 1))}
            if not any(words.share(test, cues) for test in own):
                message = Text(
                    "no construction has its cue where `{name}` has it, and there is nothing to block", name=block.name
                )
                way_out = Text("Check the cue: write it as constructions do, or delete the block.")
                cue = next(node for node in walk(pattern) if isinstance(node, tree.Capture) and node.role == "cue")
                state.report("Q408", message, cue.place, way_out)


class _Words:
    """Looks for words that pass tests."""

    def __init__(self, state: Compilation) -> None:
        self._state = state
        self._expander = Expander(state)
        self._known: dict[Json, bool] = {}
        self._rows = state.rows()
        self._signer = state.signer()

    def any_is(self, expr: tree.ClassExpr) -> bool:
        """Can a reading be this? Said of one reading alone, since others can only forbid."""
        if isinstance(expr, tree.ClassName):
            return True
        asked = self._expander.expression(expr)
        if asked not in self._known:
            names = None if split(asked) is None else _anchors(asked)
            self._known[asked] = names is None or any(
                holds(asked, features, [features]) for name in names for features in self._kinds.get(name, ())
            )
        return self._known[asked]

    def share(self, test: int, others: int) -> bool:
        """Is there a word that passes the test, and one of the others (a bit mask)?"""
        if others >> test & 1:
            return True
        return any(
            mask >> test & 1 and mask & others for mask in map(self._signer.mask, self._candidates(self._rows[test]))
        )

    def _candidates(self, row: TestRow) -> Iterator[str]:
        """The words that can pass a test, as they are written, and some that cannot."""
        names = _anchors(row.expr)
        literals = [name.lstrip("=") for name in names or () if name.startswith("=")]
        for form in literals:
            yield from _written(form, row, joins=False)
        if names is not None and len(literals) == len(names):
            return
        kinds = self._numbers if names is None else {f: None for name in names for f in self._kinds.get(name, ())}
        for features in kinds:
            if names is None or holds(row.expr, features, [features]):
                for number in self._numbers.get(features, ()):
                    for form, joins in self._forms[number]:
                        yield from _written(form, row, joins=joins)
        yield from (*self._state.as_written(), *PUNCTUATION, *SHAPES)
        for form in UNKNOWN:
            yield from _written(form, row, joins=False)

    @cached_property
    def _numbers(self) -> dict[frozenset[str], list[int]]:
        """By sets of classes, the readings that are in all of them: what else they are, patterns do not name."""
        classes = self._state.classes()
        found: dict[frozenset[str], list[int]] = {}
        for number, reading in enumerate(self._signer.lexicon.readings):
            found.setdefault(reading.features & classes, []).append(number)
        return found

    @cached_property
    def _forms(self) -> list[list[tuple[str, bool]]]:
        """By reading its forms, and whether each joins a pronoun."""
        found: list[list[tuple[str, bool]]] = [[] for _ in self._signer.lexicon.readings]
        for joins, forms in ((False, self._state.free), (True, self._state.joining)):
            for form, numbers in forms.items():
                for number in numbers:
                    found[number].append((form, joins))
        return found

    @cached_property
    def _kinds(self) -> dict[str, set[frozenset[str]]]:
        """By class, the sets of classes that a reading can be in, with all that unknown words can be."""
        shapes = (*PUNCTUATION, *SHAPES, *(c + p + w for c, p, w in product(("", "و"), ("", *PREPOSITIONS), UNKNOWN)))
        lexicon = self._signer.lexicon
        unknown = (lexicon.readings[a.reading].features for word in shapes for a in self._signer.analyses(word))
        quotes = ({"punct", "quote-open"}, {"punct", "quote-close"})
        found: dict[str, set[frozenset[str]]] = {}
        for features in {*self._numbers, *unknown, *map(frozenset, quotes)}:
            for name in features:
                found.setdefault(name, set()).add(features)
        return found


def _anchors(expr: Json) -> Sequence[str] | None:
    """Some features of which a reading must have one to be this; None where that cannot be said."""
    match expr:
        case ("is", name):
            return (name,)
        case ("and", items):
            return next(filter(None, map(_anchors, items)), None)
        case ("or", items):
            found = [_anchors(item) for item in items]
            return None if None in found else tuple(name for names in found for name in names or ())
        case ("minus", left, _):
            return _anchors(left)
    return None


def _written(form: str, row: TestRow, *, joins: bool) -> Iterator[str]:
    """A form with the clitics that a test asks for."""
    conjunctions = {"": ("", *CONJUNCTIONS), "-": ("",)}.get(row.conjunction, (row.conjunction,))
    pronouns = (PRONOUNS if row.pronoun in ("", "*") else (row.pronoun,)) if joins else ("",)
    for conjunction, pronoun in product(conjunctions, pronouns):
        yield conjunction + row.preposition + form + pronoun
        if row.preposition == "ل" and form.startswith("ال"):
            yield conjunction + "لل" + form[2:] + pronoun
