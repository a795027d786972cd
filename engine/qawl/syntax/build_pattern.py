"""From Lark's tree to patterns: one method a rule of the grammar, of the same name."""

from __future__ import annotations

import re
from typing import Any, cast

from lark import Token, Tree
from lark.tree import Meta

from qawl.diagnostic import Diagnostic, Place, Text
from qawl.syntax import tree
from qawl.syntax.vocabulary import CLASSES, PHRASES, ROLES, did_you_mean, english, spellings

MAXIMUM_REPETITION = 500
TATWEEL = "ـ"

_ESCAPE = re.compile(r"\\(u[0-9A-Fa-f]{4}|.)")


class PatternBuilder:
    """Patterns and class expressions. `base` is the offset of the parsed text in its file; what is wrong
    with a tree that parses goes to `problems`.

    A method for a rule is given the meta of its tree and what was built of its children; one for a terminal, the token.
    A token without a method stands for itself."""

    def __init__(self, path: str = "", base: int = 0) -> None:
        self.path = path
        self.base = base
        self.problems: list[Diagnostic] = []

    def build(self, node: Tree[Token] | Token) -> Any:
        """What a tree of Lark's stands for."""
        if isinstance(node, Token):
            method = getattr(self, node.type, None)
            return node if method is None else method(node)
        return getattr(self, node.data)(node.meta, [self.build(child) for child in node.children])

    # --- helpers

    def place(self, start: int | None, end: int | None) -> Place:
        """A place in the file, from offsets in the parsed text."""
        return Place(self.path, self.base + (start or 0), self.base + (end or 0))

    def at(self, meta: Meta) -> Place:
        """The place of a rule."""
        return self.place(meta.start_pos, meta.end_pos)

    def of(self, token: Token) -> Place:
        """The place of a token."""
        return self.place(token.start_pos, token.end_pos)

    def report(self, code: str, message: Text, place: Place, way_out: Text) -> None:
        """Note a problem."""
        self.problems.append(Diagnostic(code, message, place, way_out))

    # --- words: the same token is a literal in a pattern and a part in a lexicon

    def WORD(self, token: Token) -> tree.Word:
        self._refuse_tatweel(token, str(token))
        return tree.Word(str(token), place=self.of(token))

    def STRING(self, token: Token) -> tree.Word:
        text = self.unescape(token[1:-1], token)
        if not text.strip():
            self.report(
                "Q100",
                Text("the quotation marks hold nothing"),
                self.of(token),
                Text('Write the word between them: "،".'),
            )
        else:
            self._refuse_tatweel(token, text.strip(TATWEEL))
        return tree.Word(text, exact=True, place=self.of(token))

    def unescape(self, raw: str, token: Token) -> str:
        r"""The text of a quoted word: `\"`, `\\` and `\u200F` stand for what cannot be typed."""

        def replace(match: re.Match[str]) -> str:
            escaped = match[1]
            if escaped in ('"', "\\"):
                return escaped
            if len(escaped) == 5 and not 0xD800 <= int(escaped[1:], 16) < 0xE000:
                return chr(int(escaped[1:], 16))
            way_out = Text(r"Known are \" and \\ and, for an invisible character, \u200F.")
            self.report("Q100", Text("`{escape}` is no escape", escape=match[0]), self.of(token), way_out)
            return escaped

        return _ESCAPE.sub(replace, raw)

    def _refuse_tatweel(self, token: Token, text: str) -> None:
        if TATWEEL in text and text != TATWEEL:
            way_out = Text("Delete it, or set a clitic apart: `لـ <np>`, `{masdar} ـه`.")
            self.report("Q103", Text("a tatweel stands inside the word `{text}`", text=text), self.of(token), way_out)

    # --- class expressions

    def class_name(self, meta: Meta, children: list[Any]) -> tree.ClassName:
        name = str(children[0])
        return tree.ClassName(english(CLASSES, name) or name, place=self.at(meta))

    def class_not(self, meta: Meta, children: list[Any]) -> tree.ClassNot:
        return tree.ClassNot(children[0], place=self.at(meta))

    def class_and(self, meta: Meta, children: list[Any]) -> tree.ClassAnd:
        return tree.ClassAnd(tuple(children), place=self.at(meta))

    def class_or(self, meta: Meta, children: list[Any]) -> tree.ClassOr:
        return tree.ClassOr(tuple(children), place=self.at(meta))

    def class_minus(self, meta: Meta, children: list[Any]) -> tree.ClassMinus:
        left, _, right = children
        return tree.ClassMinus(left, right, place=self.at(meta))

    def class_test(self, meta: Meta, children: list[Any]) -> tree.ClassTest | tree.Enclitic:
        test = tree.ClassTest(children[0], place=self.at(meta))
        # `{say masdar ـه}` is `{say masdar} ـه`.
        return self.enclitic(meta, [test, children[1]]) if len(children) == 2 else test

    # --- elements

    def phrase_ref(self, meta: Meta, children: list[Any]) -> tree.PhraseRef:
        name = str(children[0])
        return tree.PhraseRef(english(PHRASES, name) or name, place=self.at(meta))

    def capture(self, meta: Meta, children: list[Any]) -> tree.Capture:
        token, body = children
        role = english(ROLES, str(token))
        if role is None:
            way_out = did_you_mean(str(token), spellings(ROLES)) or Text(
                "The roles are {roles}.", roles=", ".join(ROLES)
            )
            self.report("Q203", Text("there is no role `{text}`", text=token), self.of(token), way_out)
        return tree.Capture(role or str(token), body, place=self.at(meta))

    def proclitic(self, meta: Meta, children: list[Any]) -> tree.Proclitic:
        token, body = children
        letters = str(token).rstrip(TATWEEL)
        self._refuse_tatweel(token, letters)
        return tree.Proclitic(letters, body, place=self.at(meta))

    def enclitic(self, meta: Meta, children: list[Any]) -> tree.Enclitic:
        body, token = children
        return tree.Enclitic(body, str(token).lstrip(TATWEEL), place=self.at(meta))

    def repeat(self, meta: Meta, children: list[Any]) -> tree.Repeat:
        body, token = children
        minimum, maximum = self._bounds(token)
        lazy = len(token) > 1 and token.endswith("?")
        return tree.Repeat(body, minimum, maximum, lazy, place=self.at(meta))

    def _bounds(self, token: Token) -> tuple[int, int | None]:
        simple: dict[str, tuple[int, int | None]] = {"?": (0, 1), "*": (0, None), "+": (1, None)}
        if token[0] in simple:
            return simple[token[0]]
        digits = [part.strip() for part in re.split("[,،]", token.rstrip("?").strip("{} \t"))]
        # Longer than any allowed number, and int() refuses very long ones.
        minimum, *rest = (int(part[:9]) if part else None for part in digits)
        maximum = rest[0] if rest else minimum
        if max(minimum or 0, maximum or 0) > MAXIMUM_REPETITION:
            message = Text(
                "`{text}` repeats more than {most} times",
                text=token,
                most=MAXIMUM_REPETITION,
            )
            self.report(
                "Q405",
                message,
                self.of(token),
                Text("A sentence is shorter: {most} is the most.", most=MAXIMUM_REPETITION),
            )
        elif maximum is not None and (minimum or 0) > maximum:
            way_out = Text("Write {{{maximum},{minimum}}}.", maximum=maximum, minimum=minimum)
            self.report(
                "Q405",
                Text(
                    "`{text}` is upside down: at least {minimum}, at most {maximum}",
                    text=token,
                    minimum=minimum,
                    maximum=maximum,
                ),
                self.of(token),
                way_out,
            )
        elif maximum == 0:
            self.report(
                "Q405",
                Text("`{text}` repeats nothing", text=token),
                self.of(token),
                Text("Delete the element, or allow it once."),
            )
        return minimum or 0, maximum

    def gap(self, meta: Meta, children: list[Any]) -> tree.Gap:
        return tree.Gap(children[1] if len(children) == 2 else None, place=self.at(meta))

    def start(self, meta: Meta, children: list[Any]) -> tree.Anchor:
        return tree.Anchor("start", place=self.at(meta))

    def end(self, meta: Meta, children: list[Any]) -> tree.Anchor:
        return tree.Anchor("end", place=self.at(meta))

    def followed(self, meta: Meta, children: list[Any]) -> tree.Look:
        return tree.Look(children[0], negative=False, place=self.at(meta))

    def not_followed(self, meta: Meta, children: list[Any]) -> tree.Look:
        return tree.Look(children[0], negative=True, place=self.at(meta))

    def sequence(self, meta: Meta, children: list[Any]) -> tree.Sequence:
        return tree.Sequence(tuple(children), place=self.at(meta))

    def pattern(self, meta: Meta, children: list[Any]) -> tree.Pattern:
        return cast(tree.Pattern, children[0])

    def choice(self, meta: Meta, children: list[Any]) -> tree.Choice:
        return tree.Choice(tuple(children), place=self.at(meta))

    def any_order(self, meta: Meta, children: list[Any]) -> tree.AnyOrder:
        return tree.AnyOrder(tuple(_slot(child) for child in children), place=self.at(meta))


def _slot(pattern: tree.Pattern) -> tuple[tree.Pattern, bool]:
    """`q?` and `q*` are slots that may be missing; what may be missing need not match nothing as well.

    >>> _slot(tree.Repeat(tree.PhraseRef("c"), 0, 1))
    (PhraseRef(name='c'), False)
    """
    if not isinstance(pattern, tree.Repeat) or pattern.minimum > 0:
        return pattern, True
    if pattern.maximum == 1:
        return pattern.body, False
    return tree.Repeat(pattern.body, 1, pattern.maximum, pattern.lazy, place=pattern.place), False
