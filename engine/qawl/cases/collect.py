"""From trees and files of cases to cases, with what can be said against them before anything is run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from qawl.cases.files import Section, case_files, gold_files, read_case_file, rule_file_of
from qawl.cases.gold import SPEAKERS, read_gold
from qawl.compile.bind import written
from qawl.diagnostic import NOTHING, Diagnostic, Place, Text, listed
from qawl.sources import rule_files
from qawl.syntax import tree
from qawl.syntax.kept import read_kept
from qawl.syntax.markup import CASES, Markup, read_markup
from qawl.syntax.vocabulary import did_you_mean

Rule = tree.ConstructionDecl | tree.BlockDecl
_RULES = ("construction", "block")


@dataclass(frozen=True, slots=True)
class RuleCase:
    """One case of one rule. `number` counts within its rule and kind, from 1; `file` is the rule's.

    A gold article is an example of no rule, and `file` its own. `markup` is the case read; None where `problems` keep
    it from being run."""

    rule: Rule | None
    case: tree.Case
    number: int
    file: str
    markup: Markup | None
    problems: tuple[Diagnostic, ...] = ()

    @property
    def id(self) -> str:
        """A name for reports, the same as long as nothing is put before it: `verb-that[example-2]`, `sana[article]`."""
        if self.rule is None:
            return f"{PurePath(self.file).stem}[article]"
        return f"{self.rule.name}[{self.case.kind}-{self.number}]"

    @property
    def title(self) -> Text:
        """What messages call it."""
        if self.rule is None:
            return Text("the article")
        return Text("the {kind} of `{name}`", kind=Text(self.case.kind), name=self.rule.name)

    @property
    def of_block(self) -> bool:
        """Is the rule a block?"""
        return isinstance(self.rule, tree.BlockDecl)


@dataclass(frozen=True, slots=True)
class Suite:
    """The cases of a rule folder, and the problems that no case is to blame for. `sources` are the files' texts."""

    cases: tuple[RuleCase, ...]
    problems: tuple[Diagnostic, ...]
    sources: Mapping[str, str]

    def all_problems(self) -> list[Diagnostic]:
        """All problems, also those of cases, in the order of files and places."""
        found = [*self.problems, *(problem for case in self.cases for problem in case.problems)]
        return sorted(found, key=lambda problem: (problem.place.path, problem.place.start, problem.code))


def read_suite(folder: Path) -> Suite:
    """The cases of a rule folder (or of one rule file). Raises RuleError (Q106) where there is nothing to read."""
    CASES.restore()
    parsed = (read_kept(path, data)[0] for path, data in rule_files(folder))
    return collect([file for file in parsed if file is not None], case_files(folder), gold_files(folder))


def collect(
    files: Sequence[tree.RuleFile],
    beside: Iterable[tuple[str, bytes]] = (),
    articles: Iterable[tuple[str, bytes]] = (),
) -> Suite:
    """The cases in rule files and in the files of cases `beside` them, in the order of the rules; gold articles."""
    sources = {file.path: file.source for file in files}
    problems: list[Diagnostic] = []
    sections: dict[str, list[Section]] = {}
    for path, data in beside:
        found, sources[path], mistakes = read_case_file(path, data)
        problems += mistakes
        sections[rule_file_of(path)] = found
    cases: list[RuleCase] = []
    for file in files:
        rules = [declared for declared in file.declarations if isinstance(declared, Rule)]
        more = sections.pop(file.path, [])
        problems += _unknown(more, [name for keyword, name in written(file.source) if keyword in _RULES])
        for rule in rules:
            own = [*rule.cases, *(case for section in more if section.rule == rule.name for case in section.cases)]
            cases += _numbered(rule, own, file.path)
            problems += _incomplete(rule, own)
    for path, orphans in sections.items():
        problems += _unknown(orphans, [], Text("There is no {path} beside this file that can be read.", path=path))
    for path, data in articles:
        gold, sources[path], mistakes = read_gold(path, data)
        body = sources[path].partition(SPEAKERS)[0]
        case = tree.Case("example", body, Place(path, 0, len(body)))
        cases.append(RuleCase(None, case, 1, path, gold.markup if gold else None, tuple(mistakes)))
    return Suite(tuple(cases), tuple(problems), sources)


def _unknown(sections: Iterable[Section], names: Sequence[str], way_out: Text = NOTHING) -> list[Diagnostic]:
    return [
        Diagnostic(
            "Q504",
            Text("the rule file beside this one has no rule `{rule}`", rule=section.rule),
            section.place,
            way_out or did_you_mean(section.rule, names) or Text("Its cases belong beside the file that declares it."),
        )
        for section in sections
        if section.rule not in names
    ]


def _numbered(rule: Rule, cases: Iterable[tree.Case], file: str) -> list[RuleCase]:
    numbers: Counter[str] = Counter()
    found: list[RuleCase] = []
    for case in cases:
        numbers[case.kind] += 1
        markup, problems = read_markup(case.text, case.place.path, case.place.start)
        if markup is not None:
            problems = _unmarked(rule, case, markup)
        runs = None if problems else markup
        found.append(RuleCase(rule, case, numbers[case.kind], file, runs, tuple(problems)))
    return found


def _unmarked(rule: Rule, case: tree.Case, markup: Markup) -> list[Diagnostic]:
    """An attribution without a cue is none; and only the reject of a construction, or its todo, can do without any."""
    cueless = {mark.group for mark in markup.marks} - {mark.group for mark in markup.marks if mark.role == "cue"}
    if cueless - {1}:
        message = Text("attribution {number} marks no cue", number=min(cueless - {1}))
    elif cueless or (not markup.marks and (case.kind == "example" or isinstance(rule, tree.BlockDecl))):
        message = Text("the {kind} marks no cue", kind=Text(case.kind))
    else:
        return []
    way_out = Text("Mark the word that reports, `[cue قال]`; the marks of one attribution share a number.")
    return [Diagnostic("Q501", message, case.place, way_out)]


def _incomplete(rule: Rule, cases: Iterable[tree.Case]) -> list[Diagnostic]:
    if isinstance(rule, tree.BlockDecl):
        return []
    kinds = {"example": Text("no example"), "reject": Text("no reject")}
    there = {case.kind for case in cases}
    missing = [none for kind, none in kinds.items() if kind not in there]
    if not missing:
        return []
    without = listed(missing, "{one} and {more}")
    message = Text("the construction `{name}` has {without}", name=rule.name, without=without)
    way_out = Text("Show what it is for with an `example`, and with a `reject` what it must leave alone.")
    return [Diagnostic("Q502", message, rule.place, way_out)]
