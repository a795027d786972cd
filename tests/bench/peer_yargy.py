"""yargy: an Earley parser over tokens, made for Russian; here with a tokenizer for Arabic and our fold."""

from __future__ import annotations

import re
from collections.abc import Sequence

from qawl.text.folding import Fold

from .clock import Work
from .cues import MOST, Cues

_SENTENCE = re.compile(r"[^\n.؟!]+")


def parser(fold: Fold, known: Cues, texts: Sequence[str]) -> Work:
    """Three constructions: verb, source, أن; verb, source, colon; أن after a verb alone. Sentence by sentence."""
    from yargy import Parser, or_, rule
    from yargy.predicates import custom, eq
    from yargy.tokenizer import Tokenizer, TokenRule

    cue = custom(lambda value: fold(value) in known.verbs, types="AR")
    that = custom(lambda value: fold(value) in known.that, types="AR")
    word = custom(lambda value: fold(value) not in known.that, types="AR")
    source = rule(word).repeatable(max=MOST)
    grammar = or_(rule(cue, source, that), rule(cue, source, eq(":")), rule(cue, that))
    words = [TokenRule("AR", r"[\u0621-\u065f\u0670-\u06d3]+"), TokenRule("INT", r"\d+"), TokenRule("PUNCT", r"\S")]
    mine = Parser(grammar, tokenizer=Tokenizer(words))
    sentences = [sentence for text in texts for sentence in _SENTENCE.findall(text)]

    def work() -> int:
        return sum(1 for sentence in sentences for _ in mine.findall(sentence))

    return work
