"""What the marks of a text are, from what stands around them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qawl.engine import Engine
from qawl.match.symbols import HARD, SOFT
from qawl.text.tokens import tokenize

RLM = "\u200f"
# What a grammar says of words at the edges of sentences.
WORDS = """
words never-last
    عن ، "على"
words letter-name
    إف
words letter-name-or-word
    بي ، دي ، سي
"""
# A text, and which of its tokens end a sentence (.), are marks within one, or line ends that are mere blanks (,).
TEXTS = [
    ("قال زيد", "  "),
    ("قال\nزيد", " . "),
    ("قال \u202c\nزيد", " ,. "),  # a mark alone at the end of a line
    (f"قال {RLM} زيد", " , "),  # a bidi mark that stands alone is no line end
    (f"{RLM} قال زيد", ".  "),  # nor does it stand before the first word
    (f"قال\n{RLM} زيد", " .. "),
    ("قال د. زيد. نعم", "  , . "),  # a letter is a title
    ("قال د . زيد", "  , "),
    ("الفريق د .\nزيد", "  .. "),  # unless the line ends
    ("في عام 2012م. نعم", "    . "),  # but not what is counted
    ("قال 70? من نعم? وكذا? لا", "  ,  , . "),  # a percent sign, a comma, lost by an encoding
    ("1. قال زيد. نعم", " ,  . "),  # the number of a point
    ("قال 1. نعم", "  . "),
    ("موقع www.zayd.com قال. نعم", "  , ,  . "),  # an address
    ("موقع زيد.نعم", "  . "),
    ("جون إف. زيد قال. نعم", "  ,  . "),  # a foreign letter by its name
    ("قناة بي بي سي. نعم", "    . "),  # the last of some
    ("قناة سي. بي. سي كذا", "  , ,  "),
    ("قال زيد دي. نعم", "   . "),  # a word as well
    ("جون إف.\nزيد", "  .. "),
    ("نقلا عن\nزيد", "  , "),  # a word that ends no line, and what stands alone on the next
    ("نقلا عن\nزيد\nأمس", "  , , "),
    ("نقلا عن\nزيد.\nأمس", "  , .. "),
    ("سأل على\nزيد", "  , "),
    ("سأل علي\nزيد", "  . "),  # a name that folds alike
    ("قال زيد\n، وعاد", "  ,  "),  # a mark that begins no line, and a link before it
    ("قال في بيت\nابن علي\n، وعاد", "   ,  ,  "),
    ("قال زيد\n\n، وعاد", "  .  "),
    ("قال زيد.\nابن علي\n، وعاد", "  ..  ,  "),
    ("قال زيد،\nابن علي", "   ,  "),  # a comma, but before a word that goes on with something else
    ("قال زيد،\nوعاد", "   . "),
    ("قال زيد،\n\nعاد علي", "   .  "),
    # a long line, a link, and how it goes on; but a headline and who wrote it
    ("باب\nقال زيد إن من رأى ابن علي في بيت كبير\nقرب نهر\nلا يعود", " .          ,  ,  "),
    ("باب\nقال زيد إن من رأى ابن علي في بيت كبير\nقرب 5\nلا يعود", " .          .  .  "),
    ("باب\nقال زيد\nقرب نهر\nلا يعود", " .  .  .  "),
    ("قال زيد إن من رأى ابن علي في بيت كبير\nقرب نهر\nلا يعود", "          .  .  "),
    ("قال زيد. في بيت. أن عليا", "        "),  # full stops that stand for commas: none is a sentence's end
    ("قال زيد. في بيت. ان عليا", "  .  .  "),
]


@pytest.mark.parametrize(("text", "marks"), TEXTS)
def test_blanks(build: Callable[[str], Engine], text: str, marks: str) -> None:
    document = build(WORDS).lay_out(text)
    shown = {HARD: ".", SOFT: ","}
    found = zip(document.symbols, document.tokens, strict=True)
    assert "".join(shown.get(symbol, " ") + "," * (len(tokenize(token)) - 1) for symbol, token in found) == marks
    assert "".join(document.tokens) == text


def test_a_line_end_that_is_a_mere_blank_is_not_seen_by_rules(build: Callable[[str], Engine]) -> None:
    """Nor does it move what stands behind it."""
    pattern = "[cue قال] عن {word} [content {word}]"
    rules = f"construction c\n    {pattern}\n    example [cue قال] عن زيد [content كذا]\n    reject قال"
    text = "نعم. قال عن\nزيد كذا «ثم» لا"
    engine = build(WORDS + rules)
    (found,) = engine(text)
    assert (found.cue.text, found.content.text) == ("قال", "كذا")
    assert text[found.content.pieces[0].start :].startswith("كذا «ثم»")
    document = engine.lay_out(text)
    assert {document.word(at): document.word(to) for at, to in document.closing.items()} == {"«": "»"}


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("قال «زيد» نعم", {1: 3}),
        ("قال »زيد« نعم", {1: 3}),  # the wrong way round
        ("قال »زيد نعم", {}),
        ("قال لـ»زيد» نعم", {2: 4}),  # a closing mark opens after a clitic
        ("قال «زيد «علي» نعم»", {1: 7, 3: 5}),
    ],
)
def test_quotations(build: Callable[[str], Engine], text: str, pairs: dict[int, int]) -> None:
    assert build("").lay_out(text).closing == pairs
