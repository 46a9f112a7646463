import type { Fault } from '../fault.js'

/** What a token is: a name, a value, or a bracket. */
export type Token = 'name' | 'string' | 'int' | 'float' | 'true' | 'false' | 'null' | '{' | '}' | '[' | ']'

/** An open object or array, or the root: how deep it is, its last name, and how many entries it has seen. */
export interface Scope {
  readonly kind: 'root' | 'object' | 'array'
  readonly parent: Scope | undefined
  readonly depth: number
  name: string | undefined
  entries: number
}

/** The UTF-16 units of the last string read. */
export interface Units {
  units: Uint16Array
  length: number
}

/**
 * A line as Spark's parser reads it: its bytes, which are UTF-8, or (`wide`) the UTF-16 units it was decoded to.
 * `cut`: UTF-32 that ends inside a character, which is an error once the end is reached.
 */
export interface Line {
  readonly units: Uint8Array | Uint16Array
  readonly wide: boolean
  readonly from: number
  readonly end: number
  readonly cut: boolean
}

/**
 * Where the parser stands in one line. It is the state of Spark's own parser (Jackson), because Spark goes on
 * after some errors from wherever that parser stopped.
 */
export interface State {
  readonly line: Line
  readonly end: number
  pos: number
  token: Token | undefined
  /** The value read along with a name. */
  ahead: Token | undefined
  /** A string whose first quote only has been read. */
  unread: boolean
  scope: Scope
  /** Where the current value began. */
  from: number
  /** Where the current number ended. */
  to: number
  readonly string: Units
  /** The first thing that made the line a bad record. */
  fault: Fault | undefined
}

/** Before the first token of a line. */
export const startOf = (line: Line, string: Units): State => ({
  line,
  end: line.end,
  pos: line.from,
  token: undefined,
  ahead: undefined,
  unread: false,
  scope: { kind: 'root', parent: undefined, depth: 0, name: undefined, entries: 0 },
  from: line.from,
  to: line.from,
  string,
  fault: undefined,
})

/** The byte, or unit, at a place before the end. */
export const unitAt = (units: Uint8Array | Uint16Array, at: number): number => units[at] as number

/** The next byte, or unit, which stays unread. */
export const peek = (state: State): number => unitAt(state.line.units, state.pos)

/** The next byte, or unit, which is then read. */
export const takeUnit = (state: State): number => unitAt(state.line.units, state.pos++)
