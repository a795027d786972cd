"""What the rules did with a text, in sentences: one paragraph a cue, one line a construction."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from qawl.adapters.readings import WordTeller
from qawl.adapters.telling import Teller
from qawl.adapters.terminal import Terminal, printable
from qawl.adapters.wording import Language
from qawl.attribution.model import Attribution
from qawl.cases.judge import Verdict
from qawl.diagnostic import InputError, Text
from qawl.engine import Engine
from qawl.match.document import Document
from qawl.match.found import Match
from qawl.match.reference import Reference
from qawl.match.select import search
from qawl.match.symbols import HARD
from qawl.match.trace import Stop, Tried, Wanted, trace
from qawl.syntax.vocabulary import ROLES, did_you_mean

_LONGEST = 50
_WINS = ("chosen", "blocks")
_MOST_REASONS = 3  # attributions of a case that are explained
_MOST_TOLD = 2  # constructions, where the case names none


def explanation(
    engine: Engine,
    text: str,
    terminal: Terminal,
    lang: Language = "en",
    span: tuple[int, int] | None = None,
    *,
    word: str = "",
    rule: str = "",
    line: int = 1,
) -> Iterator[str]:
    """The lines that explain a text: its code points `span` only, its cues `word` only, or one `rule` only, where that
    is given. The text begins in a `line` of its file.

    Raises InputError as the engine does, and for a rule that there is not."""
    rules = [construction.name for construction in engine.program.constructions]
    if rule and rule not in rules:
        raise InputError(
            Text("there is no construction or block {rule}. {help}", rule=rule, help=did_you_mean(rule, rules))
        )
    document = engine.lay_out(text)
    start, end = span or (0, len(text))
    teller = _Explainer(engine, document, terminal, lang, line)
    cues = [cue for cue in engine.machine.cues(document.symbols) if start <= document.start(cue) < end]
    cues = [cue for cue in cues if not word or teller.is_word(cue, word)]
    if not cues:
        yield teller.say("nothing")
    elif rule and not word:
        cues = [cue for cue in cues if teller.has_cue(rule, cue)]
        if not cues:
            yield teller.say("no cue of", name=teller.isolated(rule))
    for number, cue in enumerate(cues):
        if number:
            yield ""
        yield from teller.paragraph(cue, rule)


def reasons(engine: Engine, verdict: Verdict, terminal: Terminal, lang: Language = "en") -> Iterator[str]:
    """Why a case fails, a line each: what became of its rule at each cue that is marked and not found so, or at its own
    that should not be; of a gold article, the constructions that match there or came furthest. The first few."""
    case = verdict.case
    if case.markup is None or not verdict.failed:
        return
    document = engine.lay_out(case.markup.text)
    teller = _Explainer(engine, document, terminal, lang)
    cues = engine.machine.cues(document.symbols)
    missed = verdict.missed
    if case.case.kind == "reject" and case.rule and not case.of_block:
        missed = [mark.span for mark in verdict.marks if mark.role == "cue"]
    for span in missed[:_MOST_REASONS]:
        token = next((cue for cue in cues if document.start(cue) <= span.start < document.end(cue)), None)
        if token is None:
            word = case.markup.text[span.start : span.end]
            yield teller.say("no cue", word=teller.isolated(f"«{word}»"))
        else:
            yield from teller.at(token, None if case.rule is None else case.rule.name)


class _Explainer(Teller):
    """Tells what happened in one document."""

    def __init__(
        self, engine: Engine, document: Document, terminal: Terminal, lang: Language, first_line: int = 1
    ) -> None:
        super().__init__(terminal, lang)
        self.first_line = first_line
        self.engine = engine
        self.document = document
        self.words = WordTeller(engine, terminal, lang)
        self.reference = Reference(engine.program, engine.classifier.signer)
        self.standing = search(engine.machine, document.symbols)

    def has_cue(self, rule: str, cue: int) -> bool:
        """Can the rule be tried at this word?"""
        numbers = self.reference.constructions_at(self.document.symbols, cue)
        return any(self.engine.program.constructions[number].name == rule for number in numbers)

    def paragraph(self, cue: int, rule: str = "") -> Iterator[str]:
        """The word as the rules see it, and what each construction, or one, made of it: first the one that won, then
        the others that match, then those that stopped, as they are tried."""
        tried = trace(self.reference, self.document.symbols, cue, self.standing)
        line = self.document.text.count("\n", 0, self.document.start(cue)) + self.first_line
        heading = self.say("cue", word=self.quoted(cue, cue + 1), line=line)
        yield self.terminal.paint(heading, "bold")
        yield from (f"  {line}" for line in self.words.lines(self.document.word(cue)))
        if rule and not self.has_cue(rule, cue):
            yield "  " + self.say("no such cue", name=self.isolated(rule), word=self.quoted(cue, cue + 1))
            return
        yield "  " + self.say(*(("summary one",) if len(tried) == 1 else ("summary",)), count=len(tried))
        for attempt in sorted(tried, key=lambda each: (each.outcome not in _WINS, each.match is None)):
            if rule and self.engine.program.constructions[attempt.construction].name != rule:
                continue
            line_text, *more = self.told(attempt, cue)
            winner = attempt.outcome in _WINS
            yield f"  {'+' if winner else '-'} {self.terminal.paint(line_text, 'green') if winner else line_text}"
            yield from (f"    {text}" for text in more)
            if attempt.outcome == "chosen":
                yield from (f"    {text}" for text in self.speaker(cue))

    def speaker(self, cue: int) -> Iterator[str]:
        """Who speaks at a cue and through whom it came, and how that is known."""
        start, end = self.document.start(cue), self.document.end(cue)
        for attribution in self.attributions:
            speaker = attribution.speaker
            if speaker.found is None or not any(start <= piece.start < end for piece in attribution.cue):
                continue
            name, how = self.isolated(f"«{speaker.name}»"), self.say_inside(speaker.found)
            known = next((a for a in self.attributions if a.id == speaker.antecedent), None)
            if known is None:
                yield self.say("speaker", name=name, how=how)
            else:
                piece = known.cue.pieces[0]
                line = self.document.text.count("\n", 0, piece.start) + self.first_line
                yield self.say("speaker as", name=name, how=how, cue=self.isolated(f"«{piece.text}»"), line=line)
            for link in attribution.chain[1:]:
                yield self.say("link", name=self.isolated(f"«{link.name}»"), how=self.say_inside(f"link {link.found}"))

    @cached_property
    def attributions(self) -> Sequence[Attribution]:
        """All that is found in the document."""
        return self.engine(self.document.text)

    def is_word(self, cue: int, word: str) -> bool:
        """Is the word at a cue this one, with the clitics before and after it or without?"""
        folded = self.words.fold(self.document.word(cue))
        analyses = self.engine.classifier.analyses(self.document.word(cue))
        stems = {folded[a.skip : len(folded) - len(a.pronoun)] for a in analyses}
        return self.words.fold(word) in {folded, *stems}

    def at(self, cue: int, rule: str | None) -> Iterator[str]:
        """What became of one rule at a cue; without a name, of those that match there, or else came furthest."""
        tried = trace(self.reference, self.document.symbols, cue, self.standing)
        names = [self.engine.program.constructions[attempt.construction].name for attempt in tried]
        if rule is not None:
            told = [attempt for attempt, name in zip(tried, names, strict=True) if name == rule]
            if not told:
                yield self.say("no such cue", name=self.isolated(rule), word=self.quoted(cue, cue + 1))
        else:
            matching = [attempt for attempt in tried if attempt.match is not None]
            told = matching or sorted(tried, key=lambda attempt: _reach(attempt, cue), reverse=True)
        for attempt in told[:_MOST_TOLD]:
            yield from self.told(attempt, cue)

    # --- the constructions

    def told(self, attempt: Tried, cue: int) -> Iterator[str]:
        """What became of one construction, and, if it does not match, what of it is there: more than the cue."""
        yield self.attempt(attempt, cue)
        matched = attempt.stop.matched if attempt.stop else ()
        if attempt.stop and len(matched) > (0 if attempt.stop.before else 1):
            elements = [f"{self.written(part.written)} {self.quoted(part.start, part.end)}" for part in matched]
            yield self.say("matched", elements=self.say_inside("comma").join(elements))

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


def _reach(attempt: Tried, cue: int) -> tuple[bool, int]:
    """How far a construction came, for sorting; to have the part from the cue on is to be further."""
    return (attempt.stop.before, abs(attempt.stop.at - cue)) if attempt.stop else (True, 0)
