"""What each kind of case demands, with an engine that finds what the test says."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qawl.attribution.model import Attribution, Piece, Spans
from qawl.cases.collect import RuleCase, collect
from qawl.cases.judge import Verdict, judge
from qawl.diagnostic import CODES
from qawl.syntax.markup import read_markup
from qawl.syntax.reader import read_source


def finder(found: str, rules: str) -> Callable[[str], list[Attribution]]:
    """An engine that finds what is bracketed in `found`, group 1 by the first of `rules` and so on."""
    markup, _ = read_markup(found)
    assert markup is not None

    def find(text: str) -> list[Attribution]:
        assert text == markup.text
        made = []
        for number, rule in enumerate(rules.split(), 1):
            roles: dict[str, list[Piece]] = {}
            for mark in markup.marks:
                if mark.group == number:
                    piece = Piece(mark.span.start, mark.span.end, text[mark.span.start : mark.span.end])
                    roles.setdefault(mark.role, []).append(piece)
            spans = {role: Spans(tuple(pieces)) for role, pieces in roles.items()}
            made.append(Attribution(number, None, rule, "indirect", "verb", "", "say", "affirmative", False, **spans))
        return made

    return find


def case(line: str, declared: str = "construction said") -> RuleCase:
    """The one case of the rule `said`."""
    file, problems = read_source("a.qawl", f"{declared}\n  [cue قال]\n  {line}\n".encode())
    assert file is not None and problems == []
    (found,) = collect([file]).cases
    return found


def verdict(line: str, found: str, rules: str, declared: str = "construction said") -> Verdict:
    return judge(case(line, declared), finder(found, rules))


FOUND = "[cue قال] [source فلان]"
NESTED = "[1.cue أكد] أن [1.content [2.source فلانا] [2.cue قال] ذلك]"

# Kind and text of a case of `said`; what is found, by which rules; is that as demanded?
CONSTRUCTION: list[tuple[str, str, str, bool]] = [
    # an example wants all of it, and something of it by its own rule
    (f"example {FOUND}", FOUND, "said", True),
    (f"example {FOUND}", FOUND, "told", False),
    (f"example {FOUND}", "قال فلان", "", False),
    (f"example {FOUND}", "[cue قال] فلان", "said", False),
    (f"example {FOUND}", "[cue قال] [content فلان]", "said", False),
    ("example [cue قال] فلان", FOUND, "said", False),
    ("example [cue قال] [source فلا]ن", FOUND, "said", False),
    ("example [source فلان] [cue قال] [source ذلك]", "[source فلان] [cue قال] [source ذلك]", "said", True),
    ("example [source فلان] [cue قال] [source ذلك]", "[source فلان] [cue قال] ذلك", "said", False),
    (f"example {NESTED}", NESTED, "told said", True),
    (f"example {NESTED}", NESTED, "told told", False),
    (f"example {NESTED}", "[1.cue أكد] أن [1.content فلانا قال ذلك]", "said", False),
    ("example [cue أكد] أن [content فلانا قال ذلك]", NESTED, "said told", False),
    # which number an attribution has does not matter, what belongs together does
    (f"example {NESTED.replace('1.', '7.')}", NESTED, "told said", True),
    ("example [2.cue قال] [1.source فلان] [1.cue قال]", "[1.cue قال] [1.source فلان] [2.cue قال]", "said said", False),
    # the same thing found twice is too much
    (f"example {FOUND}", "[1.cue [2.cue قال]] [1.source [2.source فلان]]", "said told", False),
    # a reject wants nothing by its own rule
    ("reject قال فلان", "قال فلان", "", True),
    ("reject قال فلان", FOUND, "told", True),
    ("reject قال فلان", FOUND, "said", False),
    (f"reject {FOUND}", FOUND, "told", True),
    (f"reject {FOUND}", FOUND, "said", False),
    (f"reject {FOUND}", "قال فلان", "", False),
    (f"reject {FOUND}", "[cue قال] فلان", "told", False),
    # a todo is an example, or without brackets a reject
    (f"todo {FOUND}", FOUND, "said", True),
    (f"todo {FOUND}", FOUND, "told", False),
    (f"todo {FOUND}", "قال فلان", "", False),
    ("todo قال فلان", "قال فلان", "", True),
    ("todo قال فلان", FOUND, "said", False),
]


@pytest.mark.parametrize(("line", "found", "rules", "holds"), CONSTRUCTION)
def test_construction(line: str, found: str, rules: str, holds: bool) -> None:
    result = verdict(line, found, rules)
    assert result.holds == holds
    assert bool(result.why) != holds


BLOCK: list[tuple[str, str, str, bool]] = [
    ("example [cue قال] فلان", "قال فلان", "", True),
    ("example [cue قال] فلان", FOUND, "told", False),
    ("example [cue قال] فلان", "[cue قال فلان]", "told", False),
    ("example قال [cue فلان]", "[cue قال] فلان", "told", True),
    ("todo [cue قال] فلان", "قال فلان", "", True),
    ("todo [cue قال] فلان", FOUND, "told", False),
    (f"reject {FOUND}", FOUND, "told", True),
    (f"reject {FOUND}", "[1.cue قال] [1.source [2.cue فلان]]", "told told", True),
    (f"reject {FOUND}", "[cue قال] فلان", "told", False),
    (f"reject {FOUND}", "قال فلان", "", False),
]


@pytest.mark.parametrize(("line", "found", "rules", "holds"), BLOCK)
def test_block(line: str, found: str, rules: str, holds: bool) -> None:
    result = verdict(line, found, rules, "block said")
    assert result.holds == holds
    assert bool(result.why) != holds


@pytest.mark.parametrize(
    ("line", "found", "failed", "codes"),
    [
        (f"example {FOUND}", FOUND, False, []),
        (f"example {FOUND}", "[cue قال] فلان", True, []),
        (f"todo {FOUND}", "[cue قال] فلان", False, []),
        (f"todo {FOUND}", FOUND, False, ["Q503"]),
    ],
)
def test_a_todo_never_fails(line: str, found: str, failed: bool, codes: list[str]) -> None:
    result = verdict(line, found, "said")
    assert result.failed == failed
    assert [problem.code for problem in result.problems] == codes


@pytest.mark.parametrize("line", ["example قال فلان", "todo [cue قال", "reject [soruce فلان]"])
def test_a_case_that_cannot_be_read_fails_and_is_not_run(line: str) -> None:
    def engine(text: str) -> list[Attribution]:
        raise AssertionError

    result = judge(case(line), engine)
    assert result.failed
    assert all(CODES[problem.code].severity == "error" for problem in result.problems)
    assert result.problems


def test_expected_and_found_can_be_compared() -> None:
    result = verdict(
        "example أكد أن [5.source فلانا] [5.cue قال] [5.content ذلك]",
        "[1.cue أكد] أن [1.content [2.source فلانا] [2.cue قال] ذلك]",
        "told said",
    )
    # The attribution that is expected keeps its number, so that the lines differ where they differ.
    assert result.expected == "أكد أن [5.source فلانا] [5.cue قال] [5.content ذلك]"
    assert result.found == "[1.cue أكد] أن [1.content [5.source فلانا] [5.cue قال] ذلك]"
    assert result.why == "something else is found by `told`, `said`"


def test_numbers_are_left_out_where_there_is_one_attribution() -> None:
    result = verdict("example [1.cue قال] فلان", FOUND, "said")
    assert (result.expected, result.found) == ("[cue قال] فلان", FOUND)
