"""The bracket notation of cases and gold articles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qawl.span import Span
from qawl.syntax.markup import Mark, Markup, read_markup
from qawl.syntax.vocabulary import ROLES


def marks(text: str) -> tuple[str, list[tuple[int, str, str]]]:
    """The text without brackets, and group, role and text of each mark."""
    markup, problems = read_markup(text)
    assert problems == []
    assert markup is not None
    return markup.text, [(mark.group, mark.role, markup.text[mark.span.start : mark.span.end]) for mark in markup.marks]


@pytest.mark.parametrize(
    ("text", "plain", "expected"),
    [
        ("", "", []),
        ("قال فلان", "قال فلان", []),
        ("و[cue قال] [source فلان]", "وقال فلان", [(1, "cue", "قال"), (1, "source", "فلان")]),
        ("[2.cue قال] [1.source فلان]", "قال فلان", [(2, "cue", "قال"), (1, "source", "فلان")]),
        ("[قول قال] [٢.قائل فلان]", "قال فلان", [(1, "cue", "قال"), (2, "source", "فلان")]),
        ("[content أن [2.cue قال]]", "أن قال", [(1, "content", "أن قال"), (2, "cue", "قال")]),
        ("[cue]x", "x", [(1, "cue", "")]),
        ("[cue  قال ]", " قال ", [(1, "cue", " قال ")]),
        (r"\[cue a\] \\ \a", r"[cue a] \ \a", []),
        ("[cue a\nb]", "a\nb", [(1, "cue", "a\nb")]),
        ("[cue a\r\nb]\r\n", "a\r\nb\r\n", [(1, "cue", "a\r\nb")]),
    ],
)
def test_table(text: str, plain: str, expected: list[tuple[int, str, str]]) -> None:
    assert marks(text) == (plain, expected)


def test_spans_count_in_the_text_without_brackets() -> None:
    markup, _ = read_markup("و[1.cue شدد] [1.source بيسكوف]")
    assert markup == Markup("وشدد بيسكوف", (Mark(1, "cue", Span(1, 4)), Mark(1, "source", Span(5, 11))))


@pytest.mark.parametrize(
    ("text", "marked", "message"),
    [
        ("[cue a", "[cue ", "never closed"),
        ("[content a [2.cue b]", "[content ", "never closed"),
        ("[content a [2.cue b", "[2.cue ", "never closed"),
        ("a] b", "]", "closes no mark"),
        ("[ a]", "[", "opens no mark"),
        ("[1] a", "[", "opens no mark"),
        ("[cue\na]", "[", "opens no mark"),
        ("a [soruce b]", "[soruce", "no role `soruce`"),
        ("a [2.مصدر b]", "[2.مصدر", "no role `مصدر`"),
    ],
)
def test_problems(text: str, marked: str, message: str) -> None:
    markup, (problem,) = read_markup(text, "a.qawl", offset=100)
    assert markup is None
    assert (problem.code, problem.place.path) == ("Q500", "a.qawl")
    assert text[problem.place.start - 100 : problem.place.end - 100] == marked
    assert message in problem.message
    assert problem.help


def test_all_unknown_roles_are_told() -> None:
    _, problems = read_markup("[soruce a] [qcue b]")
    assert [problem.help for problem in problems] == ["Did you mean `source`?", "Did you mean `cue`?"]


def test_deep_nesting_is_no_problem() -> None:
    markup, problems = read_markup("[cue " * 5000 + "a" + "]" * 5000)
    assert problems == []
    assert markup is not None
    assert len(markup.marks) == 5000


PLAIN = st.text(alphabet="ab \n[]\\قال", max_size=10)


def write(text: str) -> str:
    return text.replace("\\", "\\\\").replace("[", r"\[").replace("]", r"\]")


@given(st.lists(st.tuples(PLAIN, st.sampled_from([*ROLES]), st.integers(1, 99), PLAIN)), PLAIN)
def test_what_is_written_is_read(parts: list[tuple[str, str, int, str]], rest: str) -> None:
    text = "".join(f"{write(before)}[{group}.{role} {write(inside)}]" for before, role, group, inside in parts) + write(
        rest
    )
    plain, found = marks(text)
    assert plain == "".join(before + inside for before, _, _, inside in parts) + rest
    assert found == [(group, role, inside) for _, role, group, inside in parts]


@given(st.text(alphabet="[]\\ .1cueqsource\nق") | st.text())
def test_no_text_raises(text: str) -> None:
    markup, problems = read_markup(text)
    assert (markup is None) == bool(problems)
