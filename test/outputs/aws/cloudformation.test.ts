import { describe, expect, it } from 'vitest'
import { stackTemplate } from '../../../packages/codegen/src/pipeline/aws/stack.js'
import { awsTool, documentOf, fileOf, pipelineTexts, variants } from './files.js'

const { pinterest, carried } = pipelineTexts
const path = 'cloudformation/pipeline.yaml'

/** What cfn-lint says of templates; nothing where it says nothing. */
const lint = (...texts: readonly string[]): Promise<string> =>
  awsTool(['-c', 'from cfnlint.runner import main; main()', ...texts.map((text) => fileOf('.yaml', text))])

describe('the template', () => {
  it('passes cfn-lint, whatever its names and settings', async () => {
    const texts = [
      pinterest[path] ?? '',
      carried[path] ?? '',
      ...Object.values(variants).map((of) => JSON.stringify(stackTemplate(of))),
    ]
    for (const text of texts) {
      expect(text.length).toBeGreaterThan(10_000)
      // What CloudFormation takes in one call.
      expect(text.length).toBeLessThan(51_200)
    }
    expect(await lint(...texts)).toBe('')
  })

  it('would not pass with a misspelt property, or an action that there is not', async () => {
    const text = pinterest[path] ?? ''
    const broken = text
      .replace('RetentionPeriodHours', 'RetentionHours')
      .replace('kinesis:PutRecords', 'kinesis:PutRecordz')
    const said = lint(broken).catch(String)
    expect(await said).toMatch(/RetentionHours/u)
    expect(await said).toMatch(/putrecordz/iu)
  })
})

const account = '123456789012'
const inCluster = 'posts/0f1e2d3c-aaaa-bbbb-cccc-0123456789ab-2'
const user = '0a1b2c3d4e5f'
const template = documentOf(pinterest[path]) as { readonly Resources: Readonly<Record<string, unknown>> }
const report = JSON.parse(
  await awsTool([new URL('check_stack.py', import.meta.url).pathname], JSON.stringify(template)),
)
const { there, leftOut } = report

describe('the stack, on an emulator of AWS', () => {
  it('is made, but for what the emulator has no kind of', () => {
    expect(report.status).toBe('CREATE_COMPLETE')
    expect(report.missing).toEqual(['ClientKey', 'Plugin', 'Connector', 'ApiStage'])
    expect(report.outputs).toMatchObject({
      ApiAddress: expect.stringMatching(
        /^https:\/\/[a-z0-9]+\.execute-api\.us-east-1\.amazonaws\.com\/dev$/u,
      ),
      BucketName: 'user-0a1b2c3d4e5f-bucket',
      DatabricksRole: `arn:aws:iam::${account}:role/${user}-databricks-role`,
    })
  })

  it('has a bucket, which is encrypted, and a way to it', () => {
    expect(there.bucket).toEqual({ name: 'user-0a1b2c3d4e5f-bucket', encryption: 'AES256' })
    expect(there.endpoint).toEqual([['com.amazonaws.us-east-1.s3', true]])
  })

  it('has a machine in its subnet, with its role and address', () => {
    expect(there.machine).toEqual({
      type: 't3.small',
      profile: `${user}-ec2-access-role`,
      subnet: true,
      address: true,
    })
    expect(there.profile).toEqual([`${user}-ec2-access-role`])
    expect(leftOut.key).toEqual([`${user}-key`, 'ed25519'])
  })

  it('opens ports to those who need them', () => {
    expect(there.open).toEqual({
      client: [
        [22, ['203.0.113.7/32'], []],
        [8082, ['0.0.0.0/0'], []],
      ],
      connector: [],
      brokers: [[9098, [], ['ClientSecurityGroup', 'ConnectorSecurityGroup']]],
    })
  })

  it('has a stream for each topic, and a group of logs', () => {
    expect(there.streams).toEqual({
      [`streaming-${user}-pin`]: [1, 24],
      [`streaming-${user}-geo`]: [1, 24],
      [`streaming-${user}-user`]: [1, 24],
    })
    expect(there.logs).toEqual([[`/msk-connect/${user}-connector`, 14]])
  })

  it('has an API with its methods, deployed to its stage', () => {
    const proxy = `http://${report.outputs.ClientAddress}:8082/{proxy}`
    const kinesis = 'arn:aws:apigateway:us-east-1:kinesis:action'
    expect(there.api).toEqual({
      name: `${user}-api`,
      deployments: 1,
      methods: {
        'ANY /{proxy+}': ['HTTP_PROXY', proxy],
        'OPTIONS /{proxy+}': ['MOCK', ''],
        'PUT /streams/{stream-name}/record': ['AWS', `${kinesis}/PutRecord`],
        'OPTIONS /streams/{stream-name}/record': ['MOCK', ''],
        'PUT /streams/{stream-name}/records': ['AWS', `${kinesis}/PutRecords`],
        'OPTIONS /streams/{stream-name}/records': ['MOCK', ''],
      },
    })
    expect(leftOut.stages).toEqual(['dev'])
  })

  it('has a plugin and a connector whose parameters the client of Amazon takes', () => {
    const { plugin, connector, neither } = leftOut.complaints
    expect([plugin, connector]).toEqual(['', ''])
    expect(neither).toContain('Missing required parameter in input: "connectorName"')
    expect(leftOut.plugin.location.s3Location).toEqual({
      bucketArn: 'arn:aws:s3:::user-0a1b2c3d4e5f-bucket',
      fileKey: 'plugins/confluentinc-kafka-connect-s3-10.0.3.zip',
    })
    expect(leftOut.connector).toMatchObject({
      connectorName: `${user}-connector`,
      serviceExecutionRoleArn: `arn:aws:iam::${account}:role/${user}-connector-role`,
      kafkaClusterClientAuthentication: { authenticationType: 'IAM' },
    })
  })
})

interface Statement {
  readonly Action: readonly string[]
  readonly Resource: readonly string[]
}

/** What a role is allowed: each action with the resources that it is allowed on. */
const allowed = (role: string): Readonly<Record<string, readonly string[]>> => {
  const found: Record<string, string[]> = {}
  for (const { Action, Resource } of there.roles[role].allows as readonly Statement[])
    for (const action of Action) found[action] = [...(found[action] ?? []), ...Resource]
  return found
}

const topic = (name: string): string => `arn:aws:kafka:us-east-1:${account}:topic/${inCluster}/${name}`
const bucket = 'arn:aws:s3:::user-0a1b2c3d4e5f-bucket'

describe('roles', () => {
  it('allow no action and nothing as a whole', () => {
    for (const [name, { allows }] of Object.entries<{ readonly allows: readonly Statement[] }>(there.roles))
      for (const { Action, Resource } of allows) {
        for (const action of Action) expect(action, name).toMatch(/^[a-z0-9-]+:[A-Za-z]+$/u)
        for (const resource of Resource) expect(resource, name).toMatch(/^arn:aws:[a-z0-9]+:.*[a-z0-9]/u)
        for (const resource of Resource)
          expect(resource, name).not.toMatch(/^arn:aws:[a-z0-9]+:[^:]*:[^:]*:\*/u)
      }
  })

  it('of the machine reach its own topics and its plugin', () => {
    const may = allowed(`${user}-ec2-access-role`)
    expect(may['kafka-cluster:WriteData']).toEqual([topic(`${user}.*`), topic(`${user}-dead-letters`)])
    expect(may['s3:PutObject']).toEqual([`${bucket}/plugins/confluentinc-kafka-connect-s3-10.0.3.zip`])
    expect(may['kafka-cluster:DeleteTopic']).toBe(undefined)
    expect(may['s3:DeleteObject']).toBe(undefined)
  })

  it('of the connector read topics, and write objects of them', () => {
    const may = allowed(`${user}-connector-role`)
    expect(may['s3:PutObject']).toEqual([`${bucket}/topics/*`])
    expect(may['kafka-cluster:WriteData']).toEqual([
      topic('__amazon_msk_connect_*'),
      topic(`${user}-dead-letters`),
    ])
    expect(there.roles[`${user}-connector-role`].trust[0].Condition).toEqual({
      StringEquals: { 'aws:SourceAccount': account },
    })
  })

  it('of the API put records into its streams alone', () => {
    const streams = ['pin', 'geo', 'user'].map(
      (name) => `arn:aws:kinesis:us-east-1:${account}:stream/streaming-${user}-${name}`,
    )
    expect(allowed(`${user}-api-role`)).toEqual({
      'kinesis:PutRecord': streams,
      'kinesis:PutRecords': streams,
    })
  })

  it('of Databricks write nothing', () => {
    for (const action of Object.keys(allowed(`${user}-databricks-role`)))
      expect(action).toMatch(/:(?:Get|List|Describe|AssumeRole)/u)
  })
})
