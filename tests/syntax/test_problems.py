"""What the reader says of mistakes: code, place, message; and that one mistake hides no other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qawl.diagnostic import Diagnostic, RuleError
from qawl.syntax.explain import explain
from qawl.syntax.mistakes import MISTAKES, Mistake
from qawl.syntax.parser import parse
from qawl.syntax.reader import parse_pattern, read_source
from qawl.syntax.vocabulary import CASES, DECLARATIONS, INNER, OPTIONS, ROLES, spellings


def problems(text: str) -> list[Diagnostic]:
    return read_source("a", text.encode())[1]


def summary(text: str) -> list[tuple[str, str]]:
    """Code and marked text of each problem."""
    return [(problem.code, text[problem.place.start : problem.place.end]) for problem in problems(text)]


# The file, then code and marked text of each problem.
TABLE: list[tuple[str, list[tuple[str, str]]]] = [
    # Q100: declarations
    ("constuction a\n  <b>\n", [("Q100", "constuction")]),
    ("use other\n", [("Q100", "use")]),
    ("  words a\n", [("Q100", "words")]),
    ("example b\n", [("Q100", "example")]),
    ("construction a\n  <b>\nexample c\n", [("Q100", "example")]),
    ("construction a\n[cue <b>]\n  example c\n", [("Q100", "[cue")]),
    ("construction\n  <b>\n", [("Q100", "<")]),
    ("construction a\n", [("Q100", "construction a")]),
    ("block a", [("Q100", "block a")]),
    ("construction a\n  rank 1\n  مثال ب\n", [("Q100", "construction a")]),
    ("block a\n  مثال ب\n", [("Q100", "block a")]),
    ("construction a\n  rank 1\n  rank 2\n  <b>\n", [("Q100", "2")]),
    ("construction a\n  <b>\n  rank 1\n", [("Q100", "rank")]),
    ("construction a\n  <b>\n  example\n", [("Q100", "example")]),
    ("construction a\n  <b>\n  example c\n  <d>\n", [("Q100", "<")]),
    ("words a\n", [("Q100", "a")]),
    ("words a ب\n", [("Q100", "ب")]),
    ("fold\n  drop tashkel\n", [("Q100", "tashkel")]),
    ("verbs a\n  ب ب ب ب\n", [("Q100", "ب")]),
    ("verbs a act say\n  قال يقول قائل\n", [("Q100", "ل")]),
    ("verbs a act say\n  قال يقول قائل يأخذ أن\n", [("Q100", "يأخذ")]),
    ("verbs a act say\n  قال يقول قائل قول takes\n", [("Q100", "s")]),
    ("verbs a act say\n  قال يقول قائل قول takes بأن\n", [("Q100", "ن")]),
    # Q100: patterns
    ("phrase a <b>، <c>\n", [("Q100", "،")]),
    ('phrase a <b> " <c>\n', [("Q100", '"')]),
    ("phrase a CNN\n", [("Q100", "CNN")]),
    ("phrase a 12\n", [("Q100", "12")]),
    ("phrase a [source ]\n", [("Q100", "]")]),
    ("phrase a {}\n", [("Q100", "}")]),
    ('phrase a ""\n', [("Q100", '""')]),
    (r'phrase a "\q" <b>', [("Q100", r'"\q"')]),
    (r'phrase a "\uD800" <b>', [("Q100", r'"\uD800"')]),
    ("phrase a " + "(<b> " * 100 + ")" * 100, [("Q100", "phrase a " + ("(<b> " * 100).strip() + " " + ")" * 100)]),
    # Q102, Q103, Q104: characters
    ("words a\n  ب # \u202e\n", [("Q102", "\u202e")]),
    ("construction a\n  <b>\n  example \u2067 ب\n", [("Q102", "\u2067")]),
    ("words a\n  ب\u200cب\n", [("Q103", "\u200c")]),
    ("words a\n  ب\u200eب\n", [("Q103", "\u200e")]),
    ("phrase a كتـب\n", [("Q103", "كتـب")]),
    ('phrase a "كتـب" <b>\n', [("Q103", '"كتـب"')]),
    ("words a\n  كتـب\n", [("Q103", "كتـب")]),
    ("words a\n  ب\x00\n", [("Q103", "\x00")]),
    ("words a\n  کتاب\n", [("Q104", "کتاب")]),
    ("phrase a ﻻ\n", [("Q104", "ﻻ")]),
    # Q105: brackets
    ("phrase a (<b> <c>\n", [("Q105", "(")]),
    ("phrase a [source <b>)\n", [("Q105", "[")]),
    ("phrase a <b>]\n", [("Q105", "]")]),
    ("construction a\n  [cue <b> (<c>]\n  example d\n", [("Q105", "(")]),
    ("construction a\n  [cue <b>\n  example [cue d].\n", [("Q105", "[")]),
    ("تركيب a\n  [قول قال\n  مثال [قول قال] أن.\n", [("Q105", "[")]),
    ("phrase a {b\n", [("Q105", "{")]),
    # Q203, Q205: names that the grammar knows
    ("phrase a [soruce <b>]\n", [("Q203", "soruce")]),
    ("phrase a [قائلل <b>] [سبب <c>]\n", [("Q203", "قائلل"), ("Q203", "سبب")]),
    ("verbs a act tell\n  ب ب ب ب\n", [("Q205", "tell")]),
    ("verbs a act say polarity minus\n  ب ب ب ب\n", [("Q205", "minus")]),
    ("construction a\n  form verbb\n  act anounce\n  <b>\n", [("Q205", "verbb"), ("Q205", "anounce")]),
    # Q404: clitics, Q405: repetitions
    ("phrase a ـه\n", [("Q404", "ـه")]),
    ("phrase a [cue لـ]\n", [("Q404", "]")]),
    ("phrase a <b>{5,2}\n", [("Q405", "{5,2}")]),
    ("phrase a <b>{501}\n", [("Q405", "{501}")]),
    ("phrase a <b>{2," + "9" * 5000 + "}\n", [("Q405", "{2," + "9" * 5000 + "}")]),
    ("phrase a <b>{0}\n", [("Q405", "{0}")]),
]


@pytest.mark.parametrize(("text", "expected"), TABLE, ids=[repr(text)[:50] for text, _ in TABLE])
def test_table(text: str, expected: list[tuple[str, str]]) -> None:
    assert summary(text) == expected
    assert all(problem.message and problem.help for problem in problems(text))


@pytest.mark.parametrize(
    "text",
    [
        "fold\n  unify ي ی\n",
        "words a # \u200c کتاب\n  ب\n",
        "construction a\n  <b>\n  example  قال\u200cفلان کتاب ﻻ كتـب\n",
        "\u200ewords a\u200e\n\u200e  \u200eب\u200e،\u200eج\n",
        "phrase a\n  <b>\u200f\n  \u061c<c>\n",
    ],
)
def test_allowed(text: str) -> None:
    assert problems(text) == []


def test_not_utf_8() -> None:
    file, (problem,) = read_source("a", "words a\n  ب".encode() + "قال".encode("cp1256"))
    assert file is None
    assert (problem.code, problem.place.start) == ("Q101", 11)
    assert "0xDE at offset 12" in problem.message


def test_not_utf_8_behind_a_byte_order_mark() -> None:
    file, (problem,) = read_source("a", "\ufeffwords a\n  ب".encode() + "قال".encode("cp1256"))
    assert file is None
    assert (problem.code, problem.place.start) == ("Q101", 11)
    assert "0xDE at offset 15" in problem.message


def test_too_large() -> None:
    file, (problem,) = read_source("a", b"#" * 1_000_001)
    assert file is None
    assert problem.code == "Q107"


def test_did_you_mean() -> None:
    assert problems("phrase a [soruce <b>]")[0].help == "Did you mean `source`?"
    assert problems("phrase a [قائلل <b>]")[0].help == "Did you mean `قائل`?"
    assert problems("constuction a <b>")[0].help == "Did you mean `construction`?"
    assert problems("verbs a act anounce\n ب ب ب ب")[0].help == "Did you mean `announce`?"


def test_one_broken_declaration_hides_no_other() -> None:
    text = "words a\n  ب\nphrase b (<c>\nphras c <d>\nphrase d [rol <e>]\nphrase e <a>\nphrase f ،\n"
    file, found = read_source("a", text.encode())
    assert [problem.code for problem in found] == ["Q105", "Q100", "Q203", "Q100"]
    assert [problem.place.line_column(text) for problem in found] == [(3, 10), (4, 1), (5, 11), (7, 10)]
    assert file is not None
    assert [declaration.name for declaration in file.declarations] == ["a", "d", "e"]  # type: ignore[union-attr]


def test_windows_line_ends_move_no_problem_to_another_line() -> None:
    text = "words a\r\n  ب\r\nphrase b (<c>\r\n"
    (problem,) = problems(text)
    assert problem.place.line_column(text) == (3, 10)


def test_parse_pattern_raises() -> None:
    with pytest.raises(RuleError, match="Q105"):
        parse_pattern("(<a>")


EXAMPLES = [(mistake, example) for mistake in MISTAKES for example in mistake.examples]


@pytest.mark.parametrize(("mistake", "example"), EXAMPLES, ids=[repr(example) for _, example in EXAMPLES])
def test_every_example_of_a_mistake_tells_that_mistake(mistake: Mistake, example: str) -> None:
    from lark import UnexpectedInput

    with pytest.raises(UnexpectedInput) as caught:
        parse(example)
    problem = explain(caught.value, example)
    if problem.code != "Q105":
        assert (problem.code, problem.message, problem.help) == (mistake.code, mistake.message, mistake.help)


KEYWORDS = [word for table in (CASES, DECLARATIONS, INNER, OPTIONS, ROLES) for word in spellings(table)]
PIECES = st.sampled_from(
    [
        *KEYWORDS,
        *'[](){}<>|&?*+!=^$-"#،,.',
        "...",
        "<np>",
        "لـ",
        "ـه",
        "{2,5}",
        "قال",
        "a",
        "1",
        "\n",
        "\n    ",
        " ",
        "\u200e",
        "\u202e",
    ]
)


@given(st.lists(PIECES, max_size=40).map("".join) | st.lists(PIECES, max_size=40).map(" ".join) | st.text())
def test_no_text_raises(text: str) -> None:
    file, found = read_source("a", text.encode("utf-8", "surrogatepass"))
    for problem in found:
        assert 0 <= problem.place.start <= problem.place.end <= max(len(text), 1)
        assert problem.message
    if file is not None:
        read_source("a", ("phrase x " + text).encode("utf-8", "surrogatepass"))


@given(st.binary(max_size=60))
def test_no_bytes_raise(data: bytes) -> None:
    read_source("a", data)
