"""Polars, spoken to in lines of JSON: loads one job's data, then runs its expressions as often as it is asked."""

import json
import os
import resource
import sys
import time
import traceback

job = json.loads(sys.argv[1])
os.environ["POLARS_MAX_THREADS"] = str(job["threads"])

import polars as pl  # noqa: E402  (the number of threads is read when it is imported)


def say(reply):
    sys.stdout.write(json.dumps(reply) + "\n")
    sys.stdout.flush()


def load():
    """Gives a query: a lazy frame to collect, or one that writes a file when it is collected."""
    frames = {}
    if job["reads"] == "memory":
        for given in job["inputs"]:
            data = pl.read_ipc(given["files"]["arrow"], columns=given["columns"]).rechunk()
            frames[given["name"]] = data.with_columns(pl.col(job["dictionaries"]).cast(pl.Categorical))
    return eval("lambda: (" + job["text"] + ")", {"pl": pl, **frames})


def peak_mib():
    try:
        with open("/proc/self/status") as status:
            return next(int(line.split()[1]) for line in status if line.startswith("VmHWM:")) / 1024
    except (OSError, StopIteration):
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return peak / (1 << 20 if sys.platform == "darwin" else 1 << 10)


output = None


def reply(query, request):
    global output
    if request["do"] == "run":
        output = None
        began = time.perf_counter()
        output = query().collect(engine="streaming" if job["streaming"] else "auto")
        return {"milliseconds": (time.perf_counter() - began) * 1000}
    if request["do"] == "peak":
        return {"peakMiB": peak_mib()}
    if job["writes"] != "memory":
        return {"path": job["out"]}
    path = request["path"] + ".arrow"
    output.write_ipc(path, compression="uncompressed", compat_level=pl.CompatLevel.oldest())
    return {"path": path}


def serve():
    try:
        query = load()
        say({"version": pl.__version__})
    except Exception:
        say({"failure": traceback.format_exc()})
        return
    for line in sys.stdin:
        try:
            say(reply(query, json.loads(line)))
        except Exception:
            say({"failure": traceback.format_exc()})


serve()
