import {
  type AnyTable,
  type Node,
  outputFields,
  outputsOf,
  type Table as Rules,
  rowPart,
} from '@lockstep/schema'
import type { Table } from 'apache-arrow'
import { selectTable } from '../draw/select-table.js'
import type { LiveSpark, Setting } from '../spark/spark.js'
import type { SparkInput } from '../spark/undeclared.js'
import { askSpark, isFailed } from './ask.js'
import { type Comparison, type Difference, differences, rowDifferences, typeDifferences } from './compare.js'
import { generatedCode } from './plan.js'
import type { Probe } from './probe.js'
import { nothing, type Tally, tallyOf } from './tally.js'

/** How TypeScript cleans: `clean`, or a wrong one, to see it found. */
export type Clean = (table: AnyTable, input: Table) => Table

/** One cell, or the shape of a result, on which the kernels and Spark do not agree. */
export interface Disagreement extends Difference {
  /** The operation at fault: no operation below it differs. Undefined for a whole table's result. */
  readonly node?: Node
  readonly text: 'sql' | 'pyspark'
  readonly version: string
  readonly setting: Setting
}

/** What a comparison in one setting gave. */
export interface Checked {
  readonly tally: Tally
  readonly disagreements: readonly Disagreement[]
}

/** The input of a check: the rows as Spark gets them, and as Arrow has them in TypeScript. */
export interface Subject {
  readonly raw: SparkInput
  readonly laid: Table
}

/** Compares every node of a probe, in both spellings, in one setting of one Spark. */
export const checkProbe = async (
  probe: Probe,
  subject: Subject,
  spark: LiveSpark,
  setting: Setting,
  clean: Clean,
): Promise<Checked> => {
  const fields = outputFields(probe.table)
  const ours = clean(probe.table, subject.laid)
  const { answers, tooLong } = await askSpark(probe.table, subject.raw, spark, setting, true)
  const failed = answers.find(([, answer]) => isFailed(answer))
  if (failed !== undefined && probe.nodes.length > 1) {
    const one = await firstThrown(probe, (each) => checkProbe(each, subject, spark, setting, clean))
    if (one !== undefined) return one
  }
  const place = { version: spark.version, setting }
  const found = answers.flatMap(([text, answer]) => {
    if (isFailed(answer))
      return [{ ...whole(`${answer.error}: ${answer.message}`, text, place), ...onlyNode(probe) }]
    const mustGenerate =
      setting.codegen !== false && tooLong === 0 && !probe.hasLambdas && subject.raw.table.numRows > 0
    // A Spark elsewhere tells no plan: how it runs code is its own.
    if (mustGenerate && answer.plan !== undefined) {
      const code = generatedCode(answer.plan)
      if (!code.generated) return [whole(code.reason, text, place)]
    }
    const types = typeDifferences(answer.schema, fields)
    const compared =
      types.length > 0 ? { differences: types } : differences(ours, answer.table, fields, { limit: 1_000 })
    return compared.differences.map((difference) => ({
      ...difference,
      ...place,
      text,
      ...nodeOf(probe, difference),
    }))
  })
  return {
    tally: {
      ...tallyOf(probe.nodes, ours, subject.laid, saidOf(spark, setting)),
      differences: found.length,
      tooLong,
    },
    disagreements: guiltiest(probe, found),
  }
}

const saidOf = ({ version }: LiveSpark, { ansi }: Setting): string =>
  `Spark ${version}, ANSI ${ansi ? 'on' : 'off'}`

/** What a check of one node finds, for the first of a probe's nodes for which Spark throws: nodes stand after their children. */
const firstThrown = async (
  { table, nodes, before, hasLambdas }: Probe,
  check: (probe: Probe) => Promise<Checked>,
): Promise<Checked | undefined> => {
  const columns = outputsOf(table)
  for (const [index, node] of nodes.entries()) {
    const own = columns[index]?.node ?? node
    const one = await check({
      before,
      hasLambdas,
      nodes: [node],
      table: selectTable(table.name, table.raw, [{ name: 'node_0', node: own }]),
    })
    if (one.disagreements.some(({ column }) => column === '(all)')) return one
  }
  return undefined
}

const onlyNode = ({ nodes }: Probe): { readonly node?: Node } =>
  nodes.length === 1 && nodes[0] !== undefined ? { node: nodes[0] } : {}

const nodeOf = ({ nodes }: Probe, { column }: Difference): { readonly node?: Node } => {
  const node = nodes[Number(/^node_(\d+)$/u.exec(column)?.[1] ?? -1)]
  return node === undefined ? {} : { node }
}

const whole = (
  left: string,
  text: Disagreement['text'],
  place: Pick<Disagreement, 'version' | 'setting'>,
): Disagreement => ({
  ...place,
  text,
  column: '(all)',
  row: null,
  left: 'a table',
  right: left,
})

/** Those of the operation nearest to the leaves: nodes stand after their children. */
const guiltiest = ({ nodes }: Probe, found: readonly Disagreement[]): readonly Disagreement[] => {
  const first = Math.min(...found.map(({ node }) => (node === undefined ? -1 : nodes.indexOf(node))))
  return found.filter(({ node }) => (node === undefined ? -1 : nodes.indexOf(node)) === first)
}

/**
 * Compares a whole table's result, `where` and `distinct` included; rows in any order where one row has a say in another. Its tally
 * has the cells of its columns, which are those of no operation.
 */
export const compareTable = async (
  table: Rules,
  subject: Subject,
  spark: LiveSpark,
  setting: Setting,
  clean: Clean,
): Promise<Checked> => {
  const fields = outputFields(table)
  const ours = clean(table, subject.laid)
  const { answers } = await askSpark(table, subject.raw, spark, setting)
  const place = { version: spark.version, setting }
  const disagreements = answers.flatMap(([text, answer]) => {
    if (isFailed(answer)) return [whole(`${answer.error}: ${answer.message}`, text, place)]
    const types = typeDifferences(answer.schema, fields)
    const compare: (left: Table, right: Table) => Comparison = (left, right) =>
      (rowPart(table.relation) === table.relation ? differences : rowDifferences)(left, right, fields)
    const { differences: cells } = types.length > 0 ? { differences: types } : compare(ours, answer.table)
    return cells.map((difference) => ({ ...difference, ...place, text }))
  })
  const cells = ours.numRows * ours.numCols
  return {
    tally: {
      ...nothing,
      settings: { [saidOf(spark, setting)]: cells },
      cells,
      differences: disagreements.length,
    },
    disagreements,
  }
}
