"""The chain (isnad): the way by which what was said came to the reader.

    speaker ← who quotes the speaker ← the medium that relays it ← the outlet of the article

A medium to which somebody spoke («في تصريح لوكالة سبوتنيك») relays it, too. What goes on with a report came the same
way: «ونقلت الوكالة عن الوزير قوله إن ... وأضاف أن ...».
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from qawl.attribution.model import Attribution, Link, Piece, Speaker
from qawl.discourse.dateline import Dateline
from qawl.discourse.words import Word, Words

_OUTLETS = ("outlet-noun", "agency")
_DEEPEST = 16  # contents within contents


def chains(
    attributions: Sequence[Attribution],
    speakers: Mapping[int, Speaker],
    words: Words,
    dateline: Dateline,
    outlet: str | None,
) -> dict[int, tuple[Link, ...]]:
    """The chain of each attribution by its id, the speaker first. `outlet` is the article's, if the caller knows it."""
    by_id = {attribution.id: attribution for attribution in attributions}
    own = {a.id: _own(a, speakers.get(a.id), words) for a in attributions}
    latest: dict[tuple[int | None, int], int] = {}  # by the content in which somebody speaks, and by who it is
    for attribution in attributions:
        speaker = speakers[attribution.id]
        before = latest.get((attribution.parent, speaker.id))
        if speaker and before is not None and len(own[attribution.id]) == 1 and _goes_on(attribution, speaker, before):
            own[attribution.id] += [replace(link, found="carried on") for link in own[before][1:]]
        latest[attribution.parent, speaker.id] = attribution.id
    last = _last(dateline, outlet)
    found = {}
    for attribution in attributions:
        links: list[Link] = []
        at: Attribution | None = attribution
        for _ in range(_DEEPEST):
            if at is None:
                break
            links += [
                link if at is attribution else replace(link, role="relay", found="outer report")
                for link in own[at.id]
                if not links or links[-1].name != link.name  # one who says that he thinks is one link
            ]
            at = by_id.get(at.parent or 0)
        found[attribution.id] = (*links, *last)
    return found


def _goes_on(attribution: Attribution, speaker: Speaker, before: int) -> bool:
    """Does it go on with what the same speaker says in the report before: without a source, or as «وأضاف الوزير»?"""
    return speaker.antecedent == before or attribution.act == "continue"


def _own(attribution: Attribution, speaker: Speaker | None, words: Words) -> list[Link]:
    cue = attribution.cue.pieces[0] if attribution.cue else None
    source = attribution.source.pieces[0] if attribution.source else None
    found = speaker and speaker.found
    links = [Link("speaker", speaker.name, attribution.cue.pieces[-1], source, found)] if speaker and found else []
    for via in attribution.via:
        links.append(Link("relay", via.text, cue if len(attribution.cue) > 1 else None, via))
    for addressee in attribution.addressee:
        medium = _medium(addressee, words)
        if medium is not None and medium.text not in {link.name for link in links}:
            links.append(Link("relay", medium.text, None, medium))
    return links


def _medium(addressee: Piece, words: Words) -> Piece | None:
    """The medium that is addressed, without the preposition: لوكالة سبوتنيك, مع صحيفة الوطن, لـ«الشروق»."""
    found = [word for word in words.cut(addressee.text, addressee.start) if word.mark != "dash"]
    while found and _is_preposition(found[0]):
        found = found[1:]
    if not found:
        return None
    first = found[0]
    quoted = first.mark == "quote" and len(found) > 2
    start = first.end if quoted else first.start
    letters = 0
    if not quoted and not first.has(*_OUTLETS):
        if len(first.text) < 3 or first.text[0] not in "لب" or not words.at(first.text[1:]).has(*_OUTLETS):
            return None
        letters = 1
    last = found[-2] if quoted and found[-1].mark == "quote" else found[-1]
    text = addressee.text[start + letters - addressee.start : last.end - addressee.start]
    return Piece(start + letters, last.end, text)


def _is_preposition(word: Word) -> bool:
    return word.has("preposition") or word.folded == "ل"


def _last(dateline: Dateline, outlet: str | None) -> list[Link]:
    if outlet is not None:
        return [Link("outlet", outlet, None, None, "caller")]
    if dateline.outlet is None:
        return []
    return [Link("outlet", dateline.outlet.text, None, dateline.outlet, "dateline")]
