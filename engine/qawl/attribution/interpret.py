"""From matches to attributions: what a match means.

matches ─spans→ roles with offsets ─boundaries→ contents ─nesting→ ids and parents
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from qawl.attribution.boundaries import content_end, is_clause_start, is_continued, is_mark, trimmed
from qawl.attribution.model import Attribution, Form, Mode, Piece, Spans
from qawl.attribution.nesting import nest
from qawl.attribution.words import Words
from qawl.lexicon import Analysis, gender_of
from qawl.match.classify import Classifier
from qawl.match.document import Document
from qawl.match.found import Captured, Match
from qawl.program import Construction, Program
from qawl.text.folding import Fold

_OWN_SUBJECT = frozenset({"first", "second"})


@dataclass(slots=True)
class _Draft:
    """A match on its way: its contents, and the token at which it would take over from an earlier one (`anywhere`:
    also where no clause starts; `detail`: behind حيث); then the pieces of its roles and of its quotations, and whether
    these are all."""

    match: Match
    construction: Construction
    cue: Analysis
    contents: list[tuple[int, int]]
    takes_over: int | None
    anywhere: bool
    detail: bool
    gender: str  # of a single speaker, as far as the cue tells
    tense: str  # of a finite cue
    named: bool  # is the speaker?
    roles: dict[str, list[Piece]] = field(default_factory=dict)
    quotes: list[Piece] = field(default_factory=list)
    whole: bool = True


class Interpreter:
    """Makes attributions of the matches of a program."""

    def __init__(self, program: Program, classifier: Classifier) -> None:
        self._constructions = program.constructions
        self._readings = classifier.signer.lexicon.readings
        self._words = Words(classifier, Fold.from_data(program.fold))

    def attributions(self, document: Document, matches: Sequence[Match]) -> list[Attribution]:
        """The attributions of the matches that stand in a document, in the order of their cues."""
        drafts = [self._draft(document, match) for match in matches]
        self._end_contents(document, drafts)
        for draft in drafts:
            self._find_spans(document, draft)
        drafts.sort(key=lambda draft: draft.roles["cue"][0])
        parents = nest([(draft.roles["cue"][0], draft.roles.get("content", ())) for draft in drafts])
        return [
            self._attribution(document, draft, number, parent)
            for number, (draft, parent) in enumerate(zip(drafts, parents, strict=True), 1)
        ]

    # --- contents

    def _draft(self, document: Document, match: Match) -> _Draft:
        construction = self._constructions[match.construction]
        cue = self._words.cue(document.tokens[match.cue], match.cue_test)
        contents = [
            (self._begin(document, role, construction.nominal), role.end)
            for role in match.roles
            if role.role == "content"
        ]
        features = self._readings[cue.reading].features
        anywhere = _form(construction, features) == "participle"
        roles = {role.role for role in match.roles}
        start, takes_over, detail = match.start, False, False
        if construction.interrupts == "all":
            start = _first_word(document, match)
        # «نؤكد» within what somebody says is his own, not the reporter's.
        if construction.interrupts and "first" not in features:
            before = document.tokens[start - 1] if start else ""
            # «حيث دعا الوزير إلى الحوار» tells what happened, and not what is said about it.
            detail = self._words.opens_detail(before) and not (construction.nominal and "source" in roles)
            if detail or self._words.opens_clause(before):
                start, takes_over = start - 1, True
            elif self._words.opens_clause(document.tokens[start]):
                takes_over = True
            else:
                takes_over = anywhere or is_clause_start(document, start, self._has_conjunction(document, match, cue))
        gender = "" if "via" in roles else gender_of(features)
        at = start if takes_over else None
        tense = next((tense for tense in ("past", "present") if tense in features and "finite" in features), "")
        return _Draft(match, construction, cue, contents, at, anywhere, detail, gender, tense, "source" in roles)

    def _begin(self, document: Document, content: Captured, nominal: bool) -> int:
        """The first token: a quotation mark before it belongs to it where more than the quotation does, as in a noun
        phrase whose first words stand in one («أشار إلى "السعر" الثابت»), or in «إن "..."، وإن "..."»."""
        before = content.start - 1
        closing = document.closing.get(before)
        if closing is None:
            return content.start
        if nominal:
            return content.start if content.skip else before
        return before if is_continued(document, closing, content.end, self._words.goes_on) else content.start

    def _end_contents(self, document: Document, drafts: Sequence[_Draft]) -> None:
        """Cut contents where others take over. Contents before their cue are whole as they are."""
        takeovers = {
            kind: sorted(
                d.takes_over for d in drafts if d.takes_over is not None and d.construction.interrupts in kinds
            )
            for kind, kinds in (("outer", ("all",)), ("inner", ("all", "inner")))
        }
        genders = self._genders(document, drafts)
        present = self._present(document, drafts)
        strong = {d.takes_over for d in drafts if d.takes_over is not None and d.anywhere}
        # «..., حيث أكد الخبير أن» may be part of a clause that is said, but not of a noun phrase.
        of_clauses = {d.takes_over for d in drafts if d.detail and (d.named or not d.gender)}
        # What reports in a topic or a source before a cue ends with it: «حول دعوته إلى الحوار، قال فلان إن».
        late = sorted(
            (d.match.cue, d.takes_over) for d in drafts if d.takes_over is not None and d.takes_over < d.match.cue
        )
        outer: list[tuple[int, int]] = []  # contents that reach over the place at hand
        for draft in drafts:
            cue = draft.match.cue
            outer = [content for content in outer if cue < content[1]]
            points = takeovers["inner" if any(start <= cue for start, _ in outer) else "outer"]
            for index, (start, reach) in enumerate(draft.contents):
                if cue < start < reach:
                    between = points[bisect_right(points, start) : bisect_left(points, reach)]
                    if of_clauses and not draft.construction.nominal:
                        between = [at for at in between if at not in of_clauses]
                    if present and draft.tense == "past":
                        between = [at for at in between if at not in present]
                    if draft.gender:
                        between = [at for at in between if genders.get(at, draft.gender) == draft.gender]
                    ends = late[bisect_right(late, (start,)) : bisect_left(late, (reach,))]
                    if ends:
                        between = sorted([*between, *(at for at, begun in ends if begun <= cue)])
                    end = content_end(document, draft.match, start, reach, between, strong, self._words.goes_on)
                    draft.contents[index] = (start, end)
                    outer.append((start, end))
        _end_with_the_outer(drafts)

    def _genders(self, document: Document, drafts: Sequence[_Draft]) -> dict[int, str]:
        """By where they would take over, the gender of those that speak without being named. Theirs is the speaker of
        the content that they would end; where it cannot be, the verb is part of that content: «ذكر أن الوزارة ترحب
        بالقرار، وتدعو إلى الهدوء». But «وأضافت أن» goes on with whoever spoke."""
        return {
            draft.takes_over: draft.gender
            for draft in drafts
            if draft.takes_over is not None
            and draft.gender
            and not draft.named
            and not draft.anywhere
            and (draft.construction.nominal or not self._has_conjunction(document, draft.match, draft.cue))
        }

    def _present(self, document: Document, drafts: Sequence[_Draft]) -> set[int]:
        """Where verbs in the present would take over that name nobody and stand behind no mark. Who told something in
        the past does not go on like that: «قال إن فرقا ترفض القرار وتطالب بإلغائه»."""
        return {
            draft.takes_over
            for draft in drafts
            if draft.takes_over is not None
            and draft.tense == "present"
            and not draft.named
            and not draft.anywhere
            and not is_mark(document, draft.takes_over - 1)
        }

    # --- spans

    def _has_conjunction(self, document: Document, match: Match, cue: Analysis) -> bool:
        if match.start == match.cue:
            return cue.conjunction != ""
        return self._words.has_conjunction(document.tokens[match.start])

    def _find_spans(self, document: Document, draft: _Draft) -> None:
        """The pieces of all roles, and of the quotations in the contents."""
        match, roles = draft.match, draft.roles
        skips = {}
        for role in match.roles:
            if role.role == "content":
                skips[role.start] = role.skip
                continue
            if role.role == "source" and role.start > match.cue and self._speaks_itself(draft):
                continue
            piece = self._piece(document, role, draft)
            if piece is not None and piece not in roles.setdefault(role.role, []):
                roles[role.role].append(piece)
        for start, end in draft.contents:
            inner, after = trimmed(document, start, end)
            if inner < after:
                ahead = start < match.cue
                first = self._begins(document, inner, skips.get(start, ""), before_cue=ahead, opens=ahead)
                roles.setdefault("content", []).append(_between(document, first, after))
                inside = _quoted(document, inner, after)
                draft.whole = draft.whole and inside == [(inner, after)]
                draft.quotes += [_between(document, document.start(a), b) for a, b in inside]
        for pieces in roles.values():
            pieces.sort()

    def _attribution(self, document: Document, draft: _Draft, number: int, parent: int | None) -> Attribution:
        construction, cue = draft.construction, draft.match.cue
        reading = self._readings[draft.cue.reading]
        return Attribution(
            id=number,
            parent=parent,
            rule=construction.name,
            mode=_mode(construction, draft.whole, bool(draft.quotes)),
            form=_form(construction, reading.features),
            lemma=reading.lemma or draft.roles["cue"][0].text,
            act=construction.act or reading.act or "say",
            polarity="negative" if reading.negative else "affirmative",
            negated=cue > 0 and self._words.denies(document.tokens[cue - 1]),
            quotes=Spans(tuple(sorted(draft.quotes))),
            context=None,
            **{name: Spans(tuple(pieces)) for name, pieces in draft.roles.items()},
        )

    def _piece(self, document: Document, role: Captured, draft: _Draft) -> Piece | None:
        start, end = trimmed(document, role.start, role.end)
        if start >= end:
            if role.role != "cue":
                return None
            start, end = role.start, role.end  # a colon
        if role.role == "cue" and start == draft.match.cue:
            first = document.starts[start] + self._words.after(document.tokens[start], draft.cue.skip)
            return _between(document, first, end)
        # Behind the cue no source begins with و or ف: فيوري is a name.
        before_cue = role.role != "source" or start < draft.match.cue
        return _between(document, self._begins(document, start, role.skip, before_cue=before_cue), end)

    def _speaks_itself(self, draft: _Draft) -> bool:
        """Is the cue a verb in the first or second person, whose subject is no noun behind it?"""
        features = self._readings[draft.cue.reading].features
        return "finite" in features and not features.isdisjoint(_OWN_SUBJECT)

    def _begins(self, document: Document, token: int, skip: str, *, before_cue: bool, opens: bool = False) -> int:
        """The offset at which a role begins."""
        return document.starts[token] + self._words.begins(document.tokens[token], skip, before_cue, opens)


def _first_word(document: Document, match: Match) -> int:
    """Where the clause of a match begins: a mark that its pattern begins with («، وعن الطريق قال إن») is before it."""
    return next((at for at in range(match.start, match.cue) if not is_mark(document, at)), match.cue)


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
            # What follows the outer cue goes on: «أعلن فلان، كما ذكر التلفزيون، أن ...».
            draft.contents = [
                (start, min([end, *(bound for bound in around if start < bound)]) if cue < start else end)
                for start, end in draft.contents
            ]


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
