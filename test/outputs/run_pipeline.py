"""Runs a declarative pipeline as it is: python run_pipeline.py FOLDER. Its tables go to LOCKSTEP_TABLES."""

import os
import subprocess
import sys
from pathlib import Path

settings = {
    "spark.ui.enabled": "false",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.sql.shuffle.partitions": "2",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.catalogImplementation": "in-memory",
    "spark.sql.warehouse.dir": os.environ["LOCKSTEP_TABLES"],
    "spark.sql.parquet.outputTimestampType": "TIMESTAMP_MICROS",
}
words = [word for name, value in settings.items() for word in ("--conf", f"{name}={value}")]
command = Path(sys.executable).with_name("spark-pipelines")
done = subprocess.run([command, "run", *words, "--spec", "spark-pipeline.yml"], cwd=sys.argv[1])
sys.exit(done.returncode)
