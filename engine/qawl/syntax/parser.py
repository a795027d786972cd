"""The parser of rule files."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Literal

from lark import ParseTree, Token, Tree
from lark.common import LexerConf
from lark.lexer import ContextualLexer

from qawl.syntax.tables import Grammar

Start = Literal["declaration", "pattern"]

# Deeper than any sentence; what comes after the parser walks the tree by recursion.
MAXIMUM_DEPTH = 80


class _Trusting(ContextualLexer):
    """Lark's lexer without the comparison of all terminals, which takes ten times as long as all else where
    interegular is installed. A test builds the grammar strictly, and that is enough."""

    def __init__(
        self, conf: LexerConf, states: dict[int, Collection[str]], always_accept: Collection[str] = ()
    ) -> None:
        conf.skip_validation = True
        super().__init__(conf, states, always_accept)


_PLUGINS = {"ContextualLexer": _Trusting}
RULES = Grammar("rules.lark", _PLUGINS, start=["declaration", "pattern"], propagate_positions=True)


def parse(text: str, start: Start = "declaration") -> ParseTree:
    """Lark's tree of one declaration, or of one pattern alone; raises `lark.UnexpectedInput`."""
    return RULES.parser.parse(text, start=start)


def too_deep(root: ParseTree) -> bool:
    """Are brackets or prefixes nested deeper than `MAXIMUM_DEPTH`?"""
    level: list[Tree[Any]] = [root]
    for _ in range(MAXIMUM_DEPTH):
        level = [child for node in level for child in node.children if isinstance(child, Tree)]
        if not level:
            return False
    return True


def tokens(text: str) -> list[Token]:
    """The tokens of a declaration that can be parsed, keywords included; blanks and comments stand between them."""
    return list(RULES.parser.parse_interactive(text, start="declaration").exhaust_lexer())
