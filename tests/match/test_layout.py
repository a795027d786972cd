"""What the marks of a text are, from what stands around them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qawl.engine import Engine
from qawl.match.symbols import HARD, SOFT

RLM = "\u200f"
# A text, and which of its tokens end a sentence (.) or stand for a mark within one (,).
TEXTS = [
    ("قال زيد", "  "),
    ("قال\nزيد", " . "),
    (f"قال {RLM} زيد", " , "),  # a bidi mark that stands alone is no line end
    (f"{RLM} قال زيد", ".  "),  # nor does it stand before the first word
    (f"قال\n{RLM} زيد", " .. "),
    ("قال د. زيد. نعم", "  , . "),  # a letter is a title
    ("قال د . زيد", "  , "),
    ("الفريق د .\nزيد", "  .. "),  # unless the line ends
    ("1. قال زيد. نعم", " ,  . "),  # the number of a point
    ("قال 1. نعم", "  . "),
]


@pytest.mark.parametrize(("text", "marks"), TEXTS)
def test_blanks(build: Callable[[str], Engine], text: str, marks: str) -> None:
    symbols = build("").lay_out(text).symbols
    assert symbols.translate({**dict.fromkeys(map(ord, symbols), " "), ord(HARD): ".", ord(SOFT): ","}) == marks
