"""Sentences and quotations: decides what the marks of a text are, from the marks around them.

    raw       ...  LEFT w w STOP w RIGHT STOP w w NEWLINE
    decided   ...  OPEN w w SOFT w CLOSE HARD w w HARD

Quotation marks pair within a line; up to a third of an outlet's articles leave one open, so a mark that
finds no partner changes nothing around it. A mark that opens and closes alike is told by the white space:
it opens where a space stands before it and none after. A full stop ends no sentence inside a quotation, or
after a single letter («د.», «د . فلان», «إف. كينيدي») or the number of a point in a list, or within an address. An
invisible mark that stands alone between words is no line end, nor is one within a sentence, as around a link.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from unicodedata import normalize

from qawl.lexicon import CONJUNCTIONS, PREPOSITIONS
from qawl.match.symbols import CLOSE, HARD, LEFT, NEWLINE, OPEN, QUOTE, RIGHT, SOFT, STOP, UNDECIDED, replaced

# A quotation of more words than this is a mark left open that found a stranger.
LONGEST = 400

_BEGIN_NO_LINE = frozenset("،,.:؛»”")
_LINK = 6  # words, at most
_BARE_LINK, _LONG = 3, 10  # of a link that nothing but its line shows, and, at least, of the line before it

# The classes that are asked for: of words with which no sentence ends, and of foreign letters by their names, some of
# which are words as well.
_NEVER_LAST, _LETTER, _LETTER_OR_WORD = "never-last", "letter-name", "letter-name-or-word"
Kinds = Callable[[str], frozenset[str]]

_CLITICS = frozenset({*CONJUNCTIONS, *PREPOSITIONS, *(c + p for c in CONJUNCTIONS for p in PREPOSITIONS)})
_NEVER_FIRST = frozenset({"أن ", "أنّ ", normalize("NFD", "أن "), normalize("NFD", "أنّ ")})


def decide(
    symbols: str, tokens: Sequence[str], kinds: Kinds
) -> tuple[str, list[tuple[int, int]], list[int], list[int]]:
    """The symbols with all marks decided; the quotations as (opening token, closing token), outer first; the marks that
    would end a sentence if they did not stand in a quotation; and the line ends that end none: they are mere blanks.
    `kinds` has the classes of a token."""
    decided: dict[int, str] = {}  # by place, in their order
    pairs: list[tuple[int, int]] = []
    opened: list[int] = []
    for mark in UNDECIDED.finditer(symbols):
        at, kind = mark.start(), mark[0]
        if kind == STOP:
            last = at + 1 == len(symbols) or symbols[at + 1] == NEWLINE
            single = at > 0 and _is_single(tokens[at - 1], last) and not _is_unit(at - 1, tokens)
            within = _counts(at, decided, tokens) or _in_address(at, tokens) or _is_lost(at, tokens)
            within = within or _is_initial(at, tokens, kinds)
            decided[at] = SOFT if single or within else HARD
        elif kind == NEWLINE and (_is_inside(at, decided, tokens) or _breaks_off(at, decided, tokens, kinds)):
            decided[at] = SOFT
        elif kind == NEWLINE:
            decided[at] = HARD
            opened.clear()
        elif _opens(kind, at, tokens, symbols, opened):
            decided[at] = OPEN
            opened.append(at)
        else:
            decided[at] = CLOSE
            partner = _partner(at, symbols, opened)
            if partner is not None:
                del opened[opened.index(partner) :]
                if at - partner <= LONGEST:
                    pairs.append((partner, at))
    pairs.sort()
    blanks = [at for at, kind in decided.items() if kind == SOFT and symbols[at] == NEWLINE]
    softened = _soften(decided, pairs)
    return replaced(symbols, decided), pairs, softened, blanks


def stops_are_commas(symbols: str, tokens: Sequence[str]) -> bool:
    """Does the text part clauses by full stops, «أوضح فلان. في حوار. أن»? No sentence begins with أن; with the ان and
    إن that it is confused with some do."""
    stop = symbols.find(STOP)
    while 0 <= stop < len(tokens) - 1:
        if tokens[stop] == ". " and tokens[stop + 1] in _NEVER_FIRST:
            return True
        stop = symbols.find(STOP, stop + 1)
    return False


def _is_inside(at: int, decided: Mapping[int, str], tokens: Sequence[str]) -> bool:
    """Is the blank no line end but an invisible mark between words, as a bidi mark that stands alone?"""
    return at > 0 and decided.get(at - 1) != HARD and not tokens[at].isspace()


def _breaks_off(at: int, decided: Mapping[int, str], tokens: Sequence[str], kinds: Kinds) -> bool:
    """Does the line end within a sentence: with a word that cannot be its last, with a comma before a word that adds
    nothing, or before a mark that begins no line? A link often stands on a line of its own; then the sentence has
    begun before it and goes on after it."""
    if at == 0 or decided.get(at - 1) == HARD:
        return False
    if _has_mark_after(at, tokens) or (tokens[at] == "\n" and _has_mark_after(_line_end(at + 1, tokens), tokens)):
        return True
    last = tokens[at - 1].strip()
    if last in ("،", ","):
        return at + 1 < len(tokens) and tokens[at] == "\n" and tokens[at + 1][0] != "و"
    if _NEVER_LAST in kinds(tokens[at - 1]) or _is_before_link(at, decided, tokens):
        return True
    for before in range(at - 1, max(at - _LINK, 0), -1):
        if tokens[before].isspace():
            return decided.get(before) == SOFT
    return False


def _is_before_link(at: int, decided: Mapping[int, str], tokens: Sequence[str]) -> bool:
    """Does a long line end here without a mark, before a line of a few words, after which the text goes on? Not so the
    first line of a text: behind a headline stands who wrote it."""
    end = _line_end(at + 1, tokens)
    if not (tokens[at] == "\n" and 0 < end - at - 1 <= _BARE_LINK and end < len(tokens) - 1 and tokens[end] == "\n"):
        return False
    linked = tokens[at - 1].isalpha() and all(map(_may_be_linked, tokens[at + 1 : end]))
    if not linked or tokens[end + 1].isspace() or at <= _LONG or tokens.index("\n") == at:
        return False
    return not any(tokens[before].isspace() and decided.get(before) == HARD for before in range(at - _LONG, at))


def _may_be_linked(token: str) -> bool:
    word = token.strip()
    return word in ("،", ",", '"') or (word.isalpha() and not word.isascii())


def _has_mark_after(at: int, tokens: Sequence[str]) -> bool:
    """Is this a line end before a mark that begins no line?"""
    return at + 1 < len(tokens) and tokens[at] == "\n" and tokens[at + 1].strip() in _BEGIN_NO_LINE


def _line_end(start: int, tokens: Sequence[str]) -> int:
    """Where the line ends that begins here, if it is no longer than a link; else here."""
    return next((at for at in range(start, min(start + _LINK, len(tokens))) if tokens[at].isspace()), start)


def _is_single(token: str, last: bool) -> bool:
    """Is the token one letter, whatever marks and tatweel are on it? With a blank after it, it may end the line."""
    letters = [char for char in token if char.isalnum() and char != "ـ"]
    return not (last and token[-1].isspace()) and len(letters) == 1 and letters[0].isalpha()


def _is_unit(at: int, tokens: Sequence[str]) -> bool:
    """Is the letter written together with a number: 2012م?"""
    return at > 0 and tokens[at - 1][-1].isdecimal()


def _is_initial(at: int, tokens: Sequence[str], kinds: Kinds) -> bool:
    """Is the word before the stop the name of a foreign letter, «جون إف. كينيدي»? Behind another such name without a
    stop it is the last of «بي بي سي» and ends the sentence."""
    if not 0 < at < len(tokens) - 1 or tokens[at + 1].isspace() or tokens[at - 1][-1].isspace():
        return False
    letter, also_word = _is_letter(tokens[at - 1], kinds)
    if not letter or (at >= 2 and _is_letter(tokens[at - 2], kinds)[0]):
        return False
    return not also_word or _is_letter(tokens[at + 1], kinds)[0]


def _is_letter(token: str, kinds: Kinds) -> tuple[bool, bool]:
    """Is the token the name of a foreign letter; and is it a word as well?"""
    found = kinds(token)
    return _LETTER in found or _LETTER_OR_WORD in found, _LETTER_OR_WORD in found


def _counts(at: int, decided: Mapping[int, str], tokens: Sequence[str]) -> bool:
    """Is the stop that of a number at the beginning of a line, which counts the points of a list?"""
    return at > 0 and tokens[at - 1].isdecimal() and (at == 1 or decided.get(at - 2) == HARD)


def _is_lost(at: int, tokens: Sequence[str]) -> bool:
    """Does a question mark stand for what an encoding lost: a percent sign, «70? من السلع», or a comma before و?"""
    if tokens[at] != "? " or not 0 < at < len(tokens) - 1:
        return False
    return tokens[at - 1].isdecimal() or (tokens[at - 1].isalpha() and tokens[at + 1][0] == "و")


def _in_address(at: int, tokens: Sequence[str]) -> bool:
    """Does the stop stand within «www.example.com», close between words in Latin letters?"""
    return (
        0 < at < len(tokens) - 1
        and tokens[at] == "."
        and tokens[at - 1].isascii()
        and tokens[at - 1][-1].isalnum()
        and tokens[at + 1].isascii()
        and tokens[at + 1][0].isalpha()
    )


def _opens(kind: str, at: int, tokens: Sequence[str], symbols: str, opened: Sequence[int]) -> bool:
    space_before = at == 0 or tokens[at - 1][-1].isspace()
    space_after = tokens[at][-1].isspace() or at + 1 == len(tokens) or symbols[at + 1] in (NEWLINE, STOP)
    if kind == LEFT:
        return not (opened and symbols[opened[-1]] != QUOTE and space_after and not space_before)
    if kind == RIGHT:
        return not opened and not space_after and (space_before or _is_clitic(tokens[at - 1]))
    if space_before != space_after:
        return not space_after
    return not any(symbols[o] == QUOTE for o in opened)


def _is_clitic(token: str) -> bool:
    """Is the token a preposition or a conjunction that is written together with a word: the بـ of «بـ”شجاعة”»?"""
    return "".join(char for char in token if char.isalnum() and char != "ـ") in _CLITICS


def _partner(at: int, symbols: str, opened: Sequence[int]) -> int | None:
    alike = QUOTE if symbols[at] == QUOTE else LEFT
    for candidate in reversed(opened):
        if symbols[candidate] == alike or (alike == LEFT and symbols[candidate] == RIGHT):
            return candidate
    return None


def _soften(decided: dict[int, str], pairs: Sequence[tuple[int, int]]) -> list[int]:
    """Let no sentence end in a quotation; where some would have ended."""
    if not pairs:
        return []
    hard = [at for at, kind in decided.items() if kind == HARD]
    softened: set[int] = set()
    for start, end in pairs:
        softened.update(hard[bisect_left(hard, start) : bisect_left(hard, end)])
    decided.update(dict.fromkeys(softened, SOFT))
    return sorted(softened)
