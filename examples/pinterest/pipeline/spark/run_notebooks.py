"""Runs notebooks in Python, one after the other, in one Spark: python run_notebooks.py JOB

The job, a file of JSON, has `settings` of the session and `notebooks`, each with its `path`, its `widgets`, the `schema` that it
writes to, and the `tables` and `frames` that are then written as files of Arrow into its `out`. What took how long goes to
standard output, a line of JSON for each notebook.
"""

import json
import re
import sys
import time
import types
from pathlib import Path

import pyarrow as pa
from pyspark.sql import SparkSession


def session(settings):
    # More tasks than cores, since they wait for the bucket most of the time.
    builder = SparkSession.builder.master("local[4]")
    for name, value in settings.items():
        builder = builder.config(name, value)
    spark = builder.getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    return spark


def dbutils(values):
    """The part of Databricks' dbutils that our notebooks call; widgets have the values that were given."""
    known = {}
    widgets = types.SimpleNamespace(
        text=lambda name, default, label=None: known.setdefault(name, values.get(name, default)),
        get=lambda name: known[name],
    )
    return types.SimpleNamespace(widgets=widgets)


def cells(source):
    header, body = source.split("\n", 1)
    assert header == "# Databricks notebook source", header
    for cell in re.split(r"^# COMMAND ----------$", body, flags=re.MULTILINE):
        if not cell.strip().startswith("# MAGIC %md"):
            yield cell


def keep(table, file):
    with pa.ipc.new_file(str(file), table.schema) as sink:
        sink.write_table(table)


def run(spark, notebook, warehouse):
    began = time.time()
    shown = {}

    def display(frame):
        """Takes the rows of a frame, as a person would see them; what is kept after is not asked for again."""
        shown[id(frame)] = (frame, frame.toArrow())

    schema = notebook["schema"]
    spark.sql(f"CREATE SCHEMA IF NOT EXISTS {schema}")
    for name in notebook["tables"]:
        # What an earlier Spark wrote is there again, as on Databricks, whose catalog does not end with a cluster.
        place = Path(warehouse, f"{schema}.db", name)
        if (place / "_delta_log" / "00000000000000000000.json").exists():
            spark.sql(f"CREATE TABLE {schema}.{name} USING delta LOCATION '{place}'")
    names = {"spark": spark, "dbutils": dbutils(notebook["widgets"]), "display": display}
    path = Path(notebook["path"])
    for cell in cells(path.read_text()):
        exec(compile(cell, path.name, "exec"), names)
    ran = time.time()
    out = Path(notebook["out"])
    out.mkdir(parents=True, exist_ok=True)
    for name in notebook["tables"]:
        keep(spark.table(f"{schema}.{name}").toArrow(), out / f"{name}.arrow")
    for name in notebook["frames"]:
        keep(shown[id(names[name])][1], out / f"{name}.arrow")
    print(json.dumps({"ran": ran - began, "kept": time.time() - ran}), flush=True)


job = json.loads(Path(sys.argv[1]).read_text())
began = time.time()
spark = session(job["settings"])
print(json.dumps({"session": time.time() - began}), flush=True)
for notebook in job["notebooks"]:
    run(spark, notebook, job["settings"]["spark.sql.warehouse.dir"])
