"""What inflection gives back: written word forms with their features."""

from __future__ import annotations

from dataclasses import dataclass

from qawl.diagnostic import Text

FINITE = "finite"
PAST = "past"
PRESENT = "present"
FUTURE = "future"
ACTIVE = "active"
PASSIVE = "passive"
PASSIVE_LIKE = "passive-like"
PARTICIPLE = "participle"
MASDAR = "masdar"
NOUN = "noun"
FIRST = "first"
THIRD = "third"
SINGULAR = "singular"
DUAL = "dual"
PLURAL = "plural"
MASCULINE = "masculine"
FEMININE = "feminine"
ACCUSATIVE = "accusative"
DEFINITE = "definite"
# The shape before a following genitive or a pronoun: مسؤولو الحكومة.
CONSTRUCT = "construct"
# A second spelling in use beside the one grammars prefer: بدأوا beside بدؤوا.
VARIANT = "variant"


@dataclass(frozen=True, slots=True)
class Form:
    """One written form of a word.

    `text` is unvocalised standard spelling in NFC. With `joins` it is the part that stands before an attached
    pronoun (دعوت in دعوته), without `joins` the word as it stands alone (دعوة).
    """

    text: str
    features: frozenset[str]
    joins: bool = False


class NotInflected(ValueError):
    """The parts given are not those of a word this package can inflect; `why` says it."""

    def __init__(self, why: Text) -> None:
        super().__init__(why)
        self.why = why
