"""The formatter: a rule file to the same rules in the one layout. What it prints is read again to the same tree.

It prints tokens, not the tree, so that comments stay where they are and words as they are written; blanks, line breaks
within patterns and the alignment are its own. A declaration that it cannot print so that it means the same stays as it
is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from lark import Token

from qawl.syntax import tree
from qawl.syntax.blocks import split_blocks
from qawl.syntax.flow import INDENT, columns, lines, units
from qawl.syntax.parser import tokens
from qawl.syntax.reader import read_source
from qawl.syntax.respell import Spelling, respell, respell_roles

BLANK = " \t\r\n\f\v\u00a0\u200e\u200f\u061c"
# The frames of verbs stand below one another.
_PARTS_WIDTH = 32
_CASE_WORD = {"en": 8, "ar": 7}
_CASE = ("EXAMPLE", "REJECT", "TODO")
_OPTION = ("_RANK", "INTERRUPTS", "NOMINAL", "_FORM", "_ACT_LINE", "_WAS")


@dataclass(frozen=True, slots=True)
class Item:
    """A token or a comment; `breaks` counts the line ends before it, `indented` says that it begins no line."""

    kind: str
    text: str
    breaks: int
    indented: bool = True


class Page:
    """Lines, one after the other."""

    def __init__(self) -> None:
        self.rows: list[str] = []

    def add(self, row: str, blank: bool = False) -> None:
        """A line, with a blank line before it where that is wished; never two, and none at the beginning."""
        if blank and self.rows and self.rows[-1]:
            self.rows.append("")
        self.rows.append(row)

    def comment(self, item: Item) -> None:
        """A comment: on a line of its own if it had one, else behind the last line."""
        if item.breaks or not self.rows:
            self.add((INDENT if item.indented else "") + item.text, item.breaks > 1)
        else:
            self.rows[-1] += f"  {item.text}"

    def text(self) -> str:
        """All lines."""
        return "\n".join(self.rows) + "\n" if self.rows else ""


def format_rules(source: str, lang: Spelling | None = None) -> str:
    """The text of a rule file, formatted; with `lang` all words of the language are spelt in that language.

    The file must be free of errors.

    >>> print(format_rules("phrase a   ( {say}|<b> )?\\n   # why\\n\\n\\n"), end="")
    phrase a ({say} | <b>)?
        # why
    """
    page = Page()
    end = 0
    for block in split_blocks(source)[0]:
        text = source[block.start : block.end]
        items: list[Item] = []
        for token in tokens(text):
            start = block.start + (token.start_pos or 0)
            *before, item = _items(source[end:start], token, lang)
            if items:
                items += before
            else:
                for comment in before:
                    page.comment(comment)
            items.append(item)
            end = start + len(token)
        rows = _rows(items, lang)
        rows = rows if _same("\n".join(rows), source[block.start : end]) else source[block.start : end].splitlines()
        page.add(rows[0], items[0].breaks > 1)
        page.rows += rows[1:]
    for comment in _comments(source[end:]):
        page.comment(comment)
    return page.text()


def _same(printed: str, original: str) -> bool:
    """Do the two texts of a declaration mean the same, comments included?"""
    (found, problems), (wanted, _) = (read_source("", text.encode()) for text in (printed, original))
    if found is None or wanted is None or any(problem.severity == "error" for problem in problems):
        return False
    meant, printed_as = (list(map(_in_english, file.declarations)) for file in (wanted, found))
    return meant == printed_as and _remarks(printed) == _remarks(original)


def _in_english(declaration: tree.Declaration) -> tree.Declaration:
    """The declaration with the roles of its cases spelt in English, as the tree has all other words."""
    if not isinstance(declaration, tree.ConstructionDecl | tree.BlockDecl):
        return declaration
    cases = tuple(replace(case, text=respell_roles(case.text, "en")) for case in declaration.cases)
    return replace(declaration, cases=cases)


def _remarks(text: str) -> list[str]:
    """The comments of a declaration."""
    found: list[str] = []
    end = 0
    for token in tokens(text):
        start = token.start_pos or 0
        found += (comment.text for comment in _comments(text[end:start]))
        end = start + len(token)
    return found


def _items(gap: str, token: Token, lang: Spelling | None) -> list[Item]:
    """The comments before a token, and the token."""
    found = list(_comments(gap))
    since = gap.rpartition("#")[2] if found else gap
    breaks = since.count("\n") + token[: len(token) - len(token.lstrip(BLANK))].count("\n")
    return [*found, Item(token.type, token.strip(BLANK), breaks)]


def _comments(gap: str) -> Iterator[Item]:
    """The comments between two tokens."""
    breaks = 0
    for line in gap.split("\n"):
        text = line.strip(BLANK)
        if text:
            yield Item("COMMENT", text, breaks, not line.startswith("#"))
            breaks = 0
        breaks += 1


def _rows(items: Sequence[Item], lang: Spelling | None) -> list[str]:
    """The lines of one declaration."""
    head, *rest = items
    if head.kind in ("PHRASE", "CONSTRUCTION", "BLOCK"):
        return _pattern_rows(head, rest, lang)
    page = Page()
    row = [head]
    for item in rest:
        if item.kind == "_LINE" or (item.kind == "COMMENT" and item.breaks):
            _add_row(page, row, lang)
            row = []
        if item.kind == "COMMENT":
            _add_row(page, row, lang)
            row = []
            page.comment(item)
        else:
            row.append(item)
    _add_row(page, row, lang)
    return page.rows


def _add_row(page: Page, row: Sequence[Item], lang: Spelling | None) -> None:
    """A line of the lexicon or of the fold."""
    if not row:
        return
    first, *rest = row
    if first.kind != "_LINE":  # the head
        page.add(" ".join(_words(row, lang)))
        return
    while rest and rest[-1].kind == "_COMMA":
        rest.pop()
    at = next((i for i, item in enumerate(rest) if item.kind in ("_TAKES", "_ALSO")), len(rest))
    words = _words(rest, lang)
    text = " ".join(words[:at])
    if at < len(rest):
        text += " " * max(_PARTS_WIDTH - columns(text), 0) + " " + " ".join(words[at:])
    page.add(INDENT + text, first.breaks > 1)


def _words(row: Sequence[Item], lang: Spelling | None) -> list[str]:
    """The words of a line, spelt as asked for."""
    drops = any(item.kind == "_DROP" for item in row)
    kinds = ("DROP_NAME" if drops and item.kind == "SIGN" else item.kind for item in row)
    return ["،" if kind == "_COMMA" else respell(kind, item.text, lang) for kind, item in zip(kinds, row, strict=True)]


def _pattern_rows(head: Item, rest: Sequence[Item], lang: Spelling | None) -> list[str]:
    """The lines of a phrase, a construction or a block: head, description, options, pattern, cases."""
    page = Page()
    page.add(f"{respell(head.kind, head.text, lang)} {rest[0].text}")
    todo = list(rest[1:])
    if all(item.kind in ("DESCRIPTION", "COMMENT") for item in todo):
        # A phrase that is one quoted word.
        todo = [replace(item, kind="STRING") if item.kind == "DESCRIPTION" else item for item in todo]
    cases = False
    while todo:
        item = todo.pop(0)
        if item.kind == "COMMENT":
            page.comment(item)
        elif item.kind == "DESCRIPTION":
            page.add(INDENT + f"\n{INDENT} ".join(line.strip(BLANK) for line in item.text.split("\n")))
        elif item.kind in _OPTION:
            value = [todo.pop(0)] if item.kind not in ("INTERRUPTS", "NOMINAL") else []
            page.add(INDENT + " ".join(respell(option.kind, option.text, lang) for option in (item, *value)))
        elif item.kind in _CASE:
            blank = item.breaks > 1 if cases else not page.rows[-1].lstrip().startswith("#")
            page.add(INDENT + case_line(item.kind, item.text, lang), blank)
            cases = True
        else:
            end = next((i for i, other in enumerate(todo) if other.kind in _CASE), len(todo))
            while end and todo[end - 1].kind == "COMMENT" and todo[end - 1].breaks:
                end -= 1
            _add_pattern(page, head.kind, [item, *todo[:end]], lang)
            del todo[:end]
    return page.rows


def _add_pattern(page: Page, kind: str, pattern: Sequence[Item], lang: Spelling | None) -> None:
    """A pattern, behind the head where it is that of a phrase and nothing else stands between them."""
    title = page.rows[0].split()[0]
    behind = kind == "PHRASE" and len(page.rows) == 1 and "#" not in page.rows[0]
    head = page.rows.pop() if behind else ""
    rtl = not title.isascii()
    page.rows += lines(list(units(_spelt(pattern, lang))), by_alternative=kind != "PHRASE", head=head, rtl=rtl)


def _spelt(pattern: Sequence[Item], lang: Spelling | None) -> Iterator[tuple[str, str]]:
    """The tokens of a pattern as (terminal, text); a comment on a line of its own is a COMMENT_LINE."""
    names = ""
    for item in pattern:
        if item.kind in ("LBRACE", "LESSTHAN", "RBRACE", "MORETHAN"):
            names = {"LBRACE": "CLASS_NAME", "LESSTHAN": "PHRASE_NAME"}.get(item.kind, "")
        if item.kind == "COMMENT":
            yield ("COMMENT_LINE" if item.breaks else "COMMENT"), item.text
        elif item.kind == "QUANTIFIER":
            yield item.kind, "".join(item.text.split())
        else:
            yield item.kind, respell(names if item.kind == "NAME" else item.kind, item.text, lang)


def case_line(kind: str, line: str, lang: Spelling | None) -> str:
    """A case: its keyword, so much space that the sentences begin below one another, and the sentence."""
    word, *rest = line.split(None, 1)
    word = respell(kind, word, lang)
    return f"{word:{_CASE_WORD['en' if word.isascii() else 'ar']}} {respell_roles(''.join(rest), lang)}"
