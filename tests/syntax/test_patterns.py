"""Patterns to trees, as a table; and the same pattern in English and in Arabic."""

from __future__ import annotations

import pytest

from qawl.diagnostic import RuleError
from qawl.syntax.reader import parse_pattern
from qawl.syntax.tree import (
    Anchor,
    AnyOrder,
    Capture,
    Choice,
    ClassAnd,
    ClassExpr,
    ClassMinus,
    ClassName,
    ClassNot,
    ClassOr,
    ClassTest,
    Enclitic,
    Gap,
    Look,
    Pattern,
    PhraseRef,
    Proclitic,
    Repeat,
    Sequence,
    Word,
)
from qawl.syntax.vocabulary import CLASSES, PHRASES

A, B, C = PhraseRef("a"), PhraseRef("b"), PhraseRef("c")


def one_word(expr: ClassExpr) -> ClassTest:
    return ClassTest(expr)


def name(text: str) -> ClassName:
    return ClassName(text)


TABLE: list[tuple[str, Pattern]] = [
    # words
    ("أن", Word("أن")),
    ("قالَ", Word("قالَ")),
    ('"أن"', Word("أن", exact=True)),
    ('"،"', Word("،", exact=True)),
    (r'"\""', Word('"', exact=True)),
    (r'"\\"', Word("\\", exact=True)),
    (r'"\u200Fأ"', Word("\u200fأ", exact=True)),
    ("على حد", Sequence((Word("على"), Word("حد")))),
    # classes
    ("{a}", one_word(name("a"))),
    ("{quote-open}", one_word(name("quote-open"))),
    ("{al-}", one_word(name("al-"))),
    ("{verb_2}", one_word(name("verb_2"))),
    ("{فعل-قول}", one_word(name("فعل-قول"))),
    ("{a b}", one_word(ClassAnd((name("a"), name("b"))))),
    ("{a | b | c}", one_word(ClassOr((name("a"), name("b"), name("c"))))),
    ("{a - b}", one_word(ClassMinus(name("a"), name("b")))),
    ("{a - b - c}", one_word(ClassMinus(ClassMinus(name("a"), name("b")), name("c")))),
    ("{!a}", one_word(ClassNot(name("a")))),
    ("{!!a}", one_word(ClassNot(ClassNot(name("a"))))),
    ("{a !b}", one_word(ClassAnd((name("a"), ClassNot(name("b")))))),
    (
        "{a b - c d | e}",
        one_word(ClassOr((ClassMinus(ClassAnd((name("a"), name("b"))), ClassAnd((name("c"), name("d")))), name("e")))),
    ),
    ("{a (b | c)}", one_word(ClassAnd((name("a"), ClassOr((name("b"), name("c"))))))),
    ("{al- - b}", one_word(ClassMinus(name("al-"), name("b")))),
    ("{say masdar ـه}", Enclitic(one_word(ClassAnd((name("say"), name("masdar")))), "ه")),
    # phrases and roles
    ("<a>", A),
    ("< a >", A),
    ("[source <a>]", Capture("source", A)),
    ("[source <a> | <b>]", Capture("source", Choice((A, B)))),
    ("[setting <a> [addressee <b>]]", Capture("setting", Sequence((A, Capture("addressee", B))))),
    # sequence, choice, group
    ("<a> <b>", Sequence((A, B))),
    ("<a> | <b> <c>", Choice((A, Sequence((B, C))))),
    ("(<a> | <b>) <c>", Sequence((Choice((A, B)), C))),
    ("(<a>)", A),
    # repetition
    ("<a>?", Repeat(A, 0, 1)),
    ("<a>*", Repeat(A, 0, None)),
    ("<a>+", Repeat(A, 1, None)),
    ("<a>??", Repeat(A, 0, 1, lazy=True)),
    ("<a>*?", Repeat(A, 0, None, lazy=True)),
    ("<a>+?", Repeat(A, 1, None, lazy=True)),
    ("<a>{2,5}", Repeat(A, 2, 5)),
    ("<a>{ 2 , 5 }", Repeat(A, 2, 5)),
    ("<a>{2,5}?", Repeat(A, 2, 5, lazy=True)),
    ("<a>{3}", Repeat(A, 3, 3)),
    ("<a>{3,}", Repeat(A, 3, None)),
    ("<a>{,3}", Repeat(A, 0, 3)),
    ("<a>{٢،٥}", Repeat(A, 2, 5)),
    ("{a} {b}", Sequence((one_word(name("a")), one_word(name("b"))))),
    ("(<a> <b>)?", Repeat(Sequence((A, B)), 0, 1)),
    ("(<a>+)?", Repeat(Repeat(A, 1, None), 0, 1)),
    # any order
    ("(<a> & <b>)", AnyOrder(((A, True), (B, True)))),
    ("(<a> & <b>? & <c>*)", AnyOrder(((A, True), (B, False), (Repeat(C, 1, None), False)))),
    ("(<a>{0,3} & <b>+)", AnyOrder(((Repeat(A, 1, 3), False), (Repeat(B, 1, None), True)))),
    ("(<a> <b>? & (<a> | <b>))", AnyOrder(((Sequence((A, Repeat(B, 0, 1))), True), (Choice((A, B)), True)))),
    # gaps
    ("...", Gap()),
    ("…", Gap()),
    ("... <a>", Sequence((Gap(), A))),
    ("... until <a>", Gap(A)),
    ("... until <a> <b>", Sequence((Gap(A), B))),
    ("... حتى (<a> | <b>)", Gap(Choice((A, B)))),
    # clitics
    ("لـ <a>", Proclitic("ل", A)),
    ("لـ<a>", Proclitic("ل", A)),
    ("لـ <a>?", Repeat(Proclitic("ل", A), 0, 1)),
    ("و بـ [source <a>]", Sequence((Word("و"), Proclitic("ب", Capture("source", A))))),
    ("وـ لـ <a>", Proclitic("و", Proclitic("ل", A))),
    ("<a> ـه", Enclitic(A, "ه")),
    ("{a}ـه", Enclitic(one_word(name("a")), "ه")),
    ("قول ـ", Enclitic(Word("قول"), "")),
    ("بـ <a> ـه", Enclitic(Proclitic("ب", A), "ه")),
    ("<a> ـه?", Repeat(Enclitic(A, "ه"), 0, 1)),
    # anchors and lookahead
    ("^ <a> $", Sequence((Anchor("start"), A, Anchor("end")))),
    ("=<a>", Look(A, negative=False)),
    ("!<a> <b>", Sequence((Look(A, negative=True), B))),
    ("!(<a> | <b>)", Look(Choice((A, B)), negative=True)),
    ("!<a>?", Look(Repeat(A, 0, 1), negative=True)),
    # white space and comments
    ("<a>\n   <b>", Sequence((A, B))),
    ("<a>\r\n   <b>", Sequence((A, B))),
    ("<a>   # <b>\n<c>", Sequence((A, C))),
    ("<a>\u200e<b>\u00a0<c>", Sequence((A, B, C))),
    ("قال\u200e أن", Sequence((Word("قال"), Word("أن")))),
    ('"#" <a>', Sequence((Word("#", exact=True), A))),
]


@pytest.mark.parametrize(("text", "expected"), TABLE, ids=[text for text, _ in TABLE])
def test_table(text: str, expected: Pattern) -> None:
    assert parse_pattern(text) == expected


ROLES = [
    ("cue", "قول"),
    ("source", "قائل"),
    ("content", "مقول"),
    ("via", "ناقل"),
    ("addressee", "مخاطب"),
    ("setting", "مقام"),
    ("time", "زمان"),
    ("place", "مكان"),
    ("topic", "موضوع"),
    ("manner", "هيئة"),
    ("occasion", "مناسبة"),
]


@pytest.mark.parametrize(("english", "arabic"), CLASSES.items())
def test_classes_have_two_spellings(english: str, arabic: str) -> None:
    assert parse_pattern(f"{{a - {english}}}") == parse_pattern(f"{{a - {arabic}}}")


@pytest.mark.parametrize(("english", "arabic"), PHRASES.items())
def test_built_in_phrases_have_two_spellings(english: str, arabic: str) -> None:
    assert parse_pattern(f"<{english}>") == parse_pattern(f"<{arabic}>") == PhraseRef(english)


@pytest.mark.parametrize(("english", "arabic"), ROLES)
def test_roles_have_two_spellings(english: str, arabic: str) -> None:
    assert parse_pattern(f"[{english} <a>]") == parse_pattern(f"[{arabic} <a>]") == Capture(english, A)


@pytest.mark.parametrize(
    "word",
    ["أوضح", "حتى", "أو", "كان", "مثال", "مثالي", "رتبة", "يقطع", "صيغة", "فعل", "قول", "عبارة", "كلمات", "يأخذ", "أن"],
)
def test_keywords_are_words_elsewhere(word: str) -> None:
    """A keyword is a literal where none is expected, and never cuts a word."""
    assert parse_pattern(word) == Word(word)
    assert parse_pattern(f"[cue {word}] {word}") == Sequence((Capture("cue", Word(word)), Word(word)))


@pytest.mark.parametrize("word", ["حتىى", "untilx"])
def test_until_ends_where_a_word_ends(word: str) -> None:
    if word.isascii():
        with pytest.raises(RuleError):
            parse_pattern(f"... {word} <a>")
    else:
        assert parse_pattern(f"... {word} <a>") == Sequence((Gap(), Word(word), A))


def test_role_names_are_names_of_classes_and_phrases_too() -> None:
    assert parse_pattern("{cue} <or>") == Sequence((one_word(name("cue")), PhraseRef("or")))
    assert parse_pattern("[cue قول]") == Capture("cue", Word("قول"))


def test_a_capture_covers_its_brackets() -> None:
    text = "قال [source <np>  ] أن"
    sequence = parse_pattern(text)
    assert isinstance(sequence, Sequence)
    capture = sequence.items[1]
    assert text[capture.place.start : capture.place.end] == "[source <np>  ]"
    assert isinstance(capture, Capture)
    assert text[capture.body.place.start : capture.body.place.end] == "<np>"
