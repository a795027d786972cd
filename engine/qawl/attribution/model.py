"""The attribution: one act of reporting, with the exact spans of all who take part in it.

The roles are those of the annotation guide (docs/roles.md). Every role is a `Spans`, empty where the text names
nothing, with more than one piece where the role is discontinuous. Offsets are code points of the text as it was
given, half-open; `text[piece.start:piece.end] == piece.text`, always.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, Protocol

Mode = Literal["direct", "indirect", "mixed", "nominal"]
Form = Literal["verb", "participle", "masdar", "preposition", "colon"]
Polarity = Literal["affirmative", "negative"]

Kind = Literal["person", "office", "organisation", "outlet", "document", "collective", "anonymous"]
Anonymity = Literal["named", "office", "group", "described", "bare", "on request"]
LinkRole = Literal["speaker", "relay", "outlet"]
Found = Literal[
    "named here", "short name", "title", "epithet", "headline",
    "pronoun", "dropped subject", "participle's subject", "first person",
]  # fmt: skip

LinkFound = Found | Literal["carried on", "outer report", "dateline", "caller"]

ROLES = (
    *("cue", "source", "content", "via", "addressee", "setting"),
    *("time", "place", "topic", "manner", "occasion"),
)


@dataclass(frozen=True, slots=True, order=True)
class Piece:
    """The code points `[start, end)` of the text, and the text that stands there."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Spans:
    """The pieces of one role, in the order of the text. False where there is none.

    >>> bool(Spans()), Spans((Piece(0, 3, "قال"), Piece(9, 13, "قائل"))).text
    (False, 'قال … قائل')
    """

    pieces: tuple[Piece, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.pieces)

    def __len__(self) -> int:
        return len(self.pieces)

    def __iter__(self) -> Iterator[Piece]:
        return iter(self.pieces)

    @property
    def text(self) -> str:
        """The words of all pieces, an ellipsis between two."""
        return " … ".join(piece.text for piece in self.pieces)


NONE = Spans()


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks, as one and the same in all attributions of a document. False where that is not known.

    `id` counts the speakers of the document from 1. `name` is the fullest name that the document gives, without titles;
    of a speaker without a name it is the description. `found` says how the source led to the speaker, `antecedent` is
    the attribution that it was taken from, if any; `members` are the names of those who speak together. `anonymity`
    grades how far he is named: by name, by office, as a group, by a description, by a bare noun (مصدر), or not by his
    own wish.
    """

    id: int = 0
    name: str = ""
    title: str = ""
    kind: Kind | None = None
    found: Found | None = None
    antecedent: int | None = None
    members: tuple[str, ...] = ()
    anonymity: Anonymity | None = None

    def __bool__(self) -> bool:
        return self.id > 0


@dataclass(frozen=True, slots=True)
class Link:
    """One by whom the words came: the `speaker`, a `relay` (who quotes him, a medium), the `outlet` of the article.

    `cue` is the word that says so and `span` what names the link, where the text has them. `found` is where it is
    named: beside this report; with an earlier one, on which this goes on (`carried on`); as who says the report around
    it; in the dateline; or by the caller. Of the speaker it is that of `Speaker`."""

    role: LinkRole
    name: str
    cue: Piece | None = None
    span: Piece | None = None
    found: LinkFound = "named here"


class Context(Protocol):
    """What the attributions of a document know of each other; see `qawl.discourse`."""

    def speaker(self, attribution: int) -> Speaker: ...

    def chain(self, attribution: int) -> tuple[Link, ...]: ...

    def when(self, attribution: int) -> str | None: ...

    def distanced(self, attribution: int) -> bool: ...

    def fingerprint(self, attribution: int) -> str | None: ...


UNKNOWN = Speaker()


@dataclass(frozen=True, slots=True)
class Attribution:
    """Somebody is reported to have said something.

    `id` counts from 1 within the text, in the order of the cues. `parent` is the id of the attribution whose
    content holds this cue. `rule` is the construction that found it. `lemma`, `act` and `polarity` are the cue's;
    `negated` says that the text denies the reporting itself (لم يعلن). `quotes` are the verbatim stretches of the
    content.
    """

    id: int
    parent: int | None
    rule: str
    mode: Mode
    form: Form
    lemma: str
    act: str
    polarity: Polarity
    negated: bool
    cue: Spans
    source: Spans = NONE
    content: Spans = NONE
    via: Spans = NONE
    addressee: Spans = NONE
    setting: Spans = NONE
    time: Spans = NONE
    place: Spans = NONE
    topic: Spans = NONE
    manner: Spans = NONE
    occasion: Spans = NONE
    quotes: Spans = NONE
    context: Context | None = field(default=None, compare=False, repr=False)

    @property
    def speaker(self) -> Speaker:
        """Who speaks, in this document; found out when it is first asked for."""
        return UNKNOWN if self.context is None else self.context.speaker(self.id)

    @property
    def chain(self) -> tuple[Link, ...]:
        """The way by which the words came: the speaker first, the outlet of the article last."""
        return () if self.context is None else self.context.chain(self.id)

    @property
    def when(self) -> str | None:
        """When it was said, as ISO 8601: a date, a month, a year, or an interval of dates; None where `time` and the
        date of the article do not tell."""
        return None if self.context is None else self.context.when(self.id)

    @property
    def distanced(self) -> bool:
        """Does the reporter keep a distance to what is said: زعم, على حد زعمه, ما وصفه بـ؟"""
        return self.context is not None and self.context.distanced(self.id)

    @property
    def fingerprint(self) -> str | None:
        """Sixteen hexadecimal digits that are those of the same content elsewhere, however it is spelled; None for a
        content of fewer than four words."""
        return None if self.context is None else self.context.fingerprint(self.id)

    def role(self, name: str) -> Spans:
        """The spans of a role by its name; raises KeyError for a name that is none of `ROLES`."""
        if name not in ROLES:
            raise KeyError(name)
        spans: Spans = getattr(self, name)
        return spans
