"""A grammar small enough to see through, and texts with their attributions in brackets."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from qawl.attribution.model import Attribution
from qawl.cases.bracket import marks_of, write_markup
from qawl.compile import compile_rules
from qawl.engine import Engine
from qawl.syntax.markup import read_markup

RULES = """
fold
    unify ا أ إ
    unify ي ى
    drop tashkeel tatweel invisible
    quotes « »
    quotes " "

verbs say act say
    قال يقول قائل قول       takes أن or <quote>
verbs announce act announce
    أعلن يعلن معلن إعلان    takes أن
verbs explain act explain
    أشار يشير مشير إشارة    takes إلى أن or إلى <np>
verbs deny act deny polarity negative
    نفى ينفي ناف نفي        takes أن
verbs transmit act transmit
    نقل ينقل ناقل نقل       takes أن
verbs praise act praise
    رحب يرحب مرحب ترحيب     takes بـ <np>
words negation
    لم
words preposition
    إلى ، عن ، في ، ب
words clause-opener
    كما ، لكنه

phrase np (!{preposition} !{that} !{reporting - noun} {word}){1,4}
phrase clause {any}+

construction verb-that
    interrupts
    [cue {reporting finite}] [source <np>]? [setting في تصريح [addressee لـ {word}]]?
    ({comma} كما {word}{2} {comma} | {comma})? <that> [content <clause>]
construction verb-quotation
    interrupts
    [cue {quoting finite}] [source <np>]? {colon}? {quote-open} [content <clause>]
construction fronted-that
    rank 1
    interrupts
    {comma} عن [topic {word}] [cue {reporting finite}] [source <np>]? <that> [content <clause>]
construction verb-object
    rank -1
    interrupts
    nominal
    [cue {reporting finite}] [source <np>]? <object> [content <clause>]
construction participle-that
    interrupts
    [cue {reporting participle accusative}] <that> [content <clause>]
construction source-verb-that
    interrupts inner
    {that} [source <np>] !(وـ {word}) [cue {reporting finite}] <that> [content <clause>]
construction relay
    rank 1
    interrupts
    [cue {transmit finite}] [via <np>] عن [source <np>] [cue {say masdar} ـه] <that> [content <clause>]
construction quotation-first
    {quote-open} [content {any}+?] {quote-close} {comma}?
    [cue {say finite}] [source <np>] ({comma} {quote-open} [content <clause>])?
construction accordingly
    form preposition
    act say
    [cue وفقا] لـ [source <np>] {comma} [content <clause>]
construction as-said
    ^ [content {any}+?] {comma} كما [cue {reporting finite}] [source <np>] ({comma} [content <clause>] | $)
construction headline
    form colon
    act claim
    ^ [source {word - reporting}{1,3}] [cue {colon}] [content <clause>]
"""


@pytest.fixture(scope="session")
def tiny() -> Engine:
    """An engine for these rules."""
    return Engine(compile_rules([("tiny.qawl", RULES.encode())])[0])


@pytest.fixture(scope="session")
def found(tiny: Engine) -> Callable[[str], str]:
    """The attributions of a bracketed text without its brackets, in brackets, so that it can be compared with them."""

    def again(bracketed: str) -> str:
        markup, problems = read_markup(bracketed)
        assert markup, problems
        return write_markup(markup.text, marks_of(tiny(markup.text), markup.marks))

    return again


@pytest.fixture(scope="session")
def only(tiny: Engine) -> Callable[[str], Attribution]:
    """The one attribution of a text."""

    def find(text: str) -> Attribution:
        (attribution,) = tiny(text)
        return attribution

    return find
