import {
  type AnyQuery,
  at,
  checkOptions,
  isQuery,
  type Relation,
  refuse,
  showGiven,
  sourcesOf,
  walk,
} from '@lockstep/schema'
import { type RecordBatch, Table } from 'apache-arrow'
import { ownBuffers } from '../column/own-buffers.js'
import { rememberIn } from '../relations/distinct/remember.js'
import { arrowSchemaOf, batchesOf } from './clean-by.js'
import type { Engine } from './engine.js'
import { flowOf } from './flow.js'
import { checkArrow } from './given.js'
import { inputCalled, type TableInput } from './input.js'
import { rowColumnsOf } from './operator.js'
import { questionEngine } from './questions.js'
import type { Rows, Spill } from './rows.js'
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
  /**
   * Where rows go that do not fit into memory. Groups, windows, joins and sorts are then done part by part: by the hash of their
   * keys, or by ranges of their order. What must be held whole stays in memory: the rows of one group, and those of an aggregate or
   * a window without groups.
   */
  readonly spill?: Spill
}

/** The engine that answers a question. */
const askingOf = ({ name }: AnyQuery, { onPartners, spill }: AnswerOptions): Engine => ({
  ...engine,
  remember: rememberIn(spill?.store) ?? engine.remember,
  questions: questionEngine(spill, ({ parts: { keys, partners } }, rows) => {
    if (partners !== 'any' && rows > 0)
      onPartners?.({ query: name, by: keys.map(({ left }) => left), expected: partners, rows })
  }),
})

/** Raw rows by the names of the tables that a question begins from. */
export type Sources = Readonly<Record<string, Table>>

const given = (sources: Sources, name: string): Table => {
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

/** A question at work: rows of its sources come in, one batch after the other, and rows of its answer go out. */
export interface Question {
  /** Its sources, in the order in which they are read best. */
  readonly inputs: readonly TableInput[]
  /** Takes a batch of a source's raw rows. */
  readonly push: (of: TableInput, batch: RecordBatch) => Iterable<RecordBatch>
  /** No more rows of a source will come. */
  readonly end: (of: TableInput) => Iterable<RecordBatch>
  /** Takes all rows of a source, by its name. */
  readonly whole: (of: TableInput, sources: Sources) => Iterable<RecordBatch>
  /** No more rows will come. */
  readonly finish: () => Iterable<RecordBatch>
  /** Gives back what it holds. */
  readonly close: () => void
}

/** Relations that rows come in for, by their names: the raw rows of tables, or cleaned ones. */
export interface Leaf {
  readonly name: string
  readonly relation: Relation
}

/** The raw rows of the tables that a question begins from. */
const rawLeaves = ({ relation }: AnyQuery): readonly Leaf[] =>
  sourcesOf(relation).map((source) => ({ name: source.parts.name, relation: source }))

/** Prepares a question. @throws Refusal where it begins from nothing. */
export const newQuestion = (
  query: AnyQuery,
  options: AnswerOptions = {},
  leaves: readonly Leaf[] = rawLeaves(query),
): Question => {
  const { relation } = query
  const [first, ...others] = leaves.map((leaf) => leaf.relation)
  if (first === undefined) return refuse('begins from nothing')
  const asking = askingOf(query, options)
  const flow = flowOf(relation, [first, ...others], asking, { spill: options.spill })
  const columnsOf = rowColumnsOf(relation, asking)
  const toBatch = batchesOf(query)
  const order = inReadingOrder(relation)
  const inputs = leaves
    .map((leaf) => inputCalled(leaf.name, leaf.relation, columnsOf(leaf.relation)))
    .sort((one, other) => order.indexOf(one.source) - order.indexOf(other.source))
  function* batches(rows: Iterable<Rows>): Iterable<RecordBatch> {
    for (const each of rows) yield toBatch(each)
  }
  /** Where memory is short, rows keep no buffer of a reader's of which they are a small part. */
  const own = ({ columns, length }: Rows): Rows =>
    options.spill === undefined ? { columns, length } : { columns: columns.map(ownBuffers), length }
  const push: Question['push'] = ({ source, rows }, batch) => batches(flow.push(own(rows(batch)), source))
  const end: Question['end'] = ({ source }) => batches(flow.end(source))
  function* all(of: TableInput, table: Table): Iterable<RecordBatch> {
    for (const batch of table.batches) yield* push(of, batch)
    yield* end(of)
  }
  return {
    inputs,
    push,
    end,
    whole: (of, sources) => {
      const table = given(sources, of.name)
      of.check(table.schema)
      return all(of, table)
    },
    finish: () => batches(flow.finish()),
    close: flow.close,
  }
}

const checkedName = (query: AnyQuery): string =>
  isQuery(query)
    ? query.name
    : refuse(
        `answer: expected a question, got ${showGiven(query)}; write answer(popular, { pin: rows }), and behind orderBy(...) all() or limit(10)`,
      )

/**
 * Answers a question over Arrow: the raw rows of each table that it begins from are cleaned on the way, and what the question asks
 * of them comes out as one table. Rows have no order unless the question ends in `orderBy`. Everything is held in memory.
 * @throws Refusal that names query and source for one that is missing, and for a column that is missing or of another type. Never
 * because of a value.
 * @example
 * answer(popularInCountry, { pin: pins, geo: places })
 */
export const answer = (query: AnyQuery, sources: Sources, options: AnswerOptions = {}): Table =>
  at(checkedName(query), () => {
    if (typeof sources !== 'object' || sources === null)
      return refuse(`expected raw rows by the names of tables, got ${showGiven(sources)}`)
    checkOptions(options, ['onPartners', 'spill'], 'answer(popular, sources, { onPartners })')
    const question = newQuestion(query, options)
    try {
      for (const { check, name } of question.inputs) check(given(sources, name).schema)
      const batches = [
        ...question.inputs.flatMap((input) => [...question.whole(input, sources)]),
        ...question.finish(),
      ]
      return new Table(batches[0]?.schema ?? arrowSchemaOf(query), batches)
    } finally {
      question.close()
    }
  })
