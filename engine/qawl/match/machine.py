"""The compiled matcher: at each cue the patterns of the constructions that have such a cue."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qawl.match.compiled import Compiled
from qawl.match.found import Captured, Match
from qawl.match.reference import Reference
from qawl.match.refine import Refiner
from qawl.match.symbols import FEATURES, HARD, Signs, alphabet, bits, index_of, symbol
from qawl.match.tables import Attempt, Case, Tables
from qawl.program import Program
from qawl.text.tokens import ranges

# The names of groups, see `pattern`.
_ROLE = re.compile(r"([a-z]+)\d+(.*)")
_ROUNDS = re.compile(r"_all\d+_(\d+)_(\d*)")
_Role = tuple[int, int, str, str]  # start, end, role, clitic
_Chance = tuple[tuple[int, ...], "_Try"]  # marks that the sentence needs (~n: before the cue), and what to try


class Machine:
    """Matches the constructions of a program in a string of decided symbols.

    `tables` are what `prepare` makes of the program, if that was done before."""

    def __init__(self, program: Program, signs: Signs, tables: Tables | None = None) -> None:
        if tables is None:
            from qawl.match.prepare import prepare

            tables = prepare(program, signs)
        self.program = program
        self.tables = tables
        self._reference = Reference(program, signs)
        self._tests = dict(zip(*alphabet(program.symbols, signs), strict=True))
        self._refiner = Refiner(tables, "".join(FEATURES))
        self._search = re.compile(f"[{ranges(tables.cues)}]" if tables.cues else "(?!)")
        self._marks = [re.compile(f"[{ranges(map(symbol, bits(mark)))}]").search for mark in tables.marks]
        self._cases: dict[str, list[tuple[int, Case]]] = {}  # by the symbol of the cue: attempts
        self._chances: dict[tuple[str, str, str], Sequence[_Chance]] = {}  # by that and the letters beside it
        self._ready: dict[int, _Try] = {}
        self._text = _Text("", "")

    def cues(self, symbols: str) -> list[int]:
        """The positions of all words at which some construction can be tried."""
        return [m.start() for m in self._search.finditer(symbols)]

    def constructions_at(self, symbols: str, cue: int) -> list[int]:
        """The constructions tried at a position, in their order: blocks, then by rank, then by file."""
        attempts = self.tables.attempts
        return list(dict.fromkeys(attempts[number].construction for number in self._numbers(symbols[cue])))

    def matches_at(self, symbols: str, cue: int, *, top: bool = False) -> Iterator[Match]:
        """All matches at one cue, in the order of `constructions_at`; of one construction the first.

        `top`: after a match none of a lower rank."""
        done: int | None = None
        rank: int | None = None
        text = self._text
        if text.symbols is not symbols:
            text = self._text = _Text(symbols, self._refiner.plain(symbols))
        tries = self._tries(text, cue)
        if not tries:
            return
        sentence = text.sentence(cue, self._refiner)
        for attempt in tries:
            if attempt.construction != done:
                if rank is not None and attempt.rank != rank:
                    return
                found = attempt.match(symbols, sentence, cue)
                if found is not None:
                    done = attempt.construction
                    rank = attempt.rank if top else None
                    yield found

    def _tries(self, text: _Text, cue: int) -> Sequence[_Try]:
        """The attempts that have a chance at a cue."""
        plain = text.plain
        key = text.symbols[cue], plain[cue - 1] if cue else HARD, plain[cue + 1 : cue + 2]
        chances = self._chances.get(key)
        if chances is None:
            chances = self._chances[key] = self._make_chances(*key)
        if not chances:
            return ()
        start, end = text.around(cue)
        known: dict[int, bool] = {}  # does the sentence have what is needed?
        tries = []
        for needs, attempt in chances:
            for need in needs:
                has = known.get(need)
                if has is None:
                    if need >= 0:
                        has = self._marks[need](plain, cue + 1, end) is not None
                    else:
                        has = self._marks[~need](plain, start, cue) is not None
                    known[need] = has
                if not has:
                    break
            else:
                tries.append(attempt)
        return tries

    def _numbers(self, symbol: str) -> list[int]:
        """The attempts at a cue with this symbol."""
        mask = self._tests.get(symbol, 0)
        return [number for number, attempt in enumerate(self.tables.attempts) if mask >> attempt.test & 1]

    def _make_chances(self, symbol: str, before: str, after: str) -> Sequence[_Chance]:
        """What can match at a cue with this symbol between these letters ("" at the end)."""
        cases = self._cases.get(symbol)
        if cases is None:
            cases = self._cases[symbol] = self._make_cases(symbol)
        follows = 1 << index_of(after) if after and after != HARD else 0
        precedes = 1 << index_of(before) + 1 if before != HARD else 1
        chances = []
        for number, case in cases:
            attempt = self.tables.attempts[number]
            if (attempt.second < 0 or attempt.second & follows) and attempt.before & precedes:
                chances.append(((*case.ahead, *(~mark for mark in case.behind)), self._try(number)))
        return chances

    def _make_cases(self, symbol: str) -> list[tuple[int, Case]]:
        """The attempts that the frames of such a cue leave a chance."""
        mask, attempts = self._tests.get(symbol, 0), self.tables.attempts
        found = ((n, case) for n in self._numbers(symbol) for case in attempts[n].cases)
        return [(n, case) for n, case in found if case.frames == mask & attempts[n].asked]

    def _try(self, number: int) -> _Try:
        if number not in self._ready:
            attempt = self.tables.attempts[number]
            rank = self.program.constructions[attempt.construction].rank
            self._ready[number] = _Try(attempt, rank, self.tables.rounds, self._reference)
        return self._ready[number]


@dataclass(frozen=True, slots=True)
class _Sentence:
    """The letters of a sentence, and these turned round; its first one is letter `start` of its text."""

    start: int
    letters: str
    back: str


class _Text:
    """A text that is being matched: its symbols, and the letters for them, without variants."""

    __slots__ = ("_around", "_sentence", "plain", "symbols")

    def __init__(self, symbols: str, plain: str) -> None:
        self.symbols = symbols
        self.plain = plain
        self._around = 0, -1
        self._sentence = _Sentence(-1, "", "")

    def around(self, cue: int) -> tuple[int, int]:
        """The sentence that the cue stands in, as a range of letters."""
        start, end = self._around
        if not start <= cue < end:
            start, end = self.plain.rfind(HARD, 0, cue) + 1, self.plain.find(HARD, cue)
            end = end if end >= 0 else len(self.plain)
            self._around = start, end
        return start, end

    def sentence(self, cue: int, refiner: Refiner) -> _Sentence:
        """The sentence that the cue stands in, with variants."""
        start, end = self.around(cue)
        sentence = self._sentence
        if sentence.start != start:
            letters = refiner.refined(self.plain, start, end)
            sentence = self._sentence = _Sentence(start, letters, letters[::-1])
        return sentence


class _Try:
    """One attempt, its patterns ready."""

    __slots__ = ("_attempt", "_left", "_reference", "_right", "construction", "rank")

    def __init__(self, attempt: Attempt, rank: int, rounds: Sequence[Compiled], reference: Reference) -> None:
        self.construction = attempt.construction
        self.rank = rank
        self._attempt = attempt
        self._right = _Side(attempt.right, rounds) if attempt.right is not None else None
        self._left = _Side(attempt.left, rounds) if attempt.left is not None else None
        self._reference = reference

    def match(self, symbols: str, sentence: _Sentence, cue: int) -> Match | None:
        """The match at a cue, which stands in the sentence; `symbols` are those of the whole text."""
        attempt, right, left = self._attempt, self._right, self._left
        if right is None:
            return self._reference.match(attempt.construction, attempt.alternative, symbols, cue)
        first, start = sentence.start, cue
        last = first + len(sentence.back)
        before = None
        if left is not None:  # first, for it is rarely there
            before = left.match(sentence.back, last - cue)
            if before is None:
                return None
            start = last - before.end()
        after = right.match(sentence.letters, cue - first)
        if after is None:
            return None
        ahead = right.roles(after)
        behind = left.roles(before) if left is not None and before is not None else []
        if ahead is None or behind is None:
            return self._reference.match(attempt.construction, attempt.alternative, symbols, cue)
        roles = [Captured(first + a, first + b, role, clitic) for a, b, role, clitic in ahead]
        roles += [Captured(last - b, last - a, role, clitic) for a, b, role, clitic in behind]
        roles.sort()
        return Match(attempt.construction, cue, attempt.test, start, first + after.end(), tuple(roles))


class _Side:
    """A pattern and what its groups are."""

    __slots__ = ("_roles", "_rounds", "match")

    def __init__(self, compiled: Compiled, rounds: Sequence[Compiled]) -> None:
        pattern = compiled.pattern
        self.match = pattern.match
        self._roles: list[tuple[int, str, str]] = []  # the group of a role, its name, the clitic before it
        self._rounds: list[tuple[int, int, _Side | None]] = []  # the first group of a repetition, the last, one round
        for name, group in pattern.groupindex.items():
            if found := _ROUNDS.fullmatch(name):
                one = _Side(rounds[int(found[2])], rounds) if found[2] else None
                self._rounds.append((group, int(found[1]), one))
            elif found := _ROLE.fullmatch(name):
                self._roles.append((group, found[1], found[2]))

    def roles(self, match: re.Match[str]) -> list[_Role] | None:
        """The roles that took a word; None where the pattern cannot tell."""
        spans = match.regs
        for first, _, _ in self._rounds:
            if spans[first][0] < spans[first + 1][0]:
                return self._in_rounds(match)
        return [
            (*spans[group], role, clitic) for group, role, clitic in self._roles if spans[group][0] < spans[group][1]
        ]

    def _in_rounds(self, match: re.Match[str]) -> list[_Role] | None:
        """The roles where a repetition had several rounds. The rounds are matched again, each by itself; if that comes
        to the same end, these are the rounds that there were: what is preferred is tried first."""
        spans = match.regs
        found: list[_Role] = []
        done: set[int] = set()
        for first, last, one in self._rounds:
            at, end = spans[first]
            if first in done or at == spans[first + 1][0]:
                continue
            done.update(range(first, last + 1))
            while at < end:
                this = one.match(match.string, at) if one is not None else None
                roles = one.roles(this) if one is not None and this is not None else None
                if this is None or roles is None:
                    return None
                found += roles
                at = this.end()
            if at > end:
                return None
        return found + [
            (*spans[group], role, clitic)
            for group, role, clitic in self._roles
            if group not in done and spans[group][0] < spans[group][1]
        ]
