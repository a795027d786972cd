"""The parsers of this package, and their tables, which can be kept.

The tables are those that Lark writes into the stand-alone parsers that it makes (`lark.tools.standalone`): numbers and
names, in what `marshal` knows. They hold for the same versions of Lark and of Python alone.
"""

from __future__ import annotations

import marshal
import sys
from collections.abc import Mapping
from hashlib import sha256
from typing import Any as Json

from lark import Lark, __version__
from lark.grammar import Rule
from lark.lexer import TerminalDef

from qawl.cache import cache_folder, keep, kept, named
from qawl.resources import grammar_text

_NEWEST = 8  # parsers that are kept


class Grammar:
    """A grammar of `grammars/` and its LALR parser, which is made when it is first asked for."""

    def __init__(self, name: str, plugins: Mapping[str, type] | None = None, **options: Json) -> None:
        self._name = name
        self._plugins = plugins or {}
        self._options = options
        self._parser: Lark | None = None

    @property
    def parser(self) -> Lark:
        """The parser; one for all."""
        if self._parser is None:
            text = grammar_text(self._name)
            self._parser = Lark(text, parser="lalr", _plugins=dict(self._plugins), **self._options)
        return self._parser

    def restore(self) -> None:
        """Make the parser of the tables in the cache folder, a tenth of the work; keep them if they are not there."""
        if self._parser is not None:
            return
        digest = sha256(grammar_text(self._name).encode()).hexdigest()
        where = cache_folder() / "parsers" / named(digest, f"{__version__} {sys.version}")
        try:
            self._parser = load(kept(where), self._plugins)
        except (OSError, ValueError):
            keep(where, dump(self.parser), _NEWEST)


def dump(parser: Lark) -> bytes:
    """The tables of a parser, without its plug-ins."""
    data, memo = parser.memo_serialize([TerminalDef, Rule])
    data["options"]["_plugins"] = {}
    return marshal.dumps((data, memo))


def load(tables: bytes, plugins: Mapping[str, type]) -> Lark:
    """The parser whose tables `dump` gave."""
    data, memo = marshal.loads(tables)
    parser: Lark = Lark._load_from_dict(data, memo, _plugins=plugins)  # type: ignore[no-untyped-call]
    return parser
