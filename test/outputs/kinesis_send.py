"""Puts the lines of a file into a stream of Kinesis, a record each: python kinesis_send.py STREAM SHARDS FILE. A stream that is not there is made."""

import itertools
import sys
from pathlib import Path

import boto3

stream, shards, file = sys.argv[1:]
client = boto3.client("kinesis", region_name="us-east-1")
if stream not in client.list_streams()["StreamNames"]:
    client.create_stream(StreamName=stream, ShardCount=int(shards))
    client.get_waiter("stream_exists").wait(StreamName=stream)
lines = (line for line in Path(file).read_bytes().splitlines() if line)
for number in itertools.count():
    records = [{"Data": line, "PartitionKey": str(hash(line))} for line in itertools.islice(lines, 400)]
    if not records:
        break
    assert client.put_records(StreamName=stream, Records=records)["FailedRecordCount"] == 0
