"""What is asked of a Spark by its JVM, which this process started."""

import pyspark
from py4j.java_gateway import is_instance_of
from pyspark import SparkContext

from evaluate import apply as apply_settings
from evaluate import plain_error

#: Its tables may lie in files, which that Spark sees, too.
SHARES_FILES = True


def activate(spark):
    """PySpark's columns read the settings of the JVM thread's active session while they are built."""
    of = getattr(spark, "_get_j_spark_session_class", None)
    session = of(spark._jvm) if of else spark._jvm.SparkSession
    session.setActiveSession(spark._jsparkSession)


def apply(spark, setting):
    codegen = setting.get("codegen")
    spark.conf.set("spark.sql.codegen.wholeStage", str(codegen is not False).lower())
    spark.conf.set("spark.sql.codegen.fallback", str(codegen is None).lower())
    modes = {None: "FALLBACK", True: "CODEGEN_ONLY", False: "NO_CODEGEN"}
    spark.conf.set("spark.sql.codegen.factoryMode", modes[codegen])
    apply_settings(spark, setting)


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
        return plain_error(problem)
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
