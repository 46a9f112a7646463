"""A plain job that uses a generated module: python run_module.py FOLDER MODULE, with the job itself as JSON on standard input.

The job names tables, each with its schema and its records, and questions, each with the frames that it takes.
"""

import importlib
import json
import sys
from pathlib import Path

sys.path.insert(0, sys.argv[1])
module = importlib.import_module(sys.argv[2])
exec(Path(__file__).with_name("stand_in.py").read_text())

job = json.load(sys.stdin)
frames = {}
for name, table in job["tables"].items():
    raw = spark.read.schema(getattr(module, table["schema"])).json(table["records"])
    frames[name] = getattr(module, table["cleans"])(raw)
for name, takes in job["questions"].items():
    frames[name] = getattr(module, name)(*(frames[each] for each in takes))
for name, frame in frames.items():
    frame.write.saveAsTable(name)
