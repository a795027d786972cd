"""The measures, on attributions small enough to count by hand, and what must hold of any."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qawl.attribution.model import ROLES
from qawl.evaluation.align import Item, align, parents
from qawl.evaluation.counts import Figures
from qawl.evaluation.groups import grouper, quoted
from qawl.evaluation.record import Pieces
from qawl.evaluation.score import Scores, quotes
from qawl.evaluation.words import Text, dice

TEXT = "قال وزير النقل أمس إن الخط الجديد جاهز تماما. أعلن المدير أن الجسر مغلق."
WORDS = Text(TEXT)


def span(words: str, nth: int = 0) -> tuple[int, int]:
    at = -1
    for _ in range(nth + 1):
        at = TEXT.index(words, at + 1)
    return at, at + len(words)


def item(number: int = 1, speaker: str = "", rule: str = "", parent: int | None = None, **roles: str) -> Item:
    return Item(number, {role: (span(words),) for role, words in roles.items()}, parent, speaker, rule)


def scores(gold: list[Item], found: list[Item]) -> Scores:
    total = Scores()
    total.add_document(align(WORDS, gold, found))
    return total


def figures(gold: list[Item], found: list[Item], name: str) -> tuple[float, float]:
    one = scores(gold, found).figures(name)
    return one.precision, one.recall


FIRST = item(1, cue="قال", source="وزير النقل", content="الخط الجديد جاهز تماما", time="أمس")
SECOND = item(2, cue="أعلن", source="المدير", content="الجسر مغلق")


@pytest.mark.parametrize(
    ("found", "name", "precision", "recall"),
    [
        ([FIRST], "cue", 1, 1 / 2),
        ([FIRST], "full", 1, 1 / 2),
        ([FIRST], "time", 1, 1),
        ([SECOND], "time", 0, 0),
        ([item(cue="أمس", source="المدير")], "cue", 0, 0),
        ([item(cue="أمس", source="المدير")], "source", 0, 0),
        # A shared word is enough for a source, but not for the exact one.
        ([item(cue="قال", source="وزير")], "source", 1, 1 / 2),
        ([item(cue="قال", source="وزير")], "source exact", 0, 0),
        ([item(cue="قال", source="وزير")], "source head", 1, 1 / 2),
        ([item(cue="قال", source="النقل")], "source head", 0, 0),
        # Four words of five and of four: Dice 8/9. Three of four: 6/7. Two of four: 2/3.
        ([item(cue="قال", source="وزير النقل", content="الخط الجديد جاهز")], "content", 1, 1 / 2),
        ([item(cue="قال", source="وزير النقل", content="الخط الجديد جاهز")], "content exact", 0, 0),
        ([item(cue="قال", source="وزير النقل", content="الخط الجديد جاهز")], "full", 0, 0),
        ([item(cue="قال", source="وزير النقل", content="الخط الجديد")], "content", 0, 0),
        # A bare complementizer and punctuation make no difference.
        ([item(cue="قال", source="وزير النقل", content="إن الخط الجديد جاهز تماما.")], "content exact", 1, 1 / 2),
        ([item(cue="قال", source="وزير النقل", content="إن الخط الجديد جاهز تماما.")], "full", 1, 1 / 2),
        # Of 8 words with roles (cue 1, source 2, content 4; a time does not count) all 7 are found, then 3.
        ([FIRST], "joint", 1, 1 / 2),
        ([item(cue="قال", source="وزير النقل", topic="أمس")], "joint", 3 / 4, 3 / 7 / 2),
    ],
)
def test_a_figure(found: list[Item], name: str, precision: float, recall: float) -> None:
    assert figures([FIRST, SECOND], found, name) == pytest.approx((precision, recall))


def test_no_source_in_either_is_who_said_what() -> None:
    bare = item(cue="أعلن", content="الجسر مغلق")
    assert figures([bare], [bare], "full") == (1, 1)
    assert figures([bare], [SECOND], "full") == (0, 0)
    assert scores([bare], [bare]).figures("source") == Figures(0, 0, 0, 0)


def test_the_most_alike_come_together() -> None:
    short = item(7, cue="قال", content="الخط")
    for found in ([short, FIRST], [FIRST, short]):
        first, other = align(WORDS, [FIRST], found)
        assert (first.found, other.found, other.gold) == (FIRST, short, None)


def test_the_right_edge() -> None:
    found = [item(1, cue="قال", content="الخط الجديد"), item(2, cue="أعلن", content="الجسر مغلق")]
    assert scores([FIRST, SECOND], found).edges["content"] == {-2: 1, 0: 1}


@pytest.mark.parametrize(
    ("predicted", "part", "whole"),
    [("سيرغي لافروف", 1, 1), ("لافروف", 1, 0), ("سيرغى لافروف الوزير", 1, 1), ("بوتين", 0, 0), ("", 0, 0)],
)
def test_the_speaker(predicted: str, part: int, whole: int) -> None:
    found = scores([item(cue="قال", speaker="سيرغي لافروف")], [item(cue="قال", speaker=predicted)])
    assert [found.accuracies[name].right for name in ("speaker", "speaker name")] == [part, whole]


def test_the_parent() -> None:
    outer, inner = item(1, cue="قال", content="الخط الجديد جاهز تماما"), item(2, cue="جاهز")
    assert parents([outer, inner]) == {2: 1}
    right = [item(5, cue="قال"), item(6, cue="جاهز", parent=5)]
    wrong = [item(5, cue="قال"), item(6, cue="جاهز")]
    for found, count in ((right, 1), (wrong, 0)):
        accuracies = scores([outer, inner], found).accuracies
        assert (accuracies["parent"].right, accuracies["parent"].gold) == (1 + count, 2)
        assert (accuracies["nested"].right, accuracies["nested"].gold) == (count, 1)


def test_quotes_are_found_by_their_share() -> None:
    gold = Item(1, {"content": ((0, 10),)})
    for found, lenient, strict in (((0, 3), 0, 0), ((0, 4), 1, 0), ((0, 8), 1, 0), ((0, 9), 1, 1), ((0, 70), 1, 1)):
        pairs = align(WORDS, [gold], [Item(1, {"content": (found,)})])
        assert (quotes(pairs, 0.3).right, quotes(pairs, 0.8).right) == (lenient, strict)


def test_a_quote_is_used_up() -> None:
    gold = [Item(1, {"content": ((0, 10),)}), Item(2, {"content": ((10, 20),)})]
    count = quotes(align(WORDS, gold, [Item(1, {"content": ((0, 20),)})]), 0.3)
    assert (count.right, count.gold, count.found) == (1, 2, 1)


@pytest.mark.parametrize(
    ("content", "mode"),
    [((), "no content"), (((6, 9),), "direct"), (((5, 15),), "mixed"), (((13, 16),), "indirect")],
)
def test_the_mode_is_read_off_the_text(content: Pieces, mode: str) -> None:
    assert quoted("قال: «نعم» ثم لا", content) == mode


def test_groups() -> None:
    deep = item(3, cue="جاهز", rule="inner")
    pairs = align(WORDS, [FIRST, SECOND], [item(1, cue="قال", rule="said"), deep])
    by = {
        "construction": ["said", "(missed)", "inner"],
        "rule": ["a.qawl", "(missed)", "inner"],
        "file": ["doc", "doc", "doc"],
        "depth": ["0", "0", "0"],
        "mode": ["indirect", "indirect", "no content"],
    }
    for name, groups in by.items():
        group = grouper(name, TEXT, "doc", pairs, {"said": "a.qawl"})  # type: ignore[arg-type]
        assert [group(pair) for pair in pairs] == groups


def test_dice() -> None:
    assert dice(frozenset(), frozenset()) == 1
    assert dice(frozenset({1}), frozenset()) == 0
    assert dice(frozenset({1, 2}), frozenset({2})) == pytest.approx(2 / 3)


# --- what must hold of any

_SPAN = st.tuples(st.integers(0, len(TEXT) - 2), st.integers(2, 25)).map(lambda p: (p[0], min(sum(p), len(TEXT))))
_PIECES = st.lists(_SPAN, min_size=1, max_size=2).map(lambda spans: tuple(sorted(spans)))
_OTHERS = st.dictionaries(st.sampled_from(ROLES[1:]), _PIECES, max_size=4)
_WORD_SPANS = st.sampled_from(WORDS.spans)


@st.composite
def _gold(draw: st.DrawFn) -> list[Item]:
    cues = draw(st.lists(_WORD_SPANS, unique=True, min_size=1, max_size=5))
    found = [Item(n, {"cue": (cue,), **draw(_OTHERS)}) for n, cue in enumerate(cues, 1)]
    above = parents(found)
    return [Item(one.id, one.roles, above.get(one.id)) for one in found]


@st.composite
def _anything(draw: st.DrawFn) -> list[Item]:
    return [Item(n, {"cue": draw(_PIECES), **draw(_OTHERS)}) for n in range(draw(st.integers(0, 4)))]


def _all(total: Scores) -> dict[str, Figures]:
    return {name: total.figures(name) for name in ("joint", *total.counts)}


@given(_gold())
def test_gold_against_itself_is_one(gold: list[Item]) -> None:
    total = scores(gold, gold)
    for name, one in _all(total).items():
        assert one.f1 == (1 if one.gold else 0), name
    assert all(count.right == count.gold for count in total.accuracies.values())
    assert all(set(edges) == {0} for edges in total.edges.values())


@given(_gold(), _anything(), st.randoms())
def test_order_never_matters(gold: list[Item], found: list[Item], order: random.Random) -> None:
    mixed = [order.sample(items, len(items)) for items in (gold, found)]
    one, other = scores(gold, found), scores(*mixed)
    assert _all(one) == _all(other)
    assert (one.edges, one.joint) == (other.edges, other.joint)


@given(_gold(), st.data())
def test_a_right_attribution_more_never_lowers(gold: list[Item], data: st.DataObject) -> None:
    """Of a prediction that is a part of the gold."""
    some = data.draw(st.lists(st.sampled_from(gold), unique_by=lambda one: one.id))
    missing = [one for one in gold if one not in some]
    if missing:
        _no_lower(scores(gold, some), scores(gold, [*some, missing[0]]))


@given(_gold(), st.data())
def test_a_right_span_more_never_lowers(gold: list[Item], data: st.DataObject) -> None:
    """Of a prediction that has all cues and some of the other roles."""
    with_roles = [one for one in gold if len(one.roles) > 1]
    if with_roles:
        chosen = data.draw(st.sampled_from(with_roles))
        role = data.draw(st.sampled_from([role for role in chosen.roles if role != "cue"]))
        less = Item(chosen.id, {r: spans for r, spans in chosen.roles.items() if r != role}, chosen.parent)
        _no_lower(scores(gold, [less if one is chosen else one for one in gold]), scores(gold, gold))


def _no_lower(before: Scores, after: Scores) -> None:
    for name, one in _all(before).items():
        more = after.figures(name)
        assert (more.precision, more.recall, more.f1) >= (one.precision, one.recall, one.f1), name


@given(_gold(), _anything())
def test_parts_add_up(gold: list[Item], found: list[Item]) -> None:
    pairs = align(WORDS, gold, found)
    whole, merged = Scores(), Scores()
    for pair in pairs:
        part = Scores()
        part.add(pair)
        whole.add(pair)
        merged.merge(part)
    assert _all(whole) == _all(merged)
    assert (whole.edges, whole.joint) == (merged.edges, merged.joint)
