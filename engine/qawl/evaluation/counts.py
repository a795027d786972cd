"""Counts of right, wrong and missing, and the figures that come of them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figures:
    """Precision, recall and their harmonic mean; `gold` says of how many."""

    precision: float
    recall: float
    f1: float
    gold: int


def harmonic(one: float, other: float) -> float:
    """The harmonic mean; 0 where both are."""
    return 2 * one * other / (one + other) if one + other else 0.0


@dataclass(slots=True)
class Count:
    """How many of the gold are found and how many of the found are of the gold."""

    right: int = 0
    gold: int = 0
    found: int = 0

    def add(self, right: bool, gold: bool, found: bool) -> None:
        """One pair: is it right, is there something in the gold, is something found?"""
        self.right += right
        self.gold += gold
        self.found += found

    def merge(self, other: Count) -> None:
        """Add the counts of another part of the corpus."""
        self.right += other.right
        self.gold += other.gold
        self.found += other.found

    def figures(self) -> Figures:
        """The figures; where there is nothing to divide by, 0."""
        precision = self.right / self.found if self.found else 0.0
        recall = self.right / self.gold if self.gold else 0.0
        return Figures(precision, recall, harmonic(precision, recall), self.gold)
