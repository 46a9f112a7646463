"""What a notebook on Databricks has before its first cell: `spark`, `dbutils` and `display`.

The folder of tables and the values of widgets come from LOCKSTEP_TABLES and LOCKSTEP_WIDGETS, those of secrets from
LOCKSTEP_SECRETS, options of Java from LOCKSTEP_JAVA_OPTIONS; with LOCKSTEP_JARS, tables are Delta tables. LOCKSTEP_BUCKETS says of buckets in which folder they are, and by
which keys they can be mounted.
"""

import json
import os
import types
import urllib.parse

from pyspark.sql import SparkSession


def _session():
    builder = SparkSession.builder.master("local[2]")
    settings = {
        "spark.ui.enabled": "false",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC "
        + os.environ.get("LOCKSTEP_JAVA_OPTIONS", ""),
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


class _Files:
    """A mount is a link to a bucket's folder. What goes wrong is told with the whole address, and so with the key in it."""

    def __init__(self):
        self.buckets = json.loads(os.environ.get("LOCKSTEP_BUCKETS", "{}"))

    def mounts(self):
        return [
            types.SimpleNamespace(mountPoint=bucket["at"], source=f"s3a://{name}", encryptionType="")
            for name, bucket in self.buckets.items()
            if os.path.islink(bucket["at"]) and os.readlink(bucket["at"]) == bucket["folder"]
        ]

    def mount(self, source, point):
        print("MOUNTS")
        address = urllib.parse.urlsplit(source)
        bucket = self.buckets[address.hostname]
        key = [address.username, urllib.parse.unquote(address.password)]
        if address.scheme != "s3a" or key != bucket["key"]:
            raise RuntimeError(f"403: {source}")
        os.symlink(bucket["folder"], point)


def _dbutils():
    given = json.loads(os.environ.get("LOCKSTEP_WIDGETS", "{}"))
    known = {}
    widgets = types.SimpleNamespace(
        text=lambda name, default, label=None: known.setdefault(name, given.get(name, default)),
        get=lambda name: known[name],
    )
    kept = json.loads(os.environ.get("LOCKSTEP_SECRETS", "{}"))
    secrets = types.SimpleNamespace(get=lambda scope, key: kept[scope][key])
    return types.SimpleNamespace(widgets=widgets, secrets=secrets, fs=_Files())


def display(frame):
    frame.show(5)


def comments(name):
    """What the catalog says of a table ("") and of its columns."""
    columns = {column.name: column.description for column in spark.catalog.listColumns(f"`{name}`")}
    return {**columns, "": spark.catalog.getTable(f"`{name}`").description}


spark = _session()
dbutils = _dbutils()
