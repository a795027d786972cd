"""Declarations to trees, in English and in Arabic, with their places."""

from __future__ import annotations

import pytest

from qawl.syntax.reader import read_source
from qawl.syntax.tree import (
    BlockDecl,
    Capture,
    Case,
    ClassTest,
    ConstructionDecl,
    Declaration,
    Entry,
    Fold,
    Frame,
    NounRow,
    Nouns,
    PhraseDecl,
    PhraseRef,
    RuleFile,
    Sequence,
    VerbRow,
    Verbs,
    Word,
    Words,
)


def read(text: str) -> RuleFile:
    file, problems = read_source("a.qawl", text.encode())
    assert problems == []
    assert file is not None
    return file


def only(text: str) -> Declaration:
    (declaration,) = read(text).declarations
    return declaration


def test_fold() -> None:
    english = only(
        "fold   # orthography\n    unify ا أ إ\n    unify ي ى ی\n    drop tashkeel tatweel ء\n"
        "    quotes “ ”\n    quotes \" \"\n    quotes '' ''\n"
    )
    arabic = only(
        "توحيد\n    وحد ا أ إ\n    وحد ي ى ی\n    احذف تشكيل تطويل ء\n"
        "    علامات “ ”\n    علامات \" \"\n    علامات '' ''\n"
    )
    assert english == arabic
    assert english == Fold(
        (("ا", "أ", "إ"), ("ي", "ى", "ی")), ("tashkeel", "tatweel", "ء"), (("“", "”"), ('"', '"'), ("''", "''"))
    )


def test_words() -> None:
    english = only(
        "words time-word\n    اليوم\n\n    # a comment\n"
        '    أول من أمس، غدا , CNN\n    لـ, ـه\n    مثال أول # أمس\n    "،"\n'
    )
    arabic = only('كلمات time-word\n    اليوم\n    أول من أمس، غدا، CNN\n    لـ، ـه،\n    مثال أول\n    "،"')
    assert english == arabic
    assert english == Words(
        "time-word",
        (
            Entry((Word("اليوم"),)),
            Entry((Word("أول"), Word("من"), Word("أمس"))),
            Entry((Word("غدا"),)),
            Entry((Word("CNN"),)),
            Entry((Word("لـ"),)),
            Entry((Word("ـه"),)),
            Entry((Word("مثال"), Word("أول"))),
            Entry((Word("،", exact=True),)),
        ),
    )


def test_nouns() -> None:
    assert only("nouns document\n    بيان بيانات\n    تقرير تقارير\n") == only(
        "أسماء document\n    بيان بيانات\n    تقرير تقارير\n"
    )
    assert only("nouns document\n    بيان بيانات\n    كتاب\n") == Nouns(
        "document", (NounRow(("بيان", "بيانات")), NounRow(("كتاب",)))
    )


def test_verbs() -> None:
    english = only(
        "verbs deny act deny polarity negative\n"
        "    نفى ينفي ناف نفي    takes أن or عن <np> or <np> بـ <np> or من <np> أن or بـ أن or <quote>\n"
        "    أخذ يأخذ - أخذ مأخذ  also أخذوا أخذن\n"
        "    أشار يشير مشير إشارة takes إلى إن also أشارت\n"
        "    قال يقول قائل قول\n"
    )
    arabic = only(
        "أفعال deny فعل نفي قطبية سالبة\n"
        "    نفى ينفي ناف نفي    يأخذ أن أو عن <اسم> أو <اسم> بـ <اسم> أو من <اسم> أن أو بـ أن أو <اقتباس>\n"
        "    أخذ يأخذ - أخذ مأخذ  وأيضا أخذوا أخذن\n"
        "    أشار يشير مشير إشارة يأخذ إلى إن وأيضا أشارت\n"
        "    قال يقول قائل قول\n"
    )
    frames = (
        Frame((("", "that"),)),
        Frame((("عن", "np"),)),
        Frame((("", "np"), ("بـ", "np"))),
        Frame((("من", "np"), ("", "that"))),
        Frame((("بـ", "that"),)),
        Frame((("", "quote"),)),
    )
    assert english == arabic
    assert english == Verbs(
        "deny",
        "deny",
        "negative",
        (
            VerbRow("نفى", "ينفي", "ناف", ("نفي",), frames),
            VerbRow("أخذ", "يأخذ", "", ("أخذ", "مأخذ"), (), ("أخذوا", "أخذن")),
            VerbRow("أشار", "يشير", "مشير", ("إشارة",), (Frame((("إلى", "that"),)),), ("أشارت",)),
            VerbRow("قال", "يقول", "قائل", ("قول",), ()),
        ),
    )


def test_verbs_are_positive_unless_they_say_otherwise() -> None:
    verbs = only("verbs say act say\n    قال يقول قائل -\n")
    assert isinstance(verbs, Verbs)
    assert (verbs.polarity, verbs.rows[0].masdars) == ("positive", ())


def test_phrase() -> None:
    expected = PhraseDecl("np", "A noun phrase.", Sequence((PhraseRef("a"), Word("أو"))))
    assert only('phrase np\n    "A noun\n     phrase."\n    <a>\n    أو\n') == expected
    assert only('عبارة np\n    "A noun phrase."   # more\n\n    <a> أو\n') == expected


def test_a_pattern_may_stand_beside_its_name() -> None:
    assert only("phrase np <a>") == PhraseDecl("np", "", PhraseRef("a"))


def test_a_quoted_word_alone_is_a_pattern() -> None:
    comma = Word("،", exact=True)
    assert only('phrase comma\n    "،"\n') == PhraseDecl("comma", "", comma)
    assert only('phrase comma\n    "A comma."\n    "،"\n') == PhraseDecl("comma", "A comma.", comma)
    assert only('phrase comma\n    "،" <a>\n') == PhraseDecl("comma", "", Sequence((comma, PhraseRef("a"))))


def test_construction() -> None:
    english = only(
        "construction verb-that\n"
        '    "The canonical sentence."\n'
        "    rank 2\n"
        "    interrupts\n"
        "    nominal\n"
        "    form preposition\n"
        "    act say\n"
        "    was old-name\n"
        "    was older\n"
        "    # the cue first\n"
        "    [cue {say}]\n"
        "        # then the source\n"
        "        [source <np>]\n"
        "\n"
        "    # cases\n"
        '    example  [cue قال] [source فلان] # "إن\n'
        "    reject أعلن الوزير أسماء الوفد.\n"
        "    todo مثال\n"
    )
    arabic = only(
        "تركيب verb-that\n"
        '    "The canonical sentence."\n'
        "    رتبة ٢\n"
        "    يقطع\n"
        "    اسمي\n"
        "    صيغة حرف-جر\n"
        "    فعل قول\n"
        "    كان اسمه old-name\n"
        "    كان اسمه older\n"
        "    [قول {say}] [قائل <np>]\n"
        '    مثال  [cue قال] [source فلان] # "إن\n'
        "    مرفوض أعلن الوزير أسماء الوفد.\n"
        "    مؤجل مثال\n"
    )
    assert english == arabic
    assert english == ConstructionDecl(
        "verb-that",
        "The canonical sentence.",
        Sequence((Capture("cue", _say()), Capture("source", PhraseRef("np")))),
        rank=2,
        interrupts="all",
        nominal=True,
        form="preposition",
        act="say",
        was=("old-name", "older"),
        cases=(
            Case("example", '[cue قال] [source فلان] # "إن'),
            Case("reject", "أعلن الوزير أسماء الوفد."),
            Case("todo", "مثال"),
        ),
    )


@pytest.mark.parametrize(
    ("option", "expected"),
    [
        ("", ("", False)),
        ("    interrupts\n", ("all", False)),
        ("    interrupts inner   # a comment\n", ("inner", False)),
        ("    يقطع الداخلي\n    اسمي\n", ("inner", True)),
        ("    nominal\n    interrupts\n", ("all", True)),
    ],
)
def test_options_without_a_value(option: str, expected: tuple[str, bool]) -> None:
    declaration = only(f"construction a\n{option}    [cue قال]\n")
    assert isinstance(declaration, ConstructionDecl)
    assert (declaration.interrupts, declaration.nominal) == expected


@pytest.mark.parametrize("line", ["يقطع", "اسمي", "يقطع الداخلي"])
def test_an_option_is_a_line_of_its_own(line: str) -> None:
    declaration = only(f"construction a\n    {line} [cue قال]\n")
    assert isinstance(declaration, ConstructionDecl)
    assert (declaration.interrupts, declaration.nominal) == ("", False)
    assert declaration.pattern == Sequence((*map(Word, line.split()), Capture("cue", Word("قال"))))


def _say() -> ClassTest:
    declaration = only("phrase a {say}")
    assert isinstance(declaration, PhraseDecl)
    assert isinstance(declaration.pattern, ClassTest)
    return declaration.pattern


def test_block() -> None:
    expected = BlockDecl("impersonal", "Nobody speaks.", Capture("cue", Word("يذكر")), (Case("reject", "يذكر أن"),))
    assert only('block impersonal\n    "Nobody speaks."\n    [cue يذكر]\n    reject يذكر أن\n') == expected
    assert only('استثناء impersonal\n    "Nobody speaks."\n    [قول يذكر]\n    مرفوض يذكر أن\n') == expected


@pytest.mark.parametrize("word", ["رتبة", "صيغة", "فعل", "كان", "مثالي", "أو"])
def test_a_line_of_a_pattern_may_begin_with_a_word_like_a_keyword(word: str) -> None:
    declaration = only(f"construction a\n    [cue قال]\n    {word} <np>\n    example x\n")
    assert isinstance(declaration, ConstructionDecl)
    assert declaration.pattern == Sequence((Capture("cue", Word("قال")), Word(word), PhraseRef("np")))


def test_a_case_word_inside_a_line_is_a_literal_and_can_be_quoted_at_its_start() -> None:
    declaration = only('construction a\n    [cue قال] مثال\n    "مثال" <np>\n')
    assert isinstance(declaration, ConstructionDecl)
    assert declaration.pattern == Sequence(
        (Capture("cue", Word("قال")), Word("مثال"), Word("مثال", exact=True), PhraseRef("np"))
    )


SAMPLE = (
    "# rules\n\nwords a\n    ب ج\n\nconstruction b  # c\n    [cue قال] <np>\n    example  قال فلان.\t\n"
    "verbs c act say\n    قال يقول قائل قول takes أن\n"
)


@pytest.mark.parametrize("text", [SAMPLE, SAMPLE.replace("\n", "\r\n"), SAMPLE.rstrip("\n")])
def test_places_are_offsets_into_the_file(text: str) -> None:
    file = read(text)
    words, construction, verbs = file.declarations
    assert file.source == text
    assert isinstance(words, Words)
    assert isinstance(construction, ConstructionDecl)
    assert isinstance(verbs, Verbs)

    def cut(node: object) -> str:
        place = node.place  # type: ignore[attr-defined]
        assert place.path == "a.qawl"
        return text[place.start : place.end]

    assert [cut(node) for node in file.declarations] == ["words a", "construction b", "verbs c"]
    assert cut(words.entries[0]) == "ب ج"
    assert cut(construction.pattern) == "[cue قال] <np>"
    assert cut(construction.cases[0]) == construction.cases[0].text == "قال فلان."
    assert cut(verbs.rows[0]) == "قال يقول قائل قول takes أن"
    assert cut(verbs.rows[0].frames[0]) == "أن"


def test_windows_line_ends_change_nothing() -> None:
    assert read(SAMPLE).declarations == read(SAMPLE.replace("\n", "\r\n")).declarations


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    file, problems = read_source("a", b"\xef\xbb\xbf" + "words a\n  ب\n".encode())
    assert file is not None
    assert (problems, file.declarations) == ([], (Words("a", (Entry((Word("ب"),)),)),))


def test_an_empty_file_is_a_file() -> None:
    assert read("").declarations == read("\n  # only this\n\n").declarations == ()
