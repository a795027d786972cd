"""Marks back to brackets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qawl.attribution.model import ROLES
from qawl.cases.bracket import write_markup
from qawl.span import Span
from qawl.syntax.markup import Mark, read_markup


@pytest.mark.parametrize(
    "text",
    [
        "",
        "قال فلان",
        "و[1.cue قال] [1.source فلان]",
        "[1.content أن [2.source فلانا] [2.cue قال]] [1.cue كتب]",
        "[1.source [2.source فلان]] [1.cue قال]",
        r"[1.cue قال] \[!\] \\ a",
        "[1.cue  قال ]",
        "[1.source فلان][1.cue قال]",
    ],
)
def test_what_was_read_is_written(text: str) -> None:
    markup, _ = read_markup(text)
    assert markup is not None
    assert write_markup(markup.text, markup.marks) == text


def test_without_numbers() -> None:
    assert write_markup("قال", [Mark(3, "cue", Span(0, 3))], numbered=False) == "[cue قال]"


def test_what_crosses_follows_the_text() -> None:
    marks = [Mark(1, "source", Span(0, 2)), Mark(2, "content", Span(1, 3)), Mark(1, "cue", Span(2, 3))]
    assert write_markup("abc", marks) == "[1.source ab][1.cue c]  + [2.content bc]"


SPANS = st.tuples(st.integers(0, 8), st.integers(0, 8)).filter(lambda pair: pair[0] < pair[1])
MARKS = st.builds(Mark, st.integers(1, 3), st.sampled_from(ROLES), SPANS.map(lambda pair: Span(*pair)))


@given(st.text(alphabet=r"ab[]\ ق", min_size=8, max_size=8), st.lists(MARKS, max_size=6))
def test_reading_gives_the_marks_back(text: str, marks: list[Mark]) -> None:
    written, *extra = write_markup(text, marks).split("  + [")
    markup, problems = read_markup(written)
    assert problems == []
    assert markup is not None
    assert markup.text == text
    assert len(markup.marks) + len(extra) == len(marks)
    assert {*markup.marks} <= {*marks}
