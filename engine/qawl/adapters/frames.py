"""A column of texts to a table of attributions: pandas, polars and Arrow."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import date
from itertools import repeat
from typing import TYPE_CHECKING, Any

from qawl.adapters.options import day_of
from qawl.adapters.rows import row
from qawl.diagnostic import InputError, Text

if TYPE_CHECKING:
    from qawl.engine import Engine


def extract(
    texts: Iterable[str | None],
    ids: Iterable[Any] | None = None,
    *,
    dates: Iterable[Any] | None = None,
    outlets: Iterable[str | None] | None = None,
    engine: Engine | None = None,
) -> Any:
    """The attributions of a column of texts, as a table of the same library: a data frame for a series of pandas or
    polars, and else a table of Arrow. A row an attribution; docs/output.md tells the columns.

    `ids` are those of the documents, by default their numbers from 0; a text that is missing has no attributions.
    `dates` (dates, points in time, or text as 2017-11-21) and `outlets` are those of the articles, where known.
    `engine` is the built-in grammar unless given. Raises InputError, with the id, for a text that the engine refuses
    and for a date that is none, and ValueError where another column is longer or shorter than that of the texts."""
    from qawl.adapters import arrow

    if engine is None:
        from qawl.engine import load

        engine = load()
    texts_ = list(_plain(texts))
    columns = [repeat(None, len(texts_)) if each is None else _plain(each) for each in (dates, outlets)]
    names = range(len(texts_)) if ids is None else _plain(ids)
    articles = zip(names, texts_, *columns, strict=True)
    made = arrow.table([found for article in articles for found in _rows(engine, *article)])
    library = type(texts).__module__.partition(".")[0]
    if library == "pandas":
        return made.to_pandas()
    return sys.modules["polars"].from_arrow(made) if library == "polars" else made


def _plain(column: Iterable[Any]) -> Iterable[Any]:
    """Its values as those of Python."""
    return column.to_pylist() if hasattr(column, "to_pylist") else column


def _rows(engine: Engine, name: Any, text: Any, day: Any, outlet: Any) -> list[list[Any]]:
    if not isinstance(text, str):  # None, and the NaN of pandas
        return []
    try:
        found = engine(text, date=_day(day), outlet=outlet if isinstance(outlet, str) else None)
        return [row(str(name), attribution) for attribution in found]
    except InputError as error:
        raise InputError(Text("{name}: {why}", name=name, why=error.message)) from error


def _day(value: Any) -> date | None:
    if value is None or value != value:  # the NaT of pandas is not like itself
        return None
    try:
        return day_of(value)
    except ValueError as error:
        raise InputError(error.args[0]) from error
