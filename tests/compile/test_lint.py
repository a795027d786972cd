"""Warnings of what is hardly meant: each is given where it is due, and nowhere else."""

from __future__ import annotations

import pytest

from qawl.compile import compile_state

FOLD = "fold\n  unify ا أ إ\n  drop tashkeel\n"
SAID = "construction c\n  [cue قال] {word} "


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        (f"phrase np {{word}}\n{SAID}<np>\n", []),
        (f"phrase np {{word}}\nphrase used <np>\n{SAID}<used>\n", []),
        (f"phrase np {{word}}\n{SAID}{{word}}\n", ["Q206 phrase np"]),
        (f"{SAID}(نعم | كلا | نعم)\n", ["Q407 نعم"]),
        (f"{SAID}(إن | أن)\n", ["Q407 أن"]),
        (f'{SAID}("إن" | "أن")\n', []),
        (f"{SAID}(نعم | نعم {{word}}) {{number}}\n", []),  # the machine goes on to the longer one
        (f"phrase p\n  نعم | نعم {{word}}\n{SAID}<p>\n", ["Q407 نعم {word}"]),  # a phrase does not
        (f"phrase p\n  نعم {{word}} | نعم\n{SAID}<p>\n", []),
        (f"{SAID}{{word}} (عن | إلى) ما?\n", ["Q108 عن | إلى) ما"]),
        (f"{SAID}{{word}} (عن | إلى)\n    ما?\n", []),
        (f"{SAID}{{word}} # عن (إلى) ما?\n", []),
        (f"{SAID}<nobody> (نعم | نعم)\n", ["Q201 <nobody>"]),  # errors come first
    ],
)
def test_warnings(rules: str, expected: list[str]) -> None:
    text = FOLD + rules
    found = compile_state([("a.qawl", text.encode())]).diagnostics
    assert [f"{problem.code} {text[problem.place.start : problem.place.end]}" for problem in found] == expected
