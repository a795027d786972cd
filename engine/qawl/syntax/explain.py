"""What is wrong where the parser stopped, and the way out.

From the special to the general: a bracket that is not closed (Q105); a mistake of the table; a character or a word that
patterns do not have; and at last what the parser expected.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from lark import Token, UnexpectedInput

from qawl.diagnostic import NOTHING, Diagnostic, Place, Text, listed
from qawl.syntax.mistakes import AFTER_CASES, MISTAKES, Mistake
from qawl.syntax.parser import parse
from qawl.syntax.vocabulary import CASES, OPTIONS, ROLES, did_you_mean, spellings

_CLOSERS = {"[": "]", "(": ")", "{": "}", "<": ">"}
_CASE_WORDS = "|".join(spellings(CASES))
_FOUND = re.compile(
    rf"(?P<case>(?<=[ \t])(?:{_CASE_WORDS})(?=[ \t]))|(?P<latin>[A-Za-z][\w-]*)|(?P<number>\d+)|(?P<clitic>ـ\w*)"
    r"|(?P<arabic>[^\W\d_][\w\u064b-\u0652]*)|(?P<sign>\S)"
)
_CASE_LINE = re.compile(rf"\n[ \t]+(?:{_CASE_WORDS})[ \t]")
# What the parser expects wherever a pattern may begin, and what else may begin one.
_PATTERN = {"WORD", "STRING", "LSQB"}
_PATTERN_STARTS = {"PROCLITIC", "LBRACE", "LESSTHAN", "LPAR", "GAP", "CIRCUMFLEX", "DOLLAR", "EQUAL", "BANG"}


@dataclass(frozen=True, slots=True)
class _Found:
    """What stands where the parser stopped: `kind` is latin, arabic, number, clitic, end or the sign itself."""

    kind: str
    text: str
    start: int
    end: int


def explain(error: UnexpectedInput, text: str, path: str = "", base: int = 0) -> Diagnostic:
    """The problem that stopped the parser in `text`, which begins at offset `base` of the file."""
    found = _found(error, text)
    code, message, way_out, start, end = (
        _bracket(error, text, found) or _typical(error, found) or _general(error, text, found)
    )
    return Diagnostic(code, message, Place(path, base + start, base + end), way_out)


_Answer = tuple[str, Text, Text, int, int]


def _found(error: UnexpectedInput, text: str) -> _Found:
    token = getattr(error, "token", None)
    if token is not None and token.type == "$END":
        end = token.end_pos or len(text.rstrip())
        return _Found("end", "", max(end - 1, 0), end)
    match = _FOUND.search(text, error.pos_in_stream or 0)
    if match is None:
        end = len(text.rstrip())
        return _Found("end", "", max(end - 1, 0), end)
    kind = match.lastgroup or ""
    return _Found(match[0] if kind == "sign" else kind, match[0], *match.span())


def _bracket(error: UnexpectedInput, text: str, found: _Found) -> _Answer | None:
    """A bracket that is not closed; the parser still holds it on its stack."""
    opened = [item for item in _stack(error) if isinstance(item, Token) and item in _CLOSERS]
    if not opened:
        if found.kind in _CLOSERS.values():
            return (
                "Q105",
                Text("`{text}` closes no bracket", text=found.text),
                Text("Delete it, or open a bracket before."),
                found.start,
                found.end,
            )
        return None
    last = opened[-1]
    start, end = last.start_pos or 0, last.end_pos or 1
    closer = _CLOSERS[last]
    crossed = found.kind in _CLOSERS.values() and found.kind != closer
    if crossed:
        message = Text(
            "`{last}` is not closed: `{text}` stands where `{closer}` is expected",
            last=last,
            text=found.text,
            closer=closer,
        )
        return "Q105", message, Text("Close it with `{closer}`, or delete it.", closer=closer), start, end
    if found.kind == "end" or _CASE_LINE.search(text, end, found.end + 1):
        return (
            "Q105",
            Text("`{last}` is never closed", last=last),
            Text("Close it with `{closer}`, or delete it.", closer=closer),
            start,
            end,
        )
    return None


def _stack(error: UnexpectedInput) -> list[Any]:
    interactive = getattr(error, "interactive_parser", None)
    return list(interactive.parser_state.value_stack) if interactive else []


def _position(error: UnexpectedInput) -> int:
    position: int = error.state.position
    return position


def _typical(error: UnexpectedInput, found: _Found) -> _Answer | None:
    table = _table()
    mistake = table.get((_position(error), found.kind)) or table.get((_position(error), ""))
    if mistake is None:
        return None
    near = did_you_mean(found.text, spellings(CASES)) if mistake.help == AFTER_CASES else NOTHING
    if near:
        message = Text("`{text}` is no kind of case", text=found.text)
        return mistake.code, message, near, found.start, found.end
    return mistake.code, Text(mistake.message), Text(mistake.help), found.start, found.end


@cache
def _table() -> dict[tuple[int, str], Mistake]:
    """State of the parser and what was found there -> mistake. Lark's own `match_examples` compares the depth of the
    stack as well, so that every example would be needed at every depth of brackets."""
    table: dict[tuple[int, str], Mistake] = {}
    for mistake in MISTAKES:
        for example in mistake.examples:
            try:
                parse(example)
            except UnexpectedInput as error:
                kind = _found(error, example).kind
                table.setdefault((_position(error), kind), mistake)
                if mistake.anything:
                    table.setdefault((_position(error), ""), mistake)
    return table


def _general(error: UnexpectedInput, text: str, found: _Found) -> _Answer:
    expected = _expected(error)
    here = found.start, found.end
    if found.kind == '"':
        return "Q100", Text("the quotation mark is never closed"), Text("Close it on the same line."), *here
    if expected >= _PATTERN:
        if found.kind == "latin":
            return (
                "Q100",
                Text("`{text}` is no part of a pattern", text=found.text),
                _latin(found.text, text[: found.start]),
                *here,
            )
        if found.kind == "number":
            return (
                "Q100",
                Text("the number {text} stands in the pattern", text=found.text),
                Text('Write "{text}" for just this, `{{number}}` for any.', text=found.text),
                *here,
            )
        if len(found.kind) == 1:
            way_out = Text('Write it in quotation marks where it is meant: "{text}".', text=found.text)
            if found.kind in ",،":
                way_out = Text('Write "{text}" for just this, `{{comma}}` for any comma.', text=found.text)
            return "Q100", Text("`{text}` stands in the pattern", text=found.text), way_out, *here
    wanted = _names(expected)
    message = (
        Text("expected {wanted} here, not `{text}`", wanted=wanted, text=found.text)
        if found.text
        else Text("expected {wanted} here, but it ends", wanted=wanted)
    )
    return "Q100", message, Text("Compare the line with the others of its kind."), *here


def _latin(word: str, before: str) -> Text:
    if word in OPTIONS and not before.rpartition("\n")[2].strip():
        return Text("A line `{word}` stands before the pattern, below the name.", word=word)
    if word in ROLES:
        return Text("A role stands in square brackets, with what fills it: `[{word} <np>]`.", word=word)
    near = did_you_mean(word, spellings(CASES))
    if near and not before.rpartition("\n")[2].strip():
        return near
    return Text('Write {{{word}}} for a class, <{word}> for a phrase, "{word}" for the word itself.', word=word)


def _expected(error: UnexpectedInput) -> set[str]:
    return set(getattr(error, "expected", None) or getattr(error, "allowed", None) or ())


NAMES = {
    "NAME": "a name",
    "ACT_NAME": "an act",
    "FORM_NAME": "a form",
    "POLARITY_NAME": "a polarity",
    "WORD": "an Arabic word",
    "ENTRY_WORD": "a word",
    "SIGN": "a letter or sign",
    "STRING": "a quoted word",
    "ROLE": "a role",
    "DASH": "`-`",
    "VBAR": "`|`",
    "AMPERSAND": "`&`",
    "RSQB": "`]`",
    "RPAR": "`)`",
    "RBRACE": "`}`",
    "MORETHAN": "`>`",
    "NP": "`<np>`",
    "QUOTE": "`<quote>`",
    "THAT": "`أن`",
    "_TAKES": "`takes`",
    "_OR": "`or`",
    "_ALSO": "`also`",
    "_COMMA": "a comma",
    "_POLARITY": "`polarity`",
    "_LINE": "a new line",
    "EXAMPLE": "a case",
    "$END": "the next declaration",
}


def _names(expected: set[str]) -> Text:
    """What may stand there, as a list in words."""
    names = [name for terminal, name in NAMES.items() if terminal in expected]
    if expected >= _PATTERN:
        names = [
            "a pattern",
            *(name for terminal, name in NAMES.items() if terminal in expected - _PATTERN - _PATTERN_STARTS),
        ]
    return listed([Text(name) for name in names]) or Text("nothing more")
