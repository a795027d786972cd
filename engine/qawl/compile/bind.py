"""Pass 2: collect the declarations of all files under their names, and check that each name that is used exists."""

from __future__ import annotations

from collections.abc import Iterator

from qawl.compile.spelling import check_fold, check_words
from qawl.compile.state import Compilation
from qawl.compile.walk import walk
from qawl.diagnostic import Place, Text
from qawl.syntax import tree
from qawl.syntax.blocks import split_blocks
from qawl.syntax.vocabulary import CLASSES, PHRASES, did_you_mean, english, spellings


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
    there = [pair for source in state.sources.values() for pair in written(source)]
    _check_folds(state, declared="fold" in {keyword for keyword, _ in there})
    # Where a declaration could not be read, that is a mistake already, and enough of one.
    unread = {name for _, name in there} - {*state.classes(), *state.phrases}
    for owner in [*state.phrases.values(), *state.constructions]:
        _check_names(state, owner.pattern, unread)
    check_words(state)
    _drop_circles(state)


def written(source: str) -> list[tuple[str, str]]:
    """Keyword and name of each declaration in a file's text, of those as well that cannot be read.

    >>> written("words a\\n  ب\\nphrase b (<c>\\nfold\\n  drop tashkeel\\n")
    [('words', 'a'), ('phrase', 'b'), ('fold', '')]
    """
    found: list[tuple[str, str]] = []
    for block in split_blocks(source)[0]:
        _, *rest = source[block.start : block.end].partition("\n")[0].split()
        found.append((block.keyword, rest[0] if rest else ""))
    return found


NamedDeclaration = tree.Words | tree.Nouns | tree.Verbs | tree.PhraseDecl | tree.ConstructionDecl | tree.BlockDecl


def _is_new(state: Compilation, seen: dict[tuple[str, str], Place], declaration: NamedDeclaration) -> bool:
    space = {tree.PhraseDecl: "phrase", tree.ConstructionDecl: "construction", tree.BlockDecl: "construction"}
    key = (space.get(type(declaration), "class"), declaration.name)
    built_in = {"class": CLASSES, "phrase": PHRASES}
    if key[0] in built_in and english(built_in[key[0]], declaration.name):
        state.report(
            "Q202",
            Text("the name `{name}` is built in", name=declaration.name),
            declaration.place,
            Text("Choose another name."),
        )
        return False
    first = seen.setdefault(key, declaration.place)
    if first is declaration.place:
        return True
    line, _ = first.line_column(state.sources[first.path])
    state.report(
        "Q202",
        Text("the {kind} `{name}` is declared a second time", kind=Text(key[0]), name=declaration.name),
        declaration.place,
        Text("It is declared first in {path}:{line}; rename one of them or join them.", path=first.path, line=line),
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


def _check_folds(state: Compilation, *, declared: bool) -> None:
    """`declared`: is there one, though it may be that it could not be read?"""
    if not state.folds and state.files and not declared:
        where = Place(state.files[0].path, 0, 0)
        way_out = Text("Declare one: `fold`, and below it, indented, `unify ا أ إ آ` and `drop tashkeel`.")
        state.report("Q302", Text("no rule file declares a fold"), where, way_out)
    for extra in state.folds[1:]:
        state.report(
            "Q302", Text("a second fold is declared"), extra.place, Text("One folder has one fold: join the two.")
        )
    if state.folds:
        state.folds[0] = check_fold(state, state.folds[0])


def class_names(expr: tree.ClassExpr) -> Iterator[tree.ClassName]:
    """The names in a class expression."""
    match expr:
        case tree.ClassName():
            yield expr
        case tree.ClassAnd(items=items) | tree.ClassOr(items=items):
            for item in items:
                yield from class_names(item)
        case tree.ClassMinus(left=left, right=right):
            yield from class_names(left)
            yield from class_names(right)
        case tree.ClassNot(item=item):
            yield from class_names(item)


def _check_names(state: Compilation, pattern: tree.Pattern, unread: set[str]) -> None:
    classes = state.classes() | unread
    phrases = {*state.phrases, *spellings(PHRASES)} | unread
    for node in walk(pattern):
        if isinstance(node, tree.PhraseRef) and node.name not in phrases:
            way_out = did_you_mean(node.name, phrases) or Text("Declare it: `phrase {name}`.", name=node.name)
            if node.name in classes:
                way_out = Text("It is a class: write `{{{name}}}`.", name=node.name)
            state.report("Q201", Text("there is no phrase `{name}`", name=node.name), node.place, way_out)
        if isinstance(node, tree.ClassTest):
            for name in class_names(node.expr):
                if name.name not in classes:
                    way_out = did_you_mean(name.name, classes) or Text("Declare it: `words {name}`.", name=name.name)
                    if name.name in phrases:
                        way_out = Text("It is a phrase: write `<{name}>`.", name=name.name)
                    state.report("Q200", Text("there is no word class `{name}`", name=name.name), name.place, way_out)


def _drop_circles(state: Compilation) -> None:
    """Report phrases that use themselves, and take them out: nothing later could walk through them."""
    uses = {
        name: {node.name for node in walk(phrase.pattern) if isinstance(node, tree.PhraseRef)}
        for name, phrase in state.phrases.items()
    }
    for name, inside in uses.items():
        reached: set[str] = set()
        todo = list(inside)
        while todo:
            used = todo.pop()
            if used not in reached:
                reached.add(used)
                todo.extend(uses.get(used, ()))
        if name in reached:
            way_out = Text(
                "A phrase cannot nest in itself: use a repetition, or a phrase of its own for the inner part."
            )
            state.report(
                "Q204", Text("the phrase `{name}` uses itself", name=name), state.phrases.pop(name).place, way_out
            )
