"""What a command is to look at: a sentence, a file, one line of it, a case of a rule file, or standard input."""

from __future__ import annotations

import os
import re
from pathlib import Path

from qawl.adapters.inputs import STDIN, Source
from qawl.cases.gold import SUFFIX as GOLD
from qawl.cases.gold import read_gold
from qawl.diagnostic import InputError, RuleError, Text

_LINE = re.compile(r"(?P<path>.+):(?P<line>\d+)")
_OF_RULES = (".qawl", ".cases")
Span = tuple[int, int]


def path_of(target: str) -> str:
    """The file that a target names, with or without a line, if it names one."""
    match = _LINE.fullmatch(target)
    return match["path"] if match and not os.path.exists(target) else target


def read_target(target: str, encoding: str) -> tuple[str, Span | None, Path | None]:
    """The text to explain, the part that is asked for, and the rules to use where a case brings them."""
    if target == STDIN:
        return Source(STDIN).read(encoding), None, None
    path = path_of(target)
    line = int(target[len(path) + 1 :]) if path != target else None
    if not os.path.exists(path):
        if _looks_like_a_path(path):
            raise InputError(Text("there is no such file: {path}", path=path))
        return target, None, None
    if path.endswith(_OF_RULES):
        return _case(Path(path), line)
    text = _gold(path) if path.endswith(GOLD) else Source(path).read(encoding)
    return text, None if line is None else _line(text, line), None


def article_around(text: str, span: Span | None) -> tuple[str, Span | None, int]:
    """The article in which a part of a corpus stands, that part in it, and how many lines come before it: articles have
    form feeds between them, and what stands in one says nothing of another."""
    if span is None:
        return text, None, 0
    start = text.rfind("\f", 0, span[0]) + 1
    end = text.find("\f", span[1])
    inside = text[start : len(text) if end < 0 else end]
    return inside, (span[0] - start, span[1] - start), text.count("\n", 0, start)


def _gold(path: str) -> str:
    """The text of a gold article."""
    gold, source, problems = read_gold(path, Path(path).read_bytes())
    if gold is None:
        raise RuleError(problems, {path: source})
    return gold.markup.text


def _looks_like_a_path(text: str) -> bool:
    return not text.strip().count(" ") and (text.endswith((".txt", *_OF_RULES)) or os.sep in text)


def _line(text: str, number: int) -> Span:
    """The code points of a line, counted from 1."""
    lines = text.split("\n")
    if not 1 <= number <= len(lines):
        raise InputError(Text("there is no line {number}: the file has {count}", number=number, count=len(lines)))
    start = sum(len(line) + 1 for line in lines[: number - 1])
    return start, start + len(lines[number - 1])


def _case(path: Path, line: int | None) -> tuple[str, None, Path]:
    """The sentence of the case that stands in a line of a rule file, without its brackets, and its rules."""
    from qawl.cases.collect import read_suite
    from qawl.cases.files import rule_folder

    folder = rule_folder(path)
    suite = read_suite(folder)
    for case in suite.cases:
        place = case.case.place
        if (folder / place.path).resolve() != path.resolve():
            continue
        if place.line_column(suite.sources[place.path])[0] == line:
            if case.markup is None:
                raise InputError(Text("the brackets of this case cannot be read; `qawl check` says why"))
            return case.markup.text, None, folder
    raise InputError(
        Text("line {line} is no example, reject or todo", line=line)
        if line
        else Text("name the line of a case in it: FILE:LINE")
    )
