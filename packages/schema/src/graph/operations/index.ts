import type { ConstantOf, OperationLine } from '../operation.js'
import { bits } from './bits.js'
import { calendar } from './calendar.js'
import { cast } from './cast.js'
import { compare } from './compare.js'
import { core } from './core.js'
import { digest } from './digest.js'
import { elements } from './elements.js'
import { encode } from './encode.js'
import { floating } from './floating.js'
import { format } from './format.js'
import { json } from './json.js'
import { letters } from './letters.js'
import { list } from './list.js'
import { logic } from './logic.js'
import { lookup } from './lookup.js'
import { number } from './number.js'
import { padding } from './padding.js'
import { pattern } from './pattern.js'
import { pieces } from './pieces.js'
import { struct } from './struct.js'
import { text } from './text.js'
import { time } from './time.js'

/** The operations by family, each the contents of one file here and in every other package. */
export const families: {
  readonly core: typeof core
  readonly logic: typeof logic
  readonly compare: typeof compare
  readonly cast: typeof cast
  readonly text: typeof text
  readonly letters: typeof letters
  readonly pattern: typeof pattern
  readonly number: typeof number
  readonly time: typeof time
  readonly format: typeof format
  readonly calendar: typeof calendar
  readonly floating: typeof floating
  readonly bits: typeof bits
  readonly list: typeof list
  readonly elements: typeof elements
  readonly struct: typeof struct
  readonly json: typeof json
  readonly pieces: typeof pieces
  readonly padding: typeof padding
  readonly encode: typeof encode
  readonly digest: typeof digest
  readonly lookup: typeof lookup
} = {
  core,
  logic,
  compare,
  cast,
  text,
  letters,
  pattern,
  number,
  time,
  list,
  elements,
  struct,
  json,
  pieces,
  padding,
  encode,
  digest,
  lookup,
  format,
  calendar,
  floating,
  bits,
}

/** The name of a family of operations. */
export type Family = keyof typeof families

/** The operations of one family. */
export type OperationsOf<F extends Family> = keyof (typeof families)[F]

type Merged<T> = T extends unknown ? (all: T) => void : never

/** The lines of all families as one object. */
export type Operations =
  Merged<(typeof families)[Family]> extends (all: infer All) => void
    ? { readonly [K in keyof All]: All[K] }
    : never

/** Every operation there is, and all that is said of it. */
export const operations: Operations = Object.assign({}, ...Object.values(families))

/** The name of an operation. */
export type Operation = keyof Operations

/** The operations that bind a variable: a lambda's body is one of their children. */
export type LambdaOperation = {
  readonly [K in Operation]: Operations[K] extends { readonly binds: number } ? K : never
}[Operation]

/** Those of them that bind one variable: the element of their list. */
export type ElementwiseOperation = {
  readonly [K in LambdaOperation]: Operations[K] extends { readonly begins: number } ? never : K
}[LambdaOperation]

/** What an operation says of itself. */
export const lineOf = (operation: Operation): OperationLine => operations[operation]

/** The constants of an operation, by name. */
export type ConstantsOf<K extends Operation> = {
  readonly [C in keyof Operations[K]['constants']]: ConstantOf<Operations[K]['constants'][C]>
}

/** A tuple of `R`, of the length of the tuple `T`. */
export type Each<T, R> = T extends readonly unknown[] ? { readonly [I in keyof T]: R } : readonly [R, ...R[]]

/** One `R` for each child of an operation: a tuple of its length, or one or more. */
export type Children<K extends Operation, R> = Extract<Each<Operations[K]['takes'], R>, readonly R[]>
