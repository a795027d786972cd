"""How far the reporter stands behind what he reports, and how far the speaker is named."""

from __future__ import annotations

from dataclasses import replace

import pytest

from qawl.engine import Engine


@pytest.mark.parametrize(
    ("text", "distanced"),
    [
        ("زعم أنطون بتروف أن الطريق مفتوح.", True),
        ("وادعت ليلى الحلاق أن الطريق مفتوح.", True),
        ("وقال أنطون بتروف إن الطريق مفتوح.", False),
        ("وقد وصفه أنطون بتروف بالمؤامرة.", False),
        ("وانتقد التقرير ما وصفه أنطون بتروف بالمؤامرة.", True),
    ],
)
def test_distance(engine: Engine, text: str, distanced: bool) -> None:
    assert [a.distanced for a in engine(text)][-1:] == [distanced]


@pytest.mark.parametrize(
    ("source", "anonymity"),
    [
        ("أنطون بتروف", "named"),
        ("وزارة النقل", "named"),
        ("وزير النقل", "office"),
        ("الكثيرون", "group"),
        ("مصدر أمني", "described"),
        ("مصدر", "bare"),
        ("مصدر أمني رفض الكشف عن اسمه", "on request"),
        ("مسؤول طلب عدم الكشف عن هويته", "on request"),
    ],
)
def test_anonymity(engine: Engine, source: str, anonymity: str) -> None:
    assert engine(f"وقال {source} إن الطريق مفتوح.")[-1].speaker.anonymity == anonymity


def test_who_refuses_to_comment_is_a_speaker_without_a_content(engine: Engine) -> None:
    refusal, said = engine("رفضت ليلى الحلاق التعليق على التقرير، ولم تغادر القاعة. وأضافت أن الطريق مفتوح.")
    assert (refusal.act, refusal.polarity, refusal.negated) == ("decline", "negative", False)
    assert (refusal.cue.text, refusal.content.text) == ("رفضت … التعليق", "")
    assert refusal.fingerprint is None
    assert refusal.speaker == replace(said.speaker, found="named here", antecedent=None)
