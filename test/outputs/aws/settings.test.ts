import { describe, expect, it } from 'vitest'
import { fileOf, pipelineTexts } from './files.js'
import { runJava } from './java.js'
import { restKeys, sinkKeys } from './known-keys.js'

/** A file of properties as Java reads it, and what Kafka complains of in it. */
interface ReadSettings {
  readonly values: Readonly<Record<string, string>>
  readonly errors: readonly string[]
}

interface Report {
  readonly known: Readonly<Record<'clients' | 'connector' | 'converter', readonly string[]>>
  readonly files: readonly ReadSettings[]
}

const paths = [
  'client/client.properties',
  'client/kafka-rest.properties',
  'connect/s3-sink.properties',
] as const
const { pinterest, carried } = pipelineTexts
const texts = [pinterest, carried].flatMap((of) => paths.map((path) => of[path] ?? ''))
const broken = (pinterest[paths[2]] ?? '')
  .replace('errors.tolerance=all', 'errors.tolerance=some')
  .replace(
    'errors.deadletterqueue.topic.name=0a1b2c3d4e5f-',
    'errors.deadletterqueue.topic.name=0a1b2c3d4e5f.',
  )
const { known, files } = (await runJava(
  'Settings.java',
  [...texts, broken].map((text) => fileOf('.properties', text)),
)) as Report

/** Keys in a file that are in none of the lists; what stands behind a prefix is looked for in a list of its own. */
const unknown = (
  { values }: ReadSettings,
  keys: readonly string[],
  prefixed: Readonly<Record<string, readonly string[]>> = {},
): readonly string[] =>
  Object.keys(values).filter((key) => {
    const prefix = Object.keys(prefixed).find((each) => key.startsWith(each))
    return prefix === undefined ? !keys.includes(key) : !prefixed[prefix]?.includes(key.slice(prefix.length))
  })

describe.each([
  ['the example', 0],
  ['odd names', 3],
])('of %s', (_, from) => {
  const [client, rest, sink] = files.slice(from, from + 3) as [ReadSettings, ReadSettings, ReadSettings]

  it('the settings of a client are known to all clients of Kafka, and right', () => {
    expect(unknown(client, known.clients)).toEqual([])
    expect(client.errors).toEqual([])
    expect(client.values).toEqual({
      'security.protocol': 'SASL_SSL',
      'sasl.mechanism': 'AWS_MSK_IAM',
      'sasl.jaas.config': 'software.amazon.msk.auth.iam.IAMLoginModule required;',
      'sasl.client.callback.handler.class': 'software.amazon.msk.auth.iam.IAMClientCallbackHandler',
    })
  })

  it('the settings of the REST proxy are known to it, and those of its clients to them', () => {
    expect(unknown(rest, restKeys, { 'client.': known.clients })).toEqual([])
    expect(rest.errors).toEqual([])
    for (const [key, value] of Object.entries(client.values)) expect(rest.values[`client.${key}`]).toBe(value)
  })

  it('the settings of the connector are known to Connect, to its converter and to the sink, and right', () => {
    expect(unknown(sink, [...known.connector, ...sinkKeys], { 'value.converter.': known.converter })).toEqual(
      [],
    )
    expect(sink.errors).toEqual([])
    expect(sink.values).toMatchObject({
      'connector.class': 'io.confluent.connect.s3.S3SinkConnector',
      'format.class': 'io.confluent.connect.s3.format.json.JsonFormat',
      'partitioner.class': 'io.confluent.connect.storage.partitioner.DefaultPartitioner',
      'value.converter.schemas.enable': 'false',
      'flush.size': '1',
    })
  })
})

it('what is said is what the pipeline says', () => {
  expect(files[1]?.values.listeners).toBe('http://0.0.0.0:8082')
  expect(files[2]?.values).toMatchObject({
    'topics.regex': '0a1b2c3d4e5f[.].*',
    's3.bucket.name': 'user-0a1b2c3d4e5f-bucket',
  })
  expect(files[5]?.values['topics.regex']).toBe('a-1[.].*')
})

it('Connect complains of a value that there is not, and of dead letters that would be read again', () => {
  const { errors = [] } = files[6] ?? {}
  expect(errors.join('\n')).toContain('Invalid value some for configuration errors.tolerance')
  expect(errors.join('\n')).toMatch(
    /0a1b2c3d4e5f\.dead-letters.*topics\.regex|topics\.regex.*0a1b2c3d4e5f\.dead-letters/su,
  )
})
