"""What the rules did with a text, in sentences: one paragraph a cue, one line a construction."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qawl.adapters.terminal import RIGHT_TO_LEFT, Terminal, printable
from qawl.adapters.wording import WORDINGS, Language
from qawl.engine import Engine
from qawl.lexicon import Analysis
from qawl.match.document import Document
from qawl.match.found import Match
from qawl.match.reference import Reference
from qawl.match.select import search
from qawl.match.symbols import HARD
from qawl.match.trace import Stop, Tried, Wanted, trace
from qawl.syntax.vocabulary import ACTS, ROLES
from qawl.text.folding import Fold

_MOST_READINGS = 4
_MOST_WANTED = 5
_LONGEST = 50


def explanation(
    engine: Engine, text: str, terminal: Terminal, lang: Language = "en", span: tuple[int, int] | None = None
) -> Iterator[str]:
    """The lines that explain a text, of its code points `span` only where that is given.

    Raises InputError as the engine does."""
    document = engine.lay_out(text)
    start, end = span or (0, len(text))
    cues = [cue for cue in engine.machine.cues(document.symbols) if start <= document.start(cue) < end]
    teller = _Teller(engine, document, terminal, lang)
    if not cues:
        yield teller.say("nothing")
    for number, cue in enumerate(cues):
        if number:
            yield ""
        yield from teller.paragraph(cue)


class _Teller:
    """Tells what happened in one document."""

    def __init__(self, engine: Engine, document: Document, terminal: Terminal, lang: Language) -> None:
        self.engine = engine
        self.document = document
        self.terminal = terminal
        self.lang = lang
        self.fold = Fold.from_data(engine.program.fold)
        self.reference = Reference(engine.program, engine.classifier.signer)
        self.standing = search(engine.machine, document.symbols)

    def say(self, key: str, **values: object) -> str:
        """One sentence of the table; in Arabic it says on a terminal that it runs from the right."""
        mark = RIGHT_TO_LEFT if self.lang == "ar" and self.terminal.isolates else ""
        return mark + WORDINGS[self.lang][key].format(**values)

    def paragraph(self, cue: int) -> Iterator[str]:
        """The word as the rules see it, and what each construction made of it."""
        tried = trace(self.reference, self.document.symbols, cue, self.standing)
        line = self.document.text.count("\n", 0, self.document.start(cue)) + 1
        heading = self.say("cue", word=self.quoted(cue, cue + 1), line=line)
        yield self.terminal.paint(heading, "bold")
        yield from (f"  {line}" for line in self.word(cue))
        yield "  " + self.say(*(("summary one",) if len(tried) == 1 else ("summary",)), count=len(tried))
        for attempt in tried:
            line_text = self.attempt(attempt, cue)
            winner = attempt.outcome in ("chosen", "blocks")
            yield f"  {'+' if winner else '-'} {self.terminal.paint(line_text, 'green') if winner else line_text}"

    # --- the word

    def word(self, cue: int) -> Iterator[str]:
        """Its folded form, if that is another, and its readings."""
        word = self.document.word(cue)
        folded = self.fold(word)
        if folded != word:
            yield self.say("folded", word=self.isolated(folded)) + "."
        analyses = self.engine.classifier.analyses(word)
        for analysis in analyses[:_MOST_READINGS]:
            yield self.say("reading", reading=self.reading(folded, analysis)) + "."
        if len(analyses) > _MOST_READINGS:
            yield self.say("more readings", count=len(analyses) - _MOST_READINGS) + "."

    def reading(self, folded: str, analysis: Analysis) -> str:
        """Clitics, features and lemma of one reading: `وـ أعلن: announce finite past, of أعلن, takes أن or عن <np>`."""
        reading = self.engine.classifier.signer.lexicon.readings[analysis.reading]
        before = "".join(f"{letter}ـ " for letter in analysis.conjunction + analysis.preposition)
        stem = folded[analysis.skip : len(folded) - len(analysis.pronoun)]
        written = f"{before}{stem}{' ـ' + analysis.pronoun if analysis.pronoun else ''}"
        features = sorted(f for f in reading.features if ":" not in f and not f.startswith("=") and f != "word")
        frames = sorted(_frame(f) for f in reading.features if ":" in f and not f.startswith("="))
        parts = [f"{self.isolated(written)}: {' '.join(features) or 'word'}"]
        if reading.lemma:
            act = ACTS.get(reading.act, reading.act) if self.lang == "ar" else reading.act
            of = self.say_inside("of", lemma=self.isolated(reading.lemma))
            parts.append(f"{of} ({act})" if act else of)
        if frames:
            parts.append(self.say_inside("takes", frames=self.listed(frames)))
        return self.say_inside("comma").join(parts)

    # --- the constructions

    def attempt(self, attempt: Tried, cue: int) -> str:
        """What became of one construction."""
        name = self.name(attempt.construction)
        if attempt.stop is not None:
            return self.stop(name, attempt.stop, cue)
        assert attempt.match is not None
        match attempt.outcome:
            case "chosen":
                return self.say("chosen", name=name, roles=self.roles(attempt.match))
            case "outranked" if attempt.by is not None:
                reason = self.say_inside(self.reason(attempt.match, attempt.by))
                return self.say("outranked", name=name, by=self.name(attempt.by), reason=reason)
            case "taken" if attempt.by is None:
                return self.say("taken by some", name=name)
        by = self.name(attempt.by) if attempt.by is not None else ""
        return self.say(attempt.outcome, name=name, by=by)

    def stop(self, name: str, stop: Stop, cue: int) -> str:
        """Where one stopped."""
        if stop.frames:
            return self.say("frames before" if stop.before else "frames", name=name, wanted=self.listed(stop.frames))
        key = "before" if stop.before else "at once" if stop.at == cue + 1 else "no match"
        return self.say(key, name=name, place=self.place(stop), wanted=self.wanted(stop.wanted))

    def place(self, stop: Stop) -> str:
        """The word at which a construction stopped."""
        if not 0 <= stop.at < len(self.document.symbols) or self.document.symbols[stop.at] == HARD:
            return self.say_inside("sentence start" if stop.before else "sentence end")
        return self.quoted(stop.at, stop.at + 1)

    def wanted(self, wanted: Sequence[Wanted]) -> str:
        """What was wanted; phrases and classes before single words, which are many where a class lists phrases."""
        ordered = sorted(wanted, key=lambda w: w.element[:1] not in "<{[")
        elements = [
            self.say_inside("part", element=self.written(w.element), phrase=self.written(w.phrase))
            if w.phrase
            else self.written(w.element)
            for w in ordered
        ]
        return self.joined(elements)

    def reason(self, match: Match, winner: int) -> str:
        """Why the winner is preferred, as `match.select` decides it."""
        constructions = self.engine.program.constructions
        if constructions[winner].rank > constructions[match.construction].rank:
            return "rank"
        other = next(m for m in self.reference.matches_at(self.document.symbols, match.cue) if m.construction == winner)
        more = len({role.role for role in other.roles}) > len({role.role for role in match.roles})
        return "roles" if more else "nearer"

    def roles(self, match: Match) -> str:
        """The roles with their words, in the order of the text."""
        named = [(ROLES[r.role] if self.lang == "ar" else r.role, self.quoted(r.start, r.end)) for r in match.roles]
        return self.say_inside("comma").join(f"{role} {words}" for role, words in named)

    # --- pieces of sentences

    def name(self, number: int) -> str:
        """A construction with its place in the files."""
        construction = self.engine.program.constructions[number]
        return f"{self.isolated(construction.name)} ({self.isolated(construction.place)})"

    def quoted(self, start: int, end: int) -> str:
        """The words of tokens `[start, end)`; a long stretch loses its middle."""
        text = printable(self.document.text[self.document.start(start) : self.document.end(end - 1)])
        if len(text) > _LONGEST:
            head, tail = text[: _LONGEST - 20].rsplit(" ", 1)[0], text[-15:].split(" ", 1)[-1]
            text = f"{head} … {tail}"
        return self.isolated(f"«{text}»")

    def say_inside(self, key: str, **values: object) -> str:
        """A part of a sentence."""
        return WORDINGS[self.lang][key].format(**values)

    def isolated(self, text: str) -> str:
        return self.terminal.isolate(printable(text))

    def written(self, element: str) -> str:
        """A piece of a rule."""
        return self.isolated(f"`{element}`")

    def listed(self, items: Sequence[str]) -> str:
        """Several of them."""
        return self.joined([self.written(item) for item in items])

    def joined(self, items: Sequence[str]) -> str:
        """a, b or c; of many the first few."""
        shown = list(items[:_MOST_WANTED])
        if len(items) > len(shown):
            shown.append(self.say_inside("more", count=len(items) - len(shown)))
        *most, last = shown or ["…"]
        return f"{self.say_inside('comma').join(most)}{self.say_inside('or')}{last}" if most else last


def _frame(feature: str) -> str:
    """A frame as the rules write it.

    >>> _frame("frame:إلى:that"), _frame("second:بـ:np")
    ('إلى أن', '<np> بـ <np>')
    """
    place, preposition, kind = feature.split(":")
    second = f"{preposition} {'أن' if kind == 'that' else '<np>'}".strip()
    return f"<np> {second}" if place == "second" else second
