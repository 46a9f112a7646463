"""Tables into and out of Spark, bit for bit."""

import os
import uuid

import pyarrow as pa
import pyarrow.parquet as pq
import pyspark.sql.types as T

ARROW = {
    T.StringType: pa.string(),
    T.BooleanType: pa.bool_(),
    T.IntegerType: pa.int32(),
    T.LongType: pa.int64(),
    T.DoubleType: pa.float64(),
    T.DateType: pa.date32(),
    T.TimestampType: pa.timestamp("us", "UTC"),
}


def arrow_type(kind):
    if isinstance(kind, T.DecimalType):
        return pa.decimal128(kind.precision, kind.scale)
    if isinstance(kind, T.ArrayType):
        return pa.list_(pa.field("element", arrow_type(kind.elementType)))
    if isinstance(kind, T.StructType):
        return pa.struct([pa.field(field.name, arrow_type(field.dataType)) for field in kind])
    if type(kind) not in ARROW:
        raise TypeError(f"a result of type {kind.simpleString()} cannot be taken back")
    return ARROW[type(kind)]


def arrow_schema(schema):
    return pa.schema([pa.field(field.name, arrow_type(field.dataType)) for field in schema])


class Tables:
    """The tables of one connection, by key, until they are forgotten."""

    def __init__(self, spark, folder, kind):
        self.spark = spark
        self.folder = folder
        self.kind = kind
        self.frames = {}
        self.files = {}

    def frame(self, part):
        key = part["key"]
        if key not in self.frames:
            schema = T.StructType.fromJson(part["schema"])
            table = read(part["path"]).cast(arrow_schema(schema))
            partitions = part.get("partitions")
            scanned = self.kind.SHARES_FILES and (partitions is not None or self.spark.version.startswith("3."))
            frame = (self.parquet if scanned else self.arrow)(key, table, schema)
            self.frames[key] = frame if partitions is None else held(frame, partitions)
        return self.frames[key]

    def arrow(self, _, table, schema):
        frame = self.spark.createDataFrame(table, schema)
        return frame if self.kind.SHARES_FILES else unfolded(frame)

    def parquet(self, key, table, schema):
        path = self.files[key] = f"{self.folder}/{uuid.uuid4()}.parquet"
        plainly = {"compression": "none", "use_dictionary": False, "write_statistics": False}
        pq.write_table(table, path, row_group_size=max(1, table.num_rows), store_schema=False, **plainly)
        return self.spark.read.schema(schema).parquet(path)

    def forget(self, key):
        self.frames.pop(key, None)
        path = self.files.pop(key, None)
        if path is not None:
            os.remove(path)


def unfolded(frame):
    """What stands in a request is a local relation, whose rules the planner computes by itself; behind this they run as on data."""
    return frame.coalesce(1)


def held(frame, partitions):
    """The rows in memory, in so many partitions. Spark knows where there is one, and then shuffles nothing."""
    laid = frame.coalesce(1) if partitions == 1 else frame.repartition(partitions)
    return laid.localCheckpoint()


def read(path):
    with pa.OSFile(path) as file:
        table = pa.ipc.open_stream(file).read_all()
    os.remove(path)
    return table


def take_back(frame, folder):
    """Runs the frame's own plan, and writes what it gives, in its order, as an Arrow stream."""
    if hasattr(frame, "toArrow"):
        table = frame.toArrow()
    else:
        batches = frame._collect_as_arrow()
        table = pa.Table.from_batches(batches) if batches else arrow_schema(frame.schema).empty_table()
    path = f"{folder}/{uuid.uuid4()}.arrow"
    with pa.OSFile(path, "wb") as file, pa.ipc.new_stream(file, table.schema) as stream:
        stream.write_table(table)
    return {"path": path, "schema": frame.schema.json()}
