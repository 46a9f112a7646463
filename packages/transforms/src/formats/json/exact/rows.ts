import { Fault } from '../fault.js'
import type { StructShape } from '../shape.js'
import { decodedLine } from './encoding.js'
import { next } from './next.js'
import { type State, startOf } from './state.js'
import { units } from './units.js'
import { readObject, type Value } from './value.js'

/** A row: its cells in the order of the table. */
export type Row = readonly Value[]

/** The rows of one line: none of a blank line, several of an array. With a fault, what Spark keeps of a bad record. */
export interface Rows {
  readonly rows: readonly Row[]
  readonly fault: Fault | undefined
}

const noObject = (state: State): Fault =>
  new Fault(state.from, `expected an object or an array of objects, got ${state.token}`)

const arrayRows = (state: State, row: StructShape): readonly Row[] => {
  const rows: Row[] = []
  for (let token = next(state); token !== undefined && token !== ']'; token = next(state)) {
    if (token !== '{') throw noObject(state)
    rows.push(readObject(state, row))
  }
  return rows
}

const lineRows = (state: State, row: StructShape): readonly Row[] => {
  const token = next(state)
  if (token === undefined) return []
  if (token === '{') return [readObject(state, row)]
  if (token === '[') return arrayRows(state, row)
  throw noObject(state)
}

/** Reads one line exactly as Spark does, whatever it holds. Slow and complete; `read` in ../read.ts is fast and partial. */
export const exactRows = (bytes: Uint8Array, from: number, end: number, row: StructShape): Rows => {
  try {
    const state = startOf(decodedLine(bytes, from, end), units())
    const rows = lineRows(state, row)
    return { rows, fault: state.fault }
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    return { rows: [row.fields.map(() => null)], fault: error }
  }
}
