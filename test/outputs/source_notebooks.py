"""Runs source notebooks of Databricks, cell by cell, with the `spark`, `dbutils` and `display` that they are given."""

import re

QUOTED = re.compile(r"""r'[^']*'|'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`[^`]*`|--[^\n]*|/\*.*?\*/""", re.DOTALL)


def statements(text):
    """Split at semicolons outside quotes and comments."""
    hidden = QUOTED.sub(lambda found: " " * len(found.group()), text)
    cuts = [-1, *(at for at, character in enumerate(hidden) if character == ";"), len(text)]
    parts = [(text[begin + 1 : end], hidden[begin + 1 : end]) for begin, end in zip(cuts, cuts[1:])]
    return [part for part, seen in parts if seen.strip()]


def run_sql_cell(text, names, widgets):
    for statement in statements(text):
        used = {name: value for name, value in widgets.items() if re.search(rf":{name}\b", statement)}
        names["display"](names["spark"].sql(statement, args=used) if used else names["spark"].sql(statement))


def run_notebook(text, given, widgets):
    """The language of a notebook is told by the sign before its first line, that of a cell by its magic line."""
    names = dict(given)
    header, body = text.split("\n", 1)
    sign = header.removesuffix(" Databricks notebook source")
    assert sign in ("#", "--"), header
    for cell in re.split(rf"^{sign} COMMAND ----------$", body, flags=re.MULTILINE):
        lines = [line for line in cell.strip("\n").split("\n") if not line.startswith(f"{sign} DBTITLE")]
        language = re.fullmatch(rf"{sign} MAGIC %(\w+)", lines[0])
        if language:
            lines = [re.sub(rf"^{sign} MAGIC ?", "", line) for line in lines[1:]]
        kind = language[1] if language else "python" if sign == "#" else "sql"
        if kind == "python":
            exec("\n".join(lines), names)
        elif kind == "sql":
            run_sql_cell("\n".join(lines), names, widgets)
        else:
            assert kind == "md", kind
