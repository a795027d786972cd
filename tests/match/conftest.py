"""Small grammars for the matchers: a fold, a few words, and the rules of the test."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qawl.compile import compile_rules
from qawl.engine import Engine

# So many that the compiler of patterns does not write their phrase out where it is called.
IDIOMS = "\n".join(f"    {letter}اا {letter}نن {letter}هه" for letter in "بتثجحخدذرزسشصضطظعغفقكلم")
WORDS = (
    f"""
words idiom
{IDIOMS}
"""
    + """
fold
    unify ا أ إ آ
    quotes « »

words name
    زيد، عمرو، هند، سعد
words day
    أمس، اليوم
verbs announce act announce
    أعلن يعلن معلن إعلان  takes أن or عن <np>

phrase people {name}+
phrase three {name} {name} {name}
phrase one-or-two {name} | {name} {name}
phrase person-and-day ({name} & {day}?)
phrase when [time {day}]
phrase both ([time {day}] & [place {number}]?)
phrase idiom {idiom}

"""
)

Build = Callable[[str], Engine]


@pytest.fixture(scope="session")
def build() -> Build:
    """Compiles rules that use the words above."""

    def compiled(rules: str) -> Engine:
        program, _ = compile_rules([("rules.qawl", (WORDS + rules).encode())])
        return Engine(program)

    return compiled
