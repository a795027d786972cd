"""What the passes of the compiler hand on: one object, filled from top to bottom."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any as Json

from qawl.diagnostic import Diagnostic, Place, Text
from qawl.lexicon import Lexicon, Reading
from qawl.program import Construction, Node, TestRow
from qawl.signature import Signer
from qawl.syntax import tree
from qawl.syntax.vocabulary import CLASSES, spellings
from qawl.text.folding import Fold


@dataclass(slots=True)
class Entries:
    """Folded forms with the numbers of their readings: as they stand alone, and before a pronoun; and words that are
    meant as they are written."""

    readings: dict[Reading, int] = field(default_factory=dict)
    free: dict[str, list[int]] = field(default_factory=dict)
    joining: dict[str, list[int]] = field(default_factory=dict)
    written: dict[str, list[int]] = field(default_factory=dict)

    def number(self, reading: Reading) -> int:
        """The number of a reading, a new one where it is new."""
        return self.readings.setdefault(reading, len(self.readings))

    def enter(self, form: str, reading: int, *, joins: bool) -> None:
        """Enter a folded form, with the number of its reading."""
        numbers = (self.joining if joins else self.free).setdefault(form, [])
        if reading not in numbers:
            numbers.append(reading)

    def add_form(self, form: str, reading: Reading, *, joins: bool = False) -> None:
        """Enter a folded form."""
        self.enter(form, self.number(reading), joins=joins)

    def add_written(self, word: str, reading: Reading) -> None:
        """Enter a word as it is written."""
        self.written.setdefault(word, []).append(self.number(reading))

    def add(self, other: Entries) -> None:
        """Enter all of the other's."""
        numbers = [self.number(reading) for reading in other.readings]
        pairs = (self.free, other.free), (self.joining, other.joining), (self.written, other.written)
        for mine, theirs in pairs:
            for form, readings in theirs.items():
                known = mine.setdefault(form, [])
                known += [n for r in readings if (n := numbers[r]) not in known]


@dataclass(slots=True)
class Compilation(Entries):
    """The state of one compilation, with the lexicon as its entries. `diagnostics` collects the problems of all passes;
    `cache` says whether trees and entries are kept in the user's cache folder."""

    cache: bool = False

    sources: dict[str, str] = field(default_factory=dict)
    files: list[tree.RuleFile] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)

    # bind
    folds: list[tree.Fold] = field(default_factory=list)
    words: dict[str, tree.Words] = field(default_factory=dict)
    nouns: dict[str, tree.Nouns] = field(default_factory=dict)
    verbs: dict[str, tree.Verbs] = field(default_factory=dict)
    phrases: dict[str, tree.PhraseDecl] = field(default_factory=dict)
    constructions: list[tree.ConstructionDecl | tree.BlockDecl] = field(default_factory=list)

    # inflect
    fold: Fold | None = None
    frames: set[str] = field(default_factory=set)

    # expand
    exact: set[str] = field(default_factory=set)  # what patterns name as it is written
    tests: dict[tuple[Json, ...], tuple[int, TestRow]] = field(default_factory=dict)
    bodies: dict[str, Node] = field(default_factory=dict)
    compiled: list[Construction] = field(default_factory=list)

    # alphabet
    symbols: list[int] = field(default_factory=list)

    def report(self, code: str, message: Text, place: Place, help: Text) -> None:
        """Note a problem; the compiler goes on."""
        self.diagnostics.append(Diagnostic(code, message, place, help))

    @property
    def failed(self) -> bool:
        return any(d.severity == "error" for d in self.diagnostics)

    def classes(self) -> set[str]:
        """All names that may stand in a class expression."""
        return {*spellings(CLASSES), *self.words, *self.nouns, *self.verbs}

    def rows(self) -> tuple[TestRow, ...]:
        """The test table."""
        return tuple(row for _, row in self.tests.values())

    def lexicon(self) -> Lexicon:
        """The lexicon as it stands."""
        return Lexicon(list(self.readings), self.free, self.joining)

    def signer(self) -> Signer:
        """What gives words their masks, for the tests and the lexicon as they stand; there has to be a fold."""
        assert self.fold is not None
        return Signer(self.lexicon(), self.fold, self.as_written(), self.rows())

    def as_written(self) -> dict[str, tuple[int, ...]]:
        """The words that are told apart by how they are written, with their readings of that kind."""
        return {word: tuple(self.written.get(word, ())) for word in sorted({*self.exact, *self.written})}
