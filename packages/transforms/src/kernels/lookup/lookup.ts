import type { Literal, MeaningOf, OperationsOf } from '@lockstep/schema'
import { isSet } from '../../bytes/bitmap.js'
import { isValid, type Kernel, type PlainColumn } from '../../column/column.js'
import { concatenate } from '../../column/concatenate.js'
import { isFixed } from '../../column/fixed-width.js'
import { take } from '../../column/take/take.js'
import { perText, perValue } from '../shared/apply.js'
import { cellOf } from '../shared/constant.js'
import { columnAs } from '../shared/operand.js'
import { byteCellsOf, findKeys, keyTableOf } from './keys.js'
import { nearestTo } from './nearest.js'

/** Writes the place of each cell among some keys, -1 where it is none, or null. */
type Find = (column: PlainColumn, places: Int32Array) => void

const findBooleans = (keys: readonly Literal[]): Find => {
  const places = [false, true].map((value) => keys.findIndex((key) => key.value === value))
  return (column, to) => {
    const { length, validity, bits } = columnAs(column, 'boolean')
    for (let index = 0; index < length; index++)
      to[index] = isValid(validity, index) ? (places[isSet(bits, index) ? 1 : 0] as number) : -1
  }
}

const asBytes = (column: PlainColumn): ReturnType<typeof byteCellsOf> =>
  byteCellsOf(isFixed(column) ? column : columnAs(column, 'text'))

const findBytes = (values: PlainColumn): Find => {
  const keys = keyTableOf(asBytes(values), values.length)
  return (column, to) => findKeys(keys, asBytes(column), column.validity, to)
}

const mapTo = (from: readonly Literal[], to: readonly Literal[]): ((column: PlainColumn) => PlainColumn) => {
  const keys = concatenate(from.map(cellOf))
  const values = concatenate(to.map(cellOf))
  const find = keys.layout === 'boolean' ? findBooleans(from) : findBytes(keys)
  return (column) => {
    const places = new Int32Array(column.length)
    find(column, places)
    return take(values, places)
  }
}

/** The operations of `schema/graph/operations/lookup.ts` on Arrow columns. */
export const lookup: MeaningOf<Kernel, OperationsOf<'lookup'>> = {
  mapValues: ({ constants: { from, to } }, of) => perValue(of, mapTo(from, to)),
  nearest: ({ constants: { values, within } }, of) => perText(of, nearestTo(values, within)),
}
