"""Symbols to the letters that the patterns see, with variants where something begins that lookaheads ask for."""

from __future__ import annotations

from qawl.match.symbols import symbol
from qawl.match.tables import Tables


class Refiner:
    """Turns strings of symbols into strings of letters; `fixed` are the symbols before those of the program."""

    def __init__(self, tables: Tables, fixed: str) -> None:
        chars = [*fixed, *map(symbol, range(len(tables.letters) - len(fixed)))]
        self._letters = {ord(char): letter for char, letter in zip(chars, tables.letters, strict=True)}
        self._begins = tables.contexts.pattern.finditer
        self._openings = {opening.letter: opening for opening in tables.openings}
        self._variants: dict[tuple[str, tuple[str | None, ...]], str] = {}

    def letters(self, symbols: str) -> str:
        """The letters, one for each symbol."""
        plain = symbols.translate(self._letters)
        refined = list(plain)
        for match in self._begins(plain):
            at = match.start()
            key = plain[at], match.groups()
            refined[at] = self._variants.get(key) or self._variant(*key)
        return "".join(refined)

    def _variant(self, letter: str, groups: tuple[str | None, ...]) -> str:
        opening = self._openings[letter]
        answer = sum(1 << place for place, ask in enumerate(opening.asks) if groups[ask] is not None)
        variant = self._variants[letter, groups] = opening.variants[answer]
        return variant
