"""Local Spark, spoken to in lines of JSON: loads one job's data, then runs its query as often as it is asked."""

import json
import sys
import time
import traceback

from pyspark.sql import SparkSession

job = json.loads(sys.argv[1])

SETTINGS = {
    "spark.master": f"local[{job['threads']}]",
    "spark.app.name": "lockstep-bench",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.log.level": "OFF",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.memory": "4g",
    "spark.local.dir": job["scratch"],
    "spark.sql.catalogImplementation": "in-memory",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.shuffle.partitions": str(job["threads"]),
    "spark.sql.parquet.outputTimestampType": "TIMESTAMP_MICROS",
}


def say(reply):
    sys.stdout.write(json.dumps(reply) + "\n")
    sys.stdout.flush()


def start():
    builder = SparkSession.builder
    for name, value in SETTINGS.items():
        builder = builder.config(name, value)
    return builder.getOrCreate()


def load(spark):
    for given in job["inputs"]:
        columns = [f"`{name}`" for name in given["columns"]]
        data = spark.read.parquet(given["files"]["parquet"]).select(*columns)
        data.cache().count()
        data.createOrReplaceTempView(given["name"])


def peak_mib(spark):
    try:
        with open(f"/proc/{spark.sparkContext._gateway.proc.pid}/status") as status:
            return next(int(line.split()[1]) for line in status if line.startswith("VmHWM:")) / 1024
    except (OSError, StopIteration):
        return 0


def reply(spark, request):
    if request["do"] == "run":
        began = time.perf_counter()
        spark.sql(job["text"]).write.format("noop").mode("overwrite").save()
        return {"milliseconds": (time.perf_counter() - began) * 1000}
    if request["do"] == "peak":
        return {"peakMiB": peak_mib(spark)}
    path = request["path"] + ".parquet"
    spark.sql(job["text"]).write.mode("overwrite").parquet(path)
    return {"path": path}


def serve():
    try:
        spark = start()
        load(spark)
        say({"version": spark.version})
    except Exception:
        say({"failure": traceback.format_exc()})
        return
    for line in sys.stdin:
        try:
            say(reply(spark, json.loads(line)))
        except Exception:
            say({"failure": traceback.format_exc()})
    spark.stop()


serve()
