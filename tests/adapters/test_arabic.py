"""Every message has its Arabic, and says in it what it says in English."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from qawl.adapters.arabic import _table, codes, told
from qawl.adapters.cli import main
from qawl.diagnostic import CODES, Severity, Text
from qawl.syntax.explain import NAMES
from qawl.syntax.mistakes import MISTAKES
from qawl.syntax.vocabulary import CASES

PACKAGE = Path(__file__).parents[2] / "engine" / "qawl"
KINDS = {"class", "phrase", "construction", *CASES, *get_args(Severity)}  # said of by name: `Text(kind)`


def calls() -> Iterator[ast.Call]:
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Text" and node.args:
                yield node


def patterns() -> set[str]:
    """All that texts are made of: what is written at the place, and what stands in tables."""
    written = {node.args[0].value for node in calls() if isinstance(node.args[0], ast.Constant)}
    tables = {text for mistake in MISTAKES for text in (mistake.message, mistake.help)} | set(NAMES.values())
    lasts = {"{one}, {more}", "{one} or {more}", "{one} and {more}", "a pattern"}
    return {*map(str, written), *tables, *lasts, *KINDS}


def fields(pattern: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(pattern) if name}


def test_every_message_has_its_arabic_and_nothing_else_has() -> None:
    assert set(_table()) == patterns()


def test_every_code_has_its_arabic() -> None:
    assert set(codes.ARABIC) == set(CODES)


def with_values() -> set[str]:
    return {str(n.args[0].value) for n in calls() if isinstance(n.args[0], ast.Constant) and n.keywords}


def test_what_is_put_in_is_put_in_in_arabic() -> None:
    for pattern in with_values():
        # Arabic does not show the number of a noun by a letter.
        assert fields(_table()[pattern]) == fields(pattern) - {"s"}, pattern


def test_arabic_is_written_with_arabic_marks() -> None:
    for arabic in [*_table().values(), *codes.ARABIC.values()]:
        assert not re.search("[\u0600-\u06ff][,;?]", arabic), arabic


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_what_is_no_text_stays(lang: str) -> None:
    assert told("x", "ar" if lang == "ar" else "en") == "x"


def test_texts_within_texts() -> None:
    text = Text("{what} can match nothing at all", what=Text("the phrase `{name}`", name="np"))
    assert (text, told(text, "en")) == ("the phrase `np` can match nothing at all",) * 2
    assert told(text, "ar") == "العبارة `np` قد تطابق العدم"


@pytest.mark.parametrize(
    "command",
    [
        "extract {}",
        "extract {}#.jsonl",
        "report {} --encoding none",
        "tokens {}",
        "fmt {}",
        "forms {} --rules {}",
        "diff {} {} {}",
    ],
)
def test_a_command_says_in_arabic_what_it_cannot_read(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], small: object
) -> None:
    path = tmp_path / "a"
    for name in ("a", "a#.jsonl"):
        (tmp_path / name).write_bytes(b"\xff")
    assert main([*command.replace("{}", str(path)).split(), "--lang", "ar"]) == 2
    said = capsys.readouterr().err.replace("qawl: error: ", "", 1)
    assert re.search("[\u0621-\u064a]", said)
    assert not re.search(r"(?<!-)\b(is|not|no|the|cannot|error)\b", said), said
