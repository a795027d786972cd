"""One speaker for all attributions of the same person: by what, and who, in small articles."""

from __future__ import annotations

import itertools
import json

import pytest

from qawl.adapters.jsonl import record
from qawl.attribution.model import UNKNOWN
from qawl.compile import compile_rules
from qawl.discourse.words import Words
from qawl.engine import Engine


def said(engine: Engine, text: str) -> list[tuple[str, str, str | None]]:
    """Cue, name and how it was found, for each attribution."""
    return [(a.cue.text, a.speaker.name, a.speaker.found) for a in engine(text)]


# an article; then for each attribution the name and how it was found
TABLE = {
    "short name": (
        "أعلن أنطون بتروف المتحدث باسم الكرملين أن اللقاء قريب. وقال بتروف إن الموعد قريب.",
        [("أنطون بتروف", "named here"), ("أنطون بتروف", "short name")],
    ),
    "a short name whose full name no source gives": (
        "وقاد رئيس الهيئة الفريق مهاب الجندلي السفينة. وقال الجندلي إن التجربة نجحت.",
        [("مهاب الجندلي", "short name")],
    ),
    "dropped subject, and the subject of a participle": (
        "قال أنطون بتروف إن اللقاء قريب. وأضاف أن الموعد غدا، مشيرا إلى أن الوفد وصل.",
        [("أنطون بتروف", "named here"), ("أنطون بتروف", "dropped subject"), ("أنطون بتروف", "participle's subject")],
    ),
    "agreement": (
        "قالت ليلى الحلاق إن اللقاء قريب. وقال أنطون بتروف إن الموعد غدا. وأضافت أن الوفد وصل.",
        [("ليلى الحلاق", "named here"), ("أنطون بتروف", "named here"), ("ليلى الحلاق", "dropped subject")],
    ),
    "title": (
        "أكد رئيس مجلس المدينة، السيد صالح الجندلي، أن الطريق مفتوح. وأوضح رئيس مجلس المدينة أن الجسر مغلق.",
        [("صالح الجندلي", "named here"), ("صالح الجندلي", "title")],
    ),
    "the holder of a title is named elsewhere": (
        "أكد رئيس البلدية أن الطريق مفتوح. ورافقه في الجولة رئيس البلدية صالح الجندلي إلى الجسر.",
        [("صالح الجندلي", "title")],
    ),
    "an epithet": (
        "كشف المتحدث باسم الخارجية الفرنسية جان دوبوا عن أن اللقاء قريب. وأضاف الدبلوماسي الفرنسي أن الموعد غدا.",
        [("جان دوبوا", "named here"), ("جان دوبوا", "epithet")],
    ),
    "no epithet of another people": (
        "كشف المتحدث باسم الخارجية الفرنسية جان دوبوا عن أن اللقاء قريب. وأضاف السفير الإيطالي أن الموعد غدا.",
        [("جان دوبوا", "named here"), ("السفير الإيطالي", "named here")],
    ),
    "the president is no epithet of who has just spoken": (
        "أكد حمدين الحلاق أن اللقاء قريب. وأعلن الرئيس أن الموعد غدا.",
        [("حمدين الحلاق", "named here"), ("الرئيس", "named here")],
    ),
    "the source is a body that was named": (
        "أعلنت الرئاسة النيجيرية أن اللقاء قريب. وأضاف المصدر أن الموعد غدا.",
        [("الرئاسة النيجيرية", "named here"), ("الرئاسة النيجيرية", "epithet")],
    ),
    "two of one family": (
        "قال الرئيس بيل كلينتون إن اللقاء قريب. وقالت السيدة كلينتون إن الموعد غدا.",
        [("بيل كلينتون", "named here"), ("كلينتون", "named here")],
    ),
    "a name that is written together": (
        "قال شكيب بن موسى إن اللقاء قريب. وأكد بنموسى أن الموعد غدا.",
        [("شكيب بن موسى", "named here"), ("شكيب بن موسى", "short name")],
    ),
    "a short form of a body": (
        "أعلن المرصد السوري لحقوق الإنسان أن الطريق مغلق. وأفاد المرصد بأن الجسر مغلق.",
        [("المرصد السوري لحقوق الإنسان", "named here"), ("المرصد السوري لحقوق الإنسان", "short name")],
    ),
    "an unnamed source again": (
        "قال مصدر أمني مصري إن الطريق مغلق. وأضاف المصدر أن الجسر مغلق.",
        [("مصدر أمني مصري", "named here"), ("مصدر أمني مصري", "title")],
    ),
    "first person within what somebody says": (
        "قال أنطون بتروف: «أعتقد أن الطريق مفتوح».",
        [("أنطون بتروف", "named here"), ("أنطون بتروف", "first person")],
    ),
    "a title after the name, where no source gives it": (
        "زار القرية سالم الحلاق، مدير المركز. وقال الحلاق إن الطريق مفتوح. وأعلن مدير المركز أن الجسر مغلق.",
        [("سالم الحلاق", "short name"), ("سالم الحلاق", "title")],
    ),
    "the latter is whom a pronoun would mean": (
        "قال أنطون بتروف إن اللقاء قريب. وأضاف الأخير أن الموعد غدا.",
        [("أنطون بتروف", "named here"), ("أنطون بتروف", "pronoun")],
    ),
    "the same source": (
        "قال مصدر أمني مصري إن الطريق مغلق. وأضاف ذات المصدر أن الجسر مغلق. وأوضح المصدر نفسه أن الباب مفتوح.",
        [("مصدر أمني مصري", "named here"), ("مصدر أمني مصري", "title"), ("مصدر أمني مصري", "title")],
    ),
    "another writer": (
        "قالت الكاتبة ليلى الحلاق إن اللقاء قريب. وقالت الكاتبة جبيلة سلامة إن الموعد غدا.",
        [("ليلى الحلاق", "named here"), ("جبيلة سلامة", "named here")],
    ),
    "a short name is no part of a longer word": (
        "وصل الرئيس رفيق الحريري إلى القاعة. وأكد الحر أن الطريق مفتوح.",
        [("الحر", "named here")],
    ),
    "a minister and somebody after him": (
        "قال الوزير إن اللقاء قريب. وقال أنطون بتروف إن الموعد غدا.",
        [("الوزير", "named here"), ("أنطون بتروف", "named here")],
    ),
    "an official by his people": (
        "قال مسؤول إيراني بارز إن اللقاء قريب. وقال أنطون بتروف إن الموعد غدا. وأكد المسؤول الإيراني أن الوفد وصل.",
        [("مسؤول إيراني بارز", "named here"), ("أنطون بتروف", "named here"), ("مسؤول إيراني بارز", "title")],
    ),
    "data in the feminine plural say nothing in the masculine": (
        "قال أنطون بتروف إن اللقاء قريب. وأظهرت المعطيات أن السعر ثابت. وأضاف أن الموعد غدا.",
        [("أنطون بتروف", "named here"), ("المعطيات", "named here"), ("أنطون بتروف", "dropped subject")],
    ),
    "the name of a medium that was introduced": (
        "ذكرت وكالة أنباء بلومسي أن السعر ثابت. وقالت بلومسي إن العرض كثير.",
        [("وكالة أنباء بلومسي", "named here"), ("وكالة أنباء بلومسي", "short name")],
    ),
    "a body that is the subject of another verb": (
        "قال أنطون بتروف إن السعر ثابت. وأصدرت وزارة النقل قرارا جديدا، وقالت إن الطريق مفتوح.",
        [("أنطون بتروف", "named here"), ("وزارة النقل", "dropped subject")],
    ),
    "a body that is the subject of the verb before a participle": (
        "قالت ليلى الحلاق إن السعر ثابت. واستقبل الحزب الوطني وفدا من القرية مؤكدا أن الطريق مفتوح.",
        [("ليلى الحلاق", "named here"), ("الحزب الوطني", "participle's subject")],
    ),
    "a medium that passes on what somebody else said": (
        "قال سالم الحلاق إن السعر ثابت. ونشر الموقع تصريحات سالم الحلاق التي قال فيها: «سنفتح الطريق كله غدا».",
        [("سالم الحلاق", "named here"), ("سالم الحلاق", "dropped subject")],
    ),
    "a body to which somebody does something": (
        "قال سالم الحلاق إن المدرب استقبل المنتخب الوطني وإنه شكره. وأضاف أن الطريق مفتوح.",
        [("سالم الحلاق", "named here"), ("سالم الحلاق", "dropped subject")],
    ),
    "the verb tells the gender, where the noun is of another": (
        "أفتى الداعية سالم الحلاق بأن السفر جائز. وقالت ليلى الجندلي إن الموعد غدا. وأضاف أن الوفد وصل.",
        [("سالم الحلاق", "named here"), ("ليلى الجندلي", "named here"), ("سالم الحلاق", "dropped subject")],
    ),
    "things that are many, with a verb in the feminine": (
        "قالت مصادر أمنية إن الطريق مغلق. وقال أنطون بتروف إن الموعد غدا. وأضافت أن الجسر مغلق.",
        [("مصادر أمنية", "named here"), ("أنطون بتروف", "named here"), ("مصادر أمنية", "dropped subject")],
    ),
    "the holder of a title is named before it": (
        "أعلن رئيس البلدية أن الطريق مفتوح. ورافقه في الجولة صالح الجندلي، رئيس البلدية، إلى الجسر.",
        [("صالح الجندلي", "title")],
    ),
    "no holder of the title of a deputy": (
        "أعلن رئيس البلدية أن الطريق مفتوح. ورافقه في الجولة نائب رئيس البلدية صالح الجندلي إلى الجسر.",
        [("رئيس البلدية", "named here")],
    ),
    "a title in short": (
        "زار محافظ المدينة سالم الحلاق الجسر. وأعلن المحافظ أن الطريق مفتوح.",
        [("سالم الحلاق", "title")],
    ),
    "who is the subject of the sentence before": (
        "قال أنطون بتروف إن السعر ثابت. وزار الوزير سالم الحلاق القرية أمس. وقال إن الطريق مفتوح.",
        [("أنطون بتروف", "named here"), ("سالم الحلاق", "dropped subject")],
    ),
    "who goes on is not the subject of the sentence before": (
        "قال أنطون بتروف إن السعر ثابت. وزار الوزير سالم الحلاق القرية أمس. وأضاف أن الطريق مفتوح.",
        [("أنطون بتروف", "named here"), ("أنطون بتروف", "dropped subject")],
    ),
    "a subject that is known by a short name": (
        "أكد سالم الحلاق أن السعر ثابت. وقال أنطون بتروف إن الموعد غدا. ودافع الحلاق عنه، مشيرا إلى أن الطريق مفتوح.",
        [("سالم الحلاق", "named here"), ("أنطون بتروف", "named here"), ("سالم الحلاق", "participle's subject")],
    ),
    "several who are the subject": (
        "قال أنطون بتروف إن السعر ثابت. وقد زار مسؤولون في وزارة النقل الجسر. وقالوا إن الطريق مفتوح.",
        [("أنطون بتروف", "named here"), ("مسؤولون في وزارة النقل", "dropped subject")],
    ),
    "she who speaks, and not the agency behind what she says": (
        "قالت ليلى الحلاق: «سنفتح الطريق كله غدا»، بحسب بلومسي. وأضافت أن الجسر مغلق.",
        [("ليلى الحلاق", "named here"), ("بلومسي", "named here"), ("ليلى الحلاق", "dropped subject")],
    ),
    "several sources and one are the same": (
        "قالت مصادر أمنية إن الطريق مغلق. وأضاف المصدر أن الجسر مغلق.",
        [("مصادر أمنية", "named here"), ("مصادر أمنية", "title")],
    ),
    "a name behind a place": (
        "أوضح المتحدث الرسمي لهيئة النقل بمنطقة طلعان أحمد الجندلي أن الطريق مفتوح.",
        [("أحمد الجندلي", "named here")],
    ),
    "who is talking": (
        "قال مدير المركز سالم الحلاق إن الطريق مفتوح. وأضاف المتحدث أن الجسر مغلق. وأكد معاليه أن الوفد وصل.",
        [("سالم الحلاق", "named here"), ("سالم الحلاق", "epithet"), ("سالم الحلاق", "epithet")],
    ),
    "a verb of the first person that looks like one of a woman": (
        "قالت ليلى الحلاق إن السعر ثابت. وقال أنطون بتروف: «أعلنت أمس أن الطريق مفتوح».",
        [("ليلى الحلاق", "named here"), ("أنطون بتروف", "named here"), ("أنطون بتروف", "first person")],
    ),
    "a form of address before anybody has spoken": (
        "واستقبل سعادته وفدا في القرية، وأكد سعادته أن الطريق مفتوح.",
        [("سعادته", "named here")],
    ),
    "a form of address after who is the subject": (
        "واستقبل السفير سالم الحلاق الوفد في القرية، وأكد سعادته أن الطريق مفتوح.",
        [("سالم الحلاق", "epithet")],
    ),
    "a newspaper by its name, and the one that spoke last": (
        "ذكرت صحيفة برق شمال السورية أن السعر ثابت. وقالت برق شمال إن العرض كثير. وقالت صحيفة المرساة إن الموعد غدا. "
        "وذكرت صحيفة برق شمال السورية أن الوفد وصل. وأضافت الصحيفة أن الطريق مفتوح.",
        [
            ("صحيفة برق شمال السورية", "named here"),
            ("صحيفة برق شمال السورية", "short name"),
            ("صحيفة المرساة", "named here"),
            ("صحيفة برق شمال السورية", "named here"),
            ("صحيفة برق شمال السورية", "short name"),
        ],
    ),
    "a body by its noun, where the text names it later": (
        "قالت الحكومة إن السعر ثابت. وأضافت الحكومة البريطانية أن العرض كثير.",
        [("الحكومة البريطانية", "short name"), ("الحكومة البريطانية", "named here")],
    ),
    "a family name that is a noun": (
        "قال أمين الاتحاد، عبد الفتاح خطاب، إن السعر ثابت. وأضاف خطاب أن العرض كثير.",
        [("عبد الفتاح خطاب", "named here"), ("عبد الفتاح خطاب", "short name")],
    ),
    "many who are near to somebody are not he": (
        "أكدت مصادر قريبة من الوزير سالم الحلاق أن الطريق مفتوح.",
        [("مصادر قريبة من الوزير سالم الحلاق", "named here")],
    ),
    "a subject that is a link on a line of its own": (
        "\nدبي، القرية (CNN)--أكد رئيس\nالنقل\nمشددا على الجسر.",
        [("رئيس النقل", "participle's subject")],
    ),
    "nobody, where the line ends behind what would be a subject": (
        "\nدبي، القرية (CNN)--أكد رئيس\n\nالنقل\n\nمشددا على الجسر.",
        [("", None)],
    ),
}


@pytest.mark.parametrize("name", TABLE)
def test_speakers(engine: Engine, name: str) -> None:
    text, expected = TABLE[name]
    assert [(speaker, found) for _, speaker, found in said(engine, text)] == expected


def test_a_speaker_is_one_in_all_attributions(engine: Engine) -> None:
    text = "قال أنطون بتروف إن اللقاء قريب. وقالت ليلى الحلاق إن الموعد غدا. وقال بتروف إن الوفد وصل."
    first, second, third = engine(text)
    assert first.speaker.id == third.speaker.id != second.speaker.id
    assert third.speaker.kind == "person"


def test_who_speaks_together_is_known_by_name(engine: Engine) -> None:
    text = (
        "قال الرئيس أنطون بتروف إن اللقاء قريب. وقال الرئيس جون سميث إن الموعد غدا. وكان بتروف وسميث أكدا أن الوفد وصل."
    )
    speaker = engine(text)[-1].speaker
    assert (speaker.name, speaker.kind) == ("بتروف وسميث", "collective")
    assert speaker.members == ("أنطون بتروف", "جون سميث")


def test_nobody(engine: Engine) -> None:
    (attribution,) = engine("وأضاف أن الطريق مفتوح.")
    assert attribution.speaker == UNKNOWN
    assert not attribution.speaker
    assert record("x", attribution)["speaker"] is None


def test_the_record(engine: Engine) -> None:
    attribution = engine("قال أنطون بتروف المتحدث باسم الكرملين إن اللقاء قريب. وأضاف أن الموعد غدا.")[1]
    assert record("x", attribution)["speaker"] == {
        "id": 1,
        "name": "أنطون بتروف",
        "title": "المتحدث باسم الكرملين",
        "kind": "person",
        "found": "dropped subject",
        "antecedent": 1,
        "members": [],
        "anonymity": "named",
    }


def test_the_memory_of_words_is_bounded(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("qawl.discourse.words._REMEMBERED", 50)
    words = Words(engine.program, engine.classifier)
    for first, second in itertools.product("بتثجحخدذرز", repeat=2):
        assert words.at(f"كلم{first}{second}").folded == f"كلم{first}{second}"
    assert len(words._known) <= 51


def test_names_are_sought_near_their_place(engine: Engine) -> None:
    """A file of many articles is no one article, and takes no time that grows with its square."""
    filler = "الطريق مفتوح اليوم. " * 6000
    attributions = engine(f"وصل الوزير أنطون الجندلي.\n{filler}\nوقال الجندلي إن الجسر مغلق.")
    assert attributions[-1].speaker.name == "الجندلي"


def test_attributions_of_a_document_can_be_sent_to_another_process(engine: Engine) -> None:
    import pickle

    found = engine("قال أنطون بتروف إن اللقاء قريب. وأضاف أن الموعد غدا.")
    again = pickle.loads(pickle.dumps(found))
    assert again == found
    assert [a.speaker for a in again] == [a.speaker for a in found]
    assert json.dumps([record("x", a) for a in again]) == json.dumps([record("x", a) for a in found])


RULES = """
fold
    unify ا أ إ
    quotes « »
verbs say act say
    قال يقول قائل قول       takes أن
phrase np (!{that} {word}){1,4}
phrase clause {any}+
construction verb-that
    interrupts
    [cue {reporting finite}] [source <np>]? <that> [content <clause>]
"""


def test_without_the_classes_of_names_speakers_are_still_told_apart() -> None:
    """A grammar of one's own need not have them."""
    tiny = Engine(compile_rules([("tiny.qawl", RULES.encode())])[0])
    first, second = tiny("قال بيسكوف إن الطريق مفتوح. وقال لافروف إن الجسر مغلق.")
    assert (first.speaker.name, second.speaker.name) == ("بيسكوف", "لافروف")


def test_the_readme_example(engine: Engine) -> None:
    for attribution in engine("وأعلن وزير النقل كريم الدرويش أن القطار سينطلق غدا."):
        assert attribution.speaker.name == "كريم الدرويش"
