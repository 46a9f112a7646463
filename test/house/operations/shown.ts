import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { explainSpark, pyspark, sql } from '@lockstep/codegen'
import { type AnyTable, families, type Node, nodesOf, outputsOf } from '@lockstep/schema'
import type { Case } from '../../cases/cases.js'
import { writtenIn } from './written.js'

/** One operation or rule, by an example: how it is written, in words, and on Spark. */
export interface Shown {
  readonly name: string
  readonly written: string
  readonly words: string
  readonly sql: string
  readonly python: string
}

interface WrittenCase extends Case {
  readonly written: string
}

const folder = new URL('../../cases/', import.meta.url)

const others = ['cases', 'index', 'together']

const casesIn = async (name: string): Promise<readonly WrittenCase[]> => {
  const exported: Readonly<Record<string, unknown>> = await import(new URL(`${name}.ts`, folder).href)
  const cases = Object.values(exported).flat() as readonly Case[]
  const written = writtenIn(name)
  if (written.map(([operation]) => operation).join() !== cases.map(({ operation }) => operation).join())
    throw new Error(`test/cases/${name}.ts: its cases are not all written as of('...', (raw) => ...)`)
  return cases.map((one, index) => ({ ...one, written: written[index]?.[1] ?? '' }))
}

/** Every case, each with the rule as it is written. */
export const writtenCases = async (): Promise<readonly WrittenCase[]> => {
  const names = readdirSync(fileURLToPath(folder)).map((file) => file.replace(/\.ts$/u, ''))
  const found = await Promise.all(
    names
      .filter((name) => !others.includes(name))
      .toSorted()
      .map(casesIn),
  )
  return found.flat()
}

const nodesIn = (table: AnyTable): readonly Node[] => nodesOf(outputsOf(table).map(({ node }) => node))

const nameOf = (node: Node): string => (node.operation === 'rule' ? node.rule : node.operation)

/** What follows `answer =` or stands before `AS answer`: the expression, without what stands around every table. */
const expressionIn = (text: string): string =>
  /^SELECT\n {2}([\s\S]*) AS answer\nFROM answer$/u.exec(text.trimEnd())?.[1]?.replace(/\n {2}/gu, '\n') ??
  text

const shownOf = (name: string, { table, written }: WrittenCase): Shown => ({
  name,
  written,
  words: explainSpark(table).columns[0]?.words ?? '',
  sql: expressionIn(sql(table, { input: 'answer' })).trimEnd(),
  python: pyspark(table)
    .replace(/^from pyspark.*\n/gmu, '')
    .trim(),
})

/** The case in which the fewest nodes stand beside the operation: the plainest example. */
const plainest = (cases: readonly WrittenCase[]): WrittenCase | undefined =>
  cases.toSorted((a, b) => nodesIn(a.table).length - nodesIn(b.table).length)[0]

/** Each operation of each family, and each rule, by its plainest case. Rules stand behind operations, under `rules`. */
export const shownByFamily = async (
  rules: readonly string[],
): Promise<ReadonlyMap<string, readonly Shown[]>> => {
  const cases = await writtenCases()
  const of = (name: string): readonly Shown[] => {
    const all = cases.filter(({ table }) => nodesIn(table).some((node) => nameOf(node) === name))
    const own = plainest(all.filter(({ operation }) => operation === name)) ?? plainest(all)
    return own === undefined ? [] : [shownOf(name, own)]
  }
  return new Map([
    ...Object.entries(families).map(([family, lines]) => [family, Object.keys(lines).flatMap(of)] as const),
    ['rules', rules.flatMap(of)] as const,
  ])
}
