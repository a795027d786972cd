r"""The bracket notation of cases and gold articles: a text and its marks.

    و[1.cue شدد] [1.source بيسكوف]      text   وشدد بيسكوف
                                        marks  1 cue [1, 4)   1 source [5, 11)

Offsets of marks count in the text without brackets; `\[`, `\]`, `\\` are literal.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lark import Token, Tree, UnexpectedInput

from qawl.diagnostic import Diagnostic, Place, Text
from qawl.span import Span
from qawl.syntax.tables import Grammar
from qawl.syntax.vocabulary import ROLES, did_you_mean, english, spellings

_HEAD = re.compile(r"\[(?:(?P<number>\d+)\.)?(?P<role>\S+?) ?")


@dataclass(frozen=True, slots=True)
class Mark:
    """One bracket: a role of an attribution. `group` joins the marks of one attribution; 1 where none is written."""

    group: int
    role: str
    span: Span


@dataclass(frozen=True, slots=True)
class Markup:
    """The text without brackets, and its marks in the order in which they open."""

    text: str
    marks: tuple[Mark, ...]


CASES = Grammar("cases.lark")


def read_markup(text: str, path: str = "", offset: int = 0) -> tuple[Markup | None, list[Diagnostic]]:
    r"""The text and marks of `text`, which begins at `offset` of the file `path`; or the problems (Q500).

    >>> read_markup(r"[cue قال] \[!\]")
    (Markup(text='قال [!]', marks=(Mark(group=1, role='cue', span=Span(start=0, end=3)),)), [])
    """
    try:
        root = CASES.parser.parse(text)
    except UnexpectedInput as error:
        return None, [_explain(error, text, path, offset)]
    markup, unknown = _collect(root)
    problems = [_unknown_role(token, path, offset) for token in unknown]
    return (None if problems else markup), problems


def _collect(root: Tree[Token]) -> tuple[Markup, list[Token]]:
    """The markup, and the heads that name no role. The tokens of the tree, in their order; no recursion,
    because a text may nest as deep as it likes."""
    pieces: list[str] = []
    length = 0
    opened: list[int] = []
    marks: list[Mark] = []
    unknown: list[Token] = []
    todo: list[Tree[Token] | Token] = [root]
    while todo:
        item = todo.pop()
        if isinstance(item, Tree):
            todo.extend(reversed(item.children))
        elif item.type in ("OPEN", "UNKNOWN"):
            group, role = _head(item)
            if item.type == "UNKNOWN":
                unknown.append(item)
            opened.append(len(marks))
            marks.append(Mark(group, role, Span(length, length)))
        elif item.type == "CLOSE":
            at = opened.pop()
            marks[at] = Mark(marks[at].group, marks[at].role, Span(marks[at].span.start, length))
        else:
            piece = item[1:] if item.type == "ESCAPE" else str(item)
            pieces.append(piece)
            length += len(piece)
    return Markup("".join(pieces), tuple(marks)), unknown


def _head(token: Token) -> tuple[int, str]:
    """Group and role, in English where it is known, of `[2.قائل `."""
    match = _HEAD.fullmatch(token)
    number, role = (match["number"], match["role"]) if match else (None, "")
    return int(number or 1), english(ROLES, role) or role


def _unknown_role(token: Token, path: str, offset: int) -> Diagnostic:
    _, role = _head(token)
    start = offset + (token.start_pos or 0)
    way_out = did_you_mean(role, spellings(ROLES)) or Text(
        "The roles are {roles}; a literal bracket is `\\[`.", roles=", ".join(ROLES)
    )
    return Diagnostic(
        "Q500", Text("there is no role `{role}`", role=role), Place(path, start, start + len(token.rstrip())), way_out
    )


def _explain(error: UnexpectedInput, text: str, path: str, offset: int) -> Diagnostic:
    token = getattr(error, "token", None)
    if token is not None and token.type == "$END":
        stack = error.interactive_parser.parser_state.value_stack if error.interactive_parser else []
        heads = [item for item in stack if isinstance(item, Token) and item.type in ("OPEN", "UNKNOWN")]
        start, end = (heads[-1].start_pos or 0, heads[-1].end_pos or 1) if heads else (0, 1)
        message, way_out = Text("`{text}` is never closed", text=text[start:end].rstrip()), Text("Close it with `]`.")
    else:
        start = error.pos_in_stream or 0
        end = start + 1
        if text[start:end] == "]":
            message, way_out = Text("`]` closes no mark"), Text(r"Delete it; a literal bracket is `\]`.")
        else:
            message, way_out = (
                Text("`[` opens no mark"),
                Text(r"A role and a blank follow it: `[cue قال]`; a literal bracket is `\[`."),
            )
    return Diagnostic("Q500", message, Place(path, offset + start, offset + end), way_out)
