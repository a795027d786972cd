"""Where contents end and what is trimmed off a span."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable

import pytest

from qawl.attribution.boundaries import content_end, is_clause_start, trimmed
from qawl.engine import Engine
from qawl.match.document import Document
from qawl.match.found import Match

# A text, and what is left of it.
TRIMMED = [
    ("الطريق مفتوح", "الطريق مفتوح"),
    ("، الطريق مفتوح. ", "الطريق مفتوح"),
    (": - الطريق مفتوح؛ ...", "الطريق مفتوح"),
    ("الطريق، مفتوح", "الطريق، مفتوح"),
    (".. الطريق .. مفتوح…", "الطريق .. مفتوح"),
    ("الطريق مفتوح (", "الطريق مفتوح"),
    ("(قريبا) الطريق مفتوح (قريبا)", "(قريبا) الطريق مفتوح (قريبا)"),
    ("هل الطريق مفتوح؟", "هل الطريق مفتوح"),
    ("\nالطريق مفتوح\n\n", "الطريق مفتوح"),
    # quotation marks that enclose all of it, and what stands inside them at the edges
    ("«الطريق مفتوح»", "الطريق مفتوح"),
    ("«الطريق مفتوح.».", "الطريق مفتوح"),
    ('«"الطريق مفتوح"»', "الطريق مفتوح"),
    ("«الطريق» مفتوح", "«الطريق» مفتوح"),
    ("الطريق «مفتوح».", "الطريق «مفتوح»"),
    ("«الطريق» و«الجسر»", "«الطريق» و«الجسر»"),
    # marks whose partner is missing
    ("الطريق مفتوح»", "الطريق مفتوح"),
    ("» الطريق مفتوح", "الطريق مفتوح"),
    ("«الطريق مفتوح", "الطريق مفتوح"),
    ("الطريق «مفتوح", "الطريق «مفتوح"),
    # nothing is left
    (" . ", ""),
    ("«»", ""),
    ("«.»", ""),
]


@pytest.mark.parametrize(("text", "expected"), TRIMMED)
def test_trimmed(tiny: Engine, text: str, expected: str) -> None:
    document = tiny.lay_out(text)
    start, end = trimmed(document, 0, len(document.tokens))
    assert text[document.start(start) : document.end(end - 1) if start < end else document.start(start)] == expected


def test_a_partner_outside_the_span_is_none(tiny: Engine) -> None:
    document = tiny.lay_out("قال «الطريق مفتوح» أمس")
    assert [document.word(t) for t in range(*trimmed(document, 0, 4))] == ["قال", "«", "الطريق", "مفتوح"]
    assert [document.word(t) for t in range(*trimmed(document, 1, 4))] == ["الطريق", "مفتوح"]
    assert [document.word(t) for t in range(*trimmed(document, 2, 5))] == ["الطريق", "مفتوح"]


# `~` stands before the cue, `[` before the content, `|` where another report would take over (`!`, where it would do so
# in a quotation too); `]` is where the content ends.
ENDS = [
    ("~قال إن [الطريق مفتوح.]", "nothing else"),
    ("~قال إن [الطريق مفتوح، ]|مشيرا إلى السعر.", "the first that takes over"),
    ("~قال إن [الطريق مفتوح، ]|مشيرا إلى السعر، |مؤكدا أنه ثابت.", "the first of two"),
    # a quotation that the content begins in
    ("~قال: «[الطريق مفتوح]»، وهو كذلك.", "opened just before it"),
    ("~قال: «[الطريق مفتوح، |مشيرا إلى السعر]»، |مؤكدا أنه ثابت.", "a report in it takes nothing over"),
    ("~قال إن [«الطريق مفتوح]»، وهو كذلك.", "opened with it, and the clause ends with it"),
    ("~قال إن [«الطريق مفتوح]»\n، وهو كذلك.", "opened with it, and the line ends with it"),
    ("~قال إن [«الطريق» مفتوح، ]|مشيرا إلى السعر.", "opened with it, and the clause goes on"),
    ("«ثم ~قال إن [الطريق مفتوح]» وسافر، |مشيرا إلى السعر.", "opened before the cue"),
    ("«ثم ~قال إن [الطريق مفتوح]. وهو كذلك» أمس.", "a sentence ends in the quotation that the cue stands in"),
    ("«ثم ~قال: «[الطريق مفتوح. السعر ثابت]» أمس» كذلك.", "not in what the source says"),
    ("~قال: «[الطريق مفتوح. السعر ثابت]» أمس.", "nor in a quotation after the cue"),
    ("~قال إن [«الطريق مفتوح»، وإن «السعر ثابت»، ]|مشيرا إلى السعر.", "with وأن the clause goes on"),
    ("~قال إن «[الطريق مفتوح]»، وإن السعر ثابت.", "unless the mark is left outside"),
    # quotations inside
    ("~قال إن [الطريق «مفتوح، |مشيرا إلى السعر» أمس، ]|مؤكدا أنه ثابت.", "what takes over in it is the source's"),
    ("~قال إن [الطريق «مفتوح، ]|مشيرا إلى السعر.", "a mark left open protects nothing"),
    ("~قال إن [الطريق «مفتوح، |وأشار إلى السعر، ]!مؤكدا» أنه ثابت.", "a strong one reaches into the quotation"),
    ("~قال: «[الطريق مفتوح، ]!مشيرا» إلى السعر.", "into one that the content begins in, too"),
]


@pytest.mark.parametrize(("marked", "why"), ENDS, ids=[why for _, why in ENDS])
def test_content_end(tiny: Engine, marked: str, why: str) -> None:
    document, places = _places(tiny, marked)
    (cue,), (start,), (end,) = places["~"], places["["], places["]"]
    match = Match(0, cue, 0, cue, cue + 1, ())
    takeovers = sorted(places["|"] + places["!"])
    assert content_end(document, match, start, len(document.tokens), takeovers, places["!"], _goes_on) == end, why


def _goes_on(token: str) -> bool:
    return token.strip() in ("وأن", "وإن")


def _places(engine: Engine, marked: str) -> tuple[Document, dict[str, list[int]]]:
    """The document without the marks, and by mark the tokens that it stands before."""
    text = ""
    places: dict[str, list[int]] = {mark: [] for mark in "~[|!]"}
    for char in marked:
        if char in places:
            places[char].append(len(text))
        else:
            text += char
    document = engine.lay_out(text)
    return document, {mark: [bisect_left(document.starts, at) for at in found] for mark, found in places.items()}


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("قال الوزير", "قال", True),
        ("ثم قال الوزير", "قال", False),
        ("نعم، قال الوزير", "قال", True),
        ("نعم. قال الوزير", "قال", True),
        ("«قال الوزير»", "قال", True),
        ("«نعم» قال الوزير", "قال", True),
        ("نعم (قال الوزير", "قال", True),
    ],
)
def test_a_clause_starts_after_a_mark(tiny: Engine, text: str, word: str, expected: bool) -> None:
    document = tiny.lay_out(text)
    at = [document.word(token) for token in range(len(document.tokens))].index(word)
    assert is_clause_start(document, at, False) is expected
    assert is_clause_start(document, at, True) is True


# The same, end to end.
TABLE = [
    "[1.cue أعلن] [1.source الوزير] أن [1.content الطريق مفتوح]، [2.cue مشيرا] إلى أن [2.content السعر ثابت].",
    "[1.cue أعلن] [1.source الوزير] أن [1.content الطريق مفتوح] و[2.cue أشار] إلى أن [2.content السعر ثابت].",
    "[1.cue أعلن] [1.source الوزير] أن [1.content الطريق مفتوح] كما [2.cue أشار] إلى [2.content السعر].",
    "[1.cue أعلن] [1.source الوزير] أن [1.content الطريق مفتوح] لكنه [2.cue أشار] إلى [2.content السعر].",
    "[1.cue أعلن] [1.source الوزير] أن [1.content الطريق مفتوح]. [2.cue أشار] إلى [2.content السعر].",
    # the mark that a pattern begins with stands before the clause
    "[1.cue أعلن] [1.source الوزير] أن [1.content الطريق مفتوح]، وعن [2.topic الجسر] [2.cue قال] إن "
    "[2.content السعر ثابت].",
    # not at the start of a clause: the report is part of the content
    "[1.cue أعلن] [1.source الوزير] أن [1.content المدير [2.cue أشار] إلى [2.content السعر]].",
    "[1.cue أعلن] [1.source الوزير] [1.content أنه [2.cue أشار] إلى [2.content السعر]].",
    # who is not named is not the speaker if the verb is of another gender: what follows belongs to the content
    "[1.cue أعلن] [1.source الوزير] أن [1.content البلدية مفتوحة، و[2.cue رحبت] ب[2.content السعر]].",
    "[1.cue أعلن] [1.source الوزير] أن [1.content البلدية مفتوحة]، و[2.cue رحب] ب[2.content السعر].",
    "[1.cue أعلن] [1.source الوزير] أن [1.content البلدية تشير]، و[2.cue أعلنت] أن [2.content السعر ثابت].",
    "[1.cue أعلن] [1.source الوزير] أن [1.content البلدية، [2.cue أعلنت] أن [2.content السعر ثابت]].",
    # `interrupts inner` goes on with the outer أن, and ends the content within it
    "[1.cue أعلن] [1.source الوزير] أن [1.content [2.source المدير] [2.cue قال] إن [2.content الطريق مفتوح] "
    "وأن [3.source البلدية] [3.cue نفت] أن [3.content يكون مغلقا]].",
    # nothing is taken over in a quotation
    "[1.cue قال] [1.source الوزير]: «[1.content الطريق مفتوح، و[2.cue أعلن] [2.source المدير] أن "
    "[2.content الجسر مغلق]]»، [3.cue مشيرا] إلى أن [3.content السعر ثابت].",
    # a content before its cue: what reports within it ends with it
    "[1.content [2.cue أعلن] [2.source الوزير] أن [2.content الطريق مفتوح]]، كما [1.cue قال] [1.source المدير].",
    # ... but not where what is said goes on behind that cue
    "[1.content [2.cue أعلن] [2.source الوزير]]، كما [1.cue قال] [1.source المدير]، "
    "[1.content أن [2.content الطريق مفتوح]].",
]


@pytest.mark.parametrize("bracketed", TABLE)
def test_table(found: Callable[[str], str], bracketed: str) -> None:
    assert found(bracketed) == bracketed
