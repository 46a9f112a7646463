import type { Pipeline } from '../definition.js'
import { databricksRole } from '../derived.js'
import { aws, ref, sub } from '../write/intrinsics.js'
import { allow, bucketArn, role, roleArn } from './iam.js'
import { streamArns } from './streams.js'
import type { Resources } from './template.js'

/** Who may take a role that must be able to take itself, which is not there yet when this is written. */
const itself = (name: string): object => ({
  Effect: 'Allow',
  Principal: { AWS: sub`arn:${aws.partition}:iam::${aws.account}:root` },
  Action: 'sts:AssumeRole',
  Condition: { ArnEquals: { 'aws:PrincipalArn': roleArn(name) } },
})

const databricks: object = {
  Effect: 'Allow',
  Principal: { AWS: ref('DatabricksPrincipal').value },
  Action: 'sts:AssumeRole',
  Condition: { StringEquals: { 'sts:ExternalId': ref('DatabricksExternalId').value } },
}

/** The role of a storage credential of Databricks: it reads the bucket, and the streams, and writes to neither. */
export const databricksResources = (pipeline: Pipeline): Resources => {
  const { bucket, streams } = pipeline
  const name = databricksRole(pipeline)
  return {
    DatabricksRole: {
      ...role(
        name,
        [databricks, itself(name)],
        [
          allow('Bucket', ['s3:GetBucketLocation', 's3:ListBucket'], [bucketArn(bucket)]),
          allow('Objects', ['s3:GetObject'], [bucketArn(bucket, '/topics/*')]),
          ...(streams === null
            ? []
            : [
                allow(
                  'Streams',
                  [
                    'kinesis:DescribeStream',
                    'kinesis:DescribeStreamSummary',
                    'kinesis:GetRecords',
                    'kinesis:GetShardIterator',
                    'kinesis:ListShards',
                  ],
                  streamArns(pipeline),
                ),
              ]),
          allow('Itself', ['sts:AssumeRole'], [roleArn(name)]),
        ],
      ),
      Condition: 'HasDatabricks',
    },
  }
}
