import type { AnyTable } from '@lockstep/schema'
import { streamName, topicName } from '../pipeline/derived.js'
import { pythonText } from '../print/quote.js'
import { topicOf } from './fed.js'
import type { Project } from './output.js'
import { folderOf, rawName } from './raw-tables.js'
import type { RawRead } from './run-cell.js'
import type { StreamSettings } from './settings.js'
import { autoLoaderStatement, fileStreamStatement, kafkaStatement, kinesisStatement } from './stream-cell.js'
import { sourceWidget, type Widget } from './widgets.js'

/** Where streams come from. */
export interface StreamOrigin {
  readonly about: string
  /** Whether it reads the folder of raw records. */
  readonly readsFolders: boolean
  readonly widgets: (project: Project) => readonly Widget[]
  /** What stands below the widgets' values. */
  readonly options?: (stream: StreamSettings) => string
  /** The place of a table in its stream: a folder, or what stands behind a prefix. */
  readonly placeOf: (project: Project, table: AnyTable) => string
  /** The same place as a person reads it. */
  readonly shown: (place: string) => string
  /** A statement that binds a variable to a table as it comes; `path` is its place. */
  readonly statement: (input: string, read: RawRead) => string
}

const inFolders = {
  readsFolders: true,
  widgets: (project: Project) => [sourceWidget(project)],
  placeOf: folderOf,
  shown: (place: string) => `{source}/${place}`,
}

const byName = (project: Project, table: AnyTable): string => topicOf(project, table) ?? rawName(table)

/** A key in a scope of secrets, which is read when the notebook runs. */
const secret = (scope: string, key: string): string =>
  `dbutils.secrets.get(${pythonText(scope)}, ${pythonText(key)})`

/** By what a notebook may read streams: by a service credential, by keys of a scope of secrets, else as its cluster may. */
const kinesisAccess = ({ credential, secrets }: StreamSettings): readonly string[] => {
  if (secrets !== undefined)
    return [
      `    "awsAccessKey": ${secret(secrets.scope, secrets.accessKey)},`,
      `    "awsSecretKey": ${secret(secrets.scope, secrets.secretKey)},`,
    ]
  return credential === undefined ? [] : ['    "serviceCredential": credential,']
}

/** Folders of JSON that grow, topics of Kafka, and streams of Kinesis. */
const streamOrigins: Readonly<Record<NonNullable<StreamSettings['from']>, StreamOrigin>> = {
  files: { about: 'files', ...inFolders, statement: fileStreamStatement },
  autoLoader: { about: 'files, by Auto Loader', ...inFolders, statement: autoLoaderStatement },
  kafka: {
    about: 'Kafka',
    readsFolders: false,
    widgets: ({ stream, pipeline }) => [
      { name: 'servers', value: stream.servers ?? 'localhost:9092', label: "Kafka's servers" },
      {
        name: 'topics',
        value: stream.topics ?? (pipeline === null ? '' : topicName(pipeline, '')),
        label: "What stands before a table's name in its topic's",
      },
    ],
    placeOf: byName,
    shown: (place) => `{topics}${place}`,
    statement: kafkaStatement,
  },
  kinesis: {
    about: 'Kinesis',
    readsFolders: false,
    widgets: ({ stream, pipeline }) => [
      {
        name: 'streams',
        value: stream.streams ?? (pipeline === null ? '' : streamName(pipeline, '')),
        label: "What stands before a table's name in its stream's",
      },
      {
        name: 'region',
        value: stream.region ?? pipeline?.region ?? 'us-east-1',
        label: 'Region of the streams',
      },
      ...(stream.credential === undefined
        ? []
        : [{ name: 'credential', value: stream.credential, label: 'Service credential' }]),
    ],
    options: (stream) =>
      [
        'kinesis = {',
        '    "region": region,',
        '    "initialPosition": "trim_horizon",',
        ...kinesisAccess(stream),
        '}',
      ].join('\n'),
    placeOf: byName,
    shown: (place) => `{streams}${place}`,
    statement: kinesisStatement,
  },
}

/** Where the streams of a project come from. */
export const originOfStream = ({ stream }: Project): StreamOrigin => streamOrigins[stream.from ?? 'files']

/** The names that streams take from tables and rules. */
export const streamNames: readonly string[] = [
  ...['servers', 'topics', 'streams', 'region', 'credential', 'kinesis', 'checkpoints'],
]
