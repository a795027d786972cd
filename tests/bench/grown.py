"""Grammars that are larger than ours: copies of all its constructions, of two kinds."""

from __future__ import annotations

from dataclasses import replace
from typing import Any as Json

from qawl.compile import compile_state, program_of
from qawl.compile.alphabet import symbols
from qawl.compile.state import Compilation
from qawl.engine import Engine
from qawl.lexicon import Reading
from qawl.program import Alt, Any, Cap, Commit, Construction, If, Look, Node, Rep, Seq, Test, TestRow
from qawl.sources import RuleFiles


def with_other_cues(files: RuleFiles, fold: int) -> Engine:
    """So many times as many constructions. Each copy has cues of its own: for each verb form one that no text has."""
    state = compile_state(files)
    originals = list(state.compiled)
    readings = list(state.readings)
    for copy in range(1, fold):
        for forms, joins in ((dict(state.free), False), (dict(state.joining), True)):
            for form, numbers in forms.items():
                for number in numbers:
                    if number < len(readings) and "reporting" in readings[number].features:
                        features = frozenset(_other(f, copy) for f in readings[number].features)
                        reading = readings[number]._replace(features=features | {"word"})
                        state.add_form(form[0] + new_word(copy) + form[1:], reading, joins=joins)
        state.compiled += [_with_other_cue(state, construction, copy) for construction in originals]
    return _engine(state)


def with_same_cues(files: RuleFiles, fold: int) -> Engine:
    """So many times as many constructions. Each copy has the cues of the original, and asks for a word of its own,
    which no text has, behind the cue."""
    state = compile_state(files)
    originals = list(state.compiled)
    for copy in range(1, fold):
        for number, construction in enumerate(originals):
            word = new_word(copy, number)
            state.add_form(word, Reading(frozenset({"word", "=" + word})))
            asked = _test(state, TestRow(("is", "=" + word), "", "", "", word))
            alternatives = tuple(
                (test, left, _behind_cue(right, Test(asked))) for test, left, right in construction.alternatives
            )
            state.compiled.append(replace(construction, name=f"{construction.name}-{copy}", alternatives=alternatives))
    return _engine(state)


def new_word(*numbers: int) -> str:
    """Letters that make a word or a part of one, as no text has them.

    >>> new_word(1, 23)
    'ظذتظذثج'
    """
    return "".join("ظذ" + "".join("بتثجحخدزسش"[int(digit)] for digit in str(number)) for number in numbers)


def _engine(state: Compilation) -> Engine:
    state.symbols = symbols(state)
    return Engine(program_of(state, ""))


def _other(feature: str, copy: int) -> str:
    return f"{feature}'{copy}"


def _test(state: Compilation, row: TestRow) -> int:
    key = (row.expr, row.conjunction, row.preposition, row.pronoun)
    return state.tests.setdefault(key, (len(state.tests), row))[0]


def _with_other_cue(state: Compilation, construction: Construction, copy: int) -> Construction:
    rows = state.rows()

    def other(test: int) -> int:
        return _test(state, replace(rows[test], expr=_renamed(rows[test].expr, copy)))

    def changed(node: Node, cue: bool = False) -> Node:
        """With the cue's tests, and the conditions on it, changed."""
        match node:
            case Test(index):
                return Test(other(index)) if cue else node
            case Cap(role, body):
                return replace(node, body=changed(body, cue or role == "cue"))
            case If(index, body):
                return If(other(index), changed(body, cue))
            case Seq(items) | Alt(items):
                return type(node)(tuple(changed(item, cue) for item in items))
            case Rep(body=body) | Commit(body=body) | Look(body=body):
                return replace(node, body=changed(body, cue))
            case Any(slots):
                return Any(tuple((changed(body, cue), required) for body, required in slots))
        return node

    alternatives = tuple((other(test), left, changed(right)) for test, left, right in construction.alternatives)
    return replace(construction, name=f"{construction.name}-{copy}", alternatives=alternatives)


def _renamed(expr: Json, copy: int) -> Json:
    """A class expression that asks for the features of the copies."""
    if expr[0] == "is":
        return ("is", _other(expr[1], copy))
    if expr[0] in ("and", "or"):
        return (expr[0], tuple(_renamed(item, copy) for item in expr[1]))
    return (expr[0], *(_renamed(item, copy) for item in expr[1:]))


def _behind_cue(right: Node, asked: Node) -> Node:
    """The pattern, which begins with its cue, with something asked behind that."""
    match right:
        case Seq((first, *rest)):
            return Seq((first, asked, *rest))
        case _:
            return Seq((right, asked))
