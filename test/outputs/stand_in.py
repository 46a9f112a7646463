"""What a notebook on Databricks has before its first cell: `spark`, `dbutils` and `display`.

The folder of tables and the values of widgets come from LOCKSTEP_TABLES and LOCKSTEP_WIDGETS; with LOCKSTEP_JARS, tables
are Delta tables.
"""

import json
import os
import types

from pyspark.sql import SparkSession


def _session():
    builder = SparkSession.builder.master("local[2]")
    settings = {
        "spark.ui.enabled": "false",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
        "spark.sql.shuffle.partitions": "2",
        "spark.sql.session.timeZone": "UTC",
        "spark.sql.catalogImplementation": "in-memory",
        "spark.sql.warehouse.dir": os.environ["LOCKSTEP_TABLES"],
        "spark.sql.parquet.outputTimestampType": "TIMESTAMP_MICROS",
    }
    if "LOCKSTEP_JARS" in os.environ:
        delta = "org.apache.spark.sql.delta.catalog.DeltaCatalog"
        settings |= {
            "spark.jars": os.environ["LOCKSTEP_JARS"],
            "spark.sql.extensions": "io.delta.sql.DeltaSparkSessionExtension",
            "spark.sql.catalog.spark_catalog": delta,
            "spark.sql.sources.default": "delta",
            "spark.databricks.delta.snapshotPartitions": "2",
        }
    for name, value in settings.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    return session


def _dbutils():
    given = json.loads(os.environ.get("LOCKSTEP_WIDGETS", "{}"))
    known = {}
    widgets = types.SimpleNamespace(
        text=lambda name, default, label=None: known.setdefault(name, given.get(name, default)),
        get=lambda name: known[name],
    )
    return types.SimpleNamespace(widgets=widgets)


def display(frame):
    frame.show(5)


spark = _session()
dbutils = _dbutils()
