"""Finite forms, and how the class of a verb is read off its principal parts."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from runpy import run_path

import pytest

from qawl.morphology.form import Form, NotInflected
from qawl.morphology.verbs import analyse, inflect_verb

VERBS: tuple[tuple[str, str, str, str], ...] = run_path(str(Path(__file__).with_name("reporting_verbs.py")))["VERBS"]


def texts(forms: tuple[Form, ...], features: str, joins: bool = False, without: str = "variant future") -> set[str]:
    wanted, barred = set(features.split()), set(without.split())
    return {f.text for f in forms if wanted <= f.features and not barred & f.features and f.joins is joins}


@pytest.mark.parametrize(
    ("past", "present", "features", "expected"),
    [
        ("قال", "يقول", "past passive third singular masculine", "قيل"),
        ("قال", "يقول", "present passive third singular feminine", "تقال"),
        ("نادى", "ينادي", "past passive third singular masculine", "نودي"),
        ("دعا", "يدعو", "past passive third singular masculine", "دعي"),
        ("دعا", "يدعو", "present passive third singular masculine", "يدعى"),
        ("تساءل", "يتساءل", "past passive third singular masculine", "تسوئل"),
        ("سأل", "يسأل", "past passive third singular masculine", "سئل"),
        ("توقع", "يتوقع", "past passive-like third singular masculine", "توقع"),
        ("جاء", "يجيء", "past passive third plural feminine", ""),
        ("أشار", "يشير", "present passive first", ""),
        ("نفى", "ينفي", "present active third singular masculine", "ينفي ينف"),
        ("قال", "يقول", "present active third plural masculine", "يقولون يقولوا"),
        ("قال", "يقول", "present active third plural feminine", "يقلن"),
        ("قال", "يقول", "present active first singular", "أقول أقل"),
        ("رد", "يرد", "past active third plural feminine", "رددن"),
        ("رد", "يرد", "past active third singular feminine", "ردت"),
        ("أمل", "يأمل", "present active first singular", "آمل"),
        ("أكد", "يؤكد", "present active first singular", "أؤكد"),
        ("آمن", "يؤمن", "present active first singular", "أومن"),
        ("لفت", "يلفت", "past active first singular", "لفت"),
        ("بدأ", "يبدأ", "past active third dual masculine", "بدآ"),
        ("رأى", "يرى", "present active third singular masculine", "يرى ير"),
        ("يئس", "ييأس", "present active third singular masculine", "ييأس"),
    ],
)
def test_one_slot(past: str, present: str, features: str, expected: str) -> None:
    assert texts(inflect_verb(past, present), f"finite {features}") == set(expected.split())


@pytest.mark.parametrize(
    ("past", "present", "features", "free", "joining"),
    [
        ("نفى", "ينفي", "past active third singular masculine", "نفى", "نفا"),
        ("دعا", "يدعو", "past active third singular masculine", "دعا", "دعا"),
        ("قال", "يقول", "past active third plural masculine", "قالوا", "قالو"),
        ("رأى", "يرى", "present active third singular masculine", "يرى ير", "يرا ير"),
        ("أنبأ", "ينبئ", "past active third singular masculine", "أنبأ", "أنبأ"),
        ("قرأ", "يقرأ", "present active third singular masculine", "يقرأ", "يقرؤ يقرأ"),
        ("شاء", "يشاء", "present active third singular masculine", "يشاء يشأ", "يشاؤ يشاء يشأ"),
        ("أعلن", "يعلن", "past active third singular feminine", "أعلنت", "أعلنت"),
    ],
)
def test_before_a_pronoun(past: str, present: str, features: str, free: str, joining: str) -> None:
    forms = inflect_verb(past, present)
    assert texts(forms, features) == set(free.split())
    assert texts(forms, features, joins=True) == set(joining.split())


def test_future_is_indicative_only() -> None:
    forms = inflect_verb("أشار", "يشير")
    singular = "future active third singular masculine"
    assert texts(forms, singular, without="variant") == {"سيشير"}
    assert texts(forms, "future active third plural masculine", without="variant") == {"سيشيرون"}
    assert texts(forms, "future past", without="") == set()


def test_variants_are_marked() -> None:
    forms = inflect_verb("بدأ", "يبدأ")
    assert texts(forms, "past active third plural masculine") == {"بدؤوا"}
    assert texts(forms, "past active third plural masculine variant", without="") == {"بدأوا"}
    assert texts(inflect_verb("رد", "يرد"), "present first singular variant", without="future") == {"أردد"}
    # Inside a word آ stays whole.
    assert not any("أا" in f.text for f in inflect_verb("تآمر", "يتآمر"))


@pytest.mark.parametrize(
    ("parts", "form", "kind"),
    [
        (("أقر", "يقر"), "IV", "geminate"),
        (("أكد", "يؤكد"), "II", "sound"),
        (("أمل", "يأمل"), "I", "sound"),
        (("أثر", "يؤثر"), "II", "sound"),
        (("آثر", "يؤثر"), "IV", "sound"),
        (("خاف", "يخاف"), "I", "hollow"),
        (("حاج", "يحاج", "محاج"), "III", "geminate"),
        (("حاجّ", "يحاجّ"), "III", "geminate"),
        (("استمر", "يستمر"), "X", "geminate"),
        (("استمع", "يستمع"), "VIII", "sound"),
        # Not in the list of known verbs: the masdar decides.
        (("استبر", "يستبر"), "X", "geminate"),
        (("استبر", "يستبر", "مستبر", ("استبار",)), "VIII", "sound"),
        (("احمر", "يحمر", "محمر", ("احمرار",)), "IX", "geminate"),
        (("استاء", "يستاء"), "VIII", "hollow"),
        (("استعاد", "يستعيد"), "X", "hollow"),
        (("ادعى", "يدعي"), "VIII", "defective"),
        (("اشمأز", "يشمئز"), "QIV", "geminate"),
        (("أرى", "يري"), "IV", "defective"),
        (("وعد", "يعد"), "I", "sound"),
        (("أَشارَ", "يُشيرُ"), "IV", "hollow"),
    ],
)
def test_class_from_parts(parts: tuple[str, ...], form: str, kind: str) -> None:
    verb = analyse(*parts)  # type: ignore[arg-type]
    assert (verb.form, verb.root.kind.value) == (form, kind)


@pytest.mark.parametrize(
    ("past", "present", "hint"),
    [
        ("said", "يقول", "LATIN SMALL LETTER S"),
        ("قال", "قول", "begin with ي"),
        ("", "يقول", "past is empty"),
        ("قال", "", "present is empty"),
        ("أعلن عن", "يعلن", "SPACE"),
        ("ق", "يقول", "single letter"),
        ("اعلن", "يعلن", "did you mean أعلن يعلن"),
        ("أبدي", "يبدي", "did you mean أبدى يبدي"),
        ("تمنى", "يتمني", "did you mean تمنى يتمنى"),
        ("أعلن", "يعلم", "not the past and present of one verb"),
    ],
)
def test_no_verb(past: str, present: str, hint: str) -> None:
    with pytest.raises(NotInflected, match=hint):
        inflect_verb(past, present)


def test_every_form_is_nfc_and_said_once() -> None:
    for _, _, past, present in VERBS:
        forms = inflect_verb(past, present)
        assert len(forms) == len(set(forms))
        for form in forms:
            assert form.text == unicodedata.normalize("NFC", form.text)
            assert all("ء" <= c <= "ي" for c in form.text), form.text


def test_vowel_signs_and_order_of_marks_do_not_matter() -> None:
    plain = inflect_verb("أكد", "يؤكد")
    assert inflect_verb("أَكَّدَ", "يُؤَكِّدُ") == plain
    assert inflect_verb(unicodedata.normalize("NFD", "أكد"), unicodedata.normalize("NFD", "يؤكد")) == plain
