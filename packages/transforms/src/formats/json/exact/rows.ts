import { Fault } from '../fault.js'
import type { StructShape } from '../shape.js'
import { decodeLine } from './encoding.js'
import { nextToken } from './next.js'
import { type State, startOf } from './state.js'
import { units } from './units.js'
import { type ExactValue, readObject } from './value.js'

/** A row: its cells in the order of the table. */
export type ExactRow = readonly ExactValue[]

/** The rows of one line: none of a blank line, several of an array. With a fault, what Spark keeps of a bad record. */
export interface ExactRows {
  readonly rows: readonly ExactRow[]
  readonly fault: Fault | undefined
}

const noObject = (state: State): Fault =>
  new Fault(state.from, `expected an object or an array of objects, got ${state.token}`)

const arrayRows = (state: State, row: StructShape): readonly ExactRow[] => {
  const rows: ExactRow[] = []
  for (let token = nextToken(state); token !== undefined && token !== ']'; token = nextToken(state)) {
    if (token !== '{') throw noObject(state)
    rows.push(readObject(state, row))
  }
  return rows
}

const lineRows = (state: State, row: StructShape): readonly ExactRow[] => {
  const token = nextToken(state)
  if (token === undefined) return []
  if (token === '{') return [readObject(state, row)]
  if (token === '[') return arrayRows(state, row)
  throw noObject(state)
}

/** Reads one line exactly as Spark does, whatever it holds. Slow and complete; `read` in ../read.ts is fast and partial. */
export const readExactRows = (bytes: Uint8Array, from: number, end: number, row: StructShape): ExactRows => {
  try {
    const state = startOf(decodeLine(bytes, from, end), units())
    const rows = lineRows(state, row)
    return { rows, fault: state.fault }
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    return { rows: [row.fields.map(() => null)], fault: error }
  }
}
