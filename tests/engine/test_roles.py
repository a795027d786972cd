"""docs/roles.md is true: the built-in grammar finds what it shows, and it leaves nothing out."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from qawl.attribution.model import ROLES, Form, Mode, Polarity
from qawl.cases.bracket import marks_of, write_markup
from qawl.engine import Engine
from qawl.syntax.markup import read_markup

PAGE = (Path(__file__).parents[2] / "docs" / "roles.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^ {4}(.*\[cue .*)$", PAGE, re.MULTILINE)
PIECES = [piece for piece in re.findall(r"«([^«»]*(?:«[^«»]*»[^«»]*)*)»", PAGE) if "[" in piece]


@pytest.mark.parametrize("bracketed", EXAMPLES)
def test_the_examples_are_found(engine: Engine, bracketed: str) -> None:
    markup, problems = read_markup(bracketed)
    assert markup, problems
    assert write_markup(markup.text, marks_of(engine(markup.text)), numbered=False) == bracketed


@pytest.mark.parametrize("piece", PIECES)
def test_the_pieces_have_their_brackets_right(piece: str) -> None:
    markup, problems = read_markup(piece)
    assert markup, problems


def test_every_role_is_told_and_shown() -> None:
    shown = "".join(EXAMPLES)
    assert [role for role in ROLES if f"| `{role}` |" not in PAGE or f"[{role} " not in shown] == []


def test_every_value_is_told() -> None:
    values = [*get_args(Mode), *get_args(Form), *(value for value in get_args(Polarity) if value != "affirmative")]
    assert [value for value in values if f"`{value}`" not in PAGE] == []
