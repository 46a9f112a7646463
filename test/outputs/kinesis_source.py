"""A stand-in for Databricks' source of Kinesis: a data source of PySpark 4 named `kinesis`, over boto3.

Its options and its columns are those of https://docs.databricks.com/structured-streaming/kinesis.html. Which server it asks is
said by boto3's own variable AWS_ENDPOINT_URL; a service credential is a profile of boto3's. With LOCKSTEP_KINESIS_FAILS=N, each
shard fails after N records.
"""

import itertools
import os

import boto3
from pyspark.sql.datasource import DataSource, DataSourceStreamReader, InputPartition

COLUMNS = """
    partitionKey                STRING,
    data                        BINARY,
    stream                      STRING,
    shardId                     STRING,
    sequenceNumber              STRING,
    approximateArrivalTimestamp TIMESTAMP
"""

OPTIONS = {"streamname", "region", "initialposition", "servicecredential", "awsaccesskey", "awssecretkey"}
POSITIONS = {"trim_horizon": "TRIM_HORIZON", "earliest": "TRIM_HORIZON", "latest": "LATEST"}


class Shard(InputPartition):
    """The records of a shard behind one sequence number, up to another."""

    def __init__(self, shard, start, end):
        self.shard, self.start, self.end = shard, start, end


class KinesisReader(DataSourceStreamReader):
    def __init__(self, options):
        self.stream = options["streamname"]
        self.position = POSITIONS[options.get("initialposition", "latest").lower()]
        self.region = options.get("region")
        self.credential = options.get("servicecredential")
        self.keys = options.get("awsaccesskey"), options.get("awssecretkey")

    def client(self):
        access, secret = self.keys
        return boto3.Session(
            profile_name=self.credential, aws_access_key_id=access, aws_secret_access_key=secret
        ).client("kinesis", region_name=self.region)

    def records(self, shard, start):
        client = self.client()
        where = (
            {"ShardIteratorType": "AFTER_SEQUENCE_NUMBER", "StartingSequenceNumber": start}
            if start
            else {"ShardIteratorType": self.position}
        )
        place = client.get_shard_iterator(StreamName=self.stream, ShardId=shard, **where)["ShardIterator"]
        while place:
            answer = client.get_records(ShardIterator=place)
            yield from answer["Records"]
            if not answer["Records"] and answer["MillisBehindLatest"] == 0:
                return
            place = answer["NextShardIterator"]

    def initialOffset(self):
        return {}

    def latestOffset(self, start, limit):
        shards = [shard["ShardId"] for shard in self.client().list_shards(StreamName=self.stream)["Shards"]]
        found = {shard: start.get(shard) for shard in shards}
        for shard in shards:
            for record in self.records(shard, found[shard]):
                found[shard] = record["SequenceNumber"]
        return {shard: number for shard, number in found.items() if number}

    def partitions(self, start, end):
        return [
            Shard(shard, start.get(shard), number) for shard, number in end.items() if start.get(shard) != number
        ]

    def read(self, partition):
        fails = int(os.environ.get("LOCKSTEP_KINESIS_FAILS", 0))
        for number in itertools.count():
            if fails and number == fails:
                raise RuntimeError("the shard went away")
            if number == 0:
                records = self.records(partition.shard, partition.start)
            record = next(records)
            arrived = record["ApproximateArrivalTimestamp"].replace(tzinfo=None)
            yield (
                record["PartitionKey"],
                bytearray(record["Data"]),
                self.stream,
                partition.shard,
                record["SequenceNumber"],
                arrived,
            )
            if record["SequenceNumber"] == partition.end:
                return


class KinesisSource(DataSource):
    @classmethod
    def name(cls):
        return "kinesis"

    def schema(self):
        return COLUMNS

    def streamReader(self, schema):
        options = {name.lower(): value for name, value in self.options.items()}
        unknown = options.keys() - OPTIONS
        assert not unknown, unknown
        return KinesisReader(options)


def register(spark):
    spark.dataSource.register(KinesisSource)
