"""What day an expression means. The articles are of Tuesday, the 21st of November 2017, unless it is said otherwise."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lark import Lark

from qawl.discourse.dates import Dates, grammar_of
from qawl.discourse.words import Words
from qawl.engine import Engine

TODAY = date(2017, 11, 21)

TABLE = [
    # as seen from the day of the article
    ("اليوم", "2017-11-21"),
    ("أمس", "2017-11-20"),
    ("امس", "2017-11-20"),
    ("يوم أمس", "2017-11-20"),
    ("أَمْسِ", "2017-11-20"),
    ("مساء أمس", "2017-11-20"),
    ("أمس الاثنين", "2017-11-20"),
    ("الليلة الماضية", "2017-11-20"),
    ("أول من أمس", "2017-11-19"),
    ("أمس الأول", "2017-11-19"),
    ("غدا", "2017-11-22"),
    ("يوم غد الأربعاء", "2017-11-22"),
    ("بعد غد", "2017-11-23"),
    ("صباح اليوم الثلاثاء", "2017-11-21"),
    ("في وقت سابق اليوم", "2017-11-21"),
    ("في ساعة متأخرة من مساء أمس", "2017-11-20"),
    ("عند الثامنة من صباح اليوم", "2017-11-21"),
    ("مساء أول من أمس", "2017-11-19"),
    # days of the week
    ("الثلاثاء", "2017-11-21"),
    ("يوم الجمعة", "2017-11-17"),
    ("الثلاثاء الماضي", "2017-11-14"),
    ("مساء الثلاثاء الماضي", "2017-11-14"),
    ("فجر السبت", "2017-11-18"),
    ("قرابة الساعة الواحدة من فجر الجمعة", "2017-11-17"),
    ("الأحد المقبل", "2017-11-26"),
    ("الثلاثاء القادم", "2017-11-28"),
    ("يومي السبت والأحد الماضيين", "2017-11-18/2017-11-19"),
    ("الأربعاء 15 نوفمبر", "2017-11-15"),
    # the calendar
    ("21 تشرين الثاني / نوفمبر 2017", "2017-11-21"),
    ("في 10 تموز (يوليو) 2015", "2015-07-10"),
    ("23 يناير", "2017-01-23"),
    ("23 ديسمبر", "2016-12-23"),
    ("في 5 سبتمبر الماضي", "2017-09-05"),
    ("30 ديسمبر المقبل", "2017-12-30"),
    ("في ١٢ أكتوبر", "2017-10-12"),
    ("15 مايو من العام الماضي", "2016-05-15"),
    ("في الحادي عشر من الشهر الجاري", "2017-11-11"),
    ("في الخامس من الشهر الماضي", "2017-10-05"),
    ("الثاني والعشرين من نوفمبر 1963", "1963-11-22"),
    ("في العشرين من أكتوبر الماضي", "2017-10-20"),
    ("الثلاثين من غشت 2016", "2016-08-30"),
    ("يومي 20 و21 ديسمبر الماضي", "2016-12-20/2016-12-21"),
    ("بين 3 و5 آذار 2017", "2017-03-03/2017-03-05"),
    ("21-11-2017", "2017-11-21"),
    ("2017/11/21", "2017-11-21"),
    ("في 21-11-2017م", "2017-11-21"),
    ("في الـ 21 من نوفمبر", "2017-11-21"),
    ("يوم الثلاثاء الموافق 21 نوفمبر 2017", "2017-11-21"),
    ("الأربعاء الموافق 21 نوفمبر", None),
    # months, years, weeks
    ("في مايو 2011", "2011-05"),
    ("أيار الماضي", "2017-05"),
    ("الشهر الماضي", "2017-10"),
    ("خلال هذا العام", "2017"),
    ("العام الماضي", "2016"),
    ("في عام 2012", "2012"),
    ("في العام 2012", "2012"),
    ("الأسبوع الماضي", "2017-11-13/2017-11-19"),
    ("في أوائل سبتمبر/أيلول الماضي", "2017-09-01/2017-09-10"),
    ("أواخر عام 2016", "2016-09-01/2016-12-31"),
    ("من 3 إلى 5 مارس 2017", "2017-03-03/2017-03-05"),
    ("في الفترة من 3 إلى 5 آذار", "2017-03-03/2017-03-05"),
    ("نهاية العام الجاري", "2017-09-01/2017-12-31"),
    ("منتصف الشهر الماضي", "2017-10-11/2017-10-20"),
    ("في العام 2011م", "2011"),
    ("نهاية الأسبوع الماضي", None),  # a week has no such parts
    ("مطلع الأسبوع الجاري", None),
    # ago
    ("قبل يومين", "2017-11-19"),
    ("منذ يوم", "2017-11-20"),
    ("قبل ثلاثة أيام", "2017-11-18"),
    ("قبل 3 أيام", "2017-11-18"),
    ("قبل خمسة عشر يوما", "2017-11-06"),
    ("قبل أسبوعين", "2017-11-06/2017-11-12"),
    ("قبل أربعة أشهر", "2017-07"),
    ("قبل عشر سنوات", "2007"),
    # the Islamic calendar
    ("السبت 11 شعبان 1433 هـ الموافق 30 يونيو 2012 م", "2012-06-30"),
    # no date, or not known to be one
    ("15 رمضان 1438", None),
    ("الأول من محرم", None),
    ("بعد تلقيه النبأ", None),
    ("لاحقا", None),
    ("مساء", None),
    ("آنذاك", None),
    ("ليلة الجمعة", None),
    ("منذ صيف 2012", None),
    ("يومها", None),
    ("", None),
    # it contradicts itself
    ("اليوم الخميس", None),
    ("يوم غد الجمعة", None),
    ("الأربعاء 16 نوفمبر", None),
    ("10 يوليو الجاري", None),
    ("31 فبراير", None),
    ("21 تشرين الثاني / أكتوبر 2017", None),
]


@pytest.fixture(scope="module")
def dates(engine: Engine) -> Dates:
    return Dates(Words(engine.program, engine.classifier).fold)


@pytest.mark.parametrize(("expression", "expected"), TABLE)
def test_when(dates: Dates, expression: str, expected: str | None) -> None:
    assert dates.when(expression, TODAY) == expected


def test_the_turn_of_the_year(dates: Dates) -> None:
    assert dates.when("أمس", date(2018, 1, 1)) == "2017-12-31"
    assert dates.when("الشهر الماضي", date(2018, 1, 31)) == "2017-12"
    assert dates.when("29 فبراير", date(2016, 3, 1)) == "2016-02-29"
    assert dates.when("العام الماضي", date(1, 1, 1)) is None


@given(st.text(alphabet=st.sampled_from("اليوم أمس 12345 /-:غداالأربعاءمنقبلشهر"), max_size=40), st.dates())
def test_anything_is_read(dates: Dates, expression: str, today: date) -> None:
    found = dates.when(expression, today)
    assert found is None or all(map(str.isascii, found))


def test_the_grammar_is_unambiguous(engine: Engine) -> None:
    Lark(grammar_of(Words(engine.program, engine.classifier).fold), parser="lalr", strict=True)


def test_an_attribution_is_dated_where_the_day_of_the_article_is_known(engine: Engine) -> None:
    text = "أعلن أنطون بتروف أمس أن الطريق مفتوح. وقال إن الجسر مغلق."
    assert [a.when for a in engine(text)] == [None, None]
    assert [a.when for a in engine(text, date=TODAY)] == ["2017-11-20", None]
    assert [a.when for a in engine(f"رام الله 5-7-2012 وفا- {text}")] == ["2012-07-04", None]


def test_without_a_date_no_parser_is_loaded(engine: Engine) -> None:
    code = (
        "import sys, qawl; a, = qawl.load()('أعلن أنطون بتروف أمس أن الطريق مفتوح.'); "
        "assert a.speaker.name and not a.when; print('lark' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


@pytest.mark.parametrize(
    ("day", "expression", "expected"),
    [
        ("2013-01-30", "الأربعاء 30 يناير", "2013-01-30"),
        ("2015-07-23", "الثلاثاء الماضي", "2015-07-21"),
        ("2015-07-26", "أول من أمس", "2015-07-24"),
        ("2025-03-20", "اليوم الخميس", "2025-03-20"),
        ("2025-03-17", "الاثنين", "2025-03-17"),
        ("2013-02-20", "مساء الثلاثاء", "2013-02-19"),
        ("2018-05-01", "في أوائل سبتمبر/أيلول الماضي", "2017-09-01/2017-09-10"),
        ("2025-03-17", "عندما تم تنفيذ أكبر عملية نشر للوثائق في ديسمبر 2022", None),
    ],
)
def test_the_expressions_of_the_gold_articles(dates: Dates, day: str, expression: str, expected: str | None) -> None:
    assert dates.when(expression, date.fromisoformat(day)) == expected
