import { pyspark, sql } from '@lockstep/codegen'
import { type AnyTable, type Node, outputFields, type Table as Rules, rowPart } from '@lockstep/schema'
import type { Table } from 'apache-arrow'
import { type Cell, cells } from '../arrow/cells.js'
import type { Answer, Query, Setting, Spark } from '../spark/spark.js'
import type { SparkInput } from '../spark/undeclared.js'
import { type Comparison, type Difference, differences, rowDifferences, typeDifferences } from './compare.js'
import { generatedCode } from './plan.js'
import type { Probe } from './probe.js'
import { add, nothing, one, type Tally } from './tally.js'

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

const input = 'dirty'
const output = 'cleaned'

const queries = (table: AnyTable): readonly Query[] => [
  { sql: sql(table, { input }) },
  { python: pyspark(table, { input, output }), output },
]

const spelling = ['sql', 'pyspark'] as const

/** The nulls of a node's cells, and how many differ from its first child's (or, of another type, are not null). */
const count = (node: Node, own: readonly Cell[], child: readonly Cell[] | undefined) => {
  const nulls = own.filter((cell) => cell === null).length
  const same = node.children[0]?.type === node.type && child !== undefined
  const changed = same ? own.filter((cell, row) => cell !== child[row]).length : own.length - nulls
  return { cells: own.length, nulls, changed }
}

const failed = (answer: Answer): answer is Extract<Answer, { readonly error: string }> => 'error' in answer

/** Compares every node of a probe, in both spellings, in one setting of one Spark. */
export const checkProbe = async (
  probe: Probe,
  subject: Subject,
  spark: Spark,
  setting: Setting,
  clean: Clean,
): Promise<Checked> => {
  const fields = outputFields(probe.table)
  const ours = clean(probe.table, subject.laid)
  const evaluation = {
    input: [{ name: input, ...subject.raw }],
    queries: queries(probe.table),
    setting,
    plan: true,
  }
  const answers = await spark.evaluate(evaluation)
  const place = { version: spark.version, setting }
  const found = answers.flatMap((answer, index) => {
    const text = spelling[index] ?? 'sql'
    if (failed(answer)) return [whole(`${answer.error}: ${answer.message}`, text, place)]
    const code = generatedCode(answer.plan ?? '')
    if (setting.codegen !== false && subject.raw.table.numRows > 0 && !code.generated)
      return [whole(code.reason, text, place)]
    const types = typeDifferences(answer.schema, fields)
    const { differences: cells } =
      types.length > 0 ? { differences: types } : differences(ours, answer.table, fields, { limit: 1_000 })
    return cells.map((difference) => ({ ...difference, ...place, text, ...nodeOf(probe, difference) }))
  })
  return {
    tally: tallyOf(probe, ours, spark.version, setting, found.length),
    disagreements: guiltiest(probe, found),
  }
}

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

const tallyOf = (
  { nodes, table }: Probe,
  ours: Table,
  version: string,
  { ansi }: Setting,
  differing: number,
): Tally => {
  const columns = cells(ours, outputFields(table)).map((column) => column.cells)
  const place = `Spark ${version}, ANSI ${ansi ? 'on' : 'off'}`
  const tallies = nodes.map((node, index) => {
    const child = node.children[0] === undefined ? -1 : nodes.indexOf(node.children[0])
    return one(node, place, count(node, columns[index] ?? [], columns[child]), 0)
  })
  return { ...tallies.reduce(add, nothing), differences: differing }
}

/** Compares a whole table's result, `where` and `distinct` included; rows in any order where one row has a say in another. */
export const checkTable = async (
  table: Rules,
  subject: Subject,
  spark: Spark,
  setting: Setting,
  clean: Clean,
): Promise<readonly Disagreement[]> => {
  const fields = outputFields(table)
  const ours = clean(table, subject.laid)
  const answers = await spark.evaluate({
    input: [{ name: input, ...subject.raw }],
    queries: queries(table),
    setting,
  })
  const place = { version: spark.version, setting }
  return answers.flatMap((answer, index) => {
    const text = spelling[index] ?? 'sql'
    if (failed(answer)) return [whole(`${answer.error}: ${answer.message}`, text, place)]
    const types = typeDifferences(answer.schema, fields)
    const compare: (left: Table, right: Table) => Comparison = (left, right) =>
      (rowPart(table.relation) === table.relation ? differences : rowDifferences)(left, right, fields)
    const { differences: cells } = types.length > 0 ? { differences: types } : compare(ours, answer.table)
    return cells.map((difference) => ({ ...difference, ...place, text }))
  })
}
