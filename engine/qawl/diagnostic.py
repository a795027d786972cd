"""Errors are data: a problem in a rule file, a case or an input, with its code, its place and the way out.

Nothing here prints. `CODES` is the one table of codes; a code that is not in it cannot be reported.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

Severity = Literal["error", "warning"]


class Text(str):
    """A sentence in English, or a part of one, that knows what it was made of: so an adapter can say it in another
    language. `pattern` is as `str.format` has it, or taken as it is where there are no `values`, which may be texts.

    >>> Text("there is no role `{name}`", name="soruce")
    'there is no role `soruce`'
    """

    pattern: str
    values: dict[str, Any]

    def __new__(cls, pattern: str = "", /, **values: Any) -> Text:
        text = super().__new__(cls, pattern.format(**values) if values else pattern)
        text.pattern, text.values = pattern, values
        return text

    def to_data(self) -> list[Any]:
        """The text as what JSON knows."""
        return [self.pattern, {k: v.to_data() if isinstance(v, Text) else v for k, v in self.values.items()}]

    @classmethod
    def of(cls, data: list[Any]) -> Text:
        """The text that `to_data` gave."""
        pattern, values = data
        return cls(pattern, **{k: cls.of(v) if isinstance(v, list) else v for k, v in values.items()})

    def __reduce__(self) -> tuple[Any, ...]:
        return _text, (self.pattern, self.values)


def _text(pattern: str, values: dict[str, Any]) -> Text:
    return Text(pattern, **values)


NOTHING = Text()


def listed(items: Sequence[str], last: str = "{one} or {more}") -> Text:
    """`a, b or c`; "" of nothing. With `last` the word before the last one is another."""
    *most, end = items or [""]
    text = Text("{one}", one=end)
    for number, item in enumerate(reversed(most)):
        text = Text("{one}, {more}" if number else last, one=item, more=text)
    return text


def joined(items: Sequence[str]) -> Text:
    """`a, b, c`."""
    *most, end = items or [""]
    text = Text("{one}", one=end)
    for item in reversed(most):
        text = Text("{first}, {more}", first=item, more=text)
    return text


@dataclass(frozen=True, slots=True)
class Place:
    """Code points `[start, end)` of the file `path`."""

    path: str
    start: int
    end: int

    def line_column(self, source: str) -> tuple[int, int]:
        """Line and column (both from 1, columns in code points) of the place in the file's text.

        >>> Place("x.qawl", 4, 5).line_column("abc\\nd")
        (2, 1)
        """
        before = source[: self.start]
        return before.count("\n") + 1, self.start - (before.rfind("\n") + 1) + 1


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of problem: its severity and what it means, for the generated page."""

    severity: Severity
    meaning: str


CODES: dict[str, Code] = {
    # Q1xx: syntax
    "Q100": Code("error", "The file is not written in the rule language at this place."),
    "Q101": Code("error", "The file is not UTF-8."),
    "Q102": Code("error", "A bidirectional control character stands in the file; it can make a line read otherwise."),
    "Q103": Code("error", "An invisible character or a tatweel stands inside a word of a pattern."),
    "Q104": Code("warning", "A Persian letter or an Arabic presentation form stands in the file."),
    "Q105": Code("error", "A bracket is opened and never closed, or closed and never opened."),
    "Q106": Code("error", "The file or folder cannot be read, or holds no rule files."),
    "Q107": Code("error", "The file is larger than a rule file may be."),
    "Q108": Code("warning", "An editor shows a line of a pattern in another order than it is read."),
    # Q2xx: names
    "Q200": Code("error", "No word class has this name."),
    "Q201": Code("error", "No phrase has this name."),
    "Q202": Code("error", "The name is declared twice."),
    "Q203": Code("error", "There is no such role."),
    "Q204": Code("error", "A phrase uses itself."),
    "Q205": Code("error", "There is no such act, form or polarity."),
    "Q206": Code("warning", "No construction and no block comes to the phrase."),
    "Q207": Code("warning", "Nothing uses the class."),
    # Q3xx: lexicon
    "Q300": Code("error", "A noun, or the principal parts of a verb, are not of a pattern that the engine inflects."),
    "Q301": Code("error", "The fold is not stable: folding twice changes the text."),
    "Q302": Code("error", "The rules declare no fold, or more than one."),
    "Q303": Code("error", "Where one word is meant, several stand, or nothing that the fold leaves."),
    "Q304": Code("error", "The fold names something that is no letter."),
    # Q4xx: patterns
    "Q400": Code("error", "A construction or a block has no cue, or more places where it may begin."),
    "Q401": Code("error", "A repetition stands inside a repetition so that one text can match in many ways."),
    "Q402": Code("error", "A phrase or a cue can match nothing at all."),
    "Q403": Code("error", "A slot of an any-order group can match nothing, or the group stands in a repetition."),
    "Q404": Code("error", "A clitic stands where there is no word to carry it."),
    "Q405": Code("error", "A repetition is larger than the language allows, or upside down."),
    "Q406": Code("error", "What the cue takes is asked for before the cue."),
    "Q407": Code("warning", "An alternative is never reached, since an earlier one matches in its place."),
    "Q408": Code("warning", "A block has its cue where no construction can have one, so that it never does anything."),
    "Q409": Code("warning", "No word can be what a class expression asks for."),
    "Q410": Code("warning", "The matcher in Python cannot write the construction, and the slow one tries it."),
    # Q5xx: cases
    "Q500": Code("error", "The brackets of a case are not balanced, or name no role."),
    "Q501": Code("error", "A case does not say what its rule finds."),
    "Q502": Code("warning", "A construction has no example, or no reject."),
    "Q503": Code("warning", "A case marked todo passes."),
    "Q504": Code("error", "A file of cases names a rule that the rule file beside it does not declare."),
    "Q505": Code("error", "The lines below a gold article do not join its attributions to their speakers."),
}


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A problem: what is wrong (`message`), where, and the way out (`help`)."""

    code: str
    message: Text
    place: Place
    help: Text = NOTHING

    def __post_init__(self) -> None:
        if self.code not in CODES:
            raise ValueError(f"unknown diagnostic code {self.code}")

    @property
    def severity(self) -> Severity:
        """Of the code: "error" or "warning"."""
        return CODES[self.code].severity


class RuleError(Exception):
    """The rules cannot be used; `diagnostics` holds all problems of all files, `sources` the files' texts."""

    def __init__(self, diagnostics: list[Diagnostic], sources: dict[str, str]) -> None:
        self.diagnostics = diagnostics
        self.sources = sources
        first = diagnostics[0]
        line, column = first.place.line_column(sources.get(first.place.path, ""))
        more = f" (and {len(diagnostics) - 1} more)" if len(diagnostics) > 1 else ""
        super().__init__(f"{first.place.path}:{line}:{column}: {first.code} {first.message}{more}")

    def __reduce__(self) -> tuple[type[RuleError], tuple[list[Diagnostic], dict[str, str]]]:
        """So that it comes whole out of another process."""
        return RuleError, (self.diagnostics, self.sources)


class InputError(Exception):
    """The text given cannot be read; the message says where and what to do."""

    @property
    def message(self) -> Text:
        """The message."""
        message: Text = self.args[0]
        return message
