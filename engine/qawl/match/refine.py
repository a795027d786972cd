"""Symbols to the letters that the patterns see, with variants where something begins that lookaheads ask for."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from qawl.match.sieve import Sieve, State
from qawl.match.symbols import symbol
from qawl.match.tables import Forest, Opening, Tables

_ALL = -1  # as far as is known anything may begin here: no sieve has been asked
_Doubts = list[tuple[int, Callable[[str, int], object]]]


@dataclass(slots=True)
class _Start:
    """A letter at which something can begin; behind it, the state of the sieve.

    `answers`: by what the sieve has found, what begins for certain (as the number of a variant), and what may."""

    opening: Opening
    state: State | None = None
    answers: dict[int, tuple[int, _Doubts]] = field(default_factory=dict)


class Refiner:
    """Turns strings of symbols into strings of letters; `fixed` are the symbols before those of the program."""

    def __init__(self, tables: Tables, fixed: str) -> None:
        chars = [*fixed, *map(symbol, range(len(tables.letters) - len(fixed)))]
        self._letters = {ord(char): letter for char, letter in zip(chars, tables.letters, strict=True)}
        self._asks = [pattern.match for pattern in tables.contexts]
        self._starts = {opening.letter: _Start(opening) for opening in tables.openings}
        opens = "".join(sorted(self._starts))
        self._opens = re.compile(f"[{opens}]" if opens else "(?!)")

    def sift(self, forest: Forest) -> None:
        """From now on ask a sieve first, which pays where there is much to ask."""
        regular, rest = zip(*forest.contexts, strict=True) if forest.contexts else ((), ())
        sieve = Sieve((*regular, *rest), forest.plain, forest.sets)
        for letter, start in self._starts.items():
            asks = start.opening.asks
            start.state = sieve.start([*asks, *(len(regular) + ask for ask in asks)])[letter]

    def letters(self, symbols: str) -> str:
        """The letters, one for each symbol."""
        plain = symbols.translate(self._letters)
        changed: list[str] | None = None
        starts, length = self._starts, len(plain)
        for match in self._opens.finditer(plain):
            at = match.start()
            start = starts[plain[at]]
            found = _ALL
            state = start.state
            if state is not None:
                end = at + 1
                while state.live and end < length:
                    state = state[plain[end]]
                    end += 1
                found = state.found
                if not found:
                    continue
            answer, doubts = start.answers.get(found) or self._answer(start, found)
            for bit, ask in doubts:
                if ask(plain, at):
                    answer |= bit
            if answer:
                if changed is None:
                    changed = list(plain)
                changed[at] = start.opening.variants[answer]
        return plain if changed is None else "".join(changed)

    def _answer(self, start: _Start, found: int) -> tuple[int, _Doubts]:
        """What follows from what the sieve has found: its yes is final for what is regular, its no for all."""
        answer, doubts = 0, []
        for place, ask in enumerate(start.opening.asks):
            if found != _ALL and found >> ask & 1:
                answer |= 1 << place
            elif found >> len(self._asks) + ask & 1:
                doubts.append((1 << place, self._asks[ask]))
        start.answers[found] = answer, doubts
        return answer, doubts
