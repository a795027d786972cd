"""From a match to an attribution: what stays outside a span, and what is said of the report."""

from __future__ import annotations

from collections.abc import Callable
from typing import get_args

import pytest

from qawl.attribution.model import ROLES, Attribution, Form, Mode
from qawl.engine import Engine

Only = Callable[[str], Attribution]


# Texts in brackets: a bracket that opens inside a word leaves the letters before it outside the span.
TABLE = [
    # و and ف before the cue
    "و[cue أعلن] [source الوزير] أن [content الطريق مفتوح].",
    "ف[cue قال] [source الوزير] إن [content الطريق مفتوح].",
    "وَ[cue أَعْلَنَ] [source الوزير] أن [content الطريق مفتوح].",
    "فـ[cue قال] [source الوزير] إن [content الطريق مفتوح].",
    "وَـ[cue أعلن] [source الوزير] أن [content الطريق مفتوح].",
    "و[cue أ\u0654علن] [source الوزير] أن [content الطريق مفتوح].",
    # a clitic preposition before a source: the one that the rule asks for, with its marks
    "[cue وفقا] ل[source وزير البناء]، [content الطريق مفتوح].",
    "[cue وفقا] لِ[source وَزير]، [content الطريق مفتوح].",
    "[cue وفقا] لـ[source وزير]، [content الطريق مفتوح].",
    "[cue وفقا] ل[source لوزير]، [content الطريق مفتوح].",
    # letters like clitics, which are the word's own: وسائل، فريق، بيسكوف
    "[cue قال] [source وسائل إعلام] إن [content الطريق مفتوح].",
    "[cue قال] [source فريق البناء] إن [content الطريق مفتوح].",
    "[cue قال] [source بيسكوف] إن [content الطريق مفتوح].",
    "[cue قال] [source فيوري] إن [content الطريق مفتوح].",
    # و that begins the content is said too
    "[cue قال] [source الوزير]: «[content والطريق مفتوح]».",
    # who speaks for himself is named by no noun behind the verb
    "[cue أعلنت] [source الوزيرة] أن [content الطريق مفتوح].",
    "[cue نعلن] دائما أن [content الطريق مفتوح].",
    # a preposition of the rule's stays inside a role that begins with it
    "[cue قال] [source الوزير] [setting في تصريح [addressee للصحفيين]] إن [content الطريق مفتوح].",
    # أن stands outside, أنه and بأنه open the content
    "[cue أعلن] [source الوزير] [content أنه مسافر].",
    "[cue أعلن] [source الوزير] [content أنني مسافر].",
    # the frame's preposition
    "[cue أشار] [source الوزير] إلى [content السعر].",
    "[cue أشار] [source الوزير] إلى أن [content السعر ثابت].",
    # quotation marks around a part of the noun phrase that is said, and around all of it
    "[cue أشار] [source الوزير] إلى [content «السعر» الثابت].",
    "[cue أشار] [source الوزير] إلى «[content السعر الثابت]».",
    "[cue أعلن] [source الوزير] أن [content «الطريق مفتوح»، وأن «السعر ثابت»].",
    # before a quotation the preposition stands alone
    "[cue رحب] [source الوزير] ب«[content الاتفاق الجديد]».",
    # two cues, and the pronoun outside or inside
    "و[cue نقلت] [via الوكالة] عن [source الوزير] [cue قوله] إن [content الطريق مفتوح].",
    # one content before and after its cue
    "«[content الطريق مفتوح]»، [cue قال] [source الوزير]، «[content والجسر مغلق]».",
    # a colon is a cue though marks are trimmed
    "[source وزير البناء][cue :] [content الطريق مفتوح]",
]


@pytest.mark.parametrize("bracketed", TABLE)
def test_spans(found: Callable[[str], str], bracketed: str) -> None:
    numbered = bracketed.replace("[", "[1.")
    assert found(numbered) == numbered


@pytest.mark.parametrize(
    ("text", "mode", "quotes"),
    [
        ("قال الوزير إن الطريق مفتوح.", "indirect", []),
        ("قال الوزير: «الطريق مفتوح».", "direct", ["الطريق مفتوح"]),
        ("قال الوزير إن «الطريق مفتوح».", "direct", ["الطريق مفتوح"]),
        ("قال الوزير إن الطريق «مفتوح».", "mixed", ["مفتوح"]),
        ("قال الوزير إن «الطريق» مفتوح و«الجسر» أيضا.", "mixed", ["الطريق", "الجسر"]),
        ('قال الوزير إن الطريق «مفتوح "منذ" أمس».', "mixed", ['مفتوح "منذ" أمس']),
        ("قال الوزير إن الطريق «مفتوح.", "indirect", []),
        ("«الطريق مفتوح»، قال الوزير، «والجسر مغلق».", "direct", ["الطريق مفتوح", "والجسر مغلق"]),
        ("أشار الوزير إلى السعر.", "nominal", []),
        ("أشار الوزير إلى «السعر».", "direct", ["السعر"]),
        ("أشار الوزير إلى «السعر» الثابت.", "mixed", ["السعر"]),
    ],
)
def test_mode_and_quotes(only: Only, text: str, mode: Mode, quotes: list[str]) -> None:
    attribution = only(text)
    assert attribution.mode == mode
    assert [quote.text for quote in attribution.quotes] == quotes


@pytest.mark.parametrize(
    ("text", "rule", "form", "lemma", "act"),
    [
        ("أعلنت الوزارة أن الطريق مفتوح.", "verb-that", "verb", "أعلن", "announce"),
        ("مشيرا إلى أن السعر ثابت.", "participle-that", "participle", "أشار", "explain"),
        ("نقلت الوكالة عن الوزير قوله إن الطريق مفتوح.", "relay", "verb", "نقل", "transmit"),
        ("وفقا للوزير، الطريق مفتوح.", "accordingly", "preposition", "وفقا", "say"),
        ("ووفقا للوزير، الطريق مفتوح.", "accordingly", "preposition", "وفقا", "say"),
        ("وزير البناء: الطريق مفتوح", "headline", "colon", ":", "claim"),
    ],
)
def test_what_the_cue_says(only: Only, text: str, rule: str, form: Form, lemma: str, act: str) -> None:
    attribution = only(text)
    assert (attribution.rule, attribution.form, attribution.lemma, attribution.act) == (rule, form, lemma, act)
    assert form in get_args(Form)


@pytest.mark.parametrize(
    ("text", "polarity", "negated"),
    [
        ("أعلن الوزير أن الطريق مفتوح.", "affirmative", False),
        ("لم يعلن الوزير أن الطريق مفتوح.", "affirmative", True),
        ("ولم يعلن الوزير أن الطريق مفتوح.", "affirmative", True),
        ("نفى الوزير أن يكون الطريق مفتوحا.", "negative", False),
        ("لم ينف الوزير أن الطريق مفتوح.", "negative", True),
        ("لم يسافر. أعلن الوزير أن الطريق مفتوح.", "affirmative", False),
        ("كما أعلن الوزير أن الطريق مفتوح.", "affirmative", False),
    ],
)
def test_polarity_and_negation(only: Only, text: str, polarity: str, negated: bool) -> None:
    attribution = only(text)
    assert (attribution.polarity, attribution.negated) == (polarity, negated)


def test_the_roles_that_are_not_there_are_empty(only: Only) -> None:
    attribution = only("قال إن الطريق مفتوح.")
    filled = {role for role in ROLES if attribution.role(role)}
    assert filled == {"cue", "content"}
    assert list(attribution.source) == []


def test_every_role_is_a_list_of_pieces_in_the_order_of_the_text(tiny: Engine) -> None:
    text = "«الطريق مفتوح»، قال الوزير، «والجسر مغلق»."
    (attribution,) = tiny(text)
    assert [piece.text for piece in attribution.content] == ["الطريق مفتوح", "والجسر مغلق"]
    assert attribution.content.text == "الطريق مفتوح … والجسر مغلق"
    assert all(text[piece.start : piece.end] == piece.text for piece in attribution.content)


def test_an_unknown_role_is_refused(only: Only) -> None:
    with pytest.raises(KeyError):
        only("قال إن الطريق مفتوح.").role("mode")


def test_a_first_person_does_not_end_what_is_said(found: Callable[[str], str]) -> None:
    nested = "[1.cue قال] [1.source الوزير] إن [1.content الطريق مفتوح، و[2.cue نعلن] أن [2.content السعر ثابت]]."
    assert found(nested) == nested
    ended = "[1.cue قال] [1.source الوزير] إن [1.content الطريق مفتوح]، و[2.cue أعلن] أن [2.content السعر ثابت]."
    assert found(ended) == ended
