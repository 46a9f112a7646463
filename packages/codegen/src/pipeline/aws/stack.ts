import { apiResources } from '../api/resources.js'
import type { Pipeline } from '../definition.js'
import { databricksRole, keyName } from '../derived.js'
import { attribute, aws, ref, sub } from '../write/intrinsics.js'
import { bucketResources } from './bucket.js'
import { clientResources } from './client-machine.js'
import { connectorResources } from './connector.js'
import { databricksResources } from './databricks.js'
import { conditions, parameters } from './parameters.js'
import { streamResources } from './streams.js'

const output = (description: string, value: unknown, condition?: string): object => ({
  Description: description,
  ...(condition === undefined ? {} : { Condition: condition }),
  Value: value,
})

/** All that a pipeline has in an account of AWS, as one template of CloudFormation. The Kafka cluster is there before it. */
export const stackTemplate = (pipeline: Pipeline): object => ({
  AWSTemplateFormatVersion: '2010-09-09',
  Description: `The pipeline of ${pipeline.user}: API, REST proxy, connector, bucket and streams.`,
  Parameters: parameters,
  Conditions: conditions,
  Resources: {
    ...bucketResources(pipeline),
    ...clientResources(pipeline),
    ...connectorResources(pipeline),
    ...streamResources(pipeline),
    ...apiResources(pipeline),
    ...databricksResources(pipeline),
  },
  Outputs: {
    ApiAddress: output(
      'Where records are posted to',
      sub`https://${ref('Api')}.execute-api.${aws.region}.${aws.suffix}/${pipeline.stage}`,
    ),
    ClientAddress: output('The machine of the REST proxy', ref('ClientAddress').value),
    KeyParameter: output(
      `Where Systems Manager keeps the key ${keyName(pipeline)}`,
      sub`/ec2/keypair/${attribute('ClientKey', 'KeyPairId')}`,
    ),
    BootstrapServers: output('The brokers', ref('BootstrapServers').value),
    BucketName: output('Where records land', ref('Bucket').value),
    DatabricksRole: output(
      `The ARN of ${databricksRole(pipeline)}`,
      attribute('DatabricksRole', 'Arn').value,
      'HasDatabricks',
    ),
  },
})
