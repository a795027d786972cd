"""What holds of the attributions of any text, with the built-in grammar."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from itertools import accumulate
from typing import Any
from unicodedata import normalize

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from qawl.attribution.model import ROLES, Attribution, Piece
from qawl.compile import compile_rules, rule_files
from qawl.engine import Engine
from qawl.program import Program
from qawl.resources import rules_folder
from qawl.text.folding import Fold
from qawl.text.tokens import tokenize

SENTENCES = (
    "وأعلن وزير النقل كريم الدرويش، اليوم الثلاثاء، أن الخط الجديد سيبدأ العمل في مطلع الربيع المقبل.",
    "وأشارت المديرة في مؤتمر صحفي إلى أن الأعمال أنجزت، مشددة على أن الوزارة لن ترفع الأسعار.",
    "وأضاف: «سنفتح الخط حين نطمئن إلى سلامة كل محطة، ولن نستعجل من أجل موعد».",
    "ونقلت وكالة الشراع عن مديرة المشروع سلمى الخازن قولها إن الاختبارات ستستمر ستة أسابيع.",
    "قال رئيس البلدية لصحيفة الضفة إن التجار “ينتظرون هذا الخط منذ عشر سنوات”، معربا عن أمله في ذلك.",
    "ودعا الحكومة إلى تعويض أصحاب المحال المتضررين من الحفريات.",
    "لكن رئيسة الجمعية نفت أن تكون الوزارة قد استشارت السكان، وأكدت أن ثلاث قرى بقيت من دون محطة.",
    "وبحسب تقرير رسمي، سينقل الخط أربعين ألف راكب يوميا.",
    "وفقا لمصدر أمني، ارتفعت الأسعار بنسبة كبيرة.",
    "وذكر الموقع أن الوزير قال في أعقاب إلغاء الحفل إن الطريق مفتوح.",
    "ويذكر أن أعمال البناء بدأت قبل خمسة أعوام.",
    "أعلن الوزير أن الطريق مفتوح، كما ذكر التلفزيون الرسمي.",
    "أوزيروف: روسيا ستواصل بذل الجهود",
    # quotation marks without a partner
    "وقال الوزير: «لن نقبل بهذا أبدا.",
    "وأوضح المدير» أن الخط جاهز.",
)
# Letters as old encodings have them, one character for each shape.
_FORMS = map(chr, range(0xFE80, 0xFEFD))
SHAPES = {normalize("NFKC", form): form for form in _FORMS if len(normalize("NFKC", form)) == 1}


# --- spelling


@st.composite
def spellings(draw: st.DrawFn, text: str, fold: Fold, exact: frozenset[str]) -> list[str]:
    """For each character of the text what is written in its place. Words that a rule wants exactly stay as they are."""
    written = list(text)
    groups = {letter: group for group in fold.unify for letter in group}
    for start, end in _words(text):
        if fold(text[start:end]) in exact:
            continue
        for at in range(start, end):
            if not draw(st.integers(0, 3)):
                letter = draw(st.sampled_from(groups.get(text[at], (text[at],))))
                letter = draw(st.sampled_from([letter, normalize("NFD", letter), SHAPES.get(letter, letter)]))
                marks = draw(st.sampled_from(["", "", "َ", "ّ", "ٌّ"]))
                inside = draw(st.sampled_from(["", "", "ـ", "ـــ", "\u200d"])) if at + 1 < end else ""
                written[at] = letter + marks + inside
                if at == start and normalize("NFKC", letter) == "و" and at + 2 < end:  # no ؤ is written apart
                    written[at] += draw(st.sampled_from(["", " ", "  "]))
    return written


def _words(text: str) -> Iterator[tuple[int, int]]:
    """The ranges of the Arabic words of a text."""
    start = 0
    for end in range(len(text) + 1):
        if end == len(text) or not "ء" <= text[end] <= "ي":
            if start < end:
                yield start, end
            start = end + 1


@given(st.data())
@settings(max_examples=40)
def test_spelling_changes_nothing(engine: Engine, data: st.DataObject) -> None:
    fold = Fold.from_data(engine.program.fold)
    exact = frozenset(map(fold, engine.program.exact))
    text = data.draw(st.sampled_from(SENTENCES))
    written = data.draw(spellings(text, fold, exact))
    offsets = list(accumulate(map(len, written), initial=0))
    varied = "".join(written)
    assert facts(engine(varied)) == facts(engine(text), offsets)


def facts(attributions: list[Attribution], offsets: list[int] | None = None) -> list[tuple[Any, ...]]:
    """All that an attribution says but for the words themselves, the positions mapped by `offsets`."""

    def at(piece: Piece) -> tuple[int, int]:
        return (piece.start, piece.end) if offsets is None else (offsets[piece.start], offsets[piece.end])

    return [
        (
            *(a.id, a.parent, a.rule, a.mode, a.form, a.act, a.polarity, a.negated),
            {role: [at(piece) for piece in a.role(role)] for role in ROLES},
            [at(piece) for piece in a.quotes],
        )
        for a in attributions
    ]


@pytest.mark.parametrize("title", ["دـ.", "دَ."])
def test_an_initial_is_one_letter_however_it_is_written(engine: Engine, title: str) -> None:
    (plain,), (varied,) = (engine(f"قال {written} أحمد سالم إن الطريق مفتوح.") for written in ("د.", title))
    assert (plain.source.text, varied.source.text) == ("د. أحمد سالم", f"{title} أحمد سالم")


# --- any text

WORDS = sorted({word for sentence in SENTENCES for word in sentence.split()})
MARKS = (
    "،",
    ".",
    "..",
    ":",
    "«",
    "»",
    '"',
    "“",
    "”",
    "'",
    "(",
    ")",
    "-",
    "؟",
    "12",
    "CNN",
    "\u200f",
    "ـ",
    "َ",
    "\0" + "ا" * 99,
)
BLANKS = (" ", " ", " ", " ", "", "\n", " \r\n", "\u00a0")
NEWS = st.lists(
    st.tuples(st.sampled_from(WORDS) | st.sampled_from(MARKS) | st.text(max_size=2), st.sampled_from(BLANKS)),
    max_size=30,
).map(lambda parts: "".join(word + blank for word, blank in parts if word.isprintable() or word in MARKS))
TEXTS = NEWS | st.lists(st.sampled_from(SENTENCES), max_size=4).map(" ".join)


@given(TEXTS)
@settings(max_examples=80)
def test_spans_are_of_the_text(engine: Engine, text: str) -> None:
    for attribution in engine(text):
        for pieces in (*map(attribution.role, ROLES), attribution.quotes):
            assert list(pieces) == sorted(pieces)
            for piece in pieces:
                assert text[piece.start : piece.end] == piece.text
                assert piece.text.strip() == piece.text != ""
        assert all(
            any(content.start <= quote.start and quote.end <= content.end for content in attribution.content)
            for quote in attribution.quotes
        )


@given(TEXTS)
@settings(max_examples=80)
def test_attributions_are_a_forest_in_the_order_of_their_cues(engine: Engine, text: str) -> None:
    attributions = engine(text)
    cues = [piece for attribution in attributions for piece in attribution.cue]
    assert len(set(cues)) == len(cues), "a word is the cue of one attribution"
    assert [a.cue.pieces[0].start for a in attributions] == sorted(a.cue.pieces[0].start for a in attributions)
    assert [a.id for a in attributions] == list(range(1, len(attributions) + 1))
    assert {a.rule for a in attributions} <= {c.name for c in engine.program.constructions if not c.block}
    for attribution in attributions:
        above, cue = [attribution.id], attribution.cue.pieces[0]
        parent = attribution.parent
        if parent is not None:
            assert any(c.start <= cue.start and cue.end <= c.end for c in attributions[parent - 1].content)
        while parent is not None:
            assert parent not in above
            above.append(parent)
            parent = attributions[parent - 1].parent


@given(TEXTS, TEXTS)
@example(*SENTENCES[-2:])
@example("ويذكر «لن ", "«سنفتح ")
@settings(max_examples=40)
def test_a_line_is_read_by_itself(engine: Engine, first: str, second: str) -> None:
    """But after a colon, which announces the line below it, a comma, a word that ends no sentence («لن»), and a short
    line that stands in the middle of a sentence, as links do."""
    tokens = engine.lay_out(first).tokens
    ends = not any("never-last" in engine.classifier.kinds(last) for last in tokens[-1:])
    assume(ends and len(tokens) == len(tokenize(first)) and not first.rstrip().endswith((":", "،", ",")))
    before, after = engine(first + "\n"), engine(second)
    offsets = [len(first) + 1 + at for at in range(len(second) + 1)]
    moved = [(fact[0] + len(before), fact[1] and fact[1] + len(before), *fact[2:]) for fact in facts(after, offsets)]
    assert facts(engine(first + "\n" + second)) == facts(before) + moved


# --- the same again


@pytest.fixture(scope="module")
def compiled() -> Program:
    """The built-in grammar as the compiler makes it, not as it is kept."""
    return compile_rules(rule_files(rules_folder()))[0]


@pytest.fixture(scope="module")
def pair(compiled: Program) -> tuple[Engine, Engine]:
    """An engine for that program, and one for the same program saved and loaded."""
    return Engine(compiled), Engine(Program.from_json(compiled.to_json()))


@given(TEXTS)
@settings(max_examples=60)
def test_a_loaded_program_finds_the_same(pair: tuple[Engine, Engine], text: str) -> None:
    made, loaded = pair
    assert loaded(text) == made(text)


@given(TEXTS, TEXTS)
@settings(max_examples=20)
def test_what_was_read_before_changes_nothing(engine: Engine, text: str, other: str) -> None:
    engine.classifier.clear()
    fresh = engine(text)
    engine(other)
    assert engine(text) == fresh


FRESH = """
import hashlib, sys, qawl
engine = qawl.load(cache=False)
print(hashlib.sha256(engine.program.to_json().encode()).hexdigest())
print(engine(sys.argv[1]))
"""


@pytest.mark.slow
def test_another_process_compiles_and_finds_the_same(compiled: Program, engine: Engine) -> None:
    text = "\n".join(SENTENCES)
    environment = {**os.environ, "PYTHONHASHSEED": "4711", "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-X", "utf8", "-c", FRESH, text]
    done = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=True)
    digest = hashlib.sha256(compiled.to_json().encode()).hexdigest()
    assert done.stdout == f"{digest}\n{engine(text)}\n"
