"""Pass 8: what is no mistake and hardly meant. All are warnings.

Names that nobody uses, alternatives that never come to their turn, lines that are shown in another order than they are
read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from qawl.compile.bind import class_names
from qawl.compile.state import Compilation
from qawl.compile.walk import walk
from qawl.diagnostic import Place, Text
from qawl.syntax import tree
from qawl.syntax.order import misleading
from qawl.syntax.vocabulary import ASKED_FOR, CLASSES
from qawl.text.folding import Fold

_COMMENT = re.compile(r"(?:^|\s)#.*")


def lint(state: Compilation) -> None:
    """Warn of unused phrases (Q206) and classes (Q207), alternatives that are never reached (Q407), and misleading
    lines (Q108); not where there are errors, of which these may be consequences."""
    if state.failed or state.fold is None:
        return
    owners = [*state.phrases.values(), *state.constructions]
    _check_phrases(state)
    _check_classes(state, owners)
    for owner in owners:
        _check_alternatives(state, owner, state.fold)
        _check_order(state, owner)


Owner = tree.PhraseDecl | tree.ConstructionDecl | tree.BlockDecl


def _check_phrases(state: Compilation) -> None:
    uses = {
        owner.name: {node.name for node in walk(owner.pattern) if isinstance(node, tree.PhraseRef)}
        for owner in state.phrases.values()
    }
    used = set().union(*uses.values())
    expanded = {name.partition(" ")[0] for name in state.bodies}  # what constructions and blocks come to
    for phrase in state.phrases.values():
        if phrase.name not in used | expanded:
            message = Text("nothing uses the phrase `{name}`", name=phrase.name)
            state.report("Q206", message, phrase.place, Text("Use it, `<{name}>`, or delete it.", name=phrase.name))
        elif phrase.name not in expanded:
            by = next(name for name, inside in uses.items() if phrase.name in inside)
            message = Text(
                "no construction comes to the phrase `{name}`, which only phrases like `{by}` use",
                name=phrase.name,
                by=by,
            )
            state.report("Q206", message, phrase.place, Text("Use `<{by}>` in a construction, or delete both.", by=by))


def _check_classes(state: Compilation, owners: Sequence[Owner]) -> None:
    """A class is used by its name, by the engine, or by something built in that its words are, like `{reporting}`."""
    tests = (node for owner in owners for node in walk(owner.pattern) if isinstance(node, tree.ClassTest))
    used = {name.name for test in tests for name in class_names(test.expr)} | ASKED_FOR
    declared: list[tree.Words | tree.Nouns | tree.Verbs]
    declared = [*state.words.values(), *state.nouns.values(), *state.verbs.values()]
    unnamed = {one.name: one.place for one in declared if one.name not in used}
    told = used & CLASSES.keys() - {"word", "al-"}
    for features in {reading.features for reading in state.readings} if unnamed else ():
        if not unnamed.keys().isdisjoint(features) and not told.isdisjoint(features):
            for name in features & unnamed.keys():
                del unnamed[name]
    for name, place in unnamed.items():
        way_out = Text(
            "Use it, `{{{name}}}`, or delete it; words that need only be known belong to the class `whole`.", name=name
        )
        state.report("Q207", Text("nothing uses the class `{name}`", name=name), place, way_out)


def _check_alternatives(state: Compilation, owner: Owner, fold: Fold) -> None:
    for node in walk(owner.pattern):
        if not isinstance(node, tree.Choice):
            continue
        # A phrase keeps the first alternative that matches, so what begins with an earlier one is never tried.
        commits = node is owner.pattern and isinstance(owner, tree.PhraseDecl)
        earlier: set[tuple[object, ...]] = set()
        for item in node.items:
            key = tuple(_key(element, fold) for element in _elements(item))
            if any(key[:length] in earlier for length in ([*range(1, len(key) + 1)] if commits else [len(key)])):
                way_out = Text(
                    "Write the longer alternative before the shorter, or delete the one that is there twice."
                )
                state.report(
                    "Q407", Text("an alternative before this one always matches in its place"), item.place, way_out
                )
            earlier.add(key)


def _elements(pattern: tree.Pattern) -> Sequence[tree.Pattern]:
    return pattern.items if isinstance(pattern, tree.Sequence) else (pattern,)


def _key(pattern: tree.Pattern, fold: Fold) -> object:
    """What tells two elements apart; words as they count."""
    return fold(pattern.text) if isinstance(pattern, tree.Word) and not pattern.exact else pattern


def _check_order(state: Compilation, owner: Owner) -> None:
    source = state.sources[owner.place.path]
    rtl = not source[owner.place.start].isascii()
    for start, line in _lines(source, owner):
        if found := misleading(line, rtl):
            place = Place(owner.place.path, start + found[0], start + found[1])
            way_out = Text("Run `qawl fmt`, which breaks the line; or give the part a name, as a phrase.")
            state.report("Q108", Text("an editor shows this in another order than it is read"), place, way_out)


def _lines(source: str, owner: Owner) -> Iterator[tuple[int, str]]:
    """The lines of a pattern with their offsets, without comments."""
    pattern = owner.pattern.place
    start = source.rfind("\n", 0, pattern.start) + 1
    while start < pattern.end:
        end = min(source.find("\n", start) % (len(source) + 1), pattern.end)
        yield start, _COMMENT.sub("", source[start:end])
        start = end + 1
