"""Where a content ends.

A construction takes the content to the end of its sentence. It ends sooner

    where the quotation closes that it begins in         قال إن “...”، مضيفا (but not in: قال إن “...”، وإن “...”)
    at a full stop in a quotation that its cue stands in “نقول إن .... لقد ...”
    where a construction marked `interrupts` takes over  أعلن أن ...، مشيرا إلى ...
    at the cue of the report in whose topic it stands    حول دعوته إلى ...، قال فلان إن ...

An interruption counts only at the start of a clause (after a mark, or with و or ف), and not within a quotation that
opens inside the content. One marked `interrupts inner` (وأن فلانا قال) goes on with the clause of the outer report, so
it ends only contents that lie in another content. See docs/decisions/0002.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence

from qawl.lexicon import PUNCTUATION, shape_of
from qawl.match.document import Document
from qawl.match.found import Match
from qawl.match.symbols import CLOSE, HARD, OPEN, SOFT

_LEADING = frozenset({"comma", "semicolon", "colon", "dash", "stop", "ellipsis"})
_TRAILING = _LEADING | {"slash", "bracket-open"}


def content_end(
    document: Document,
    match: Match,
    start: int,
    end: int,
    takeovers: Sequence[int],
    strong: Container[int],
    goes_on: Callable[[str], bool],
) -> int:
    """The token at which a content of `match` ends that begins at token `start` and reaches at most to `end`.

    `takeovers` are the tokens, sorted, at which other matches would end it; the `strong` among them do so within a
    quotation, too: a participle in the accusative is the reporter's, whatever the marks say. `goes_on` knows the words
    (وأن) with which a content goes on after a quotation."""
    quotation = document.quotation_around(start)
    if quotation is not None and quotation[0] < match.cue:
        end = document.sentence_end(start, end)
    if quotation is not None and (
        quotation[0] < match.cue
        or quotation[0] == start - 1
        or (_is_all(document, quotation[1], end) and not is_continued(document, quotation[1], end, goes_on))
    ):
        end = min(end, quotation[1])
    # A quotation that opens after the cue is said by the source, to its end.
    said = quotation[1] if quotation is not None and quotation[0] > match.cue else start
    for at in takeovers:
        if start < at < end and (at in strong or (said < at and not document.quoted_within(start, at))):
            end = at
            break
    return end


def trimmed(document: Document, start: int, end: int) -> tuple[int, int]:
    """The tokens without marks at the edges, and without quotation marks that enclose all of them."""
    if start < end and _is_word(document.tokens[start]) and _is_word(document.tokens[end - 1]):
        return start, end
    while True:
        before = (start, end)
        while end > start and _is_trailing(document, end - 1):
            end -= 1
        while start < end and _is_leading(document, start):
            start += 1
        if document.closing.get(start) == end - 1:
            start, end = start + 1, end - 1
        else:
            start, end = _unpaired(document, start, end)
        if (start, end) == before:
            return start, end


def is_clause_start(document: Document, token: int, conjunction: bool) -> bool:
    """May a new clause begin at the token: after a mark, or (`conjunction`) with و or ف?"""
    if token == 0 or conjunction:
        return True
    return is_mark(document, token - 1)


def is_mark(document: Document, token: int) -> bool:
    """Is it a mark, or an end of a line or of a sentence?"""
    return document.symbols[token] in (HARD, SOFT, OPEN, CLOSE) or document.word(token) in PUNCTUATION


def is_continued(document: Document, close: int, end: int, goes_on: Callable[[str], bool]) -> bool:
    """Does the clause go on after the closing mark of a quotation, and its comma, with وأن?"""
    after = close + 1
    if after < end and PUNCTUATION.get(document.word(after)) == "comma":
        after += 1
    return after < end and goes_on(document.tokens[after])


def _is_all(document: Document, close: int, end: int) -> bool:
    """Does the clause end with the closing mark: nothing, or a mark, after it?"""
    after = close + 1
    return after >= end or document.word(after) in PUNCTUATION or document.symbols[after] in (HARD, SOFT, CLOSE)


def _is_word(token: str) -> bool:
    """Does the token begin as words and numbers do? Then it is no mark; a tatweel alone is one."""
    return token[0].isalnum() and token[0] != "ـ"


def _is_trailing(document: Document, token: int) -> bool:
    return document.symbols[token] in (HARD, SOFT) or not shape_of(document.word(token)).isdisjoint(_TRAILING)


def _is_leading(document: Document, token: int) -> bool:
    return document.symbols[token] in (HARD, SOFT) or not shape_of(document.word(token)).isdisjoint(_LEADING)


def _unpaired(document: Document, start: int, end: int) -> tuple[int, int]:
    """Drop a quotation mark at an edge whose partner is outside or missing."""
    if start < end and document.symbols[start] == CLOSE:
        start += 1
    if start < end and document.symbols[start] == OPEN and document.closing.get(start, end) >= end:
        start += 1
    if start < end and document.symbols[end - 1] == CLOSE and not document.quoted_within(start, end - 2):
        end -= 1
    return start, end
