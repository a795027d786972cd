"""How a source names its speaker: name, title and kind."""

from __future__ import annotations

import pytest

from qawl.attribution.model import Kind
from qawl.discourse.mentions import read_mention, spelled
from qawl.discourse.words import Words
from qawl.engine import Engine

# source, name ("" where none is given), title or description, kind
TABLE: list[tuple[str, str, str, Kind]] = [
    ("رئيس الحكومة التونسية حسام الجندلي", "حسام الجندلي", "رئيس الحكومة التونسية", "person"),
    ("أنطون بتروف المتحدث باسم الكرملين", "أنطون بتروف", "المتحدث باسم الكرملين", "person"),
    ("المتحدث الرسمي باسم الخارجية الفرنسية جان دوبوا", "جان دوبوا", "المتحدث الرسمي باسم الخارجية الفرنسية", "person"),
    ("النقيب الجديد، سامي الحلاق، مدير المركز", "سامي الحلاق", "النقيب الجديد", "person"),
    ('الدكتور "سامي الحلاق"، نائب رئيس الحزب', "سامي الحلاق", "نائب رئيس الحزب", "person"),
    ("عضو المجلس، الذي يدخل للمرة الأولى، خالد النمر", "خالد النمر", "عضو المجلس", "person"),
    ("سامي عباس ـ موظف بشركة الملاحة", "سامي عباس", "موظف بشركة الملاحة", "person"),
    ("ماجد مصطفي موظف بالميناء", "ماجد مصطفي", "موظف بالميناء", "person"),
    ("الرئيس الحلاق", "الحلاق", "الرئيس", "person"),
    ("السيد الحلاق", "الحلاق", "السيد", "person"),
    ("المستشار بأكاديمية النيل العليا اللواء دكتور محمود خلف", "محمود خلف",
     "المستشار بأكاديمية النيل العليا", "person"),
    ("رئيس حزب النهر الدكتور السيد الحلاق", "السيد الحلاق", "رئيس حزب النهر", "person"),
    ("السفيرة الأمريكية آن سميث", "آن سميث", "السفيرة الأمريكية", "person"),
    ("النائب الأول لرئيس لجنة الأمن والدفاع في مجلس الاتحاد الروسي فرانز كلاين", "فرانز كلاين",
     "النائب الأول لرئيس لجنة الأمن والدفاع في مجلس الاتحاد الروسي", "person"),
    ("عبد الرحمن العمدة", "عبد الرحمن العمدة", "", "person"),
    ("د. علي عبد الرحمن محافظ المدينة", "علي عبد الرحمن", "محافظ المدينة", "person"),
    ("المعارضة السورية البارزة سهير الحلاق", "سهير الحلاق", "المعارضة السورية البارزة", "person"),
    ("الأستاذ ادريس لشكر عضو المكتب السياسي", "ادريس لشكر", "عضو المكتب السياسي", "person"),
    ("عبده محمد الجندي الناطق الرسمي", "عبده محمد الجندي", "الناطق الرسمي", "person"),
    ("أشرف ثابت نائب", "أشرف ثابت", "نائب", "person"),
    ("عائشة سيف المسؤولة الإدارية بالمركز", "عائشة سيف", "", "person"),
    ("الرئيس الأمريكي", "", "الرئيس الأمريكي", "office"),
    ("وزير الخارجية الفرنسي", "", "وزير الخارجية الفرنسي", "office"),
    ("وزارة الداخلية العراقية", "", "وزارة الداخلية العراقية", "organisation"),
    ("وكالة سبوتنيك", "", "وكالة سبوتنيك", "outlet"),
    ("تقرير حديث", "", "تقرير حديث", "document"),
    ("عدد من السياسيين", "", "عدد من السياسيين", "collective"),
    ("الكثيرون", "", "الكثيرون", "collective"),
    ("مصدر أمني", "", "مصدر أمني", "anonymous"),
    ("مصدر في وزارة الداخلية العراقية", "", "مصدر في وزارة الداخلية العراقية", "anonymous"),
    ("متحدث باسم البريد السويسري", "", "متحدث باسم البريد السويسري", "anonymous"),
    ("مسؤول «إسرائيلي»", "", "مسؤول إسرائيلي", "anonymous"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "name", "title", "kind"), TABLE)
def test_mention(engine: Engine, source: str, name: str, title: str, kind: Kind) -> None:
    mention = read_mention(list(Words(engine.program, engine.classifier).cut(source)))
    assert spelled(mention.name) == name
    assert mention.kind == kind
    if title:
        assert spelled(mention.title) == title


@pytest.mark.parametrize(
    ("source", "members"),
    [
        ("بتروف وسميث", ["بتروف", "سميث"]),
        ("وزير الخارجية سامح الحلاق ونظيره الروسي إيغور بتروف", ["سامح الحلاق", "إيغور بتروف"]),
        ("رئيس لجنة الأمن والدفاع سامح الحلاق", []),
        ("أحمد وائل", []),
    ],
)
def test_members(engine: Engine, source: str, members: list[str]) -> None:
    mention = read_mention(list(Words(engine.program, engine.classifier).cut(source)))
    assert [spelled(member.name) for member in mention.members] == members
