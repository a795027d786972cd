"""What is written where one letter, or one word, is meant. Part of pass 2.

The engine sees a text as `qawl.text.tokens` cuts it. A word of the rules that would be cut, or of which the fold
leaves nothing, could never be found, and nobody would notice.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from qawl.compile.state import Compilation
from qawl.compile.walk import walk
from qawl.diagnostic import Place, Text
from qawl.syntax import tree
from qawl.text.folding import Fold
from qawl.text.letters import DROP_SETS
from qawl.text.tokens import core, tokenize


def check_fold(state: Compilation, fold: tree.Fold) -> tree.Fold:
    """The fold without the entries that name no letter; they are reported (Q304)."""
    unify = tuple(group for group in fold.unify if _folds(group, ()))
    drop = tuple(item for item in fold.drop if _folds((), (item,)))
    for group in fold.unify:
        if group not in unify:
            way_out = Text("Give single letters; marks (tashkeel) can only be dropped.")
            state.report("Q304", Text("`{letters}` cannot be unified", letters=" ".join(group)), fold.place, way_out)
    for item in fold.drop:
        # The reader has reported what is longer.
        if item not in drop and len(item) == 1:
            way_out = Text("Give single letters, or a set of them: {sets}.", sets=", ".join(DROP_SETS))
            state.report("Q304", Text("`{item}` cannot be dropped", item=item), fold.place, way_out)
    return replace(fold, unify=unify, drop=drop)


def check_words(state: Compilation) -> None:
    """Report what is not exactly one word where one word is meant (Q303)."""
    if not state.folds:
        return
    fold = Fold.of(state.folds[0].unify, state.folds[0].drop)
    for text, exact, place in _words(state):
        pieces = [piece[slice(*core(piece))] for piece in tokenize(text) if core(piece) != (0, 0)]
        if len(pieces) > 1:
            apart = " ".join(f'"{piece}"' if exact else piece for piece in pieces)
            message = Text(
                "`{text}` is {count} words to the engine, and never found as one", text=text, count=len(pieces)
            )
            state.report("Q303", message, place, Text("Write them apart: `{apart}`.", apart=apart))
        elif not pieces or not fold(text):
            state.report(
                "Q303",
                Text("the fold leaves nothing of `{text}`", text=text),
                place,
                Text("Delete it, or write a whole word."),
            )


def _folds(group: Sequence[str], drop: Sequence[str]) -> bool:
    try:
        Fold.of([group] if group else [], drop)
    except ValueError:
        return False
    return True


def _words(state: Compilation) -> Iterator[tuple[str, bool, Place]]:
    """The words that no inflection checks: as written, whether in quotation marks, and where."""
    for words in state.words.values():
        for entry in words.entries:
            yield from ((word.text, word.exact, entry.place) for word in entry.words)
    for verbs in state.verbs.values():
        for verb in verbs.rows:
            yield from ((form, False, verb.place) for form in verb.also)
    for owner in [*state.phrases.values(), *state.constructions]:
        for node in walk(owner.pattern):
            if isinstance(node, tree.Word):
                yield node.text, node.exact, node.place
