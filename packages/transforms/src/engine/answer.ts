import {
  type AnyQuery,
  at,
  type Relation,
  type RelationOf,
  refuse,
  showGiven,
  sourcesOf,
  walk,
} from '@lockstep/schema'
import { Table } from 'apache-arrow'
import { arrowSchemaOf, batchesOf } from './clean-by.js'
import type { Engine } from './engine.js'
import { flowOf } from './flow.js'
import { checkArrow } from './given.js'
import { inputFrom } from './input.js'
import { rowColumnsOf } from './operator.js'
import { questionOperators } from './questions.js'
import { engine } from './whole.js'

/** Rows of a join whose number of partners is another than the join says. */
export interface WrongPartners {
  readonly query: string
  /** The columns of the left side that partners are found by. */
  readonly by: readonly string[]
  readonly expected: 'one' | 'at most one'
  /** How many rows of the left side have none or several. */
  readonly rows: number
}

/** What an answer tells beside its rows. */
export interface AnswerOptions {
  /** Called for each join that says how many `partners` a row has, where rows have others. The answer stays the same. */
  readonly onPartners?: (found: WrongPartners) => void
}

/** The engine that answers a question. */
const askingOf = ({ name }: AnyQuery, { onPartners }: AnswerOptions): Engine => ({
  ...engine,
  questions: questionOperators(({ parts: { keys, partners } }, rows) => {
    if (partners !== 'any' && rows > 0)
      onPartners?.({ query: name, by: keys.map(({ left }) => left), expected: partners, rows })
  }),
})

/** Raw rows by the names of the tables that a question begins from. */
export type Sources = Readonly<Record<string, Table>>

const given = (sources: Sources, { parts: { name } }: RelationOf<'source'>): Table => {
  const table = sources[name]
  if (table === undefined)
    return refuse(
      `expected the raw rows of ${name}, got those of ${Object.keys(sources).join(', ') || 'nothing'}; write answer(query, { ${name}: rows })`,
    )
  return at(name, () => {
    checkArrow(table)
    return table
  })
}

/** The sources in the order in which they are read: what joins hold comes before what goes by it. */
const inReadingOrder = (root: Relation): readonly Relation[] => {
  const order: Relation[] = []
  const visit = walk(
    ({ relation, inputs }: Relation): readonly Relation[] =>
      relation === 'join' ? [...inputs].reverse() : inputs,
    (each: Relation) => void order.push(each),
  )
  visit(root)
  return order
}

/**
 * Answers a question over Arrow: the raw rows of each table that it begins from are cleaned on the way, and what the question asks
 * of them comes out as one table. Rows have no order unless the question ends in `orderBy`. Everything is held in memory.
 * @throws Refusal that names query and source for one that is missing, and for a column that is missing or of another type. Never
 * because of a value.
 * @example
 * answer(popularInCountry, { pin: pins, geo: places })
 */
export const answer = (query: AnyQuery, sources: Sources, options: AnswerOptions = {}): Table =>
  at(query.name, () => {
    if (typeof sources !== 'object' || sources === null)
      return refuse(`expected raw rows by the names of tables, got ${showGiven(sources)}`)
    const [first, ...others] = sourcesOf(query.relation)
    if (first === undefined) return refuse('begins from nothing')
    const asking = askingOf(query, options)
    const flow = flowOf(query.relation, [first, ...others], asking)
    const columnsOf = rowColumnsOf(query.relation, asking)
    const toBatch = batchesOf(query)
    const inputs = [first, ...others].map((source) => {
      const { check, rows } = inputFrom(query.relation, source, columnsOf(source))
      const table = given(sources, source)
      check(table.schema)
      return { source, rows, batches: table.batches }
    })
    const order = inReadingOrder(query.relation)
    inputs.sort((one, other) => order.indexOf(one.source) - order.indexOf(other.source))
    const made = inputs.flatMap(({ source, rows, batches }) => [
      ...batches.flatMap((batch) => flow.push(rows(batch), source)),
      ...flow.end(source),
    ])
    const batches = [...made, ...flow.finish()].map((rows) => toBatch(rows))
    return new Table(batches[0]?.schema ?? arrowSchemaOf(query), batches)
  })
