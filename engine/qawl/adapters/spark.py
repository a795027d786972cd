"""Attributions of the documents of a Spark data frame. Alone in knowing pyspark, an extra."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from typing import Any

from qawl.adapters import arrow
from qawl.adapters.extras import needing
from qawl.adapters.rows import row
from qawl.diagnostic import InputError
from qawl.engine import Engine, load

with needing("pyspark", "spark"):
    from pyspark.sql import DataFrame
    from pyspark.sql.functions import lit
    from pyspark.sql.pandas.types import from_arrow_schema

_PARTITIONS = 4  # for each core: an article of many reports shall not hold up the others


def extract(
    df: DataFrame,
    text: str = "text",
    id: str = "id",
    *,
    date: str | None = None,
    outlet: str | None = None,
    engine: Engine | None = None,
    partitions: int | None = None,
) -> DataFrame:
    """The attributions of the documents of `df`, a row each, with the columns of docs/output.md; lazy, as all of Spark.

    `text` and `id` name columns of `df`, and so do `date` (dates, or what Spark can cast to one) and `outlet`, where
    the articles' days and outlets are known. `engine` is the built-in grammar unless given; it is sent to each worker
    once. The documents are spread over `partitions` parts, four for each core unless given. A document without text or
    that the engine refuses has no attributions; `refused` tells which these are."""
    _use_this_python(df)
    shared = df.sparkSession.sparkContext.broadcast(load() if engine is None else engine)

    def found(batches: Iterable[Any]) -> Iterator[Any]:
        for batch in batches:
            for article in zip(*(column.to_pylist() for column in batch.columns), strict=True):
                rows = _rows(shared.value, *article)
                if rows:
                    yield arrow.batch(rows)

    columns = [df[id].cast("string"), df[text]]
    columns += [lit(None).cast("date") if date is None else df[date].cast("date")]
    columns += [lit(None).cast("string") if outlet is None else df[outlet].cast("string")]
    return _spread(df.select(*columns), partitions).mapInArrow(found, from_arrow_schema(arrow.SCHEMA))


def refused(df: DataFrame, text: str = "text", id: str = "id") -> DataFrame:
    """The documents of `df` of which `extract` makes nothing, since they are no text: `doc` and `problem`."""

    _use_this_python(df)

    def found(batches: Iterable[Any]) -> Iterator[Any]:
        import pyarrow as pa

        for batch in batches:
            bad = [
                (name, problem)
                for name, value in zip(*(column.to_pylist() for column in batch.columns), strict=True)
                if (problem := _problem(value))
            ]
            yield pa.RecordBatch.from_arrays(
                [pa.array([each[at] for each in bad], pa.string()) for at in range(2)], ["doc", "problem"]
            )

    return df.select(df[id].cast("string"), df[text]).mapInArrow(found, "doc string, problem string")


def _use_this_python(df: DataFrame) -> None:
    """Workers on this machine are to run the Python that runs here, unless PYSPARK_PYTHON says otherwise; on other
    machines it may be elsewhere."""
    context = df.sparkSession.sparkContext
    if "PYSPARK_PYTHON" not in os.environ and str(context.master).startswith("local"):
        context.pythonExec = sys.executable


def _spread(df: DataFrame, partitions: int | None) -> DataFrame:
    return df.repartition(partitions or _PARTITIONS * df.sparkSession.sparkContext.defaultParallelism)


def _rows(engine: Engine, name: str | None, text: Any, day: Any, outlet: str | None) -> list[list[Any]]:
    try:
        found = [] if text is None else engine(text, date=day, outlet=outlet)
        return [row(name or "", attribution) for attribution in found]
    except InputError:
        return []


def _problem(text: Any) -> str:
    from qawl.text.tokens import check_text

    if text is None:
        return "it is null"
    try:
        check_text(text)
    except InputError as error:
        return str(error)
    return ""
