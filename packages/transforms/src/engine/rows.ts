import type { Field, Node, Relation, RelationMeaning } from '@lockstep/schema'
import type { ArrowColumn } from '../column/column.js'

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
  readonly push: (rows: Rows, input: number) => readonly Rows[]
  /** No more rows of one input will come; gives those that need not wait for another. */
  readonly end?: (input: number) => readonly Rows[]
  /** No more rows will come; gives those that were held back. */
  readonly finish: () => readonly Rows[]
  /** Gives back what it holds. */
  readonly close: () => void
}

/** Kinds of relation that only questions have, which gather rows. */
export type QuestionKind = 'join' | 'aggregate' | 'top' | 'union' | 'sort' | 'limit'

/**
 * What those kinds of relation do to rows, whose inputs have the columns that `fieldsOf` says, and whose rules are steps by
 * `rulesOf`.
 */
export type QuestionOperators = (
  fieldsOf: (of: Relation) => readonly Field[],
  rulesOf: (roots: readonly Node[], inputs: readonly Field[]) => RowStep,
) => Pick<RelationMeaning<() => Operator>, QuestionKind>
