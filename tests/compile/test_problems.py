"""What the compiler says of rules that can be read but not used: code, marked text, and what is said beside it."""

from __future__ import annotations

import pytest

from qawl.compile import compile_rules, compile_state
from qawl.compile.alphabet import alphabet
from qawl.compile.bind import bind
from qawl.compile.check import check
from qawl.compile.expand import expand
from qawl.compile.inflect import inflect
from qawl.diagnostic import Diagnostic, RuleError

FOLD = "fold\n  unify ا أ إ آ\n  drop tashkeel tatweel\n"
SAY = FOLD + "verbs say act say\n  قال يقول قائل قول takes أن\n"


def problems(text: str) -> list[Diagnostic]:
    """Without the warnings of `compile.lint`, which has tests of its own."""
    return compile_state([("a.qawl", text.encode())], (bind, inflect, expand, check, alphabet)).diagnostics


def summary(text: str) -> list[tuple[str, str]]:
    """Code and marked text of each problem."""
    return [(problem.code, text[problem.place.start : problem.place.end]) for problem in problems(text)]


# The file, then code and marked text of each problem.
TABLE: list[tuple[str, list[tuple[str, str]]]] = [
    # names
    (FOLD + "phrase a {b}\n", [("Q200", "b")]),
    (FOLD + "phrase a {word (b | !c)}\n", [("Q200", "b"), ("Q200", "c")]),
    (FOLD + "phrase a <b>\n", [("Q201", "<b>")]),
    (FOLD + "construction a\n  [cue <b>] [source <c>]\n", [("Q201", "<b>"), ("Q201", "<c>")]),
    (FOLD + "phrase a ((<b> & {c}) | (قال ... until <d>))\n", [("Q201", "<b>"), ("Q200", "c"), ("Q201", "<d>")]),
    (FOLD + "words a\n  ب\nnouns a\n  كتاب\n", [("Q202", "nouns a")]),
    (FOLD + "phrase a قال\nwords a\n  ب\n", []),
    (FOLD + "block a\n  [cue قال]\nconstruction a\n  [cue ذكر]\n", [("Q202", "construction a")]),
    (FOLD + "words reporting\n  ب\n", [("Q202", "words reporting")]),
    (FOLD + "phrase complement قال\n", [("Q202", "phrase complement")]),
    (FOLD + "كلمات مصدر\n  ب\n", [("Q202", "كلمات مصدر")]),
    (FOLD + "عبارة متمم قال\n", [("Q202", "عبارة متمم")]),
    (FOLD + "phrase a <a>\n", [("Q204", "phrase a")]),
    (FOLD + "phrase a <b>\nphrase b [source <a>]\nphrase c <a>\n", [("Q204", "phrase a"), ("Q204", "phrase b")]),
    (FOLD + "phrase a <a>\nconstruction b\n  [cue قال] <a>\n", [("Q204", "phrase a")]),
    # folds
    ("words a\n  ب\n", [("Q302", "")]),
    ("", [("Q302", "")]),
    (FOLD + FOLD, [("Q302", "fold")]),
    ("fold\n  unify ي ى\n  unify ى ا\n", [("Q301", "fold")]),
    ("fold\n  unify اب ت\n  drop tashkeel\n", [("Q304", "fold")]),
    ("fold\n  unify ب ً\n", [("Q304", "fold")]),
    ("fold\n  drop ﷲ\n", [("Q304", "fold")]),
    ("fold\n  drop tashkel\n", [("Q100", "tashkel")]),
    # words
    (FOLD + "verbs a act say\n  قال يشير قائل قول\n", [("Q300", "قال يشير قائل قول")]),
    (FOLD + "nouns a\n  ب\n", [("Q300", "ب")]),
    (FOLD + "words a\n  أ.ف.ب\n", [("Q303", "أ.ف.ب")]),
    (FOLD + "words a\n  ب ، ً\n", [("Q303", "ً")]),
    (FOLD + 'phrase a "على حد"\n', [("Q303", '"على حد"')]),
    (FOLD + 'phrase a "على" "حد" ":" "..."\n', []),
    # cues
    (FOLD + "construction a\n  [source قال]\n", [("Q400", "[source قال]")]),
    (FOLD + "construction a\n  [cue قال] | ذكر\n", [("Q400", "ذكر")]),
    (FOLD + "construction a\n  ([cue قال])? ذكر\n", [("Q400", "([cue قال])? ذكر")]),
    (FOLD + "construction a\n  [cue ^]\n", [("Q400", "[cue ^]")]),
    (FOLD + "construction a\n  [cue قال?]\n", [("Q402", "construction a")]),
    (FOLD + "construction a\n  [cue ...]\n", [("Q402", "construction a")]),
    (SAY + "construction a\n  <that> [cue قال]\n", [("Q406", "construction a")]),
    (SAY + "phrase a <that>\nconstruction b\n  <a> [cue قال]\n", [("Q406", "construction b")]),
    (SAY + "phrase a <that>\nconstruction b\n  [cue قال] <a>\n", []),
    # repetitions
    (FOLD + "construction a\n  [cue قال] ({word}+)+\n", [("Q401", "construction a")]),
    (FOLD + "construction a\n  [cue قال] ({word}? {number}?)*\n", [("Q401", "construction a")]),
    (FOLD + "construction a\n  [cue قال] (و {number}+)+\n", []),
    (FOLD + "phrase a {number}+\nconstruction b\n  [cue قال] <a>+\n", []),
    (FOLD + "phrase a {word}*\nconstruction b\n  [cue قال] <a> لـ <a>\n", [("Q402", "phrase a")]),
    (FOLD + "construction a\n  [cue قال] (ذكر & (أمس | غدا?))\n", [("Q403", "construction a")]),
    (FOLD + "construction a\n  [cue قال] (ذكر & أمس)*\n", [("Q403", "construction a")]),
    (FOLD + "construction a\n  [cue قال] (ذكر? & أمس*)\n", []),
    # clitics
    (FOLD + "construction a\n  [cue قال] سـ {word}\n", [("Q404", "سـ {word}")]),
    (FOLD + "construction a\n  [cue قال] لـ بـ {word}\n", [("Q404", "بـ {word}")]),
    (FOLD + "construction a\n  [cue قال] لـ (ذكر & أمس)\n", [("Q404", "(ذكر & أمس)")]),
    (FOLD + "construction a\n  [cue قال] لـ (... أمس)\n", [("Q404", "...")]),
    (FOLD + "construction a\n  [cue قال] (أمس ...) ـه\n", [("Q404", "...")]),
    (FOLD + "phrase a أمس\nconstruction b\n  [cue قال] <a> ـه\n", [("Q404", "<a>")]),
    (FOLD + "construction a\n  [cue قال ـس]\n", [("Q404", "قال ـس")]),
    (FOLD + "construction a\n  [cue قال] و لـ {word} {word ـهما} (قال | ذكر) ـه\n", []),
]


@pytest.mark.parametrize(("text", "expected"), TABLE, ids=[repr(text.removeprefix(FOLD))[:60] for text, _ in TABLE])
def test_table(text: str, expected: list[tuple[str, str]]) -> None:
    assert summary(text) == expected
    assert all(problem.message and problem.help for problem in problems(text))


def test_a_broken_declaration_makes_no_name_unknown() -> None:
    text = FOLD + "phrase np (<c>\nwords title\n  ،،\nconstruction said\n  [cue قال {title}] <np> {zz}\n"
    assert [code for code, _ in summary(text)] == ["Q105", "Q100", "Q200"]


def test_a_broken_fold_is_not_a_missing_one() -> None:
    assert [code for code, _ in summary("fold\n  unify\nwords a\n  ب\n")] == ["Q100"]


def test_near_names_are_offered() -> None:
    assert problems(FOLD + "words title\n  ب\nphrase a {tilte}\n")[0].help == "Did you mean `title`?"
    assert problems(FOLD + "phrase name قال\nphrase a <nmae>\n")[0].help == "Did you mean `name`?"
    assert problems(FOLD + "phrase a {latni}\n")[0].help == "Did you mean `latin`?"


def test_the_first_of_two_declarations_is_told() -> None:
    files = [("b.qawl", (FOLD + "words a\n  ب\n").encode()), ("c.qawl", "# a\nwords a\n  ت\n".encode())]
    (problem,) = compile_state(files).diagnostics
    assert problem.place.path == "c.qawl"
    assert "b.qawl:4" in problem.help


def test_all_are_raised_together_in_the_order_of_places() -> None:
    files = [("b.qawl", "phrase a {x}\nphrase a ب\n".encode()), ("a.qawl", (FOLD + "phrase c <d\n").encode())]
    with pytest.raises(RuleError, match=r"a\.qawl:4:10: Q105 .* \(and 2 more\)") as caught:
        compile_rules(files)
    assert [d.code for d in caught.value.diagnostics] == ["Q105", "Q200", "Q202"]
    assert set(caught.value.sources) == {"a.qawl", "b.qawl"}
