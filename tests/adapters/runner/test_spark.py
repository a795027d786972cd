"""Spark on this machine, with processes of its own, finds the rows that are found without it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import Any

import pytest

from qawl.adapters.rows import COLUMNS, row

from .conftest import TEXTS

pytest.importorskip("pyspark", reason="Spark is an extra: qawl[spark]")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        shutil.which("java") is None, reason="Spark needs Java 17: apt-get install openjdk-17-jre-headless"
    ),
]


@pytest.fixture(scope="module")
def session() -> Iterator[Any]:
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
    session = builder.config("spark.driver.memory", "512m").config("spark.driver.host", "127.0.0.1").getOrCreate()
    yield session
    session.stop()


def test_the_rows_are_those_of_the_engine(session: Any, rules: str, monkeypatch: pytest.MonkeyPatch) -> None:
    import qawl.spark

    monkeypatch.delenv("PYSPARK_PYTHON", raising=False)
    engine = qawl.load(rules)
    documents = [(number, text) for number, text in enumerate(TEXTS)]
    df = session.createDataFrame([*documents, (98, None), (99, "\0")], "key int, body string")
    found = qawl.spark.extract(df, "body", "key", engine=engine, partitions=3)
    assert found.columns == list(COLUMNS)
    expected = [row(str(number), each) for number, text in documents for each in engine(text)]
    assert sorted(map(list, found.collect()), key=repr) == sorted(expected, key=repr) != []
    article = ("a", TEXTS[0], "2017-11-21", "الشراع")
    told = session.createDataFrame([article], "id string, text string, day string, paper string")
    rows = qawl.spark.extract(told, date="day", outlet="paper", engine=engine).collect()
    assert [each.chain_name[-1] for each in rows] == ["الشراع", "الشراع"]
    refused = qawl.spark.refused(df, "body", "key").collect()
    assert [(each.doc, each.problem[:13]) for each in refused] == [("98", "it is null"), ("99", "NUL character")]
