"""From matches to attributions: what a match means.

matches ─spans→ roles with offsets ─boundaries→ contents ─nesting→ ids and parents
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from qawl.attribution.boundaries import content_end, is_clause_start, trimmed
from qawl.attribution.model import Attribution, Form, Mode, Piece, Spans
from qawl.attribution.nesting import nest
from qawl.lexicon import Analysis
from qawl.match.classify import Classifier
from qawl.match.document import Document
from qawl.match.found import Captured, Match
from qawl.program import Construction, Program
from qawl.text.folding import Fold

# News reports what others say: of two readings of a form the one without these is meant.
_UNLIKELY = frozenset({"first", "second", "passive", "passive-like"})


@dataclass(slots=True)
class _Draft:
    """A match on its way: its contents, and the token at which it would take over from an earlier one (`anywhere`:
    also where no clause starts)."""

    match: Match
    construction: Construction
    cue: Analysis
    contents: list[tuple[int, int]]
    takes_over: int | None
    anywhere: bool


class Interpreter:
    """Makes attributions of the matches of a program."""

    def __init__(self, program: Program, classifier: Classifier) -> None:
        self._program = program
        self._classifier = classifier
        self._fold = Fold.from_data(program.fold)

    def attributions(self, document: Document, matches: Sequence[Match]) -> list[Attribution]:
        """The attributions of the matches that stand in a document, in the order of their cues."""
        drafts = [self._draft(document, match) for match in matches]
        self._end_contents(document, drafts)
        made = [self._make(document, draft) for draft in drafts]
        return nest(made)

    # --- contents

    def _draft(self, document: Document, match: Match) -> _Draft:
        construction = self._program.constructions[match.construction]
        cue = self._cue(document, match)
        contents = [
            (_opened(document, role) if construction.nominal else role.start, role.end)
            for role in match.roles
            if role.role == "content"
        ]
        anywhere = "participle" in self._classifier.signer.lexicon.readings[cue.reading].features
        takes_over = construction.interrupts != "" and (
            anywhere or is_clause_start(document, match.start, self._conjunction(document, match, cue))
        )
        start = match.start
        if construction.interrupts and start and self._has(document.word(start - 1), "clause-opener"):
            start, takes_over = start - 1, True
        return _Draft(match, construction, cue, contents, start if takes_over else None, anywhere)

    def _end_contents(self, document: Document, drafts: Sequence[_Draft]) -> None:
        """Cut contents where others take over. Contents before their cue are whole as they are."""
        takeovers = {
            kind: sorted(
                d.takes_over for d in drafts if d.takes_over is not None and d.construction.interrupts in kinds
            )
            for kind, kinds in (("outer", ("all",)), ("inner", ("all", "inner")))
        }
        strong = {d.takes_over for d in drafts if d.takes_over is not None and d.anywhere}
        outer: list[tuple[int, int]] = []  # contents that reach over the place at hand
        for draft in drafts:
            cue = draft.match.cue
            outer = [content for content in outer if cue < content[1]]
            points = takeovers["inner" if any(start <= cue for start, _ in outer) else "outer"]
            for index, (start, reach) in enumerate(draft.contents):
                if cue < start < reach:
                    between = points[bisect_right(points, start) : bisect_left(points, reach)]
                    end = content_end(document, draft.match, start, reach, between, strong)
                    draft.contents[index] = (start, end)
                    outer.append((start, end))
        _end_with_the_outer(drafts)

    # --- spans

    def _cue(self, document: Document, match: Match) -> Analysis:
        """The reading of the cue's word that the construction asked for; of several the third person, the active."""
        analyses = self._classifier.analyses(document.word(match.cue))
        passing = self._classifier.signer.passing(match.cue_test, analyses)
        readings = self._classifier.signer.lexicon.readings
        return min(passing or analyses, key=lambda a: len(readings[a.reading].features & _UNLIKELY))

    def _conjunction(self, document: Document, match: Match, cue: Analysis) -> bool:
        if match.start == match.cue:
            return cue.conjunction != ""
        return self._classifier.analyses(document.word(match.start))[0].conjunction != ""

    def _make(self, document: Document, draft: _Draft) -> Attribution:
        match, construction = draft.match, draft.construction
        roles: dict[str, list[Piece]] = {}
        for role in match.roles:
            if role.role != "content":
                piece = self._piece(document, role, draft)
                if piece is not None and piece not in roles.setdefault(role.role, []):
                    roles[role.role].append(piece)
        skips = {role.start: role.skip for role in match.roles if role.role == "content"}
        quotes: list[Piece] = []
        whole = True
        for start, end in draft.contents:
            inner, after = trimmed(document, start, end)
            if inner < after:
                ahead = start < match.cue
                first = self._first(document, inner, skips.get(start, ""), before_cue=ahead, opens=ahead)
                roles.setdefault("content", []).append(_between(document, first, after))
                inside = _quoted(document, inner, after)
                whole = whole and inside == [(inner, after)]
                quotes += [_between(document, document.start(a), b) for a, b in inside]
        spans = {name: Spans(tuple(sorted(pieces))) for name, pieces in roles.items()}
        reading = self._classifier.signer.lexicon.readings[draft.cue.reading]
        return Attribution(
            id=0,
            parent=None,
            rule=construction.name,
            mode=_mode(construction, whole, bool(quotes)),
            form=_form(construction, reading.features),
            lemma=reading.lemma or document.word(match.cue),
            act=construction.act or reading.act or "say",
            polarity="negative" if reading.negative else "affirmative",
            negated=self._negated(document, match.cue),
            quotes=Spans(tuple(sorted(quotes))),
            context=None,
            **spans,
        )

    def _piece(self, document: Document, role: Captured, draft: _Draft) -> Piece | None:
        start, end = trimmed(document, role.start, role.end)
        if start >= end:
            if role.role != "cue":
                return None
            start, end = role.start, role.end  # a colon
        if role.role == "cue" and start == draft.match.cue:
            return _between(document, document.start(start) + self._letters(document, start, draft.cue.skip), end)
        return _between(document, self._first(document, start, role.skip, before_cue=True), end)

    def _first(self, document: Document, token: int, skip: str, *, before_cue: bool, opens: bool = False) -> int:
        """The offset at which a role begins: after the clitic preposition that stays outside, and after و or ف."""
        analyses = self._classifier.analyses(document.word(token))
        fitting = [a for a in analyses if a.preposition == skip]
        if not fitting and not skip:
            fitting = [a for a in analyses if a.conjunction]
            letters = 1 if fitting and before_cue else 0
        elif not fitting:
            letters = 1
        elif skip:
            letters = fitting[0].skip
        else:
            letters = fitting[0].skip if before_cue else 0
            readings = self._classifier.signer.lexicon.readings
            if opens and not letters and "split" in readings[analyses[-1].reading].features:
                letters = 1
        return document.start(token) + self._letters(document, token, letters)

    def _letters(self, document: Document, token: int, folded: int) -> int:
        """How many code points of the word make up its first `folded` folded letters, with the marks on them."""
        if not folded:
            return 0
        word = document.word(token)
        return max((n for n in range(1, len(word)) if len(self._fold(word[:n])) <= folded), default=folded)

    def _negated(self, document: Document, cue: int) -> bool:
        """Is the cue denied? «كما أعلن» holds ما, and «ما أعلنه» is what was announced: neither denies."""
        if cue == 0 or not (word := document.word(cue - 1)):
            return False
        readings = self._classifier.signer.lexicon.readings
        features = [readings[a.reading].features for a in self._classifier.analyses(word) if not a.preposition]
        return any("negation" in f for f in features) and not any("relative" in f for f in features)

    def _has(self, word: str, feature: str) -> bool:
        """Has one of the word's readings the feature?"""
        readings = self._classifier.signer.lexicon.readings
        return word != "" and any(feature in readings[a.reading].features for a in self._classifier.analyses(word))


def _opened(document: Document, content: Captured) -> int:
    """Where a noun phrase begins whose first words stand in quotation marks: «أشار إلى "السعر" الثابت»."""
    before = content.start - 1
    return before if before in document.closing and not content.skip else content.start


def _end_with_the_outer(drafts: Sequence[_Draft]) -> None:
    """Where a content stands before its cue, a report within it ends with it: «أعلن فلان أن ...، كما ذكر التلفزيون»."""
    before = sorted(content for draft in drafts for content in draft.contents if content[1] <= draft.match.cue)
    around: list[int] = []  # the ends of those that begin before the cue at hand and reach over it
    begun = 0
    for draft in drafts:
        cue = draft.match.cue
        while begun < len(before) and before[begun][0] <= cue:
            around.append(before[begun][1])
            begun += 1
        around = [end for end in around if cue < end]
        if around:
            draft.contents = [(start, min(end, *around) if cue < start else end) for start, end in draft.contents]


def _between(document: Document, start: int, end_token: int) -> Piece:
    end = document.end(end_token - 1)
    return Piece(start, end, document.text[start:end])


def _quoted(document: Document, start: int, end: int) -> list[tuple[int, int]]:
    """The tokens of the quotations in `[start, end)`, outer ones alone; all of them where marks enclose it."""
    around = document.closing.get(start - 1)
    if around is not None and end <= around <= end + 2:
        return [(start, end)]
    found: list[tuple[int, int]] = []
    for opening in document.opening[bisect_left(document.opening, start) : bisect_left(document.opening, end)]:
        closing = document.closing[opening]
        if opening + 1 < closing <= end and not (found and closing < found[-1][1]):
            found.append((opening + 1, closing))
    return found


def _mode(construction: Construction, whole: bool, quotes: bool) -> Mode:
    if quotes:
        return "direct" if whole else "mixed"
    return "nominal" if construction.nominal else "indirect"


def _form(construction: Construction, features: frozenset[str]) -> Form:
    if construction.form:
        return construction.form  # type: ignore[return-value]  # the compiler has checked the name
    return "participle" if "participle" in features else "masdar" if "masdar" in features else "verb"
