"""Runs SQL over Delta tables: python run_sql.py JOB, with the job as JSON.

It names the raw tables, each with its schema and its folder; files of statements; a notebook in SQL, or null; and where the
tables are to be copied as Parquet. It prints the comments of the tables.
"""

import json
import sys
from pathlib import Path

from source_notebooks import run_notebook, statements

exec(Path(__file__).with_name("stand_in.py").read_text())

job = json.load(open(sys.argv[1]))
for name, table in job["raw"].items():
    spark.read.schema(table["schema"]).json(table["folder"]).write.saveAsTable(name)
for file in job["files"]:
    for statement in statements(Path(file).read_text()):
        spark.sql(statement)
if job["notebook"] is not None:
    given = {"spark": spark, "dbutils": dbutils, "display": display}
    run_notebook(Path(job["notebook"]).read_text(), given, json.loads(os.environ["LOCKSTEP_WIDGETS"]))
for name in job["results"]:
    spark.table(name).write.format("parquet").save(f"{job['copies']}/{name}")
print("COMMENTS " + json.dumps({name: comments(name) for name in job["results"]}))
