"""Runs queries over tables that were handed over, under given settings."""

import pyspark
import pyspark.sql.functions as F
import pyspark.sql.types as T
from py4j.java_gateway import is_instance_of
from pyspark import SparkContext
from pyspark.sql import DataFrame

from tables import Tables, take_back


class Evaluator:
    """One connection's Spark session, and the tables it was given."""

    def __init__(self, spark, folder):
        self.spark = spark
        self.folder = folder
        self.tables = Tables(spark, folder)

    def evaluate(self, request):
        activate(self.spark)
        for key in request["forget"]:
            self.tables.forget(key)
        frames = {part["name"]: self.tables.frame(part) for part in request["input"]}
        for name, frame in frames.items():
            frame.createOrReplaceTempView(quoted(name))
        try:
            apply(self.spark, request["setting"])
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
            return {**table, **(plans(frame) if plan else {})}
        except Exception as problem:
            return error(problem)


def quoted(name):
    return "`" + name.replace("`", "``") + "`"


def activate(spark):
    """PySpark's columns read the settings of the JVM thread's active session while they are built."""
    of = getattr(spark, "_get_j_spark_session_class", None)
    session = of(spark._jvm) if of else spark._jvm.SparkSession
    session.setActiveSession(spark._jsparkSession)


def apply(spark, setting):
    spark.conf.set("spark.sql.ansi.enabled", str(setting["ansi"]).lower())
    spark.conf.set("spark.sql.session.timeZone", setting["zone"])
    codegen = setting.get("codegen")
    spark.conf.set("spark.sql.codegen.wholeStage", str(codegen is not False).lower())
    spark.conf.set("spark.sql.codegen.fallback", str(codegen is None).lower())
    modes = {None: "FALLBACK", True: "CODEGEN_ONLY", False: "NO_CODEGEN"}
    spark.conf.set("spark.sql.codegen.factoryMode", modes[codegen])
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


def plans(frame):
    execution = frame._jdf.queryExecution()
    return {
        "plan": execution.executedPlan().toString(),
        "optimised": execution.optimizedPlan().toString(),
        "analysed": execution.analyzed().toString(),
    }


def error(problem):
    """Spark's error class of the innermost cause that has one; otherwise where it came from and its type."""
    cause = getattr(problem, "java_exception", None) or getattr(problem, "_origin", None)
    if cause is None:
        of = getattr(problem, "getCondition", None) or getattr(problem, "getErrorClass", None)
        return {"error": (of and of()) or f"python:{type(problem).__name__}", "message": str(problem)[:4000]}
    name, message = None, None
    while cause is not None:
        found = condition(cause)
        innermost, last = cause.getClass().getName(), cause.getMessage()
        if found is not None:
            name, message = found, last
        cause = cause.getCause()
    return {"error": name or f"java:{innermost}", "message": str(message or last)[:4000]}


def condition(throwable):
    if not is_instance_of(SparkContext._gateway, throwable, "org.apache.spark.SparkThrowable"):
        return None
    return throwable.getErrorClass() if pyspark.__version__.startswith("3.") else throwable.getCondition()
