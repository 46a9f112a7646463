import type { ConstantKinds, OperationLine } from '../operation.js'
import { list } from './list.js'
import { logic } from './logic.js'
import { number } from './number.js'
import { text } from './text.js'
import { time } from './time.js'

type Families = typeof logic & typeof text & typeof number & typeof time & typeof list

/** Every operation there is, and all that is said of it. */
export const operations: { readonly [K in keyof Families]: Families[K] } = {
  ...logic,
  ...text,
  ...number,
  ...time,
  ...list,
}

/** The name of an operation. */
export type Operation = keyof Families

/** The operations by family, each the contents of one file here and in every other package. */
export const families: {
  readonly logic: typeof logic
  readonly text: typeof text
  readonly number: typeof number
  readonly time: typeof time
  readonly list: typeof list
} = { logic, text, number, time, list }

/** The name of a family of operations. */
export type Family = keyof typeof families

/** The operations of one family. */
export type OperationsOf<F extends Family> = keyof (typeof families)[F]

/** What an operation says of itself. */
export const lineOf = (operation: Operation): OperationLine => operations[operation]

/** The constants of an operation, by name. */
export type ConstantsOf<K extends Operation> = {
  readonly [C in keyof Families[K]['constants']]: Families[K]['constants'][C] extends keyof ConstantKinds
    ? ConstantKinds[Families[K]['constants'][C]]
    : never
}

/** A tuple of as many `R` as `T` is long. */
type Each<T, R> = T extends readonly unknown[] ? { readonly [I in keyof T]: R } : readonly [R, ...R[]]

/** One `R` for each child of an operation: a tuple of its length, or one or more. */
export type Children<K extends Operation, R> = Extract<Each<Families[K]['takes'], R>, readonly R[]>
