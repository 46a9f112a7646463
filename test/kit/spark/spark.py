"""A live Spark behind a socket on loopback: python spark.py VERSION

Prints one line of JSON (port, token, pids), then answers one line of JSON with another on each connection, until
its standard input ends. Tables travel as Arrow streams in files. Each connection has its own Spark session.
"""

import atexit
import json
import logging
import os
import shutil
import signal
import sys
import tempfile
import time

import jvm
from evaluate import Evaluator
from looked_up import look_up_once
from notebook import run_notebook
from serve import listen

# Most code runs once in a short run, so the quick compiler alone needs half the CPU time; the bytecode is the same.
COMPILER = "" if os.environ.get("LOCKSTEP_ALL") == "1" else "-XX:TieredStopAtLevel=1 "
JAVA = (
    "-Duser.timezone=UTC -Duser.language=en -Duser.country=US -Dfile.encoding=UTF-8 "
    f"{COMPILER}-XX:ReservedCodeCacheSize=240m -XX:+UseSerialGC"
)


def settings(folder):
    return {
        "spark.master": "local[2]",
        "spark.app.name": "lockstep",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.log.level": "OFF",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.memory": "2g",
        "spark.driver.extraJavaOptions": JAVA,
        "spark.local.dir": f"{folder}/local",
        "spark.sql.catalogImplementation": "in-memory",
        "spark.sql.warehouse.dir": f"{folder}/warehouse",
        "spark.sql.shuffle.partitions": "2",
        "spark.sql.debug.maxToStringFields": "100000",
        "spark.python.sql.dataFrameDebugging.enabled": "false",
        "spark.sql.execution.arrow.localRelationThreshold": "0",
        "spark.sql.files.maxPartitionBytes": "2147483647",
        "spark.sql.files.openCostInBytes": "2147483647",
        "spark.sql.parquet.filterPushdown": "false",
        "spark.sql.parquet.outputTimestampType": "TIMESTAMP_MICROS",
        "spark.sql.parquet.datetimeRebaseModeInRead": "CORRECTED",
        "spark.sql.parquet.datetimeRebaseModeInWrite": "CORRECTED",
        "spark.sql.parquet.int96RebaseModeInRead": "CORRECTED",
        "spark.sql.parquet.int96RebaseModeInWrite": "CORRECTED",
    }


def start(version, folder):
    from pyspark.sql import SparkSession

    look_up_once()
    logging.disable(logging.CRITICAL)
    builder = SparkSession.builder
    for name, value in settings(folder).items():
        builder = builder.config(name, value)
    spark = builder.getOrCreate()
    spark.sparkContext.setLogLevel("OFF")
    java = spark._jvm.java
    found = {
        "Spark": spark.version,
        "time zone": java.util.TimeZone.getDefault().getID(),
        "charset": java.nio.charset.Charset.defaultCharset().name(),
    }
    wanted = {"Spark": version, "time zone": "UTC", "charset": "UTF-8"}
    if found != wanted:
        sys.exit(f"the Spark that started is not the one asked for: expected {wanted}, got {found}")
    return spark


def begin(spark, folder):
    evaluator = Evaluator(spark.newSession(), folder, jvm)

    def answer(request):
        if request["ask"] == "notebook":
            return run_notebook(spark.newSession(), folder, request)
        return evaluator.evaluate(request)

    return {"version": spark.version, "folder": folder}, answer


def end(spark, folder):
    """The JVM ends when its standard input does; the folder goes after it, and then this process."""
    jvm = spark.sparkContext._gateway.proc
    jvm.stdin.close()
    try:
        jvm.wait(10)
    except Exception:
        jvm.kill()
    shutil.rmtree(folder, ignore_errors=True)
    os._exit(0)


def main(version):
    told = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # what the JVM and notebooks print must not mix with the one line
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    time.tzset()
    folder = tempfile.mkdtemp(prefix="lockstep-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    spark = start(version, folder)
    signal.signal(signal.SIGTERM, lambda *_: end(spark, folder))
    process = spark.sparkContext._gateway.proc
    at = listen(lambda: begin(spark, folder), lambda: process.poll() is None or end(spark, folder))
    pids = {"pid": os.getpid(), "jvm": process.pid}
    print(json.dumps({"version": version, **at, **pids}), file=told, flush=True)
    sys.stdin.buffer.read()
    end(spark, folder)


if __name__ == "__main__":
    main(sys.argv[1])
