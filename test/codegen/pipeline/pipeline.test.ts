import { table, tableFrom } from '@lockstep/schema'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import {
  isPipeline,
  type PipelineSettings,
  pipeline,
  pluginKey,
  streamName,
  streamPath,
  topicFolder,
  topicName,
  topicPath,
  topicsPattern,
} from '../../../packages/codegen/src/index.js'
import {
  apiRole,
  connectorRole,
  databricksRole,
  deadLetterTopic,
  stackName,
} from '../../../packages/codegen/src/pipeline/derived.js'

const raw = z.object({ ind: z.int32() })
const pin = table('pin', { raw, clean: ({ ind }) => ({ ind }) })
const geo = table('geo', { raw, clean: ({ ind }) => ({ ind }) })
const again = tableFrom('again', { from: pin, clean: ({ ind }) => ({ ind }) })

const user = '0a1b2c3d4e5f'
const usual = pipeline({ user, topics: { pin, geo } })

describe('a pipeline', () => {
  it('has what the first pipeline had, where nothing is said', () => {
    expect(usual).toMatchObject({
      region: 'us-east-1',
      bucket: 'user-0a1b2c3d4e5f-bucket',
      role: '0a1b2c3d4e5f-ec2-access-role',
      port: 8082,
      stage: 'dev',
      schedule: '@daily',
      connector: { name: '0a1b2c3d4e5f-connector', plugin: '0a1b2c3d4e5f-plugin', flushSize: 1 },
      versions: { kafka: '2.8.1', scala: '2.12', iamAuth: '1.1.5', confluent: '7.2.0', sink: '10.0.3' },
    })
    expect(topicName(usual, 'pin')).toBe('0a1b2c3d4e5f.pin')
    expect(topicFolder(usual, 'pin')).toBe('topics/0a1b2c3d4e5f.pin/partition=0')
    expect(streamName(usual, 'geo')).toBe('streaming-0a1b2c3d4e5f-geo')
    expect(topicPath(usual, 'pin')).toBe('/topics/0a1b2c3d4e5f.pin')
    expect(streamPath(usual, 'pin')).toBe('/streams/streaming-0a1b2c3d4e5f-pin/record')
    expect(pluginKey(usual)).toBe('plugins/confluentinc-kafka-connect-s3-10.0.3.zip')
  })

  it('keeps what is said, and the tables as they are typed', () => {
    const other = pipeline({
      user: 'a',
      topics: { pin },
      connector: { flushSize: 100 },
      streams: null,
      versions: { kafka: '3.6.0' },
    })
    expect(other.connector).toMatchObject({ name: 'a-connector', flushSize: 100, tasks: 3 })
    expect(other.streams).toBe(null)
    expect(other.versions).toMatchObject({ kafka: '3.6.0', scala: '2.12' })
    expect(other.topics.pin).toBe(pin)
    expect(isPipeline(other)).toBe(true)
    expect(isPipeline({ ...usual.topics })).toBe(false)
  })

  it('has one pattern for its own topics, and for no others', () => {
    const pattern = new RegExp(`^(?:${topicsPattern(usual)})$`, 'u')
    expect(pattern.test('0a1b2c3d4e5f.pin')).toBe(true)
    expect(pattern.test('0a1b2c3d4e5fa.pin')).toBe(false)
    expect(pattern.test('0a1b2c3d4e5f-pin')).toBe(false)
    expect(pattern.test(deadLetterTopic(usual))).toBe(false)
  })
})

/** The rules of the services, as their documentation has them. */
const rules = {
  topic: /^(?!\.{1,2}$)[a-zA-Z0-9._-]{1,249}$/u,
  bucket: /^(?!xn--|sthree-|amzn-s3-demo-)(?!.*\.\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$(?<!-s3alias|--ol-s3)/u,
  role: /^[\w+=,.@-]{1,64}$/u,
  stream: /^[a-zA-Z0-9_.-]{1,128}$/u,
  stack: /^[a-zA-Z][-a-zA-Z0-9]{0,127}$/u,
  connectName: /^.{1,128}$/u,
}

const characters = (from: string) => fc.constantFrom(...from)
const anyUser = fc.oneof(
  fc.string({ unit: characters('abz019-'), maxLength: 46 }),
  fc.string({ unit: characters('abz019-AZ_.+é '), maxLength: 12 }),
)

describe('names', () => {
  it('that are taken are taken by every service, with what is put around them', () => {
    const seen = { taken: 0, refused: 0 }
    const check = fc.property(
      anyUser,
      fc.string({ unit: characters('abzAZ019-_.'), minLength: 1, maxLength: 65 }),
      (user, topic) => {
        let made: ReturnType<typeof pipeline>
        try {
          made = pipeline({ user, topics: { [topic]: pin } })
        } catch {
          seen.refused++
          return
        }
        seen.taken++
        for (const name of [topicName(made, topic), deadLetterTopic(made)]) expect(name).toMatch(rules.topic)
        for (const name of [made.role, connectorRole(made), apiRole(made), databricksRole(made)])
          expect(name).toMatch(rules.role)
        expect(made.bucket).toMatch(rules.bucket)
        expect(streamName(made, topic)).toMatch(rules.stream)
        expect(stackName(made)).toMatch(rules.stack)
        for (const name of [made.connector.name, made.connector.plugin])
          expect(name).toMatch(rules.connectName)
      },
    )
    fc.assert(check, { numRuns: 2_000 })
    expect(seen.taken).toBeGreaterThan(100)
    expect(seen.refused).toBeGreaterThan(100)
  })

  it('take all that twelve hexadecimal digits can be', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: characters('0123456789abcdef'), minLength: 12, maxLength: 12 }),
        (user) => {
          expect(pipeline({ user, topics: { pin } }).user).toBe(user)
        },
      ),
    )
  })
})

const usersRule =
  '1 to 44 lower-case letters, digits and hyphens with no hyphen at either end, since topics, buckets and roles are named by it'

const refused: readonly (readonly [string, object | null, string])[] = [
  ['no settings', null, "expected settings, got null; write pipeline({ user: '0a1b2c3d4e5f'"],
  ['no user', { topics: { pin } }, `user: expected ${usersRule}, got nothing`],
  ['a capital letter', { user: '0A', topics: { pin } }, `user: expected ${usersRule}, got "0A"`],
  ['an underscore', { user: 'a_b', topics: { pin } }, 'user: expected 1 to 44'],
  ['a dot, which a bucket would take', { user: 'a.b', topics: { pin } }, 'user: expected 1 to 44'],
  ['a hyphen at the end', { user: 'a-', topics: { pin } }, 'user: expected 1 to 44'],
  ['a user that is too long', { user: 'a'.repeat(45), topics: { pin } }, 'user: expected 1 to 44'],
  ['a line feed', { user: 'a\n', topics: { pin } }, 'user: expected 1 to 44'],
  ['no topic', { user, topics: {} }, 'topics: expected a table for each topic, got none; write pipeline('],
  ['topics in a list', { user, topics: [pin] }, 'topics: expected tables by the names of topics; write'],
  ['a topic with a dot', { user, topics: { 'a.b': pin } }, 'topics: a.b: expected a letter, and then'],
  ['no table', { user, topics: { pin: 7 } }, 'topics: pin: expected a table, got number 7; write'],
  [
    'a table made from another',
    { user, topics: { again } },
    'topics: again: expected a table of raw records, which a topic can feed, got again, which is made from pin; give pin',
  ],
  [
    'a table twice',
    { user, topics: { a: pin, b: pin } },
    'topics: b: the table pin is fed by the topic a already',
  ],
  [
    'topics that differ in case',
    { user, topics: { a: pin, A: geo } },
    'topics: A: the topic a has the same name but for case, which tables do not tell apart; rename one',
  ],
  ['an unknown setting', { user, topics: { pin }, prt: 1 }, 'there is no setting "prt"'],
  [
    'a port',
    { user, topics: { pin }, port: 65_536 },
    'port: expected a whole number from 1 to 65535, got number',
  ],
  ['a bucket with a dot', { user, topics: { pin }, bucket: 'a.b.c' }, 'bucket: expected 3 to 63 lower-case'],
  ['a bucket of S3 itself', { user, topics: { pin }, bucket: 'xn--abc' }, 'bucket: expected 3 to 63'],
  ['a role', { user, topics: { pin }, role: 'a b' }, 'role: expected 1 to 64 letters, digits'],
  [
    'a role that is there',
    { user, topics: { pin }, role: `${user}-api-role` },
    'role: "0a1b2c3d4e5f-api-role" is the name of another role of this pipeline',
  ],
  ['a region', { user, topics: { pin }, region: 'Ireland' }, 'region: expected a region such as us-east-1'],
  ['a stage', { user, topics: { pin }, stage: 'a/b' }, 'stage: expected 1 to 128 letters, digits, hyphens'],
  [
    'a version with a command',
    { user, topics: { pin }, versions: { kafka: '2.8.1; ls' } },
    'versions.kafka: expected numbers with points between them, such as 2.8.1, got "2.8.1; ls"',
  ],
  [
    'units of capacity',
    { user, topics: { pin }, connector: { units: 3 } },
    'connector.units: expected 1, 2, 4 or 8, got number 3',
  ],
  [
    'a schedule',
    { user, topics: { pin }, schedule: 'daily' },
    'schedule: expected what Airflow takes, such as',
  ],
]

describe('a pipeline is refused', () => {
  it.each(refused)('with %s', (_, settings, message) => {
    expect(() => pipeline(settings as PipelineSettings)).toThrow(`pipeline: ${message}`)
  })
})
