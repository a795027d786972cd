"""Pass 2: collect the declarations of all files under their names, and check that each name that is used exists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from qawl.compile.state import BUILT_IN, Compilation
from qawl.diagnostic import Place
from qawl.syntax import tree

BUILT_IN_PHRASES = frozenset({"that", "object", "complement"})


def bind(state: Compilation) -> None:
    """Fill the tables of names; report duplicates (Q202), unknown names (Q200, Q201), circles (Q204), folds (Q302)."""
    seen: dict[tuple[str, str], Place] = {}
    for file in state.files:
        for declaration in file.declarations:
            if isinstance(declaration, tree.Fold):
                state.folds.append(declaration)
                continue
            if _is_new(state, seen, declaration):
                _enter(state, declaration)
    _check_folds(state)
    for owner in [*state.phrases.values(), *state.constructions]:
        _check_names(state, owner.pattern)
    _check_circles(state)


def suggest(name: str, known: Iterable[str]) -> str:
    """ "did you mean ...?" where a known name is near, else the empty text."""
    near = get_close_matches(name, list(known), n=1, cutoff=0.6)
    return f"did you mean '{near[0]}'?" if near else ""


NamedDeclaration = (
    tree.Words | tree.Nouns | tree.Verbs | tree.PhraseDecl | tree.ConstructionDecl | tree.BlockDecl
)


def _is_new(state: Compilation, seen: dict[tuple[str, str], Place], declaration: NamedDeclaration) -> bool:
    space = {tree.PhraseDecl: "phrase", tree.ConstructionDecl: "construction", tree.BlockDecl: "construction"}
    key = (space.get(type(declaration), "class"), declaration.name)
    taken = (key[0] == "class" and declaration.name in BUILT_IN) or (
        key[0] == "phrase" and declaration.name in BUILT_IN_PHRASES
    )
    if taken:
        state.report(
            "Q202", f"'{declaration.name}' is built in", declaration.place, "choose another name for your declaration"
        )
        return False
    first = seen.setdefault(key, declaration.place)
    if first is declaration.place:
        return True
    line, _ = first.line_column(state.sources[first.path])
    state.report(
        "Q202",
        f"the {key[0]} '{declaration.name}' is declared a second time",
        declaration.place,
        f"it is declared first in {first.path}:{line}; rename one of them or join them",
    )
    return False


def _enter(state: Compilation, declaration: NamedDeclaration) -> None:
    match declaration:
        case tree.Words():
            state.words[declaration.name] = declaration
        case tree.Nouns():
            state.nouns[declaration.name] = declaration
        case tree.Verbs():
            state.verbs[declaration.name] = declaration
        case tree.PhraseDecl():
            state.phrases[declaration.name] = declaration
        case tree.ConstructionDecl() | tree.BlockDecl():
            state.constructions.append(declaration)


def _check_folds(state: Compilation) -> None:
    if not state.folds and state.files:
        where = Place(state.files[0].path, 0, 0)
        state.report("Q302", "no rule file declares a fold", where, "declare one: fold / unify ا أ إ آ / drop tashkeel")
    for extra in state.folds[1:]:
        state.report("Q302", "a second fold is declared", extra.place, "one folder has one fold: join the two")


def children(pattern: tree.Pattern) -> tuple[tree.Pattern, ...]:
    """The patterns directly inside a pattern."""
    match pattern:
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
    yield pattern
    for child in children(pattern):
        yield from walk(child)


def _names(expr: tree.ClassExpr) -> Iterator[tree.ClassName]:
    match expr:
        case tree.ClassName():
            yield expr
        case tree.ClassAnd(items=items) | tree.ClassOr(items=items):
            for item in items:
                yield from _names(item)
        case tree.ClassMinus(left=left, right=right):
            yield from _names(left)
            yield from _names(right)
        case tree.ClassNot(item=item):
            yield from _names(item)


def _check_names(state: Compilation, pattern: tree.Pattern) -> None:
    classes = state.classes()
    for node in walk(pattern):
        if isinstance(node, tree.PhraseRef) and node.name not in {*state.phrases, *BUILT_IN_PHRASES}:
            near = suggest(node.name, [*state.phrases, *BUILT_IN_PHRASES])
            state.report(
                "Q201", f"there is no phrase '{node.name}'", node.place, near or f"declare it: phrase {node.name}"
            )
        if isinstance(node, tree.ClassTest):
            for name in _names(node.expr):
                if name.name not in classes:
                    near = suggest(name.name, classes)
                    state.report(
                        "Q200",
                        f"there is no word class '{name.name}'",
                        name.place,
                        near or f"declare it: words {name.name}",
                    )


def _check_circles(state: Compilation) -> None:
    uses = {
        name: {node.name for node in walk(phrase.pattern) if isinstance(node, tree.PhraseRef)}
        for name, phrase in state.phrases.items()
    }
    for name, phrase in state.phrases.items():
        reached: set[str] = set()
        todo = list(uses[name])
        while todo:
            used = todo.pop()
            if used not in reached:
                reached.add(used)
                todo.extend(uses.get(used, ()))
        if name in reached:
            state.report(
                "Q204",
                f"the phrase '{name}' uses itself",
                phrase.place,
                "phrases cannot nest in themselves: use a repetition, or a phrase of its own for the inner part",
            )
