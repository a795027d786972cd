"""Trees that are kept between runs: a rule file that has not changed is not parsed again.

A node is kept as a list: the number of its class, where it begins and ends, its fields. The path is not kept.
"""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any as Json

from qawl.cache import cache_folder, keep, kept, named
from qawl.diagnostic import Diagnostic, Place, Text
from qawl.syntax import tree
from qawl.syntax.characters import decode

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
    """What `read_source` gives, from the cache folder if these bytes were read before."""
    where = cache_folder() / "trees" / named(sha256(data).hexdigest())
    try:
        declarations, problems = json.loads(kept(where))
    except (OSError, ValueError):
        return _read(path, data)
    source, _ = decode(path, data)
    found = [
        Diagnostic(code, Text.of(message), Place(path, start, end), Text.of(help))
        for code, message, start, end, help in problems
    ]
    return tree.RuleFile(path, source or "", load(declarations, path)), found


def _read(path: str, data: bytes) -> tuple[tree.RuleFile | None, list[Diagnostic]]:
    from qawl.syntax.parser import RULES
    from qawl.syntax.reader import read_source

    RULES.restore()
    file, problems = read_source(path, data)
    if file is not None:
        rows = [[p.code, p.message.to_data(), p.place.start, p.place.end, p.help.to_data()] for p in problems]
        text = json.dumps([dump(file.declarations), rows], ensure_ascii=False, separators=(",", ":"))
        keep(cache_folder() / "trees" / named(sha256(data).hexdigest()), text, _NEWEST)
    return file, problems


def dump(node: Json) -> Json:
    """A node, or a tuple of nodes, as what JSON knows."""
    if isinstance(node, tuple):
        return [_TUPLE, *map(dump, node)]
    number = _NUMBERS.get(type(node))
    if number is None:
        return node
    fields = [dump(getattr(node, name)) for name in type(node).__slots__ if name != "place"]
    return [number, node.place.start, node.place.end, *fields]


def load(data: Json, path: str) -> Json:
    """What `dump` was given; the nodes are at their places in the file `path`."""
    if not isinstance(data, list):
        return data
    if data[0] == _TUPLE:
        return tuple([load(item, path) for item in data[1:]])
    number, start, end, *fields = data
    return NODES[number](*[load(field, path) for field in fields], place=Place(path, start, end))
