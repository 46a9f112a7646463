import type { Pipeline } from './definition.js'
import { dagName, streamName, topicKeys, topicName } from './derived.js'

/** A box of a diagram: `shape` is what Mermaid draws it as. */
interface Box {
  readonly name: string
  readonly lines: readonly string[]
  readonly shape?: 'store'
}

/** A text inside a label: what Mermaid would read as its own is written as it writes characters by number. */
const label = (lines: readonly string[]): string =>
  `"${lines.map((line) => line.replaceAll(/[^\p{L}\p{N} .,:/()@_-]/gu, (c) => `#${c.codePointAt(0)};`)).join('<br>')}"`

const box = ({ name, lines, shape }: Box): string =>
  shape === 'store' ? `${name}[(${label(lines)})]` : `${name}[${label(lines)}]`

const group = (name: string, title: string, boxes: readonly Box[]): readonly string[] => [
  `subgraph ${name}[${label([title])}]`,
  ...boxes.map((each) => `  ${box(each)}`),
  'end',
]

/** What cleans: a notebook of the bucket, one of streams, and whether Airflow starts the first. */
export interface Cleaners {
  readonly notebook: string | null
  readonly streams: string | null
  readonly hasDag: boolean
}

/** What talks to what, as a diagram of Mermaid. */
export const pipelineDiagram = (pipeline: Pipeline, cleaners: Cleaners): string => {
  const { bucket, connector, port, stage, streams, user } = pipeline
  const topics = topicKeys(pipeline).map((topic) => topicName(pipeline, topic))
  const names = topicKeys(pipeline).map((topic) => streamName(pipeline, topic))
  const boxes: readonly Box[] = [
    { name: 'api', lines: ['API Gateway', `${user}-api`, `stage ${stage}`] },
    { name: 'proxy', lines: ['REST proxy on EC2', `port ${port}`] },
    { name: 'kafka', lines: ['Kafka (MSK)', ...topics], shape: 'store' },
    { name: 'connect', lines: ['MSK Connect', connector.name] },
    { name: 's3', lines: ['S3', bucket], shape: 'store' },
    ...(streams === null ? [] : [{ name: 'kinesis', lines: ['Kinesis', ...names], shape: 'store' as const }]),
  ]
  return [
    'flowchart LR',
    ...[
      box({ name: 'emulator', lines: ['emulator'] }),
      ...group('aws', `AWS, ${pipeline.region}`, boxes),
      ...group('databricks', 'Databricks', [
        { name: 'notebook', lines: [cleaners.notebook ?? 'a notebook'] },
        ...(cleaners.streams === null ? [] : [{ name: 'streams', lines: [cleaners.streams] }]),
        { name: 'tables', lines: ['tables and answers'], shape: 'store' },
      ]),
      'emulator -->|POST| api',
      'api -->|#123;proxy+#125;| proxy',
      'proxy --> kafka --> connect --> s3 --> notebook --> tables',
      ...(streams === null ? [] : ['api -->|PutRecord| kinesis']),
      ...(cleaners.streams === null
        ? []
        : [`${streams === null ? 'kafka' : 'kinesis'} --> streams --> tables`]),
      ...(cleaners.hasDag
        ? [box({ name: 'airflow', lines: ['Airflow', dagName(pipeline)] }), 'airflow -->|starts| notebook']
        : []),
    ].map((line) => `  ${line}`),
  ].join('\n')
}
