"""Third and first person active forms against libqutrub, a conjugator of vocalised infinitives (development only)."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from runpy import run_path

import pytest

from qawl.morphology.form import Form
from qawl.morphology.verbs import inflect_verb

conjugator = pytest.importorskip("libqutrub.conjugator")

VERBS: tuple[tuple[str, str, str, str], ...] = run_path(str(Path(__file__).with_name("reporting_verbs.py")))["VERBS"]
PERSONS = ("هو", "هي", "هما", "هما مؤ", "هم", "هن", "أنا", "نحن")
TENSES = {"past": ("الماضي المعلوم",), "present": ("المضارع المعلوم", "المضارع المجزوم", "المضارع المنصوب")}
SIGNS = re.compile("[\u064b-\u0652\u0670\u0640]")

# Where libqutrub is not followed: (past, tense) -> (what only it has, what only we have).
# It keeps the weak radical before ت although a defective verb drops it: حيّت, أحيت (Wright I, "Verbs whose third radical
# is و or ي": رمى, رمت). أحييت and حييت are in its set and ours all the same, as the first person.
EXCEPTIONS = {
    ("حيا", "past"): ({"حييتا"}, {"حيت", "حيتا"}),
    ("أحيا", "past"): ({"أحييتا"}, {"أحيت", "أحيتا"}),
}
# A second spelling in use that we add and libqutrub lacks: hamza kept on its alif before the و or ا of an ending
# (بدأوا, يبدأان), or on the line after ا (جاءوا). The uncontracted jussive (يردد) is a variant that both have.
ADDED = re.compile("(أو|ءو)(ا|ن)?$|أان?$")


def oracle(past: str, vowel: str, tense: str) -> set[str]:
    table = conjugator.conjugate(past, vowel or "فتحة", True, display_format="DICT")
    words = (table[mood].get(person, "") for mood in TENSES[tense] for person in PERSONS)
    return {SIGNS.sub("", unicodedata.normalize("NFC", word)) for word in words if word}


def ours(forms: tuple[Form, ...], tense: str) -> set[str]:
    return {
        form.text
        for form in forms
        if {tense, "active"} <= form.features
        and "future" not in form.features
        and not form.joins
        and not ("variant" in form.features and ADDED.search(form.text))
    }


@pytest.mark.parametrize("tense", TENSES)
@pytest.mark.parametrize(("vocalised", "vowel", "past", "present"), VERBS, ids=[verb[2] for verb in VERBS])
def test_same_forms(vocalised: str, vowel: str, past: str, present: str, tense: str) -> None:
    expected, found = oracle(vocalised, vowel, tense), ours(inflect_verb(past, present), tense)
    theirs_only, ours_only = EXCEPTIONS.get((past, tense), (set(), set()))
    assert expected - found == theirs_only
    assert found - expected == ours_only


def test_every_exception_is_a_verb_of_the_table() -> None:
    assert {past for past, _ in EXCEPTIONS} <= {verb[2] for verb in VERBS}
