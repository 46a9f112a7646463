"""Runs queries over tables that were handed over, under given settings."""

import pyspark.sql.functions as F
import pyspark.sql.types as T
from pyspark.sql import DataFrame

from tables import Tables, take_back


class Evaluator:
    """One connection's Spark session, and the tables it was given; `kind` is a module, `jvm` or `connect`."""

    def __init__(self, spark, folder, kind):
        self.spark = spark
        self.folder = folder
        self.kind = kind
        self.tables = Tables(spark, folder, kind)

    def evaluate(self, request):
        self.kind.activate(self.spark)
        for key in request["forget"]:
            self.tables.forget(key)
        frames = {part["name"]: self.tables.frame(part) for part in request["input"]}
        for name, frame in frames.items():
            frame.createOrReplaceTempView(quoted(name))
        try:
            self.kind.apply(self.spark, request["setting"])
            return {"answers": [self.answer(query, frames, request["plan"]) for query in request["queries"]]}
        finally:
            for name in request["setting"].get("others", {}):
                self.spark.conf.unset(name)
            for name in frames:
                self.spark.catalog.dropTempView(name)

    def answer(self, query, frames, plan):
        try:
            if "sql" in query:
                frame = self.spark.sql(query["sql"])
            else:
                frame = run_python(query, {"spark": self.spark, "F": F, "T": T, **frames})
            table = take_back(frame, self.folder)
            return {**table, **(self.kind.plans(frame) if plan else {})}
        except Exception as problem:
            return self.kind.error(problem)


def quoted(name):
    return "`" + name.replace("`", "``") + "`"


def apply(spark, setting):
    spark.conf.set("spark.sql.ansi.enabled", str(setting["ansi"]).lower())
    spark.conf.set("spark.sql.session.timeZone", setting["zone"])
    for name, value in setting.get("others", {}).items():
        spark.conf.set(name, value)


def run_python(query, names):
    names["__name__"] = "__main__"
    exec(compile(query["python"], "<query>", "exec"), names)
    if query["output"] not in names:
        raise NameError(f"the query binds no DataFrame to {query['output']!r}")
    frame = names[query["output"]]
    if not isinstance(frame, DataFrame):
        raise TypeError(f"the query binds {type(frame).__name__}, no DataFrame, to {query['output']!r}")
    return frame


def plain_error(problem):
    """The error class that Spark gave it; otherwise its type."""
    of = getattr(problem, "getCondition", None) or getattr(problem, "getErrorClass", None)
    return {"error": (of and of()) or f"python:{type(problem).__name__}", "message": str(problem)[:4000]}
