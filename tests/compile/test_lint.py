"""Warnings of what is hardly meant: each is given where it is due, and nowhere else."""

from __future__ import annotations

import pytest

from qawl.compile import compile_state

FOLD = "fold\n  unify ا أ إ\n  drop tashkeel\n"
VERBS = "verbs say act say\n  قال يقول قائل قول takes أن\n"
SAID = "construction c\n  [cue قال] {word} "


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        (f"phrase np {{word}}\n{SAID}<np>\n", []),
        (f"phrase np {{word}}\nphrase used <np>\n{SAID}<used>\n", []),
        (f"phrase np {{word}}\n{SAID}{{word}}\n", ["Q206 phrase np"]),
        (
            f"phrase np {{word}}\nphrase unused <np>\n{SAID}{{word}}\n",
            ["Q206 phrase np", "Q206 phrase unused"],
        ),
        (f"words a\n  ب\n{SAID}{{word}}\n", ["Q207 words a"]),
        (f"words a\n  ب\n{SAID}!{{a}} {{word}}\n", []),
        (f"words a\n  ب\nphrase p {{a}}\n{SAID}{{word}}\n", ["Q206 phrase p"]),
        (f"words honorific\n  ب\n{SAID}{{word}}\n", []),  # the engine looks for it
        (f"words whole\n  بنك\n{SAID}{{word}}\n", []),  # to be known is all it is for
        (f"nouns a\n  كتاب\n{SAID}{{word}}\n", ["Q207 nouns a"]),
        (f"nouns a\n  كتاب\n{SAID}{{noun}}\n", []),
        (f"{VERBS}{SAID}{{word}}\n", ["Q207 verbs say"]),
        (f"{VERBS}{SAID}{{reporting}}\n", []),
        (f"{VERBS}{SAID}{{finite}}\n", []),
        (f"{SAID}(نعم | كلا | نعم)\n", ["Q407 نعم"]),
        (f"{SAID}(إن | أن)\n", ["Q407 أن"]),
        (f'{SAID}("إن" | "أن")\n', []),
        (f"{SAID}(نعم | نعم {{word}}) {{number}}\n", []),  # the machine goes on to the longer one
        (f"phrase p\n  نعم | نعم {{word}}\n{SAID}<p>\n", ["Q407 نعم {word}"]),  # a phrase does not
        (f"phrase p\n  نعم {{word}} | نعم\n{SAID}<p>\n", []),
        (f"{SAID}{{word}} (عن | إلى) ما?\n", ["Q108 عن | إلى) ما"]),
        (f"{SAID}{{word}} (عن | إلى)\n    ما?\n", []),
        (f"{SAID}{{word}} # عن (إلى) ما?\n", []),
        (f"{SAID}\nblock b\n  [cue قيل]\n", ["Q408 [cue قيل]"]),
        (f"{SAID}\nblock b\n  [cue قال]\n  نعم\n", []),
        (f"{SAID}\nblock b\n  [cue قال] {{word}}\n  | [cue كلا | لا]\n", ["Q408 [cue كلا | لا]"]),
        (f"{SAID}\nblock b\n  [cue وقال]\n", []),  # written so, it is قال with a conjunction, too
        (f"{SAID}\nblock b\n  [cue لـ قال]\n", ["Q408 [cue لـ قال]"]),
        (f"{VERBS}construction c\n  [cue {{say past}}]\nblock b\n  [cue قالوا]\n", []),
        (f"{VERBS}construction c\n  [cue {{say past}}]\nblock b\n  [cue يقول]\n", ["Q408 [cue يقول]"]),
        (f"{VERBS}{SAID}\nblock b\n  [cue {{say present}}]\n", ["Q408 [cue {say present}]"]),
        (f"{SAID}\nblock b\n  [cue {{word}}]\n", []),
        # To be written in a pattern puts a word in no class: its shape still says what it is like.
        ("construction c\n  [cue {masdar-like}]\nblock b\n  [cue استقبال]\n", []),
        ("construction c\n  [cue {masdar-like}]\nblock b\n  [cue شجرة]\n", ["Q408 [cue شجرة]"]),
        (f"words a\n  ب\n{SAID}{{a number}}\n", ["Q409 {a number}"]),
        (f"words a\n  ب\n{SAID}{{a | number}}\n", []),
        (f"words a\n  ب\nwords b\n  ب\n{SAID}{{a b}}\n", ["Q409 {a b}"]),  # two readings: none is both
        (f"{VERBS}{SAID}{{say - reporting}}\n", ["Q409 {say - reporting}"]),
        (f"{VERBS}{SAID}{{say past (first | third)}}\n", []),
        (f"{VERBS}{SAID}{{say past number}}\n", ["Q409 {say past number}"]),
        (f"{SAID}{{punct quote-open}}\n", []),
        (f"{SAID}{{masdar-like split}}\n", []),
        (f"{SAID}{{al- masdar-like}}\n", ["Q409 {al- masdar-like}"]),  # no guess is made of a word with an article
        (f"{SAID}<nobody> (نعم | نعم)\n", ["Q201 <nobody>"]),  # errors come first
    ],
)
def test_warnings(rules: str, expected: list[str]) -> None:
    text = FOLD + rules
    found = compile_state([("a.qawl", text.encode())]).diagnostics
    assert [f"{problem.code} {text[problem.place.start : problem.place.end]}" for problem in found] == expected
