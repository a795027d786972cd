"""A column of texts to a table of the library that the column is of."""

from __future__ import annotations

from typing import Any

import pytest

import qawl
from qawl.adapters.rows import COLUMNS, row

from .conftest import TEXTS

pa = pytest.importorskip("pyarrow", reason="tables are an extra: qawl[tables]")


@pytest.fixture
def engine(rules: str) -> qawl.Engine:
    return qawl.load(rules)


@pytest.fixture
def rows(engine: qawl.Engine) -> list[dict[str, Any]]:
    found = (row(f"n{number}", each) for number, text in enumerate(TEXTS) for each in engine(text))
    return [dict(zip(COLUMNS, values, strict=True)) for values in found]


NAMES = [f"n{number}" for number in range(len(TEXTS))]


def test_lists_and_arrow(engine: qawl.Engine, rows: list[dict[str, Any]]) -> None:
    from qawl.frames import extract

    assert extract(TEXTS, NAMES, engine=engine).to_pylist() == rows
    assert extract(pa.array(TEXTS), pa.array(NAMES), engine=engine).to_pylist() == rows
    assert {each["doc"] for each in extract(TEXTS[:2], engine=engine).to_pylist()} == {"0", "1"}


def test_pandas(engine: qawl.Engine, rows: list[dict[str, Any]]) -> None:
    pandas = pytest.importorskip("pandas")
    from qawl.frames import extract

    frame = extract(pandas.Series([*TEXTS, None]), pandas.Series([*NAMES, "none"]), engine=engine)
    assert isinstance(frame, pandas.DataFrame)
    assert list(frame.columns) == list(COLUMNS)
    assert list(frame.content) == [each["content"] for each in rows]
    assert [list(starts) for starts in frame.cue_start] == [each["cue_start"] for each in rows]


def test_polars(engine: qawl.Engine, rows: list[dict[str, Any]]) -> None:
    polars = pytest.importorskip("polars")
    from qawl.frames import extract

    frame = extract(polars.Series(TEXTS), polars.Series(NAMES), engine=engine)
    assert isinstance(frame, polars.DataFrame)
    assert frame.to_dicts() == rows


def test_what_is_known_of_the_articles(engine: qawl.Engine) -> None:
    pandas = pytest.importorskip("pandas")
    from qawl.frames import extract

    days = pandas.Series(pandas.to_datetime(["2017-11-21", None]))
    frame = extract(pandas.Series(TEXTS[:2]), dates=days, outlets=["الشراع", None], engine=engine)
    links = [list(names)[1:] for names in frame.chain_name]
    assert links == [["الشراع"], ["الشراع"], [], []]
    assert extract(TEXTS[:1], dates=["2017-11-21"], engine=engine).num_rows == 2
    with pytest.raises(qawl.InputError, match=r"^0: '21\.11\.2017' is no day"):
        extract(TEXTS[:1], dates=["21.11.2017"], engine=engine)
    with pytest.raises(ValueError, match="shorter"):
        extract(TEXTS[:2], outlets=["الشراع"], engine=engine)


def test_nothing_is_a_table_without_rows(engine: qawl.Engine) -> None:
    from qawl.frames import extract

    assert extract([], engine=engine).column_names == list(COLUMNS)
    assert extract([None], engine=engine).num_rows == 0


def test_what_the_engine_refuses_is_named(engine: qawl.Engine) -> None:
    from qawl.frames import extract

    with pytest.raises(qawl.InputError, match="n1: NUL character"):
        extract(["قال", "\0"], NAMES[:2], engine=engine)
    with pytest.raises(ValueError, match="zip"):
        extract(TEXTS, NAMES[:2], engine=engine)
