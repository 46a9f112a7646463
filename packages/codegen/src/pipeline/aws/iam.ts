import { aws, ref, sub, subText } from '../write/intrinsics.js'
import type { Resource } from './template.js'

/** What some actions may be done to. */
export interface Statement {
  readonly Sid: string
  readonly Effect: 'Allow'
  readonly Action: readonly string[]
  readonly Resource: readonly object[]
}

/** Allows some actions on some resources. */
export const allow = (sid: string, actions: readonly string[], resources: readonly object[]): Statement => ({
  Sid: sid,
  Effect: 'Allow',
  Action: actions,
  Resource: resources,
})

/** A service that takes a role. */
export const trusts = (service: string): object => ({
  Effect: 'Allow',
  Principal: { Service: `${service}.amazonaws.com` },
  Action: 'sts:AssumeRole',
})

/** A service that says for which account it takes a role, and may do so for this one alone. */
export const trustsForAccount = (service: string): object => ({
  ...trusts(service),
  Condition: { StringEquals: { 'aws:SourceAccount': aws.account.value } },
})

const version = '2012-10-17'

/** What is allowed, as a document. */
const policy = (statements: readonly object[]): object => ({ Version: version, Statement: statements })

/** Something of the Kafka cluster, whose ARN ends in its name and an id: a topic, or a group. */
export const kafkaArn = (kind: 'topic' | 'group', name: string): object => ({
  'Fn::Sub': [
    subText`arn:${aws.partition}:kafka:${aws.region}:${aws.account}:${kind}/${ref('Cluster')}/${name}`,
    {
      Cluster: {
        'Fn::Join': [
          '/',
          [1, 2].map((part) => ({ 'Fn::Select': [part, { 'Fn::Split': ['/', { Ref: 'ClusterArn' }] }] })),
        ],
      },
    },
  ],
})

/** The Kafka cluster. */
export const clusterArn: object = ref('ClusterArn').value

/** A bucket, or objects of it. */
export const bucketArn = (bucket: string, keys = ''): object =>
  sub`arn:${aws.partition}:s3:::${bucket}${keys}`

/** A stream of Kinesis. */
export const streamArn = (name: string): object =>
  sub`arn:${aws.partition}:kinesis:${aws.region}:${aws.account}:stream/${name}`

/** A role of this account. */
export const roleArn = (name: string): object => sub`arn:${aws.partition}:iam::${aws.account}:role/${name}`

/** A role of a name, who may take it, and what it allows. */
export const role = (name: string, trust: readonly object[], statements: readonly Statement[]): Resource => ({
  Type: 'AWS::IAM::Role',
  Properties: {
    RoleName: name,
    AssumeRolePolicyDocument: policy(trust),
    Policies: [{ PolicyName: name, PolicyDocument: policy(statements) }],
  },
})
