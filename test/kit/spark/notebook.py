"""Runs a Databricks source notebook cell by cell, with a stand-in for `dbutils` and `display`."""

import re
import threading
import types

from pyspark.sql import SparkSession

from evaluate import quoted
from jvm import activate, apply, error
from tables import take_back

HEADER = "# Databricks notebook source"
SEPARATOR = re.compile(r"^# COMMAND ----------.*$", re.MULTILINE)
ONE_AT_A_TIME = threading.Lock()


class Exit(Exception):
    """dbutils.notebook.exit: the notebook is done."""


def run_notebook(spark, folder, request):
    """Tables go to a database of the notebook's own; that and all others it made are dropped at the end."""
    activate(spark)
    apply(spark, request["setting"])
    with ONE_AT_A_TIME:
        first, SparkSession._instantiatedSession = SparkSession._instantiatedSession, spark
        spark.sql("CREATE DATABASE lockstep_notebook")
        spark.sql("USE lockstep_notebook")
        try:
            failed = run_cells(spark, request["text"], request["widgets"])
            if failed is not None:
                return failed
            return {"tables": {name: result(spark, folder, name) for name in request["results"]}}
        finally:
            SparkSession._instantiatedSession = first
            drop_all(spark)


def drop_all(spark):
    spark.sql("USE default")
    for database in spark.catalog.listDatabases():
        if database.name != "default":
            spark.sql(f"DROP DATABASE {quoted(database.name)} CASCADE")
    for table in spark.catalog.listTables("default"):
        if not table.isTemporary:
            spark.sql(f"DROP {'VIEW' if table.tableType == 'VIEW' else 'TABLE'} default.`{table.name}`")


def result(spark, folder, name):
    try:
        return take_back(spark.table(name), folder)
    except Exception as problem:
        return error(problem)


def run_cells(spark, text, widgets):
    if text.split("\n", 1)[0].rstrip("\r") != HEADER:
        return {"cell": 0, "error": "python:ValueError", "message": f"the first line must be {HEADER!r}"}
    names = namespace(spark, widgets)
    for number, cell in enumerate(SEPARATOR.split(text.split("\n", 1)[-1]), 1):
        try:
            run_cell(cell.strip("\r\n"), number, names)
        except Exit:
            return None
        except Exception as problem:
            return {"cell": number, **error(problem)}
    return None


def run_cell(cell, number, names):
    lines = [line for line in re.split(r"\r?\n", cell) if not line.startswith("# DBTITLE")]
    spoken = next((line for line in lines if line.strip()), "")
    if not spoken.startswith("# MAGIC"):
        exec(compile(cell, f"<cell {number}>", "exec"), names)
        return
    text = "\n".join(re.sub(r"^# MAGIC ?", "", line) for line in lines).strip()
    language, body = re.fullmatch(r"(?:%(\w+))?\s?(.*)", text, re.DOTALL).groups()
    if language == "python":
        exec(compile(body, f"<cell {number}>", "exec"), names)
    elif language == "sql":
        for statement in statements(body):
            names["_sqldf"] = run_sql(statement, names)
    elif language != "md":
        raise NotImplementedError(f"%{language} has no meaning outside Databricks")


def run_sql(statement, names):
    values = {name: names["dbutils"].widgets.get(name) for name in names["dbutils"].widgets.getAll()}
    used = {name: value for name, value in values.items() if re.search(rf":{re.escape(name)}\b", statement)}
    frame = names["spark"].sql(statement, args=used) if used else names["spark"].sql(statement)
    display(frame)
    return frame


QUOTED = re.compile(r"""'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`[^`]*`|--[^\n]*|/\*.*?\*/""", re.DOTALL)


def statements(text):
    """Split at semicolons outside quotes and comments."""
    hidden = QUOTED.sub(lambda found: " " * len(found.group()), text)
    cuts = [-1, *(at for at, character in enumerate(hidden) if character == ";"), len(text)]
    parts = [(text[begin + 1 : end], hidden[begin + 1 : end]) for begin, end in zip(cuts, cuts[1:])]
    return [part for part, seen in parts if seen.strip()]


def display(frame, *_, **__):
    """Databricks shows the first rows: so they are evaluated, and errors come here."""
    if hasattr(frame, "_jdf"):
        frame._jdf.showString(20, 20, False)


def namespace(spark, given):
    known = {}

    def declare(name, default="", *_, **__):
        known[name] = str(given.get(name, default))

    def remove(name):
        known.pop(name)

    def get(name):
        if name not in known and name not in given:
            raise KeyError(f"there is no widget {name!r}")
        return known.get(name, given.get(name))

    def leave(value=None):
        raise Exit(value)

    kinds = dict.fromkeys(["text", "dropdown", "combobox", "multiselect"], declare)
    widgets = types.SimpleNamespace(
        **kinds, get=get, getAll=lambda: {**given, **known}, remove=remove, removeAll=known.clear
    )
    dbutils = types.SimpleNamespace(widgets=widgets, notebook=types.SimpleNamespace(exit=leave))
    shown = {"display": display, "displayHTML": lambda *_: None}
    return {"__name__": "__main__", "spark": spark, "sc": spark.sparkContext, "dbutils": dbutils, **shown}
