"""Gold articles, read."""

from __future__ import annotations

from qawl.cases.gold import read_gold
from qawl.span import Span


def test_an_article_and_its_speakers() -> None:
    source = "[2.cue قال] \\[1\\].\n\n=== speakers\n 2  = زيد بن عمرو \n\n"
    gold, text, problems = read_gold("a/b.gold", source.encode())
    assert gold is not None and problems == [] and text == source
    assert (gold.id, gold.markup.text, gold.markup.marks[0].span) == ("b", "قال [1].\n", Span(0, 3))
    assert gold.speakers == {2: "زيد بن عمرو"}


def test_no_speakers() -> None:
    gold, _, _ = read_gold("b.gold", "[cue قال]".encode())
    assert gold is not None and gold.speakers == {}


def test_not_utf8() -> None:
    gold, _, problems = read_gold("b.gold", "قال".encode("cp1256"))
    assert gold is None and [problem.code for problem in problems] == ["Q101"]
