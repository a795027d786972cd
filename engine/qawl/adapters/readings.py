"""A word as the rules see it: what it counts as, and what each reading says of it."""

from __future__ import annotations

from collections.abc import Iterator

from qawl.adapters.telling import Teller
from qawl.adapters.terminal import Terminal
from qawl.adapters.wording import Language
from qawl.engine import Engine
from qawl.lexicon import Analysis
from qawl.text.folding import Fold

_MOST_READINGS = 4


class WordTeller(Teller):
    """Tells of words, as the lexicon and the fold of one engine have them."""

    def __init__(self, engine: Engine, terminal: Terminal, lang: Language) -> None:
        super().__init__(terminal, lang)
        self.classifier = engine.classifier
        self.fold = Fold.from_data(engine.program.fold)

    def lines(self, word: str) -> Iterator[str]:
        """Its folded form, if that is another, and its readings."""
        folded = self.fold(word)
        if folded != word:
            yield self.say("folded", word=self.isolated(folded)) + "."
        analyses = self.classifier.analyses(word)
        for analysis in analyses[:_MOST_READINGS]:
            yield self.say("reading", reading=self.reading(folded, analysis)) + "."
        if len(analyses) > _MOST_READINGS:
            yield self.say("more readings", count=len(analyses) - _MOST_READINGS) + "."

    def reading(self, folded: str, analysis: Analysis) -> str:
        """Clitics, features and lemma of one reading: `وـ أعلن: announce finite past, of أعلن, takes أن or عن <np>`."""
        reading = self.classifier.signer.lexicon.readings[analysis.reading]
        before = "".join(f"{letter}ـ " for letter in analysis.conjunction + analysis.preposition)
        stem = folded[analysis.skip : len(folded) - len(analysis.pronoun)]
        written = f"{before}{stem}{' ـ' + analysis.pronoun if analysis.pronoun else ''}"
        features = sorted(f for f in reading.features if ":" not in f and not f.startswith("=") and f != "word")
        frames = sorted(frame_text(f) for f in reading.features if ":" in f and not f.startswith("="))
        if "punct" in reading.features:
            return self.say_inside("mark", features=" ".join(map(self.feature, features)))
        parts = [f"{self.isolated(written)}: {' '.join(map(self.feature, features or ['word']))}"]
        if reading.lemma:
            of = self.say_inside("of", lemma=self.isolated(reading.lemma))
            parts.append(f"{of} ({self.act(reading.act)})" if reading.act else of)
        if frames:
            parts.append(self.say_inside("takes", frames=self.listed(frames)))
        return self.say_inside("comma").join(parts)


def frame_text(feature: str) -> str:
    """A frame, given as a feature, as the rules write it.

    >>> frame_text("frame:إلى:that"), frame_text("second:بـ:np")
    ('إلى أن', '<np> بـ <np>')
    """
    if feature == "quoting":
        return "<quote>"
    place, preposition, kind = feature.split(":")
    second = f"{preposition} {'أن' if kind == 'that' else '<np>'}".strip()
    return f"<np> {second}" if place == "second" else second
