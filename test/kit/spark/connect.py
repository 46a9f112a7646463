"""What is asked of a Spark by its Connect server: python connect.py

The address is in `LOCKSTEP_REMOTE`, since it may hold a secret. Prints one line of JSON, and answers as `spark.py` does.
"""

import atexit
import json
import logging
import os
import shutil
import sys
import tempfile
import warnings

from evaluate import Evaluator, apply, plain_error
from serve import listen

#: Its tables travel in requests: the server may be another machine.
SHARES_FILES = False

error = plain_error

__all__ = ["SHARES_FILES", "activate", "apply", "error", "plans"]


def activate(_):
    """Columns are built here, and know no settings."""


def plans(_):
    return {}


def session():
    from pyspark.sql import SparkSession

    return SparkSession.builder.remote(os.environ["LOCKSTEP_REMOTE"]).create()


def begin(folder):
    spark = session()
    evaluator = Evaluator(spark, folder, sys.modules[__name__])

    def answer(request):
        if request["ask"] == "notebook":
            raise NotImplementedError("a notebook is run by a Spark that Lockstep starts")
        return evaluator.evaluate(request)

    return {"version": spark.version, "folder": folder}, answer


def main():
    told = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    folder = tempfile.mkdtemp(prefix="lockstep-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    first = session()
    at = listen(lambda: begin(folder))
    print(json.dumps({"version": first.version, **at, "pid": os.getpid()}), file=told, flush=True)
    sys.stdin.buffer.read()
    shutil.rmtree(folder, ignore_errors=True)
    os._exit(0)


if __name__ == "__main__":
    main()
