import { type AnyTable, at, isTable, refuse, showGiven } from '@lockstep/schema'
import { z } from 'zod'
import { nameLike } from './names.js'

/** Tables by the short names of the topics that feed them: `{ pin, geo, user }`. */
export type Topics = Readonly<Record<string, AnyTable>>

/** The connector that carries topics into the bucket. */
export interface ConnectorSettings {
  /** `<user>-connector` if left out. */
  readonly name: string
  /** `<user>-plugin` if left out. */
  readonly plugin: string
  /** How many records make an object; 1 if left out. */
  readonly flushSize: number
  /** The most tasks among which partitions are shared; 3 if left out. */
  readonly tasks: number
  /** Machines, and units of capacity of each (1, 2, 4 or 8); one of each if left out. */
  readonly workers: number
  readonly units: number
}

/** The streams of Kinesis, one for each topic. */
export interface KinesisSettings {
  /** Shards of each stream; 1 if left out. */
  readonly shards: number
  /** How long a record is kept, from 24 to 8760 hours; 24 if left out. */
  readonly hours: number
}

/** Versions of the software that is installed. */
export interface PipelineVersions {
  /** Of Kafka's tools, and of the Scala that they are built for: 2.8.1 and 2.12 if left out. */
  readonly kafka: string
  readonly scala: string
  /** Of `aws-msk-iam-auth`; 1.1.5 if left out. */
  readonly iamAuth: string
  /** Of the Confluent package with the REST proxy; 7.2.0 if left out. */
  readonly confluent: string
  /** Of Confluent's S3 sink; 10.0.3 if left out. */
  readonly sink: string
  /** Of Kafka Connect, as MSK Connect offers it; 2.7.1 if left out. */
  readonly connect: string
}

/** What a pipeline is, with nothing left out. */
export interface Pipeline<T extends Topics = Topics> {
  /** Whose it is: all names are made of it. */
  readonly user: string
  readonly topics: T
  readonly region: string
  /** The bucket in which records land; `user-<user>-bucket` if left out. */
  readonly bucket: string
  /** The role of the machine on which the REST proxy runs; `<user>-ec2-access-role` if left out. */
  readonly role: string
  /** Of the REST proxy; 8082 if left out. */
  readonly port: number
  /** The stage of the API; `dev` if left out. */
  readonly stage: string
  /** Partitions of each topic; 1 if left out. */
  readonly partitions: number
  readonly connector: ConnectorSettings
  /** Null for a pipeline without Kinesis. */
  readonly streams: KinesisSettings | null
  /** How often records are cleaned, as Airflow takes it; `@daily` if left out. */
  readonly schedule: string
  readonly versions: PipelineVersions
}

/** What a pipeline is defined by: its user and its topics, and whatever else is not as usual. */
export type PipelineSettings<T extends Topics = Topics> = Pick<Pipeline<T>, 'user' | 'topics'> &
  Partial<Pick<Pipeline, 'region' | 'bucket' | 'role' | 'port' | 'stage' | 'partitions' | 'schedule'>> & {
    readonly connector?: Partial<ConnectorSettings>
    readonly streams?: Partial<KinesisSettings> | null
    readonly versions?: Partial<PipelineVersions>
  }

const brand: unique symbol = Symbol.for('lockstep.pipeline') as never

const call = "pipeline({ user: '0a1b2c3d4e5f', topics: { pin, geo, user } })"

const whole = (least: number, most: number): z.ZodNumber => {
  const error = ({ input }: { readonly input?: unknown }): string =>
    `expected a whole number from ${least} to ${most}, got ${showGiven(input)}`
  return z.int({ error }).min(least, { error }).max(most, { error })
}

const shape = z.strictObject({
  user: nameLike('user'),
  topics: z.record(z.string(), z.unknown(), {
    error: () => `expected tables by the names of topics; write ${call}`,
  }),
  region: nameLike('region').default('us-east-1'),
  bucket: nameLike('bucket').optional(),
  role: nameLike('role').optional(),
  port: whole(1, 65_535).default(8082),
  stage: nameLike('stage').default('dev'),
  partitions: whole(1, 1_000).default(1),
  schedule: nameLike('schedule').default('@daily'),
  connector: z
    .strictObject({
      name: nameLike('connector').optional(),
      plugin: nameLike('plugin').optional(),
      flushSize: whole(1, 1_000_000).default(1),
      tasks: whole(1, 1_000).default(3),
      workers: whole(1, 10).default(1),
      units: z
        .literal([1, 2, 4, 8], { error: ({ input }) => `expected 1, 2, 4 or 8, got ${showGiven(input)}` })
        .default(1),
    })
    .prefault({}),
  streams: z
    .strictObject({ shards: whole(1, 500).default(1), hours: whole(24, 8_760).default(24) })
    .nullable()
    .prefault({}),
  versions: z
    .strictObject({
      kafka: nameLike('version').default('2.8.1'),
      scala: nameLike('version').default('2.12'),
      iamAuth: nameLike('version').default('1.1.5'),
      confluent: nameLike('version').default('7.2.0'),
      sink: nameLike('version').default('10.0.3'),
      connect: nameLike('version').default('2.7.1'),
    })
    .prefault({}),
})

/** The first fault that is found, in one sentence. */
const faultOf = ({ issues: [issue] }: z.ZodError): never => {
  const place = issue?.path.map(String).join('.') ?? ''
  const message =
    issue?.code === 'unrecognized_keys'
      ? `there is no setting ${issue.keys.map((key) => JSON.stringify(key)).join(', ')}`
      : (issue?.message ?? 'expected settings')
  return place === '' ? refuse(message) : at(place, () => refuse(message))
}

const checkTopics = (topics: Readonly<Record<string, unknown>>): void => {
  const all = Object.entries(topics)
  if (all.length === 0) refuse(`expected a table for each topic, got none; write ${call}`)
  const names = new Map<string, string>()
  const tables = new Map<string, string>()
  for (const [name, table] of all)
    at(name, () => {
      const { error } = nameLike('topic').safeParse(name)
      if (error !== null && error !== undefined) faultOf(error)
      const same = names.get(name.toLowerCase())
      if (same !== undefined)
        refuse(`the topic ${same} has the same name but for case, which tables do not tell apart; rename one`)
      names.set(name.toLowerCase(), name)
      if (!isTable(table)) return refuse(`expected a table, got ${showGiven(table)}; write ${call}`)
      if (table.from !== null)
        refuse(
          `expected a table of raw records, which a topic can feed, got ${table.name}, which is made from ${table.from.name}; give ${table.from.name}`,
        )
      const other = tables.get(table.name)
      if (other !== undefined) refuse(`the table ${table.name} is fed by the topic ${other} already`)
      tables.set(table.name, name)
    })
}

/**
 * Defines a pipeline: what carries raw records of some tables from an API through Kafka into a bucket, or through Kinesis, to
 * where they are cleaned. Its files (for Kafka, Connect, API Gateway, IAM, CloudFormation, Airflow) are generated from it, and
 * all names in them begin with the user's.
 * @throws Refusal that names the setting, for a name that one of those systems would not take, a number out of its range, a
 * setting that there is not, and a topic that feeds no table of raw records.
 * @example
 * export const pinterest = pipeline({ user: '0a1b2c3d4e5f', topics: { pin, geo, user } })
 */
export const pipeline = <const T extends Topics>(settings: PipelineSettings<T>): Pipeline<T> =>
  at('pipeline', () => {
    if (typeof settings !== 'object' || settings === null)
      return refuse(`expected settings, got ${showGiven(settings)}; write ${call}`)
    const { success, data, error } = shape.safeParse(settings)
    if (!success) return faultOf(error)
    at('topics', () => checkTopics(data.topics))
    const { user, connector } = data
    return Object.freeze({
      ...data,
      topics: Object.freeze({ ...settings.topics }),
      bucket: data.bucket ?? `user-${user}-bucket`,
      role: data.role ?? `${user}-ec2-access-role`,
      connector: {
        ...connector,
        name: connector.name ?? `${user}-connector`,
        plugin: connector.plugin ?? `${user}-plugin`,
      },
      [brand]: true,
    })
  })

/** Whether a value is a pipeline, whichever copy of this package made it. */
export const isPipeline = (value: unknown): value is Pipeline =>
  typeof value === 'object' && value !== null && Reflect.get(value, brand) === true
