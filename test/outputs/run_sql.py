"""Runs SQL over Delta tables: python run_sql.py JOB, with the job as JSON.

It names the raw tables, each with its schema and its folder; files of statements; a notebook in SQL, or null; and where the
tables are to be copied as Parquet. It prints the comments of the tables.
"""

import json
import re
import sys
from pathlib import Path

exec(Path(__file__).with_name("stand_in.py").read_text())

QUOTED = re.compile(r"""r'[^']*'|'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`[^`]*`|--[^\n]*|/\*.*?\*/""", re.DOTALL)


def statements(text):
    """Split at semicolons outside quotes and comments."""
    hidden = QUOTED.sub(lambda found: " " * len(found.group()), text)
    cuts = [-1, *(at for at, character in enumerate(hidden) if character == ";"), len(text)]
    parts = [(text[begin + 1 : end], hidden[begin + 1 : end]) for begin, end in zip(cuts, cuts[1:])]
    return [part for part, seen in parts if seen.strip()]


def run_notebook(text, widgets):
    header, body = text.split("\n", 1)
    assert header == "-- Databricks notebook source", header
    names = {"spark": spark, "dbutils": dbutils, "display": display}
    for cell in re.split(r"^-- COMMAND ----------$", body, flags=re.MULTILINE):
        lines = [line for line in cell.strip("\n").split("\n") if not line.startswith("-- DBTITLE")]
        if lines[0].startswith("-- MAGIC %md"):
            continue
        if lines[0] == "-- MAGIC %python":
            exec("\n".join(re.sub(r"^-- MAGIC ?", "", line) for line in lines[1:]), names)
            continue
        for statement in statements("\n".join(lines)):
            used = {name: value for name, value in widgets.items() if re.search(rf":{name}\b", statement)}
            display(spark.sql(statement, args=used) if used else spark.sql(statement))


job = json.load(open(sys.argv[1]))
for name, table in job["raw"].items():
    spark.read.schema(table["schema"]).json(table["folder"]).write.saveAsTable(name)
for file in job["files"]:
    for statement in statements(Path(file).read_text()):
        spark.sql(statement)
if job["notebook"] is not None:
    run_notebook(Path(job["notebook"]).read_text(), json.loads(os.environ["LOCKSTEP_WIDGETS"]))
comments = {}
for name in job["results"]:
    spark.table(name).write.format("parquet").save(f"{job['copies']}/{name}")
    comments[name] = {column.name: column.description for column in spark.catalog.listColumns(name)}
    comments[name][""] = spark.catalog.getTable(name).description
print("COMMENTS " + json.dumps(comments))
