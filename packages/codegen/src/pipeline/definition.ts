import type { AnyTable } from '@lockstep/schema'

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
