"""Tables that a job wrote as Parquet, as files of Arrow: python to_arrow.py TABLES FOLDER NAME..."""

import sys

import pyarrow as pa
import pyarrow.parquet as pq

tables, folder, *names = sys.argv[1:]
for name in names:
    table = pq.read_table(f"{tables}/{name}")
    with pa.ipc.new_file(f"{folder}/{name}.arrow", table.schema) as sink:
        sink.write_table(table)
