"""What is found, written in place of what was expected: the text of a case, and nothing else in its file.

    example  [cue قال] [source وزير] النقل.
    example  [cue قال] [source وزير النقل].        accepted

Only a case that then holds is accepted: not a reject whose rule finds something, nor an example that others find.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from qawl.cases.bracket import write_markup
from qawl.cases.gold import SUFFIX, read_gold
from qawl.cases.judge import Finder, Verdict, judge
from qawl.syntax.markup import Mark, read_markup
from qawl.syntax.vocabulary import ROLES

_BRACKET = re.compile(r"(?<!\\)\[(?P<number>\d+\.)?(?P<role>\w+)")
_ARABIC = frozenset(ROLES.values())


def accepted(verdict: Verdict, engine: Finder) -> str | None:
    """The new text of a case that fails; None where writing what is found would not make it hold."""
    case = verdict.case
    if case.markup is None or not verdict.failed or not (case.markup.marks and verdict.marks):
        return None
    old = case.case.text
    text, marks = case.markup.text, case.markup.marks
    brackets = list(_BRACKET.finditer(old))
    numbered = any(bracket["number"] for bracket in brackets) or any(mark.group > 1 for mark in verdict.marks)
    arabic = all(bracket["role"] in _ARABIC for bracket in brackets)

    def written(marks: Iterable[Mark]) -> list[str]:
        return write_markup(text, marks, numbered=numbered, arabic=arabic).split("\n")

    lines = zip(old.split("\n"), written(marks), written(verdict.marks), strict=True)
    new = "\n".join(line if before == after else after for line, before, after in lines)
    markup, _ = read_markup(new)
    if markup is None or markup.text != text:
        return None  # spans that cross cannot stand in brackets
    return new if judge(replace(case, markup=markup), engine).holds else None


def accept(
    verdicts: Iterable[Verdict], engine: Finder, sources: Mapping[str, str]
) -> tuple[dict[str, str], list[Verdict]]:
    """The new texts of the files that change, by their paths, and the verdicts that are settled by that."""
    edits: dict[str, list[tuple[int, int, str]]] = {}
    settled: dict[str, list[Verdict]] = {}
    for verdict in verdicts:
        new = accepted(verdict, engine)
        if new is not None:
            case = verdict.case.case
            edits.setdefault(case.place.path, []).append((case.place.start, case.place.start + len(case.text), new))
            settled.setdefault(case.place.path, []).append(verdict)
    files = {path: rewritten(sources[path], changes) for path, changes in edits.items()}
    files = {path: source for path, source in files.items() if not path.endswith(SUFFIX) or sound(path, source)}
    return files, [verdict for path in files for verdict in settled[path]]


def rewritten(source: str, edits: Iterable[tuple[int, int, str]]) -> str:
    """The file with each `[start, end)` replaced.

    >>> rewritten("abcd", [(0, 1, "x"), (2, 3, "yy")])
    'xbyyd'
    """
    for start, end, new in sorted(edits, reverse=True):
        source = source[:start] + new + source[end:]
    return source


def sound(path: str, source: str) -> bool:
    """Can a gold article still be read? A speaker may have lost its attribution."""
    return read_gold(path, source.encode())[0] is not None
