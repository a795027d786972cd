"""Pieces of patterns as code are what `re` makes of the same pieces as text; where they are not, text is used."""

from __future__ import annotations

import marshal
import re
import sys
from array import array
from collections.abc import Callable, Iterator

import pytest

from qawl.engine import Engine
from qawl.match.patterns import pieces
from qawl.match.patterns.compiled import Compiled, code_of
from qawl.match.patterns.machine import Machine
from qawl.match.patterns.pieces import Code, Text, best, sample
from qawl.match.patterns.stretches import Stretches
from qawl.match.patterns.tables import Tables

Build = Callable[[str], Engine]
RULES = """
construction c
    ([source <people>] {comma}?)+ [cue قال] !<when> ([topic {name}{1,2}] & [time {day}]? & <idiom>?)
    [content ... until {comma}]
    example [source زيد] [cue قال] [topic عمرو] [content كذا وكذا]،
    reject قال
"""
TEXTS = [
    "زيد، هند قال عمرو هند أمس كذا وكذا، ثم",
    "زيد قال أمس عمرو كذا، ثم",
    "هند قال عمرو باا بنن بهه كذا ثم كذا، ثم",
    "قال",
]


@pytest.fixture(autouse=True)
def anew() -> Iterator[None]:
    best.cache_clear()
    yield
    best.cache_clear()


def test_code_is_what_re_makes_of_text() -> None:
    code = memoryview(sample(Code())).cast("I").tolist()
    assert code == list(code_of(sample(Text())))


@pytest.mark.skipif(sys.version_info >= (3, 14), reason="a newer Python may have other code; then text is used")
def test_patterns_are_code_where_that_is_known() -> None:
    assert isinstance(best(), Code)


@pytest.mark.parametrize("name", ["either", "group", "atomic", "look", "repeat", "given", "chars"])
def test_other_code_is_not_trusted(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    right = getattr(Code, name)
    monkeypatch.setattr(Code, name, lambda *args, **options: right(*args, **options) + bytes(4))
    assert isinstance(best(), Text)


def test_without_the_parts_of_re_patterns_are_text(build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = build(RULES)
    expected = [engine(text) for text in TEXTS]
    assert sum(map(len, expected)) > 1

    def gone(*names: str) -> None:
        raise ImportError(names)

    monkeypatch.setattr("qawl.match.patterns.compiled.import_module", gone)
    monkeypatch.setattr(pieces, "import_module", gone)
    best.cache_clear()
    machine = Machine(engine.program, engine.classifier.signer)
    kept = Tables.from_data(marshal.loads(marshal.dumps(machine.tables.to_data())))
    patterns = [*kept.contexts, *kept.rounds]
    patterns += [pattern for attempt in kept.attempts for pattern in (attempt.right, attempt.left) if pattern]
    assert all(isinstance(pattern.pattern, re.Pattern) and pattern.pattern.pattern for pattern in patterns)
    plain = Engine(engine.program, Machine, kept.to_data())
    assert [plain(text) for text in TEXTS] == expected


def test_a_pattern_of_code_is_the_one_of_text() -> None:
    text = "(?P<one>[a-c]+)(?:x|(?P<two>y))"
    code = Code()
    one = code.group(1, "one", code.repeat(code.chars("[a-c]"), 1, 9, lazy=False, single=True))
    whole = code.seq([one, code.either([code.chars("x"), code.group(2, "two", code.chars("y"))])])
    stretches = Stretches()
    data = code.pattern(whole, 2, {"one": 1, "two": 2}, stretches).data
    made = Compiled(data, Stretches.from_data(stretches.to_data())).pattern
    assert dict(made.groupindex) == {"one": 1, "two": 2}
    for string in ("abx", "ccay", "ab", "x"):
        found, expected = made.match(string, 0), re.match(text, string)
        assert (found and found.regs) == (expected and expected.regs)


def test_a_stretch_is_kept_once() -> None:
    stretches = Stretches()
    codes = [[7, 1, 2, 7, 3], [7, 1, 2], [7, 3, 7, 1, 2, 7], [4]]
    numbers = [stretches.cut(array("I", code).tobytes(), 7) for code in codes]
    assert numbers == [[0, 1], [0], [1, 0, 2], [3]]
    kept = Stretches.from_data(stretches.to_data())
    assert [kept.joined(found) for found in numbers] == codes


def test_damaged_stretches_are_no_stretches() -> None:
    with pytest.raises(ValueError, match="damaged code"):
        Stretches.from_data((b"AAAA", [3]))
