"""Trees that are kept between runs: a declaration that has not changed is not parsed again, wherever it has moved to
in its file.

A node is kept as a list: the number of its class, where in its declaration it begins and ends, its fields.
"""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any as Json

from qawl.cache import cache_folder, keep, kept, named
from qawl.diagnostic import Diagnostic, Place, Text
from qawl.syntax import tree
from qawl.syntax.parser import RULES
from qawl.syntax.reader import read_declaration, read_source

NODES: tuple[Json, ...] = (
    *(tree.ClassName, tree.ClassAnd, tree.ClassOr, tree.ClassMinus, tree.ClassNot),
    *(tree.Word, tree.ClassTest, tree.PhraseRef, tree.Capture, tree.Sequence, tree.Choice, tree.Repeat),
    *(tree.AnyOrder, tree.Gap, tree.Proclitic, tree.Enclitic, tree.Anchor, tree.Look),
    *(tree.Fold, tree.Entry, tree.Words, tree.NounRow, tree.Nouns, tree.Frame, tree.VerbRow, tree.Verbs),
    *(tree.Case, tree.PhraseDecl, tree.ConstructionDecl, tree.BlockDecl),
)
_NUMBERS = {node: number for number, node in enumerate(NODES)}
_TUPLE = -1
_NEWEST = 500  # files; a grammar has some dozens


def read_kept(path: str, data: bytes) -> tuple[tree.RuleFile | None, list[Diagnostic]]:
    """What `read_source` gives; what the cache folder has of a declaration written like this in this file is taken
    from there."""
    where = cache_folder() / "trees" / named(sha256(path.encode("utf-8", "surrogatepass")).hexdigest())
    try:
        before: dict[str, Json] = json.loads(kept(where))
    except (OSError, ValueError):
        before = {}
    now: dict[str, Json] = {}

    def declaration(text: str, path: str, start: int) -> tuple[tree.Declaration | None, list[Diagnostic]]:
        row = now[text] = before.get(text) or _read(text)
        problems = [
            Diagnostic(code, Text.of(message), Place(path, start + first, start + end), Text.of(help))
            for code, message, first, end, help in row[1]
        ]
        return load(row[0], path, start), problems

    found = read_source(path, data, declaration)
    if now != before:
        keep(where, json.dumps(now, ensure_ascii=False, separators=(",", ":")).encode(), _NEWEST)
    return found


def _read(text: str) -> Json:
    RULES.restore()
    declaration, problems = read_declaration(text, "", 0)
    rows = [[p.code, p.message.to_data(), p.place.start, p.place.end, p.help.to_data()] for p in problems]
    return [dump(declaration), rows]


def dump(node: Json) -> Json:
    """A node, or a tuple of nodes, as what JSON knows."""
    if isinstance(node, tuple):
        return [_TUPLE, *map(dump, node)]
    number = _NUMBERS.get(type(node))
    if number is None:
        return node
    fields = [dump(getattr(node, name)) for name in type(node).__slots__ if name != "place"]
    return [number, node.place.start, node.place.end, *fields]


def load(data: Json, path: str, base: int) -> Json:
    """What `dump` was given; the nodes are at their places in the file `path`, from `base` on."""
    if not isinstance(data, list):
        return data
    if data[0] == _TUPLE:
        return tuple([load(item, path, base) if isinstance(item, list) else item for item in data[1:]])
    number, start, end, *rest = data
    fields = [load(field, path, base) if isinstance(field, list) else field for field in rest]
    return NODES[number](*fields, place=Place(path, base + start, base + end))
