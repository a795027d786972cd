"""Sibling files: `NAME.cases` beside `NAME.qawl` holds more cases for the rules of that file.

    # The headlines of 2017.
    for verb-source-that
        example  [cue أعلن] [source بيسكوف] أن [content الرئيس سيزور برلين].
        reject   أعلن الوزير أسماء الوفد.

A line in column 1 names the rule, in Arabic with `لأجل`; its cases follow, indented, in the words of the rule language.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Literal, cast

from qawl.cases.gold import SUFFIX as GOLD
from qawl.diagnostic import Diagnostic, Place, Text
from qawl.resources import rules_folder
from qawl.sources import RuleFiles
from qawl.syntax import tree
from qawl.syntax.blocks import Block
from qawl.syntax.characters import check_characters, decode
from qawl.syntax.vocabulary import CASES, DECLARATIONS, did_you_mean, english, spellings

SUFFIX = ".cases"
FOR = {"for": "لأجل"}

_MARKS = "\u200e\u200f\u061c"
_BLANK = rf"[ \t\u00a0{_MARKS}]"
_LINE = re.compile(rf"^(?P<indent>{_BLANK}*)(?P<word>[^\s#]\S*){_BLANK}*(?P<rest>.*?)\s*$", re.MULTILINE)
_FOLD = re.compile(rf"^[{_MARKS}\ufeff]*(?:fold|{DECLARATIONS['fold']})\s*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Section:
    """The cases for one rule; `place` is the name's."""

    rule: str
    cases: tuple[tree.Case, ...]
    place: Place


def case_files(folder: Path) -> RuleFiles:
    """The files of cases of a rule folder, or beside the one rule file; paths as `rule_files` gives them, and bytes."""
    if folder.is_file():
        beside = folder.with_suffix(SUFFIX)
        return [(beside.name, beside.read_bytes())] if beside.is_file() else []
    return [(path.relative_to(folder).as_posix(), path.read_bytes()) for path in sorted(folder.rglob(f"*{SUFFIX}"))]


def gold_files(folder: Path) -> RuleFiles:
    """The gold articles of a rule folder, or of the name of the one rule file beside it; as `case_files`."""
    if folder.is_file():
        beside = folder.with_suffix(GOLD)
        return [(beside.name, beside.read_bytes())] if beside.is_file() else []
    return [(path.relative_to(folder).as_posix(), path.read_bytes()) for path in sorted(folder.rglob(f"*{GOLD}"))]


def rule_file_of(path: str) -> str:
    """The rule file that a file of cases stands beside.

    >>> rule_file_of("constructions/relay.cases")
    'constructions/relay.qawl'
    """
    return PurePosixPath(path).with_suffix(".qawl").as_posix()


def rule_folder(path: Path) -> Path:
    """The rule folder that a file or folder belongs to: the nearest one, from there upwards, in which a file declares
    the fold, since a grammar has exactly one; the file's own folder where there is none."""
    path = path.resolve()
    start = path if path.is_dir() else path.parent
    try:
        built_in = rules_folder()
    except FileNotFoundError:
        pass
    else:
        if built_in.resolve() in (start, *start.parents):
            return built_in
    return next((folder for folder in (start, *start.parents) if _declares_fold(folder)), start)


def in_rule_folder(path: Path) -> bool:
    """Does the file belong to a rule folder, one that declares the fold?"""
    return _declares_fold(rule_folder(path))


def _declares_fold(folder: Path) -> bool:
    try:
        return any(_FOLD.search(file.read_text("utf-8", "replace")) for file in sorted(folder.glob("*.qawl")))
    except OSError:
        return False


def read_case_file(path: str, data: bytes) -> tuple[list[Section], str, list[Diagnostic]]:
    """The sections of a file of cases, its text, and its problems. Never raises for a mistake in the file."""
    source, problems = decode(path, data)
    if source is None:
        return [], data.decode("utf-8-sig", "replace"), problems  # without the mark, as places are counted
    problems = check_characters(source, [Block("construction", 0, len(source))], path)
    sections: list[Section] = []
    for match in _LINE.finditer(source):
        word, place = match["word"], Place(path, *match.span("word"))
        kind = english(CASES, word)
        indented = bool(match["indent"].strip(_MARKS))
        if not indented and english(FOR, word):
            problems += _open(sections, match, path)
        elif indented and kind and sections:
            problems += _append(sections, kind, match, path)
        else:
            way_out = _way_out(word, bool(sections))
            problems.append(Diagnostic("Q100", Text("`{word}` begins no line of cases", word=word), place, way_out))
    return sections, source, sorted(problems, key=lambda problem: problem.place.start)


def _open(sections: list[Section], match: re.Match[str], path: str) -> list[Diagnostic]:
    name = match["rest"].split("#")[0].rstrip()
    place = Place(path, match.start("rest"), match.start("rest") + len(name))
    sections.append(Section(name, (), place))
    if name and " " not in name:
        return []
    head = Place(path, match.start("word"), max(match.end("word"), place.end))
    return [Diagnostic("Q100", Text("one name follows `for`"), head, Text("Name the rule: `for verb-source-that`."))]


def _append(sections: list[Section], kind: str, match: re.Match[str], path: str) -> list[Diagnostic]:
    if not match["rest"]:
        place = Place(path, *match.span("word"))
        way_out = Text("Write the sentence after it, on the same line.")
        return [Diagnostic("Q100", Text("the {kind} holds no text", kind=Text(kind)), place, way_out)]
    known = cast(Literal["example", "reject", "todo"], kind)
    case = tree.Case(known, match["rest"], place=Place(path, *match.span("rest")))
    last = sections[-1]
    sections[-1] = Section(last.rule, (*last.cases, case), last.place)
    return []


def _way_out(word: str, begun: bool) -> Text:
    if english(CASES, word):
        return Text("Indent the line.") if begun else Text("Name the rule first, in column 1: `for verb-source-that`.")
    if english(FOR, word):
        return Text("The line begins in column 1.")
    near = did_you_mean(word, [*spellings(CASES), *spellings(FOR)])
    return near or Text("In column 1 `for` names a rule; `example`, `reject` and `todo` stand below it, indented.")
