"""When something was said: from an expression and the day of the article to a date of ISO 8601, or none.

What the expression says is described by grammars/temporal.lark; this is what it means. A day of the week is the latest
until the day of the article, a day without a year likewise. A week begins on Monday, as in ISO 8601. The early,
middle and late part of a month are its first ten days, the next ten and the rest; those of a year are four months. What
contradicts itself («اليوم الخميس» in an article of a Friday) has no date.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from lark import Lark, Token, Transformer, Tree, v_args
from lark.exceptions import LarkError

from qawl.discourse.words import Words
from qawl.resources import grammar_text
from qawl.text.numbers import number_of
from qawl.text.tokens import core, tokenize

_WEEKDAYS = ("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY")
_MONTHS = (
    *("JANUARY", "FEBRUARY", "MARCH", "APRIL", "MAY", "JUNE"),
    *("JULY", "AUGUST", "SEPTEMBER", "OCTOBER", "NOVEMBER", "DECEMBER"),
)
_ORDINALS = (
    *("FIRST", "SECOND", "THIRD", "FOURTH", "FIFTH", "SIXTH"),
    *("SEVENTH", "EIGHTH", "NINTH", "TENTH"),
)
_FROM_HERE = {"TODAY": 0, "YESTERDAY": -1, "DAY_BEFORE_YESTERDAY": -2, "TOMORROW": 1, "DAY_AFTER_TOMORROW": 2}
_ARABIC = re.compile("[\u0621-\u063a\u0641-\u064a]+")

Span = tuple[date, date]
"""The first day and the last."""


class _NoDateError(Exception):
    """The expression has no date, or contradicts itself."""


class Dates:
    """Reads expressions of time. `fold` is how the lexicon folds a word."""

    @classmethod
    def of(cls, words: Words) -> Dates:
        """The reader that folds as these words are folded; made once."""
        return _made(words)

    def __init__(self, fold: Callable[[str], str]) -> None:
        self._fold = fold
        self._lark = Lark(grammar_of(fold), parser="lalr", maybe_placeholders=True)

    def when(self, expression: str, today: date) -> str | None:
        """The date that an expression means in an article of the day `today`.

        A day is `2017-11-21`, a month `2017-11`, a year `2017`, anything else an interval,
        `2017-11-20/2017-11-26`. None for what is no date, is not known to be one, or contradicts itself.
        """
        raw = [piece[slice(*core(piece))] for piece in tokenize(expression)]
        pairs = [(_digits(word) or self._fold(word), word) for word in raw if any(map(str.isalnum, word))]
        text = " ".join(word for word, _ in pairs)
        try:
            tree = self._lark.parse(text)
            return _iso(_Meaning(today, text, [spelling for _, spelling in pairs]).transform(tree))
        except (LarkError, _NoDateError, ValueError, OverflowError):
            return None


def grammar_of(fold: Callable[[str], str]) -> str:
    """The grammar with its Arabic words folded."""
    return _ARABIC.sub(lambda word: fold(word[0]), grammar_text("temporal.lark"))


@lru_cache(maxsize=8)
def _made(words: Words) -> Dates:
    return Dates(words.fold)


def _digits(word: str) -> str:
    """A word of digits with those of ASCII; "" for any other."""
    return "".join(str(int(c)) if c.isdecimal() else c for c in word) if word[0].isdecimal() else ""


@v_args(inline=True)
class _Meaning(Transformer[Token, Span]):
    """The span of days of an expression. Methods are called after the rules of the grammar."""

    def __init__(self, today: date, text: str, spellings: list[str]) -> None:
        super().__init__()
        self._today = today
        self._text = text
        self._spellings = spellings

    def relative(self, word: Token, weekday: int | None, dated: Span | None) -> Span:
        day = self._today + timedelta(_FROM_HERE[word.type])
        _check(weekday is None or day.weekday() == weekday)
        _check(dated is None or dated == (day, day))
        return day, day

    def on_weekday(self, weekday: int, other: Any = None) -> Span:
        if isinstance(other, tuple):
            _check(other[0].weekday() == weekday and other[0] == other[1])
            return other
        day = self._weekday(weekday, other)
        return day, day

    def weekdays(self, first: int, second: int, rank: str | None) -> Span:
        end = self._weekday(second, rank)
        begin = end - timedelta((second - first) % 7)
        return begin, end

    def _weekday(self, weekday: int, rank: str | None) -> date:
        ago = (self._today.weekday() - weekday) % 7
        if rank == "NEXT":
            return self._today + timedelta(7 - ago)
        if rank == "LAST":
            return self._today - timedelta(ago or 7)
        return self._today - timedelta(ago)

    def one_ago(self, unit: Token) -> Span:
        return self._ago(1, unit.type)

    def two_ago(self, unit: Token) -> Span:
        return self._ago(2, unit.type.removeprefix("TWO_").removesuffix("S"))

    def ago(self, count: Token, unit: Token) -> Span:
        if count.type == "NUMBER":
            return self._ago(int(count), unit.type.removesuffix("S"))
        first = self._text.count(" ", 0, count.start_pos or 0)
        spelled = self._spellings[first : first + count.count(" ") + 1]
        number = number_of(" ".join(spelled))
        _check(number is not None)
        return self._ago(number or 0, unit.type.removesuffix("S"))

    def _ago(self, count: int, unit: str) -> Span:
        if unit == "DAY":
            day = self._today - timedelta(count)
            return day, day
        if unit == "WEEK":
            return _week(self._today - timedelta(7 * count))
        if unit == "MONTH":
            return _month(*_months_on(self._today, -count))
        return _year(self._today.year - count)

    # --- in the calendar

    def calendar(self, day: Any, month: Any = None, year: Any = None) -> Span:
        if isinstance(day, Token):  # DATE
            parts = [int(part) for part in re.findall(r"\d+", day)]
            found = date(*parts) if parts[0] > 31 else date(*reversed(parts))
            return found, found
        if isinstance(month, tuple) and isinstance(month[0], date):  # of this month, the last
            found = month[0].replace(day=day)
        else:
            found = self._dated(day, month[0], month[1], year)
        return found, found

    def days(self, *parts: Any) -> Span:
        *numbers, month, year = parts
        first, last = map(int, numbers) if len(numbers) > 1 else map(int, numbers[0].split("-"))
        end = self._dated(last, month[0], month[1], year)
        _check(first < last)
        return end.replace(day=first), end

    def _dated(self, day: int, month: int, rank: str | None, year: int | None) -> date:
        """A day of a month, of the year that is said or that the article's day suggests."""
        today = self._today
        if year is not None:
            return date(year, month, day)
        if rank == "CURRENT":
            _check(month == today.month)
            return date(today.year, month, day)
        years = (today.year, today.year + 1) if rank == "NEXT" else (today.year, today.year - 1)
        for candidate in years:
            found = date(candidate, month, day)
            if found > today if rank == "NEXT" else found < today or (found == today and rank is None):
                return found
        raise _NoDateError

    def month(self, *parts: Any) -> tuple[int, str | None]:
        *names, rank = parts
        _check(len(set(names)) == 1)
        return names[0], rank

    def this_month(self, rank: Any) -> Span:
        shift = {"LAST": -1, "NEXT": 1}.get(str(rank), 0)
        return _month(*_months_on(self._today, shift))

    def year(self, value: Any) -> int:
        if isinstance(value, Token) and value.type == "NUMBER4":
            return int(value.removesuffix("م"))
        return self._today.year + {"LAST": -1, "NEXT": 1}.get(str(value), 0)

    def week(self, rank: Any) -> Span:
        return _week(self._today + timedelta({"LAST": -7, "NEXT": 7}.get(str(rank), 0)))

    def period(self, part: str | None, what: Any, year: int | None = None) -> Span:
        if isinstance(what, int):
            span = _year(what)
        elif isinstance(what[0], date):
            span = what
        else:
            month, rank = what
            day = self._dated(1, month, rank, year)
            span = _month(day.year, day.month)
        return span if part is None else _part(span, part)

    def hijri(self, day: int, month: Token, year: Token | None, dated: Span | None) -> Span:
        _check(dated is not None)
        assert dated is not None
        return dated

    # --- words

    def weekday(self, name: Token) -> int:
        return _WEEKDAYS.index(name.type)

    def month_name(self, name: Token) -> int:
        return _MONTHS.index(name.type) + 1

    def ordinal(self, name: Token) -> int:
        return _ORDINALS.index(name.type) + 1 if name.type != "ELEVEN" else 1  # الحادي stands before عشر alone

    def rank(self, word: Token) -> str:
        return word.type

    def part(self, word: Token) -> str:
        return word.type

    def number(self, value: Token) -> int:
        return int(value)

    def teen(self, unit: int) -> int:
        return 10 + unit

    def twenty(self, unit: int | None, _: Token) -> int:
        return 20 + (unit or 0)

    def thirty(self, unit: int | None, _: Token) -> int:
        return 30 + (unit or 0)


def _check(fits: bool) -> None:
    if not fits:
        raise _NoDateError


def _month(year: int, month: int) -> Span:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _year(year: int) -> Span:
    return date(year, 1, 1), date(year, 12, 31)


def _week(day: date) -> Span:
    begin = day - timedelta(day.weekday())
    return begin, begin + timedelta(6)


def _months_on(day: date, months: int) -> tuple[int, int]:
    number = day.year * 12 + day.month - 1 + months
    return number // 12, number % 12 + 1


def _part(span: Span, part: str) -> Span:
    """The early, the middle or the late part of a month or a year."""
    begin, end = span
    if begin.month == end.month:
        bounds = {"EARLY": (1, 10), "MIDDLE": (11, 20), "LATE": (21, end.day)}[part]
        return begin.replace(day=bounds[0]), begin.replace(day=bounds[1])
    first = {"EARLY": 1, "MIDDLE": 5, "LATE": 9}[part]
    return begin.replace(month=first), _month(begin.year, first + 3)[1]


def _iso(span: Span | Tree[Token]) -> str:
    assert not isinstance(span, Tree)
    begin, end = span
    if begin == end:
        return begin.isoformat()
    if (begin, end) == _year(begin.year):
        return f"{begin.year:04}"
    if (begin, end) == _month(begin.year, begin.month):
        return f"{begin.year:04}-{begin.month:02}"
    return f"{begin.isoformat()}/{end.isoformat()}"
