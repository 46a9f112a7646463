import type { Field, Node, Relation, RelationMeaning, RelationOf } from '@lockstep/schema'
import type { ArrowColumn } from '../column/column.js'
import type { MakeStore } from '../relations/distinct/remember.js'

/** Columns in order, and the number of their rows. */
export interface Rows {
  readonly columns: readonly ArrowColumn[]
  readonly length: number
}

/** What is done to some rows. */
export type RowStep = (rows: Rows) => Rows

/** A relation at work. */
export interface Operator {
  /** Takes rows of the input of a number; gives those that can go out now, in order. */
  readonly push: (rows: Rows, input: number) => Iterable<Rows>
  /** No more rows of one input will come; gives those that need not wait for another. */
  readonly end?: (input: number) => Iterable<Rows>
  /** No more rows will come; gives those that were held back, each before the next is made. */
  readonly finish: () => Iterable<Rows>
  /** Gives back what it holds. */
  readonly close: () => void
}

/** How much a step of a question holds in memory, and where its rows go beyond that. */
export interface Spill {
  /** The bytes of rows that each step holds before it puts them aside. Default: 128 MiB. */
  readonly bytes?: number
  /** Makes a place for the rows of one step: `openRowStore`, in Node. Closed at the end. */
  readonly store: MakeStore
}

/** Kinds of relation that only questions have, which gather rows. */
export type QuestionKind = 'join' | 'aggregate' | 'top' | 'window' | 'explode' | 'union' | 'sort' | 'limit'

/** What operators of questions need. */
export interface QuestionTools {
  /** The columns that rows of a relation have. */
  readonly fieldsOf: (of: Relation) => readonly Field[]
  /** What makes columns of some rules, over rows of some columns. */
  readonly rulesOf: (roots: readonly Node[], inputs: readonly Field[]) => RowStep
  /** Told of how many rows of the left side have another number of partners than the join says. */
  readonly onPartners: (join: RelationOf<'join'>, rows: number) => void
  /** Where rows go that do not fit; undefined where all are held. */
  readonly spill: Spill | undefined
}

/** Makes what keeps one row of those with the same keys. */
export type KeepOne = (
  of: RelationOf<'distinctBy'>,
  tools: Pick<QuestionTools, 'fieldsOf' | 'rulesOf' | 'spill'>,
) => Operator

/** Makes columns of some rules. */
export type MakeStep = (roots: readonly Node[]) => RowStep

/** What an engine of tables lacks for questions. */
export interface QuestionEngine {
  /** What a select or a filter does, by what makes columns of rules. */
  readonly step: (make: MakeStep, roots: readonly Node[], inputs: readonly Field[]) => RowStep
  /** Prepares columns for rules. */
  readonly lay: (
    roots: readonly Node[],
    inputs: readonly Field[],
  ) => (columns: readonly ArrowColumn[]) => readonly ArrowColumn[]
  /** Some cells of a column, in a new order. */
  readonly take: (column: ArrowColumn, places: Int32Array) => ArrowColumn
  /** The columns of each relation's rows: those that a later step uses. */
  readonly columnsOf: (root: Relation) => (of: Relation) => readonly Field[]
  /** What those kinds of relation do to rows. */
  readonly operators: (
    tools: Omit<QuestionTools, 'onPartners' | 'spill'>,
  ) => Pick<RelationMeaning<() => Operator>, QuestionKind>
}
