"""Imports point downwards, third-party libraries keep to their places, and no file grows out of sight.

A part of the package is a module (`span`) or a folder (`text`). It may import its own files and the parts that
`MAY_IMPORT` lists for it, wherever in the file the import stands: inside a function and under `TYPE_CHECKING` too.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LONGEST = 400
_GROUND = {"span", "diagnostic"}
_BASE = {*_GROUND, "cache", "text", "resources", "morphology", "lexicon", "program", "signature"}
_RUN = {*_BASE, "match", "attribution", "discourse"}
_API = {*_RUN, "sources", "syntax", "compile", "engine"}

# From the bottom to the top. `__init__` is the face of the package, `import qawl`.
MAY_IMPORT: dict[str, set[str]] = {
    "span": set(),
    "diagnostic": {"span"},
    "text": _GROUND,
    "resources": _GROUND,
    "cache": set(),
    "morphology": {*_GROUND, "text"},
    "lexicon": {*_GROUND, "text", "morphology"},
    "program": {*_GROUND, "text", "lexicon"},
    "signature": {*_GROUND, "text", "lexicon", "program"},
    "sources": {*_GROUND, "program"},
    "syntax": _BASE,
    "compile": {*_BASE, "sources", "syntax"},
    "match": {*_GROUND, "text", "lexicon", "program", "signature"},  # a saved program runs without the rule language
    "attribution": {*_BASE, "match"},
    "discourse": {*_BASE, "match", "attribution"},
    "engine": {*_RUN, "sources", "syntax", "compile"},
    "__init__": _API,
    "cases": {*_API, "__init__"},
    "evaluation": {*_API, "__init__", "cases"},
    "adapters": {*_API, "__init__", "cases", "evaluation"},
    "frames": {"adapters"},  # doors: what users import, where it would else be too deep
    "spark": {"adapters"},
    "__main__": {"adapters"},
}

# Each of these libraries has one place, or two, where it is known.
ONLY_IN: dict[str, set[str]] = {
    "lark": {"syntax", "discourse"},  # in discourse for dates alone, see docs/decisions/0005
    "pyarabic": {"text"},
    "regex": {"match"},
    **{name: {"adapters"} for name in ("pyarrow", "pyspark", "trafilatura", "warcio", "zstandard")},
}


def violations(package: Path) -> list[str]:
    """Every import in the package that the tables above do not allow, as `file:line: what`."""
    found = []
    for path in sorted(package.rglob("*.py")):
        inside = path.relative_to(package)
        part = inside.parts[0].removesuffix(".py")
        if part not in MAY_IMPORT:
            found.append(f"{inside}:1: {part} has no layer; give it one in MAY_IMPORT")
            continue
        for line, name in imported(path.read_text(encoding="utf-8"), ("qawl", *inside.with_suffix("").parts)):
            complaint = _complaint(part, name)
            if complaint:
                found.append(f"{inside}:{line}: {complaint}")
    return found


def _complaint(part: str, name: str) -> str | None:
    top, *rest = name.split(".")
    if top != "qawl":
        allowed = ONLY_IN.get(top)
        return None if allowed is None or part in allowed else f"{part} imports {top}; only {sorted(allowed)} may"
    target = rest[0] if rest and rest[0] in MAY_IMPORT else "__init__"
    if target == part or target in MAY_IMPORT[part]:
        return None
    return f"{part} imports {target}"


def imported(source: str, module: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    """Line and dotted name of all that the module imports, relative imports made absolute.

    >>> list(imported("from . import tree, emit", ("qawl", "syntax", "reader")))
    [(1, 'qawl.syntax.tree'), (1, 'qawl.syntax.emit')]
    >>> list(imported("from ..span import Span", ("qawl", "syntax", "reader")))
    [(1, 'qawl.span.Span')]
    """
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = module[: -node.level] if node.level else ()
            origin = ".".join((*base, *filter(None, [node.module])))
            yield from ((node.lineno, f"{origin}.{alias.name}") for alias in node.names)


def too_long(*folders: Path) -> list[str]:
    """Every Python file in the folders with more than `LONGEST` lines."""
    files = sorted(path for folder in folders for path in folder.rglob("*.py"))
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in files}
    return [f"{path}: {length} lines" for path, length in lengths.items() if length > LONGEST]


def test_imports_point_downwards() -> None:
    assert violations(ROOT / "engine" / "qawl") == []


def test_no_file_is_too_long() -> None:
    assert too_long(ROOT / "engine", ROOT / "tests") == []


@pytest.mark.parametrize(
    ("file", "source", "complaint"),
    [
        ("span.py", "from qawl.text.letters import fold", "span imports text"),
        ("text/tokens.py", "import qawl.program", "text imports program"),
        ("text/tokens.py", "from .. import program", "text imports program"),
        ("match/machine.py", "from qawl import compile", "match imports compile"),
        ("match/machine.py", "def f():\n    from ..syntax import tree", "match imports syntax"),
        ("compile/lower.py", "from qawl.match.patterns.machine import run", "compile imports match"),
        ("attribution/model.py", "from qawl.compile import lower", "attribution imports compile"),
        ("engine.py", "from qawl import load", "engine imports __init__"),
        ("cases/gold.py", "from qawl.adapters import cli", "cases imports adapters"),
        ("__init__.py", "from .adapters.cli import main", "__init__ imports adapters"),
        ("compile/read.py", "import lark", "compile imports lark; only ['discourse', 'syntax'] may"),
        ("morphology/verbs.py", "from pyarabic import araby", "morphology imports pyarabic; only ['text'] may"),
        ("text/tokens.py", "from lark import Tree as T", "text imports lark; only ['discourse', 'syntax'] may"),
        ("helpers.py", "", "helpers has no layer; give it one in MAY_IMPORT"),
    ],
)
def test_a_violation_is_found(tmp_path: Path, file: str, source: str, complaint: str) -> None:
    path = tmp_path / file
    path.parent.mkdir(exist_ok=True)
    path.write_text(source, encoding="utf-8")
    assert violations(tmp_path) == [f"{file}:{max(1, len(source.splitlines()))}: {complaint}"]


@pytest.mark.parametrize(
    ("file", "source"),
    [
        ("span.py", "from dataclasses import dataclass"),
        ("text/tokens.py", "from qawl.span import Span\nfrom . import letters"),
        ("match/machine.py", "import re\nfrom qawl.program import Program"),
        ("engine.py", "def load():\n    from qawl.compile import read"),
        ("cases/gold.py", "import qawl"),
        ("adapters/cli/extract.py", "import qawl\nfrom qawl.cases import gold"),
    ],
)
def test_what_is_allowed_passes(tmp_path: Path, file: str, source: str) -> None:
    path = tmp_path / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(source, encoding="utf-8")
    assert violations(tmp_path) == []


def test_a_long_file_is_found(tmp_path: Path) -> None:
    (tmp_path / "long.py").write_text("x = 1\n" * (LONGEST + 1), encoding="utf-8")
    (tmp_path / "short.py").write_text("x = 1\n" * LONGEST, encoding="utf-8")
    assert too_long(tmp_path) == [f"{tmp_path / 'long.py'}: {LONGEST + 1} lines"]
