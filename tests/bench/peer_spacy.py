"""spaCy's token Matcher on a blank Arabic pipeline, which has a tokenizer and nothing else, with our fold as its norm.

A set of words is said in two ways: as its manual shows it, a set within the pattern, and as a flag of the vocabulary,
which is asked for once a word. Flags are faster, and there are few of them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from qawl.text.folding import Fold

from .clock import Work
from .cues import MOST, Cues, Forms

FLAGS = 40  # a vocabulary has 64, of which spaCy takes some itself
Says = Callable[[Forms], dict[Any, Any]]  # what a pattern says of a word of a set


def matcher(fold: Fold, known: Cues, sets: Sequence[Forms], texts: Sequence[str], *, flags: bool) -> Work:
    """Tokenize the texts and match one pattern a set of cues. Gives the number of cues at which one matched."""
    import spacy
    from spacy.attrs import NORM
    from spacy.matcher import Matcher

    nlp = spacy.blank("ar")
    nlp.vocab.lex_attr_getters[NORM] = fold
    mine = Matcher(nlp.vocab, validate=False)
    says: Says = _Flags(nlp.vocab, fold) if flags else lambda forms: {"NORM": {"IN": sorted(forms)}}
    # Of the constructions that do not ask for أن each has some landmark; here it is a colon or a quotation mark.
    landmarks = (says(known.that), {"ORTH": ":"}, {"IS_QUOTE": True})
    inner = {nlp.vocab.add_flag(lambda word: word.isalpha() and fold(word) not in known.that): True}
    for number, forms in enumerate(sets):
        pattern = [says(forms), {**inner, "OP": f"{{1,{MOST}}}"}, landmarks[number % 3]]
        mine.add(str(number), [pattern])

    def work() -> int:
        return sum(len({start for _, start, _ in mine(nlp.make_doc(text))}) for text in texts)

    return work


class _Flags:
    """The flags of a vocabulary, one a set of words; where there are no more, another one serves."""

    def __init__(self, vocab: Any, fold: Fold) -> None:
        self._vocab = vocab
        self._fold = fold
        self._known: dict[Forms, int] = {}

    def __call__(self, forms: Forms) -> dict[Any, Any]:
        if forms not in self._known:
            flags = list(self._known.values())
            full = len(flags) >= FLAGS
            self._known[forms] = (
                flags[len(forms) % FLAGS] if full else self._vocab.add_flag(lambda word: self._fold(word) in forms)
            )
        return {self._known[forms]: True}
