"""The reader of rule files: bytes to a `RuleFile` and the problems on the way.

bytes ─decode→ text ─cut→ blocks ─parse→ Lark's trees ─build→ declarations
"""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from lark import UnexpectedInput

from qawl.diagnostic import Diagnostic, Place, RuleError, Text
from qawl.syntax import tree
from qawl.syntax.blocks import split_blocks
from qawl.syntax.build import Builder
from qawl.syntax.characters import check_characters, decode
from qawl.syntax.parser import Start, parse, too_deep

Read = Callable[[str, str, int], tuple[tree.Declaration | None, list[Diagnostic]]]


def read_declaration(text: str, path: str, start: int) -> tuple[tree.Declaration | None, list[Diagnostic]]:
    """The declaration whose text this is, at `start` of the file `path`, and its problems."""
    built, problems = _read(text, "declaration", path, start)
    return cast("tree.Declaration | None", built), problems


def read_source(path: str, data: bytes, read: Read = read_declaration) -> tuple[tree.RuleFile | None, list[Diagnostic]]:
    """The declarations of a rule file, and its problems in the order of their places.

    Never raises for a mistake in the file. A broken declaration is left out of the tree, so names are worth
    checking only where there is no error; the file is None where its bytes could not be read as text at all.
    """
    source, problems = decode(path, data)
    if source is None:
        return None, problems
    blocks, misplaced = split_blocks(source, path)
    characters = check_characters(source, blocks, path)
    problems = [*misplaced, *characters]
    unreadable = [problem.place.start for problem in characters if problem.severity == "error"]
    declarations: list[tree.Declaration] = []
    for block in blocks:
        if any(block.start <= position < block.end for position in unreadable):
            continue  # what the parser would say of it is a consequence
        declaration, found = read(source[block.start : block.end], path, block.start)
        problems.extend(found)
        if declaration is not None:
            declarations.append(declaration)
    problems.sort(key=lambda problem: (problem.place.start, problem.code))
    return tree.RuleFile(path, source, tuple(declarations)), problems


def _read(text: str, start: Start, path: str, base: int) -> tuple[object | None, list[Diagnostic]]:
    """Parse and build one piece of a file, which begins at offset `base`."""
    try:
        parsed = parse(text, start)
    except UnexpectedInput as error:
        from qawl.syntax.explain import explain  # for mistakes only

        return None, [explain(error, text, path, base)]
    if too_deep(parsed):
        way_out = Text("Divide it: a part with a name is a `phrase`.")
        end = base + len(text.split("\n", 1)[0].rstrip())
        return None, [Diagnostic("Q100", Text("the pattern is nested too deeply"), Place(path, base, end), way_out)]
    builder = Builder(path, base)
    return builder.build(parsed), builder.problems


def parse_pattern(text: str) -> tree.Pattern:
    """The tree of one pattern; raises `RuleError` where the text is none.

    >>> parse_pattern("{say} <np>?")  # doctest: +NORMALIZE_WHITESPACE
    Sequence(items=(ClassTest(expr=ClassName(name='say')),
                    Repeat(body=PhraseRef(name='np'), minimum=0, maximum=1, lazy=False)))
    """
    built, problems = _read(text, "pattern", "", 0)
    if problems:
        raise RuleError(problems, {"": text})
    return cast(tree.Pattern, built)
