"""Participles, masdars and nouns."""

from __future__ import annotations

import pytest

from qawl.morphology.form import Form, NotInflected
from qawl.morphology.nouns import inflect_noun
from qawl.morphology.verbs import inflect_verb


def texts(forms: tuple[Form, ...], features: str, joins: bool = False, without: str = "") -> set[str]:
    wanted, barred = set(features.split()), set(without.split())
    return {f.text for f in forms if wanted <= f.features and not barred & f.features and f.joins is joins}


MUSHIR = ("أشار", "يشير", "مشير")
NAFIN = ("نفى", "ينفي", "ناف")
RAIN = ("رأى", "يرى", "راء")
MUNBI = ("أنبأ", "ينبئ", "منبئ")


@pytest.mark.parametrize(
    ("parts", "features", "without", "expected"),
    [
        (MUSHIR, "masculine singular", "accusative", "مشير"),
        (MUSHIR, "masculine singular accusative", "", "مشيرا"),
        (MUSHIR, "feminine singular accusative", "", "مشيرة"),
        (MUSHIR, "masculine dual", "construct", "مشيران مشيرين"),
        (MUSHIR, "feminine dual", "construct", "مشيرتان مشيرتين"),
        (MUSHIR, "masculine plural", "construct", "مشيرون مشيرين"),
        (MUSHIR, "masculine plural construct", "", "مشيرو مشيري"),
        (MUSHIR, "feminine plural", "", "مشيرات"),
        (NAFIN, "masculine singular", "accusative construct", "ناف"),
        (NAFIN, "masculine singular accusative", "", "نافيا"),
        (NAFIN, "feminine singular", "", "نافية"),
        (NAFIN, "masculine plural", "construct", "نافون نافين"),
        (NAFIN, "masculine dual", "construct", "نافيان نافيين"),
        (NAFIN, "feminine plural", "", "نافيات"),
        (RAIN, "masculine singular", "construct", "راء رائيا"),
        (RAIN, "masculine plural", "construct", "راؤون رائين"),
        (MUNBI, "masculine singular", "", "منبئ منبئا"),
        (MUNBI, "masculine plural", "construct", "منبئون منبئين"),
        (("جاء", "يجيء", "جاء"), "feminine singular", "", "جائية"),
        (("رد", "يرد", "راد"), "masculine singular accusative", "", "رادا"),
        # Whoever marks the tanwin means it, even where the verb is not defective (the hamza softened).
        (("لجأ", "يلجأ", "لاجٍ"), "masculine singular accusative", "", "لاجيا"),
    ],
)
def test_participle(parts: tuple[str, str, str], features: str, without: str, expected: str) -> None:
    assert texts(inflect_verb(*parts), f"participle {features}", without=without) == set(expected.split())


def test_participle_before_a_pronoun() -> None:
    assert texts(inflect_verb(*MUSHIR), "participle", joins=True) == set(
        "مشير مشيرت مشيرات مشيرا مشيري مشيرتا مشيرتي مشيرو".split()
    )
    assert "نافي" in texts(inflect_verb(*NAFIN), "participle singular", joins=True)
    assert "ناف" not in texts(inflect_verb(*NAFIN), "participle", joins=True)


@pytest.mark.parametrize("given", ["ناف", "نافٍ", "نافي"])
def test_defective_participle_is_recognised_however_it_is_given(given: str) -> None:
    assert set(inflect_verb("نفى", "ينفي", given)) == set(inflect_verb(*NAFIN))


@pytest.mark.parametrize("wrong", ["مشيرة", "said", "مصطفى"])
def test_no_participle(wrong: str) -> None:
    with pytest.raises(NotInflected):
        inflect_verb("أشار", "يشير", wrong)


def test_verb_without_participle() -> None:
    assert not texts(inflect_verb("قال", "يقول"), "participle")


@pytest.mark.parametrize(
    ("past", "present", "masdar", "free", "joining"),
    [
        ("أعلن", "يعلن", "إعلان", "إعلان إعلانا الإعلان", "إعلان"),
        ("دعا", "يدعو", "دعوة", "دعوة الدعوة", "دعوت"),
        ("نفى", "ينفي", "نفي", "نفي نفيا النفي", "نفي"),
        ("ادعى", "يدعي", "ادعاء", "ادعاء الادعاء", "ادعاء ادعائ ادعاؤ"),
        ("تلقى", "يتلقى", "تلقٍ", "تلق تلقي تلقيا التلقي", "تلقي"),
        ("تلقى", "يتلقى", "تلقي", "تلق تلقي تلقيا التلقي", "تلقي"),
        ("بدأ", "يبدأ", "بدء", "بدء بدءا البدء", "بدء بدئ بدؤ"),
        ("تنبأ", "يتنبأ", "تنبٍّ", "تنب تنبي تنبيا التنبي", "تنبي"),
        ("جاء", "يجيء", "مجيء", "مجيء مجيئا المجيء", "مجيئ"),
        ("تنبأ", "يتنبأ", "تنبؤ", "تنبؤ تنبؤا التنبؤ", "تنبؤ تنبئ"),
        ("ادعى", "يدعي", "دعوى", "دعوى الدعوى", "دعوا"),
    ],
)
def test_masdar(past: str, present: str, masdar: str, free: str, joining: str) -> None:
    forms = inflect_verb(past, present, masdars=(masdar,))
    assert texts(forms, "masdar") == set(free.split())
    assert texts(forms, "masdar", joins=True) == set(joining.split())
    assert all(f.text.startswith("ال") for f in forms if "definite" in f.features)


def test_several_masdars() -> None:
    assert {"زعم", "مزاعم"} <= texts(inflect_verb("زعم", "يزعم", "زاعم", ("زعم", "مزاعم")), "masdar")


@pytest.mark.parametrize(
    ("singular", "plurals", "features", "without", "expected"),
    [
        ("بيان", (), "singular", "", "بيان بيانا البيان"),
        ("بيان", (), "dual", "definite", "بيانان بيانين بيانا بياني"),
        ("بيان", (), "dual definite", "", "البيانان البيانين"),
        ("بيان", ("بيانات",), "plural feminine", "", "بيانات البيانات"),
        ("مسؤول", ("مسؤولون",), "plural", "definite", "مسؤولون مسؤولين مسؤولو مسؤولي"),
        ("مسؤول", ("مسؤولين",), "plural definite", "", "المسؤولون المسؤولين"),
        ("قرن", ("قرون",), "plural", "", "قرون قرونا القرون"),
        ("وزارة", ("وزارات",), "dual", "definite", "وزارتان وزارتين وزارتا وزارتي"),
        ("وزارة", ("وزارات",), "singular feminine", "", "وزارة الوزارة"),
        ("مصدر", ("مصادر",), "plural", "", "مصادر المصادر"),
        ("تقرير", ("تقارير",), "plural", "", "تقارير التقارير"),
        ("خبر", ("أخبار",), "plural", "", "أخبار أخبارا الأخبار"),
        ("صوت", ("أصوات",), "plural", "", "أصوات أصواتا الأصوات"),
        ("بنت", ("بنات",), "plural feminine", "", "بنات البنات"),
        ("وزير", ("وزراء",), "plural", "", "وزراء الوزراء"),
        ("شيء", (), "singular", "", "شيء شيئا الشيء"),
        ("جزء", (), "singular", "", "جزء جزءا الجزء"),
        ("أخت", ("أخوات",), "plural feminine", "", "أخوات الأخوات"),
        ("مبدأ", (), "singular", "", "مبدأ المبدأ"),
        ("مبدأ", (), "dual", "definite construct", "مبدآن مبدأين"),
        ("مستشفى", (), "dual", "definite construct", "مستشفيان مستشفيين"),
        ("محامٍ", ("محامون",), "singular", "", "محام محامي محاميا المحامي"),
        ("محامٍ", ("محامون",), "plural", "construct", "محامون محامين المحامون المحامين"),
        ("قارئ", ("قارئون",), "plural", "construct definite", "قارئون قارئين"),
    ],
)
def test_noun(singular: str, plurals: tuple[str, ...], features: str, without: str, expected: str) -> None:
    assert texts(inflect_noun(singular, plurals), f"noun {features}", without=without) == set(expected.split())


@pytest.mark.parametrize(
    ("singular", "plurals", "expected"),
    [
        ("وزارة", ("وزارات",), "وزارت وزارتا وزارتي وزارات"),
        ("مسؤول", ("مسؤولون",), "مسؤول مسؤولا مسؤولي مسؤولو"),
        ("نبأ", ("أنباء",), "نبأ نبئ نبؤ نبآ نبأي أنباء أنبائ أنباؤ"),
        ("دعوى", ("دعاوى",), "دعوا دعويا دعويي دعاوا"),
    ],
)
def test_noun_before_a_pronoun(singular: str, plurals: tuple[str, ...], expected: str) -> None:
    assert texts(inflect_noun(singular, plurals), "noun", joins=True) == set(expected.split())


def test_dual_is_not_singular_and_article_is_no_tanwin() -> None:
    forms = inflect_noun("بيان", ("بيانات",))
    assert not [f for f in forms if {"dual", "singular"} <= f.features]
    assert "البيانا" not in {f.text for f in forms}


@pytest.mark.parametrize("wrong", ["", "news", "بيان صحفي", "٣٤"])
def test_no_noun(wrong: str) -> None:
    with pytest.raises(NotInflected):
        inflect_noun(wrong)
