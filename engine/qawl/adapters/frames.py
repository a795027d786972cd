"""A column of texts to a table of attributions: pandas, polars and Arrow."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from itertools import count
from typing import TYPE_CHECKING, Any

from qawl.adapters.rows import row
from qawl.diagnostic import InputError

if TYPE_CHECKING:
    from qawl.engine import Engine


def extract(texts: Iterable[str | None], ids: Iterable[Any] | None = None, *, engine: Engine | None = None) -> Any:
    """The attributions of a column of texts, as a table of the same library: a data frame for a series of pandas or
    polars, and else a table of Arrow. A row an attribution; docs/output.md tells the columns.

    `ids` are those of the documents, by default their numbers from 0; a text that is missing has no attributions.
    `engine` is the built-in grammar unless given. Raises InputError, with the id, for a text that the engine refuses,
    and ValueError where there are more or fewer ids than texts."""
    from qawl.adapters import arrow

    if engine is None:
        from qawl.engine import load

        engine = load()
    names = count() if ids is None else _plain(ids)
    pairs = zip(names, _plain(texts), strict=ids is not None)
    made = arrow.table([found for name, text in pairs for found in _rows(engine, name, text)])
    library = type(texts).__module__.partition(".")[0]
    if library == "pandas":
        return made.to_pandas()
    return sys.modules["polars"].from_arrow(made) if library == "polars" else made


def _plain(column: Iterable[Any]) -> Iterable[Any]:
    """Its values as those of Python."""
    return column.to_pylist() if hasattr(column, "to_pylist") else column


def _rows(engine: Engine, name: Any, text: Any) -> list[list[Any]]:
    if not isinstance(text, str):  # None, and the NaN of pandas
        return []
    try:
        return [row(str(name), attribution) for attribution in engine(text)]
    except InputError as error:
        raise InputError(f"{name}: {error}") from error
