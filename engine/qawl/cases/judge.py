"""Does a case hold? What the kinds demand is told in the package's docstring.

Attributions are equal when they have the same spans in the same roles, to the code point.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from qawl.attribution.model import Attribution
from qawl.cases.bracket import marks_of, write_markup
from qawl.cases.collect import RuleCase
from qawl.diagnostic import NOTHING, Diagnostic, Text
from qawl.span import Span
from qawl.syntax.markup import Mark, Markup

Finder = Callable[[str], Sequence[Attribution]]
Roles = frozenset[tuple[str, Span]]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of a case. `holds`: it is as its kind demands, for a todo as it will have to be one day.

    `why` says what is wrong; `expected` and `found` are bracketings of the text, empty where it could not be run;
    `marks` are those of what is found."""

    case: RuleCase
    holds: bool
    why: Text = NOTHING
    expected: str = ""
    found: str = ""
    marks: tuple[Mark, ...] = ()

    @property
    def failed(self) -> bool:
        """Is it a failure? A todo is none, whether it holds or not, but for one that cannot be read."""
        return not self.holds and (self.case.case.kind != "todo" or bool(self.case.problems))

    @property
    def missed(self) -> list[Span]:
        """The cues of what is marked and is not found as it is marked."""
        marked = self.case.markup.marks if self.case.markup else ()
        there = Counter(_marked(self.marks))
        return [
            min(span for role, span in roles if role == "cue")
            for roles in _marked(marked)
            if not there[roles] and any(role == "cue" for role, _ in roles)
        ]

    @property
    def problems(self) -> tuple[Diagnostic, ...]:
        """The problems of the case; Q503 for a todo that holds."""
        case = self.case.case
        if self.holds and case.kind == "todo":
            kind = "example" if self.case.markup and self.case.markup.marks else "reject"
            message = Text("this todo of `{name}` passes", name=self.case.rule.name if self.case.rule else "")
            return (Diagnostic("Q503", message, case.place, Text("Make it `{kind}`, so that it stays so.", kind=kind)),)
        return self.case.problems


def judge(case: RuleCase, engine: Finder) -> Verdict:
    """Run one case with the whole grammar."""
    if case.markup is None:
        return Verdict(case, holds=False, why=Text("it cannot be read"))
    markup = case.markup
    found = engine(markup.text)
    if case.rule is None:
        why = _of_article(markup, found)
    else:
        judged = _of_block if case.of_block else _of_construction
        why = judged(case, case.rule.name, markup, found)
    marks = marks_of(found, markup.marks)
    numbered = any(mark.group > 1 for mark in (*markup.marks, *marks))
    return Verdict(
        case,
        holds=not why,
        why=why,
        expected=write_markup(markup.text, markup.marks, numbered=numbered),
        found=write_markup(markup.text, marks, numbered=numbered),
        marks=tuple(marks),
    )


def _of_article(markup: Markup, found: Sequence[Attribution]) -> Text:
    """What is wrong, "" for nothing."""
    marked, there = Counter(_marked(markup.marks)), Counter(map(_roles, found))
    missing, more = (marked - there).total(), (there - marked).total()
    if not missing and not more:
        return Text()
    count = marked.total()
    return Text(
        "of {count} attributions {missing} are not found, and {more} others are",
        count=count,
        missing=missing,
        more=more,
    )


def _of_construction(case: RuleCase, name: str, markup: Markup, found: Sequence[Attribution]) -> Text:
    """What is wrong, "" for nothing."""
    own = any(attribution.rule == name for attribution in found)
    finds = case.case.kind == "example" or (case.case.kind == "todo" and bool(markup.marks))
    if not finds and own:
        return Text("`{name}` finds something", name=name)
    if markup.marks and Counter(_marked(markup.marks)) != Counter(map(_roles, found)):
        return Text("something else is found by {rules}", rules=_rules(found)) if found else Text("nothing is found")
    if finds and not own:
        return Text("it is found by {rules}", rules=_rules(found)) if found else Text("nothing is found")
    return Text()


def _of_block(case: RuleCase, _: str, markup: Markup, found: Sequence[Attribution]) -> Text:
    cues = [Span(piece.start, piece.end) for attribution in found for piece in attribution.cue]
    if case.case.kind == "reject":
        missing = Counter(_marked(markup.marks)) - Counter(map(_roles, found))
        return Text("what is bracketed is not found") if missing else Text()
    blocked = [mark.span for mark in markup.marks if mark.role == "cue"]
    if any(cue.overlaps(span) for cue in cues for span in blocked):
        return Text("a cue is found by {rules}", rules=_rules(found))
    return Text()


def _rules(found: Iterable[Attribution]) -> str:
    return ", ".join(dict.fromkeys(f"`{attribution.rule}`" for attribution in found))


def _marked(marks: Iterable[Mark]) -> list[Roles]:
    groups: dict[int, set[tuple[str, Span]]] = {}
    for mark in marks:
        groups.setdefault(mark.group, set()).add((mark.role, mark.span))
    return [frozenset(group) for group in groups.values()]


def _roles(attribution: Attribution) -> Roles:
    return frozenset((mark.role, mark.span) for mark in marks_of([attribution]))
