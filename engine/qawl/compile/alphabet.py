"""Pass 6: the alphabet. Which sets of tests can a word pass? Each becomes a symbol.

All lexicon forms are tried with the clitics that they can carry, and the shapes of unknown words. The
alphabet is closed: a word of the text whose readings combine in a way that no word here does takes the
nearest symbol (see `qawl.match.classify`). The symbols are ordered so that a test holds of few ranges.
"""

from __future__ import annotations

from collections.abc import Iterator

from qawl.compile.state import Compilation
from qawl.lexicon import PRONOUNS, PUNCTUATION
from qawl.signature import Signer

# With the article, ل drops its alif: للصحفيين.
BEFORE = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل")
SHAPES = ("سسسسس", "السسسسس", "بسسسسس", "لسسسسس", "كسسسسس", "بالسسسسس", "كالسسسسس", "للسسسسس", "والسسسسس", "فالسسسسس",
          "وسسسسس", "فسسسسس", "وبالسسسسس", "وللسسسسس", "وكالسسسسس", "فبالسسسسس", "فللسسسسس", "سس", "وس", "بس", "لس", "س",
          "وبسسسسس", "ولسسسسس", "abc", "12", "٣", "*", "..", "☺")  # fmt: skip


def alphabet(state: Compilation) -> None:
    """Fill `symbols` with the masks, each once."""
    if state.fold is None or state.failed:
        return
    signer = Signer(state.lexicon(), state.fold, sorted(state.exact), state.rows())
    masks = {signer.mask(word) for word in _words(state)}
    order = _by_use(state, masks)
    state.symbols = sorted(masks, key=lambda mask: tuple(mask >> bit & 1 for bit in order))


def _words(state: Compilation) -> Iterator[str]:
    yield from PUNCTUATION
    yield from SHAPES
    yield from sorted(state.exact)
    joined = [form + pronoun for form in state.joining for pronoun in PRONOUNS]
    for form in [*state.free, *joined]:
        for before in BEFORE:
            if form.startswith("ال") and before.endswith("ل"):
                yield before + "ل" + form[2:].removeprefix("ل") if form[2:3] == "ل" else before + "ل" + form[2:]
            else:
                yield before + form


def _by_use(state: Compilation, masks: set[int]) -> list[int]:
    """Tests by the number of symbols that pass them, most first: those then fall into the fewest ranges."""
    counts = [sum(mask >> bit & 1 for mask in masks) for bit in range(len(state.tests))]
    return sorted(range(len(counts)), key=lambda bit: -counts[bit])
