"""By whom the words came: the chain from the speaker to the outlet of the article."""

from __future__ import annotations

import pytest

from qawl.attribution.model import Attribution
from qawl.discourse.dateline import Dateline, find_dateline
from qawl.discourse.words import Words
from qawl.engine import Engine


def names(attribution: Attribution) -> list[str]:
    return [link.name for link in attribution.chain]


TABLE = {
    "the speaker alone": ("قال أنطون بتروف إن الطريق مفتوح.", ["أنطون بتروف"]),
    "the outlet of the dateline": ("موسكو-سانا\nقال أنطون بتروف إن الطريق مفتوح.", ["أنطون بتروف", "سانا"]),
    "a medium that relays": (
        "ونقلت وكالة الشراع عن أنطون بتروف قوله إن الطريق مفتوح.",
        ["أنطون بتروف", "وكالة الشراع"],
    ),
    "a medium that is addressed": (
        "القاهرة (رويترز) - قال أنطون بتروف لصحيفة الشراع إن الطريق مفتوح.",
        ["أنطون بتروف", "صحيفة الشراع", "رويترز"],
    ),
    "a newspaper in quotation marks": ("قال أنطون بتروف لـ«الشراع» إن الطريق مفتوح.", ["أنطون بتروف", "الشراع"]),
    "no medium": ("قال أنطون بتروف للصحفيين إن الطريق مفتوح.", ["أنطون بتروف"]),
}


@pytest.mark.parametrize("name", TABLE)
def test_chain(engine: Engine, name: str) -> None:
    text, expected = TABLE[name]
    attribution = engine(text)[-1]
    assert names(attribution) == expected
    for link in attribution.chain:
        for piece in filter(None, (link.cue, link.span)):
            assert text[piece.start : piece.end] == piece.text


def test_who_quotes_somebody_is_a_link(engine: Engine) -> None:
    outer, inner = engine("موسكو-سانا\nأكد أنطون بتروف أن الوزير جون سميث قال إن الطريق مفتوح.")
    assert names(inner) == ["جون سميث", "أنطون بتروف", "سانا"]
    assert [link.role for link in inner.chain] == ["speaker", "relay", "outlet"]
    assert [link.found for link in inner.chain] == ["named here", "outer report", "dateline"]
    assert [link.cue.text for link in inner.chain if link.cue] == ["قال", "أكد"]
    assert names(outer) == ["أنطون بتروف", "سانا"]


def test_who_says_what_he_thinks_is_one_link(engine: Engine) -> None:
    assert names(engine("قال أنطون بتروف: «أعتقد أن الطريق مفتوح».")[1]) == ["أنطون بتروف"]


def test_the_caller_knows_the_outlet_better_than_the_dateline(engine: Engine) -> None:
    text = "موسكو-سانا\nقال أنطون بتروف إن الطريق مفتوح."
    assert names(engine(text, outlet="الشراع")[0]) == ["أنطون بتروف", "الشراع"]


CARRIED = {
    "a dropped subject": "ونقلت وكالة الشراع عن أنطون بتروف قوله إن الطريق مفتوح. وأضاف أن الجسر مغلق.",
    "in the same sentence": "ونقلت وكالة الشراع عن أنطون بتروف قوله إن الطريق مفتوح وأضاف أن الجسر مغلق.",
    "another verb": "قال أنطون بتروف لوكالة الشراع إن الطريق مفتوح. وأكد أن الجسر مغلق.",
    "a participle": "قال أنطون بتروف لوكالة الشراع إن الطريق مفتوح، مؤكدا أن الجسر مغلق.",
    "over two": "قال أنطون بتروف لوكالة الشراع إن الطريق مفتوح، مؤكدا أن الباب مفتوح. وأضاف أن الجسر مغلق.",
    "the name once more": "قال أنطون بتروف لوكالة الشراع إن الطريق مفتوح. وتابع بتروف أن الجسر مغلق.",
}


@pytest.mark.parametrize("name", CARRIED)
def test_what_goes_on_came_the_same_way(engine: Engine, name: str) -> None:
    first, *_, last = engine(CARRIED[name], outlet="سانا")
    assert names(last) == names(first) == ["أنطون بتروف", "وكالة الشراع", "سانا"]
    assert [link.found for link in first.chain] == ["named here", "named here", "caller"]
    assert [link.found for link in last.chain[1:]] == ["carried on", "caller"]
    assert last.chain[1].span == first.chain[1].span
    assert not last.via


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "ونقلت وكالة الشراع عن أنطون بتروف قوله إن الطريق مفتوح. وقالت ليلى الحلاق إن الجسر مغلق.",
            ["ليلى الحلاق"],
        ),
        (
            "ونقلت وكالة الشراع عن أنطون بتروف قوله إن الطريق مفتوح. وأضاف لصحيفة الضفة أن الجسر مغلق.",
            ["أنطون بتروف", "صحيفة الضفة"],
        ),
        (
            "ونقلت وكالة الشراع عن أنطون بتروف قوله إن الطريق مفتوح. وأعلن بتروف أن الجسر مغلق.",
            ["أنطون بتروف"],
        ),
    ],
    ids=["another speaker", "another medium", "a report anew"],
)
def test_what_begins_anew_came_its_own_way(engine: Engine, text: str, expected: list[str]) -> None:
    assert names(engine(text)[-1]) == expected


@pytest.mark.parametrize(
    ("text", "place", "outlet", "day"),
    [
        ("موسكو-سانا\nأعلن", "موسكو", "سانا", None),
        ("القاهرة (رويترز) - قال", "القاهرة", "رويترز", None),
        ("بغداد، العراق (CNN)-- أكد", "بغداد، العراق", "CNN", None),
        ("باريس - أ ش أ\nكشف", "باريس", "أ ش أ", None),
        ("عنوان في سطر أول\nبغداد 15-7 (اف ب)- توجهت", "بغداد", "اف ب", None),
        ("رام الله 5-7-2012 وفا- قال", "رام الله", "وفا", "2012-07-05"),
        ("رام الله 35-7-2012 وفا- قال", "رام الله", "وفا", None),
        ("الرياض - واس\nقال", "الرياض", "واس", None),
        ("واس - الرياض\nقال", None, "واس", None),
        ("قال متحدث من وكالة رويترز - وهو غائب - إن", None, None, None),
        ("أعلن الوزير في بيان (CNN) أن", None, None, None),
        ("", None, None, None),
    ],
)
def test_dateline(engine: Engine, text: str, place: str | None, outlet: str | None, day: str | None) -> None:
    found = find_dateline(text, Words(engine.program, engine.classifier))
    assert (found.place and found.place.text, found.outlet and found.outlet.text) == (place, outlet)
    assert (found.date and found.date.isoformat()) == day
    if outlet is None:
        assert found == Dateline()
