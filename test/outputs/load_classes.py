"""A little of all that jobs do, so that Java loads the classes of it: python load_classes.py. What it writes is gone at its end."""

import os
import tempfile
from pathlib import Path

with tempfile.TemporaryDirectory() as folder:
    os.environ["LOCKSTEP_TABLES"] = f"{folder}/tables"
    exec(Path(__file__).with_name("stand_in.py").read_text())
    raw = Path(folder, "raw")
    raw.mkdir()
    raw.joinpath("some.json").write_text('{"name": " a ", "count": "1"}\n')
    rows = spark.read.schema("name STRING, count STRING").json(str(raw))
    rows.selectExpr("trim(name) AS name", "try_cast(count AS INT) AS count").distinct().write.saveAsTable("some")
    some = spark.table("some")
    some.join(some.groupBy("name").agg({"count": "max"}), "name").orderBy("name").toArrow()
    stream = spark.readStream.schema("name STRING, count STRING").json(str(raw)).writeStream.format("parquet")
    stream.option("checkpointLocation", f"{folder}/checkpoints").trigger(availableNow=True).start(f"{folder}/stream").awaitTermination()
    spark.stop()
