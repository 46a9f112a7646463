import type { Pipeline } from '../definition.js'
import { apiRole, streamName, topicKeys } from '../derived.js'
import { allow, role, streamArn, trusts } from './iam.js'
import { logicalName, type Resources } from './template.js'

/** The ARNs of all streams. */
export const streamArns = (pipeline: Pipeline): readonly object[] =>
  topicKeys(pipeline).map((topic) => streamArn(streamName(pipeline, topic)))

/** A stream of Kinesis for each topic, and the role in which the API writes to them, and to nothing else. */
export const streamResources = (pipeline: Pipeline): Resources => {
  const { streams } = pipeline
  if (streams === null) return {}
  return {
    ...Object.fromEntries(
      topicKeys(pipeline).map((topic): [string, Resources[string]] => [
        logicalName('Stream', topic),
        {
          Type: 'AWS::Kinesis::Stream',
          Properties: {
            Name: streamName(pipeline, topic),
            ShardCount: streams.shards,
            RetentionPeriodHours: streams.hours,
          },
        },
      ]),
    ),
    ApiRole: role(
      apiRole(pipeline),
      [trusts('apigateway')],
      [allow('Streams', ['kinesis:PutRecord', 'kinesis:PutRecords'], streamArns(pipeline))],
    ),
  }
}
