"""Reads files as their own parsers do: python read_files.py, with a JSON object of paths and texts on standard input.

It prints what each is: the tree of Python as text, the cells of a notebook, the kinds of statements of SQL, the document of
YAML; or the error that its parser gave.
"""

import ast
import json
import logging
import re
import sys

import nbformat
import sqlglot
import yaml

logging.disable(logging.CRITICAL)


def python(text):
    return {"python": [type(statement).__name__ for statement in ast.parse(text).body], "strings": strings(text)}


def strings(text):
    return [each.value for each in ast.walk(ast.parse(text)) if isinstance(each, ast.Constant) and isinstance(each.value, str)]


def jupyter(text):
    notebook = nbformat.reads(text, as_version=4)
    nbformat.validate(notebook)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            ast.parse(cell.source)
    return {"cells": [{"type": cell.cell_type, "id": cell.id, "source": cell.source} for cell in notebook.cells]}


def source_notebook(text, sign):
    """The cells of a source notebook, without the signs before lines."""
    header, body = text.split("\n", 1)
    assert header == f"{sign} Databricks notebook source", header
    cells = []
    for cell in re.split(rf"^{sign} COMMAND ----------.*$", body, flags=re.MULTILINE):
        lines = [line for line in cell.strip("\n").split("\n") if not line.startswith(f"{sign} DBTITLE")]
        kind = "code"
        if lines[0].startswith(f"{sign} MAGIC %"):
            kind = lines[0].removeprefix(f"{sign} MAGIC %")
            lines = [line.removeprefix(f"{sign} MAGIC").removeprefix(" ") for line in lines[1:]]
        cells.append({"type": kind, "source": "\n".join(lines)})
    return cells


def sql(text):
    statements = [each for each in sqlglot.parse(text, read="databricks") if each is not None]
    return {
        "sql": [type(each).__name__ for each in statements],
        "literals": [
            literal.this for each in statements for literal in each.find_all(sqlglot.exp.Literal) if literal.is_string
        ],
    }


def outside_comments(text, ends):
    """The lines of a script, or of settings, that are not comments."""
    return {"code": [line for line in re.split(ends, text) if not re.match(r"[ \t\f]*[#!]|$", line)]}


def markdown(text):
    """The headings, and the languages and lengths of blocks of code."""
    blocks = re.findall(r"^```(\w+)\n(.*?)\n```$", text, flags=re.MULTILINE | re.DOTALL)
    return {
        "code": re.findall(r"^#+ .*", text, flags=re.MULTILINE)
        + [f"{language} {len(block.splitlines())}" for language, block in blocks]
    }


def read(path, text):
    if path.endswith(".sh"):
        return outside_comments(text, r"\n")
    if path.endswith(".properties"):
        return outside_comments(text, r"\r\n|\r|\n")
    if path.endswith(".md"):
        return markdown(text)
    if path.endswith(".ipynb"):
        return jupyter(text)
    if path.endswith((".yml", ".yaml")):
        return {"yaml": yaml.safe_load(text)}
    if path.endswith(".sql"):
        if text.startswith("-- Databricks notebook source"):
            cells = source_notebook(text, "--")
            for cell in cells:
                if cell["type"] == "python":
                    ast.parse(cell["source"])
            code = [sql(cell["source"]) for cell in cells if cell["type"] == "code"]
            return {"cells": cells, "sql": [kind for each in code for kind in each["sql"]]}
        return sql(text)
    if text.startswith("# Databricks notebook source"):
        return {**python(text), "cells": source_notebook(text, "#")}
    return python(text)


def answer(path, text):
    try:
        return read(path, text)
    except Exception as problem:
        return {"error": f"{type(problem).__name__}: {problem}"[:2000]}


json.dump([{path: answer(path, text) for path, text in files.items()} for files in json.load(sys.stdin)], sys.stdout, default=str)
