import { showCells } from '@lockstep/transforms'
import type { PipelineReport } from './run.js'

const number = (value: number): string => value.toLocaleString('en')

/** What did not come through as it should have, a sentence each; nothing where all did. */
export const faultsOf = ({ records, posted, landed, compared }: PipelineReport): readonly string[] => [
  ...landed.flatMap(({ topic, records: inKafka, objects }) => {
    const sent = records.counts[topic] ?? 0
    const more = inKafka - sent
    return [
      ...(more < 0 ? [`${topic}: Kafka has only ${number(inKafka)} of ${number(sent)} records`] : []),
      ...(more > posted.retried ? [`${topic}: Kafka has ${number(inKafka)} records of ${number(sent)}`] : []),
      ...(objects === inKafka
        ? []
        : [`${topic}: ${number(inKafka)} records in Kafka became ${number(objects)} objects`]),
    ]
  }),
  ...compared.flatMap(({ kind, name, cells, differences }) => [
    ...(differences.length > 0
      ? [`${kind} ${name}: Spark ${differences[0]?.right}, TypeScript ${differences[0]?.left}`]
      : []),
    ...(cells === 0 && differences.length === 0 ? [`${kind} ${name}: nothing was compared`] : []),
  ]),
]

/** The systems that stand in for others here. */
export const standIns: readonly string[] = [
  "the REST front, for Confluent's REST proxy, held to its public API",
  "Camel's S3 sink, for Confluent's, in the same layout of the bucket",
  'S3Proxy, for S3',
  "a stand-in of dbutils' widgets, and Spark with Delta Lake, for Databricks",
]

const kinds = { table: 'table', stream: 'table of the stream', answer: 'answer' } as const

/** One page of what happened. */
export const reportText = (report: PipelineReport): string => {
  const { pipeline, records, posted, landed, compared, steps } = report
  const faults = faultsOf(report)
  const seconds = steps.reduce((sum, { seconds, isPart }) => sum + (isPart ? 0 : seconds), 0)
  const cells = compared.reduce((sum, { cells }) => sum + cells, 0)
  const real = records.real === 0 ? '' : `, ${number(records.real)} of the posts real ones`
  return [
    `The pipeline of ${pipeline.user}, on this machine`,
    '',
    showCells({
      step: steps.map(({ what }) => what),
      seconds: steps.map(({ seconds }) => seconds.toFixed(1)),
    }),
    '',
    showCells({
      topic: landed.map(({ topic }) => `${pipeline.user}.${topic}`),
      posted: landed.map(({ topic }) => posted.acknowledged[topic] ?? 0),
      'in Kafka': landed.map(({ records }) => records),
      objects: landed.map(({ objects }) => objects),
    }),
    '',
    showCells({
      'Spark made': compared.map(({ kind }) => kinds[kind]),
      name: compared.map(({ name }) => name),
      rows: compared.map(({ rows }) => rows),
      cells: compared.map(({ cells }) => cells),
      'unlike TypeScript': compared.map(({ differences }) => differences.length),
    }),
    '',
    `Stand-ins: ${standIns.join('; ')}.`,
    '',
    ...(faults.length === 0
      ? [
          `${number(Object.values(records.counts).reduce((sum, count) => sum + count, 0))} records went through${real}: none lost, none doubled; ${number(cells)} cells of Spark's are equal to TypeScript's. ${seconds.toFixed(0)} s in all.`,
        ]
      : ['It did NOT come through:', ...faults.map((fault) => `- ${fault}`)]),
  ].join('\n')
}
