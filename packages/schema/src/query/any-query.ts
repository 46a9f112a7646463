import type { Relation } from '../relation/relation.js'
import type { AnyTable } from '../table/any-table.js'
import type { Zone } from '../types/time.js'

/** What a query is, whatever its columns. */
export interface AnyQuery {
  readonly name: string
  readonly zone: Zone
  readonly relation: Relation
  /** The tables and queries that it begins from or takes in, each once. */
  readonly sources: readonly (AnyTable | AnyQuery)[]
  /** Its steps that stand for several relations, in order. */
  readonly told?: readonly ToldStep[]
}

/** A step that stands for several relations, as a person reads it. */
export interface ToldStep {
  /** The rows that it gives, and those that it takes. */
  readonly relation: Relation
  readonly of: Relation
  readonly words: string
}

/** What queries are known by. */
export const queryBrand: unique symbol = Symbol.for('lockstep.query') as never

/** Whether a value is a question, whichever copy of this package made it. */
export const isQuery = (value: unknown): value is AnyQuery =>
  typeof value === 'object' && value !== null && Reflect.get(value, queryBrand) === true
