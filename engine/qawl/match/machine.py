"""The compiled matcher: at each cue the patterns of the constructions that have such a cue."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from qawl.match.beside import Beside
from qawl.match.compiled import Compiled
from qawl.match.found import Captured, Match
from qawl.match.reference import Reference
from qawl.match.refine import Refiner
from qawl.match.symbols import FEATURES, HARD, Signs, alphabet, bits, symbol
from qawl.match.tables import Attempt, Tables
from qawl.program import Program
from qawl.text.tokens import ranges

# The names of groups, see `pattern`.
_ROLE = re.compile(r"([a-z]+)\d+(.*)")
_ROUNDS = re.compile(r"_all\d+_(\d+)_(\d*)")
_Role = tuple[int, int, str, str]  # start, end, role, clitic
# The attempts, as the bits of a mask, and by bit the marks that the sentence needs (~n: before the cue) and the number.
_Choices = tuple[int, dict[int, tuple[tuple[int, ...], int]]]


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
        self._marks = _Marks(tables.marks)
        self._by_test: dict[int, list[int]] = {}  # attempts, by the test of their cue
        for number, attempt in enumerate(tables.attempts):
            self._by_test.setdefault(attempt.test, []).append(number)
        self._choices: dict[str, _Choices] = {}  # by the symbol of the cue
        self._after = Beside([attempt.second << 1 for attempt in tables.attempts])
        self._before = Beside([attempt.before for attempt in tables.attempts])
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
        symbol = text.symbols[cue]
        possible, chances = self._choices.get(symbol) or self._make_choices(symbol)
        possible &= self._after[plain[cue + 1 : cue + 2]] & self._before[plain[cue - 1 : cue]]
        if not possible:
            return ()
        start, end = text.around(cue)
        known: dict[int, bool] = {}  # does the sentence have what is needed?
        tries = []
        while possible:
            first = possible & -possible
            possible ^= first
            needs, number = chances[first]
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
                tries.append(self._ready.get(number) or self._try(number))
        return tries

    def _numbers(self, symbol: str) -> list[int]:
        """The attempts at a cue with this symbol."""
        mask = self._tests.get(symbol, 0)
        return sorted(chain.from_iterable(numbers for test, numbers in self._by_test.items() if mask >> test & 1))

    def _make_choices(self, symbol: str) -> _Choices:
        """What can match at a cue with this symbol."""
        mask, chances = self._tests.get(symbol, 0), {}
        for number in self._numbers(symbol):
            attempt = self.tables.attempts[number]
            needed = attempt.cases.get(mask & attempt.asked)
            if needed is not None:
                ahead, behind = needed
                chances[1 << number] = (*ahead, *(~mark for mark in behind)), number
        self._choices[symbol] = sum(chances), chances
        return self._choices[symbol]

    def _try(self, number: int) -> _Try:
        attempt = self.tables.attempts[number]
        rank = self.program.constructions[attempt.construction].rank
        made = self._ready[number] = _Try(attempt, rank, self.tables.rounds, self._reference)
        return made


class _Marks(dict[int, Callable[[str, int, int], object]]):
    """By the number of a set of letters: the search for one of them. Made when asked for: one text asks for few."""

    def __init__(self, sets: Sequence[int]) -> None:
        super().__init__()
        self._sets = sets

    def __missing__(self, number: int) -> Callable[[str, int, int], object]:
        search = re.compile(f"[{ranges(map(symbol, bits(self._sets[number])))}]").search
        self[number] = search
        return search


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
