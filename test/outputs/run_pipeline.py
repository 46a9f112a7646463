"""Runs a declarative pipeline as it is: python run_pipeline.py FOLDER CONF. Its tables go to LOCKSTEP_TABLES.

With LOCKSTEP_METASTORE, a folder, the next run knows the tables of this one. Settings stand in a file of Spark's own, in the
folder CONF, since some of them cannot be changed once a session is there.
"""

import os
import subprocess
import sys
from pathlib import Path

settings = {
    "spark.ui.enabled": "false",
    "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.sql.shuffle.partitions": "2",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.catalogImplementation": "in-memory",
    "spark.sql.warehouse.dir": os.environ["LOCKSTEP_TABLES"],
    "spark.sql.parquet.outputTimestampType": "TIMESTAMP_MICROS",
}
if "LOCKSTEP_METASTORE" in os.environ:
    settings |= {
        "spark.sql.catalogImplementation": "hive",
        "spark.hadoop.javax.jdo.option.ConnectionURL": f"jdbc:derby:;databaseName={os.environ['LOCKSTEP_METASTORE']};create=true",
        "spark.hadoop.datanucleus.schema.autoCreateAll": "true",
        "spark.hadoop.hive.metastore.schema.verification": "false",
    }
folder, conf = map(Path, sys.argv[1:])
conf.mkdir()
conf.joinpath("spark-defaults.conf").write_text("".join(f"{name} {value}\n" for name, value in settings.items()))
command = Path(sys.executable).with_name("spark-pipelines")
env = {**os.environ, "SPARK_CONF_DIR": str(conf)}
sys.exit(subprocess.run([command, "run", "--spec", "spark-pipeline.yml"], cwd=folder, env=env).returncode)
