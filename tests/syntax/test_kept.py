"""What is kept between runs is what is made anew: trees of rule files, and parsers."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest
from lark import UnexpectedInput

from qawl.diagnostic import Diagnostic, Place
from qawl.resources import rules_folder
from qawl.sources import rule_files
from qawl.syntax import tree
from qawl.syntax.kept import NODES, read_kept
from qawl.syntax.markup import CASES
from qawl.syntax.parser import RULES
from qawl.syntax.reader import read_declaration, read_source
from qawl.syntax.tables import dump, load

HOSTILE = Path(__file__).parents[1] / "golden" / "hostile"
FILES = [
    *rule_files(rules_folder()),
    ("a", 'words a # \u200c\n  ب ی\nphrase a <b\nphrase b {c}? | (<d> & <e>*) = "x" ... until لـ {f} ـ\n'.encode()),
    ("b", b"\xef\xbb\xbfwords a\r\n  b\r\n"),
    ("c", b""),
    ("d", b"words a\n  \xff\n"),
]


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of the test's own, which is not there yet."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("QAWL_CACHE", str(folder))
    return folder


def _places(node: object) -> list[Place]:
    """The places of a node and of all in it: they take no part in comparisons."""
    if isinstance(node, tuple):
        return [place for item in node for place in _places(item)]
    if not isinstance(node, NODES):
        return []
    names = type(node).__slots__
    return [node.place, *(place for name in names if name != "place" for place in _places(getattr(node, name)))]


def _read_twice(path: str, data: bytes) -> list[tuple[tree.RuleFile | None, list[Diagnostic], list[Place]]]:
    found = []
    for read in (read_source, read_kept, read_kept):
        file, problems = read(path, data)
        found.append((file, problems, _places(file.declarations) if file else []))
    return found


@pytest.mark.parametrize(("path", "data"), FILES, ids=[path for path, _ in FILES])
def test_a_kept_tree_is_the_tree(path: str, data: bytes) -> None:
    first, second, third = _read_twice(path, data)
    assert first == second == third


A, B = b"words a\n  \xd8\xa8\n", b"phrase b {c}? d=\n"


@pytest.mark.parametrize(
    ("after", "made"),
    [
        (A + B, 0),
        (b"\n# c\n" + B + A, 0),  # what was written above is somewhere else
        (A + B.replace(b"?", b"+"), 1),
        (A + B + b"\n# c\n", 1),
        (B + b"words c\n  d\n" + A, 1),
        (A, 0),
        (A + A, 0),
    ],
)
def test_a_tree_is_not_made_twice(after: bytes, made: int, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = _read_twice("a", after)[0]
    read_kept("a", A + B)
    texts = []
    monkeypatch.setattr("qawl.syntax.kept.read_declaration", lambda *of: texts.append(of) or read_declaration(*of))
    file, problems = read_kept("a", after)
    assert (file, problems, _places(file.declarations) if file else []) == expected
    assert len(texts) == made


def test_a_damaged_tree_is_made_anew(cache: Path) -> None:
    whole = read_kept("a", b"words a\n  b\n")
    (kept,) = (cache / "trees").iterdir()
    kept.write_bytes(kept.read_bytes()[:-9])
    assert read_kept("a", b"words a\n  b\n") == whole
    assert read_kept("a", b"words a\n  b\n") == whole


def test_every_node_can_be_kept() -> None:
    nodes = {*get_args(tree.Pattern), *get_args(tree.ClassExpr), *get_args(tree.Declaration)}
    parts = {tree.Entry, tree.NounRow, tree.VerbRow, tree.Frame, tree.Case}
    assert {node.__name__ for node in nodes | parts} == {node.__name__ for node in NODES}


@pytest.mark.parametrize(
    ("grammar", "texts"),
    [
        (
            RULES,
            ["words a\n  ب ، ج\n", "phrase a (<b>{2,5}? | !{c - d} لـ [source <e>])\n", "phrase a <b", "fold\n x y"],
        ),
        (CASES, ["[cue قال] \\[", "[1.cue قال [2.source x]]", "[cue قال", "]"]),
    ],
    ids=["rules", "cases"],
)
def test_a_kept_parser_is_the_parser(grammar: object, texts: list[str]) -> None:
    parser = grammar.parser  # type: ignore[attr-defined]
    again = load(dump(parser), grammar._plugins)  # type: ignore[attr-defined]
    start = {"start": "declaration"} if grammar is RULES else {}
    for text in texts:
        outcomes = []
        for one in (parser, again):
            try:
                parsed = one.parse(text, **start)
                outcomes.append((parsed, [vars(subtree.meta) for subtree in parsed.iter_subtrees()]))
            except UnexpectedInput as error:
                outcomes.append(
                    (type(error), error.pos_in_stream, sorted(getattr(error, "expected", None) or error.allowed))
                )
        assert outcomes[0] == outcomes[1]
