"""The tree of a rule file. One class a node, frozen, with its place; reads like the grammar.

    Declaration = Fold | Words | Nouns | Verbs | PhraseDecl | ConstructionDecl | BlockDecl
    Pattern     = Word | ClassTest | PhraseRef | Capture | Sequence | Choice | Repeat
                | AnyOrder | Gap | Proclitic | Enclitic | Anchor | Look
    ClassExpr   = ClassName | ClassAnd | ClassOr | ClassMinus | ClassNot

Places never take part in comparisons: two trees are equal when they mean the same.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from qawl.diagnostic import Place

NOWHERE = Place("", 0, 0)


def _place() -> Place:
    return field(default=NOWHERE, compare=False, repr=False)


# --- class expressions: what one word must be -------------------------------------------------


@dataclass(frozen=True, slots=True)
class ClassName:
    """`reporting`: the word belongs to the class."""

    name: str
    place: Place = _place()


@dataclass(frozen=True, slots=True)
class ClassAnd:
    """`a b`: one reading of the word belongs to all."""

    items: tuple[ClassExpr, ...]
    place: Place = _place()


@dataclass(frozen=True, slots=True)
class ClassOr:
    """`a | b`: the word belongs to one of them."""

    items: tuple[ClassExpr, ...]
    place: Place = _place()


@dataclass(frozen=True, slots=True)
class ClassMinus:
    """`a - b`: the word belongs to a, and no reading of it to b."""

    left: ClassExpr
    right: ClassExpr
    place: Place = _place()


@dataclass(frozen=True, slots=True)
class ClassNot:
    """`!a`: no reading of the word belongs to a."""

    item: ClassExpr
    place: Place = _place()


ClassExpr = ClassName | ClassAnd | ClassOr | ClassMinus | ClassNot


# --- patterns ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Word:
    """A literal word: folded (`أن`), or exactly as written (`"أن"`). Punctuation is always quoted."""

    text: str
    exact: bool = False
    place: Place = _place()


@dataclass(frozen=True, slots=True)
class ClassTest:
    """`{...}`: one word for which the expression holds."""

    expr: ClassExpr
    place: Place = _place()


@dataclass(frozen=True, slots=True)
class PhraseRef:
    """`<name>`: a phrase, or one of the built-in `<that>`, `<object>`."""

    name: str
    place: Place = _place()


@dataclass(frozen=True, slots=True)
class Capture:
    """`[role p]`; `role` is the English name, whatever the file says."""

    role: str
    body: Pattern
    place: Place = _place()


@dataclass(frozen=True, slots=True)
class Sequence:
    """`p q`."""

    items: tuple[Pattern, ...]
    place: Place = _place()


@dataclass(frozen=True, slots=True)
class Choice:
    """`p | q`: the first that leads to a match."""

    items: tuple[Pattern, ...]
    place: Place = _place()


@dataclass(frozen=True, slots=True)
class Repeat:
    """`p?` `p*` `p+` `p{2,5}`; `maximum` None is "as many as a sentence holds"; `lazy` is `p*?`."""

    body: Pattern
    minimum: int
    maximum: int | None
    lazy: bool = False
    place: Place = _place()


@dataclass(frozen=True, slots=True)
class AnyOrder:
    """`(p & q? & r?)`: the slots in any order, each at most once. A slot is (pattern, required)."""

    slots: tuple[tuple[Pattern, bool], ...]
    place: Place = _place()


@dataclass(frozen=True, slots=True)
class Gap:
    """`...`: any words within the sentence, as few as possible; `... until p` stops before p."""

    until: Pattern | None = None
    place: Place = _place()


@dataclass(frozen=True, slots=True)
class Proclitic:
    """`لـ p`: the clitic is written together with the first word of p. `letters` without tatweel."""

    letters: str
    body: Pattern
    place: Place = _place()


@dataclass(frozen=True, slots=True)
class Enclitic:
    """`p ـه`: the pronoun is written together with the last word of p. `ـ` alone is any pronoun."""

    body: Pattern
    letters: str
    place: Place = _place()


@dataclass(frozen=True, slots=True)
class Anchor:
    """`^` (the sentence starts here) or `$` (it ends here)."""

    side: Literal["start", "end"]
    place: Place = _place()


@dataclass(frozen=True, slots=True)
class Look:
    """`=p` (followed by p) or `!p` (not followed by p); consumes nothing."""

    body: Pattern
    negative: bool
    place: Place = _place()


Pattern = (
    Word
    | ClassTest
    | PhraseRef
    | Capture
    | Sequence
    | Choice
    | Repeat
    | AnyOrder
    | Gap
    | Proclitic
    | Enclitic
    | Anchor
    | Look
)


# --- declarations -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Case:
    """`example`, `reject` or `todo`: a sentence in the bracket notation, as written."""

    kind: Literal["example", "reject", "todo"]
    text: str
    place: Place = _place()


@dataclass(frozen=True, slots=True)
class Fold:
    """Orthography. `unify`: groups of letters that count as their first; `drop`: names of sets
    (tashkeel, tatweel, invisible) or letters that do not count."""

    unify: tuple[tuple[str, ...], ...]
    drop: tuple[str, ...]
    quotes: tuple[tuple[str, str], ...]
    place: Place = _place()


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a word class: one word, or several that stand together."""

    words: tuple[Word, ...]
    place: Place = _place()


@dataclass(frozen=True, slots=True)
class Words:
    """`words NAME`: a class of words that do not inflect."""

    name: str
    entries: tuple[Entry, ...]
    place: Place = _place()


@dataclass(frozen=True, slots=True)
class NounRow:
    """One noun: its singular and, where there is one, its broken plurals."""

    forms: tuple[str, ...]
    place: Place = _place()


@dataclass(frozen=True, slots=True)
class Nouns:
    """`nouns NAME`: a class of nouns, inflected by the engine (article, number, case, pronouns)."""

    name: str
    rows: tuple[NounRow, ...]
    place: Place = _place()


@dataclass(frozen=True, slots=True)
class Frame:
    """What a verb takes: complements in their order, e.g. `عن أن`, `<np> بـ <np>`.

    Each complement is (preposition or "", "that" | "np" | "quote"); a clitic preposition keeps
    its tatweel (`بـ`)."""

    complements: tuple[tuple[str, str], ...]
    place: Place = _place()


@dataclass(frozen=True, slots=True)
class VerbRow:
    """Principal parts (past, present, active participle, verbal nouns) and frames; "" is absent."""

    past: str
    present: str
    participle: str
    masdars: tuple[str, ...]
    frames: tuple[Frame, ...]
    also: tuple[str, ...] = ()
    place: Place = _place()


@dataclass(frozen=True, slots=True)
class Verbs:
    """`verbs NAME act ACT [polarity negative]`."""

    name: str
    act: str
    polarity: str
    rows: tuple[VerbRow, ...]
    place: Place = _place()


@dataclass(frozen=True, slots=True)
class PhraseDecl:
    """`phrase NAME`: a pattern used in others; commits to its match."""

    name: str
    description: str
    pattern: Pattern
    place: Place = _place()


@dataclass(frozen=True, slots=True)
class ConstructionDecl:
    """`construction NAME`: a pattern that yields an attribution.

    `interrupts`: a match ends the contents that it stands in, outside quotation marks: "all" of them, or the "inner"
    ones, which lie in another content themselves.
    `nominal`: the content is a noun phrase.
    `form`, `act`: of cues that no verb declares (prepositions, colons); "" where the verb says it."""

    name: str
    description: str
    pattern: Pattern
    rank: int = 0
    interrupts: Literal["", "all", "inner"] = ""
    nominal: bool = False
    form: str = ""
    act: str = ""
    was: tuple[str, ...] = ()
    cases: tuple[Case, ...] = ()
    place: Place = _place()


@dataclass(frozen=True, slots=True)
class BlockDecl:
    """`block NAME`: no attribution has its cue where this pattern has its `[cue ...]`."""

    name: str
    description: str
    pattern: Pattern
    cases: tuple[Case, ...] = ()
    place: Place = _place()


Declaration = Fold | Words | Nouns | Verbs | PhraseDecl | ConstructionDecl | BlockDecl


@dataclass(frozen=True, slots=True)
class RuleFile:
    """One file: its declarations in their order."""

    path: str
    source: str
    declarations: tuple[Declaration, ...]
