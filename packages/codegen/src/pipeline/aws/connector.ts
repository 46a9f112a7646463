import { connectorProperties } from '../connect.js'
import type { Pipeline } from '../definition.js'
import { connectorRole, deadLetterTopic, pluginKey } from '../derived.js'
import { attribute, ref } from '../write/intrinsics.js'
import { allow, bucketArn, clusterArn, kafkaArn, role, trustsForAccount } from './iam.js'
import type { Resources } from './template.js'

/** What the connector may do: read the topics, write objects, and keep the topics and groups of Kafka Connect itself. */
const executionRole = (pipeline: Pipeline) => {
  const { user, bucket } = pipeline
  return role(
    connectorRole(pipeline),
    [trustsForAccount('kafkaconnect')],
    [
      allow(
        'Cluster',
        ['kafka-cluster:Connect', 'kafka-cluster:DescribeCluster', 'kafka-cluster:WriteDataIdempotently'],
        [clusterArn],
      ),
      allow(
        'Topics',
        ['kafka-cluster:DescribeTopic', 'kafka-cluster:ReadData'],
        [kafkaArn('topic', `${user}.*`)],
      ),
      allow(
        'OwnTopics',
        [
          'kafka-cluster:CreateTopic',
          'kafka-cluster:DescribeTopic',
          'kafka-cluster:ReadData',
          'kafka-cluster:WriteData',
        ],
        [kafkaArn('topic', '__amazon_msk_connect_*'), kafkaArn('topic', deadLetterTopic(pipeline))],
      ),
      allow(
        'Groups',
        ['kafka-cluster:AlterGroup', 'kafka-cluster:DescribeGroup'],
        [kafkaArn('group', '__amazon_msk_connect_*'), kafkaArn('group', 'connect-*')],
      ),
      allow(
        'Bucket',
        ['s3:GetBucketLocation', 's3:ListBucket', 's3:ListBucketMultipartUploads'],
        [bucketArn(bucket)],
      ),
      allow(
        'Objects',
        ['s3:GetObject', 's3:PutObject', 's3:AbortMultipartUpload', 's3:ListMultipartUploadParts'],
        [bucketArn(bucket, '/topics/*')],
      ),
      allow('Plugin', ['s3:GetObject'], [bucketArn(bucket, `/${pluginKey(pipeline)}`)]),
    ],
  )
}

const logGroup = ({ connector: { name } }: Pipeline): string => `/msk-connect/${name}`

/** The connector, and what it is made of; only where its plugin lies in the bucket. */
export const connectorResources = (pipeline: Pipeline): Resources => {
  const { connector, versions, bucket } = pipeline
  return {
    ConnectorRole: executionRole(pipeline),
    ConnectorLogs: {
      Type: 'AWS::Logs::LogGroup',
      Properties: { LogGroupName: logGroup(pipeline), RetentionInDays: 14 },
    },
    Plugin: {
      Type: 'AWS::KafkaConnect::CustomPlugin',
      Condition: 'HasConnector',
      DependsOn: 'Bucket',
      Properties: {
        Name: connector.plugin,
        ContentType: 'ZIP',
        Location: { S3Location: { BucketArn: bucketArn(bucket), FileKey: pluginKey(pipeline) } },
      },
    },
    Connector: {
      Type: 'AWS::KafkaConnect::Connector',
      Condition: 'HasConnector',
      DependsOn: 'ConnectorReachesBrokers',
      Properties: {
        ConnectorName: connector.name,
        KafkaConnectVersion: versions.connect,
        Capacity: { ProvisionedCapacity: { McuCount: connector.units, WorkerCount: connector.workers } },
        ConnectorConfiguration: connectorProperties(pipeline),
        KafkaCluster: {
          ApacheKafkaCluster: {
            BootstrapServers: ref('BootstrapServers').value,
            Vpc: {
              SecurityGroups: [attribute('ConnectorSecurityGroup', 'GroupId').value],
              Subnets: ref('ConnectorSubnetIds').value,
            },
          },
        },
        KafkaClusterClientAuthentication: { AuthenticationType: 'IAM' },
        KafkaClusterEncryptionInTransit: { EncryptionType: 'TLS' },
        LogDelivery: {
          WorkerLogDelivery: { CloudWatchLogs: { Enabled: true, LogGroup: ref('ConnectorLogs').value } },
        },
        Plugins: [
          {
            CustomPlugin: {
              CustomPluginArn: attribute('Plugin', 'CustomPluginArn').value,
              Revision: attribute('Plugin', 'Revision').value,
            },
          },
        ],
        ServiceExecutionRoleArn: attribute('ConnectorRole', 'Arn').value,
      },
    },
  }
}
