"""Arrow tables and Parquet files of attributions. Alone in knowing pyarrow, an extra."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import IO, Any

from qawl.adapters.extras import needing
from qawl.adapters.rows import COLUMNS

with needing("pyarrow", "tables"):
    import pyarrow as pa
    import pyarrow.parquet as pq

ROWS = 10_000  # of a row group: so much is held in memory

_TYPES = {
    "text": pa.string(),
    "number": pa.int32(),
    "flag": pa.bool_(),
    "texts": pa.list_(pa.string()),
    "numbers": pa.list_(pa.int32()),
}
_NEVER_NULL = {"doc", "id", "rule", "mode", "form", "lemma", "act", "polarity", "negated", "distanced", "schema"}
#: Of the table of attributions.
SCHEMA = pa.schema([pa.field(name, _TYPES[kind], nullable=name not in _NEVER_NULL) for name, kind in COLUMNS.items()])


def batch(rows: Sequence[list[Any]]) -> pa.RecordBatch:
    """Rows, as `qawl.adapters.rows` makes them, as a table."""
    columns = list(zip(*rows, strict=True)) if rows else [()] * len(SCHEMA)
    arrays = [pa.array(values, field.type) for values, field in zip(columns, SCHEMA, strict=True)]
    return pa.RecordBatch.from_arrays(arrays, schema=SCHEMA)


def table(rows: Sequence[list[Any]]) -> pa.Table:
    """The same as a table, in batches that one can hold."""
    return pa.Table.from_batches((batch(rows[at : at + ROWS]) for at in range(0, len(rows), ROWS)), SCHEMA)


def packed(rows: Sequence[list[Any]]) -> bytes:
    """The same as bytes that can be put one after the other, for `write_parquet`."""
    return batch(rows).serialize().to_pybytes() if rows else b""


def write_parquet(packs: IO[bytes], path: str) -> None:
    """A Parquet file of all that was packed. How it was packed makes no difference: each row group has as many rows."""
    with pq.ParquetWriter(path, SCHEMA, compression="zstd") as writer:
        waiting: list[pa.RecordBatch] = []
        for rows in _unpacked(packs):
            waiting.append(rows)
            if sum(each.num_rows for each in waiting) >= ROWS:
                table = pa.Table.from_batches(waiting)
                whole = table.num_rows - table.num_rows % ROWS
                writer.write_table(table.slice(0, whole).combine_chunks(), row_group_size=ROWS)
                waiting = table.slice(whole).combine_chunks().to_batches()
        if waiting:
            writer.write_table(pa.Table.from_batches(waiting).combine_chunks(), row_group_size=ROWS)


def _unpacked(packs: IO[bytes]) -> Iterator[pa.RecordBatch]:
    while True:
        try:
            message = pa.ipc.read_message(packs)
        except EOFError:
            return
        yield pa.ipc.read_record_batch(message, SCHEMA)


def described(path: str) -> tuple[list[str], int]:
    """The names of the columns of a Parquet file, and the number of its rows. Raises ValueError and OSError."""
    with pq.ParquetFile(path) as file:
        return list(file.schema_arrow.names), file.metadata.num_rows


def values(path: str, names: list[str]) -> Iterator[list[Any]]:
    """The rows of a Parquet file, of each the columns asked for, read bit by bit. Raises ValueError and OSError."""
    with pq.ParquetFile(path) as file:
        for rows in file.iter_batches(batch_size=64, columns=names):
            yield from zip(*(rows.column(name).to_pylist() for name in names), strict=True)
