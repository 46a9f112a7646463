"""Runs a source notebook over Delta tables, round by round: python run_notebook.py NOTEBOOK COPIES NAMES ROUND...

Before each round, a file of that round comes to its place (FROM=TO; nothing comes where it is empty). After it, the tables, whose
names have commas between them, are copied as Parquet. It prints rows that are counted (COUNTED), and at the end the comments of
the tables (COMMENTS). Modules that LOCKSTEP_SOURCES names register stand-ins of sources that only Databricks has. Tables that an
earlier run wrote are there again.
"""

import importlib
import shutil
import sys
from pathlib import Path

from source_notebooks import run_notebook

exec(Path(__file__).with_name("stand_in.py").read_text())


def told(frame):
    if frame.columns == ["what", "count"]:
        print("COUNTED " + json.dumps(dict(map(tuple, frame.collect()))))
    display(frame)


notebook, copies, names, *rounds = sys.argv[1:]
tables = names.split(",")
for source in filter(None, os.environ.get("LOCKSTEP_SOURCES", "").split(",")):
    importlib.import_module(source).register(spark)
for name in tables:
    stored = Path(os.environ["LOCKSTEP_TABLES"], name)
    if stored.exists():
        spark.sql(f"CREATE TABLE `{name}` USING delta LOCATION '{stored}'")
given = {"spark": spark, "dbutils": dbutils, "display": told}
widgets = json.loads(os.environ["LOCKSTEP_WIDGETS"])
for number, comes in enumerate(rounds):
    if comes:
        shutil.copy(*comes.split("=", 1))
    run_notebook(Path(notebook).read_text(), given, widgets)
    for name in tables:
        spark.table(f"`{name}`").write.format("parquet").save(f"{copies}/{number}/{name}")
print("COMMENTS " + json.dumps({name: comments(name) for name in tables}))
