"""A stand-in for Databricks' Auto Loader, which runs nowhere else: `cloudFiles` becomes Spark's own stream of files.

It takes the options that https://docs.databricks.com/ingestion/cloud-object-storage/auto-loader/options.html tells as common ones,
and of these only the values that Spark's stream has, too: JSON, of any depth of folders, without columns of the folders' names.
"""

from pyspark.sql.streaming import DataStreamReader

KNOWN = {
    "allowOverwrites",
    "backfillInterval",
    "cleanSource",
    "cleanSource.moveDestination",
    "cleanSource.retentionDuration",
    "format",
    "includeExistingFiles",
    "inferColumnTypes",
    "maxBytesPerTrigger",
    "maxFileAge",
    "maxFilesPerTrigger",
    "partitionColumns",
    "schemaEvolutionMode",
    "schemaHints",
    "schemaLocation",
    "useStrictGlobber",
    "validateOptions",
}
MEANT = {"format": "json", "partitionColumns": ""}


class AutoLoader:
    def __init__(self, reader):
        self.reader, self.options, self.columns = reader, {}, None

    def option(self, name, value):
        assert name.startswith("cloudFiles.") and name.removeprefix("cloudFiles.") in KNOWN, name
        self.options[name.removeprefix("cloudFiles.")] = value
        return self

    def schema(self, columns):
        self.columns = columns
        return self

    def load(self, path):
        assert self.options == MEANT, self.options
        assert self.columns is not None, "a schema would be inferred"
        print(f"AUTO LOADER {path}")
        return self.reader.schema(self.columns).option("recursiveFileLookup", "true").json(path)


def register(spark):
    plain = DataStreamReader.format
    DataStreamReader.format = lambda reader, source: AutoLoader(reader) if source == "cloudFiles" else plain(reader, source)
