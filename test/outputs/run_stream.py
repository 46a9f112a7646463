"""Runs a notebook in Python over Delta tables, round by round: python run_stream.py NOTEBOOK COPIES NAME ROUND...

Before each round, a file of that round comes to its place (FROM=TO; nothing comes where it is empty). After it, the table is
copied as Parquet.
"""

import re
import shutil
import sys
from pathlib import Path

exec(Path(__file__).with_name("stand_in.py").read_text())

notebook, copies, name, *rounds = sys.argv[1:]
header, body = Path(notebook).read_text().split("\n", 1)
assert header == "# Databricks notebook source", header
for number, comes in enumerate(rounds):
    if comes:
        shutil.copy(*comes.split("="))
    names = {"spark": spark, "dbutils": dbutils, "display": display}
    for cell in re.split(r"^# COMMAND ----------$", body, flags=re.MULTILINE):
        if not cell.strip().startswith("# MAGIC %md"):
            exec(cell, names)
    spark.table(name).write.format("parquet").save(f"{copies}/{number}/{name}")
