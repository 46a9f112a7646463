import { type MeaningOf, type OperationsOf, type Type, types } from '@lockstep/schema'
import { bitmapBytes, isSet, setBit } from '../../bytes/bitmap.js'
import type { Kernel, PlainColumn } from '../../column/column.js'
import { expOf, lnOf, log10Of } from '../../numbers/fdlibm.js'
import { type Halfway, roundDouble } from '../../numbers/round-double.js'
import { choose } from '../logic/choose/choose.js'
import { perTwo, perValue } from '../shared/apply.js'
import { cellNullsOf } from '../shared/nulls.js'
import { columnAs, operandAs } from '../shared/operand.js'
import { wholeLongs } from '../shared/whole-longs.js'
import { decimalWholes } from './decimal-wholes.js'
import { widthBuckets } from './width-bucket.js'

/** Computes a double of each double. Each has a loop of its own, so that what it calls becomes part of it. */
type OfDoubles = (from: Float64Array, to: Float64Array) => void

const roundings =
  (places: number, halfway: Halfway): OfDoubles =>
  (from, to) => {
    for (let row = 0; row < to.length; row++) to[row] = roundDouble(from[row] as number, places, halfway)
  }

const signs: OfDoubles = (from, to) => {
  for (let row = 0; row < to.length; row++) to[row] = Math.sign(from[row] as number)
}

const roots: OfDoubles = (from, to) => {
  for (let row = 0; row < to.length; row++) to[row] = Math.sqrt(from[row] as number)
}

const powersOfE: OfDoubles = (from, to) => {
  for (let row = 0; row < to.length; row++) to[row] = expOf(from[row] as number)
}

const naturalLogs: OfDoubles = (from, to) => {
  for (let row = 0; row < to.length; row++) to[row] = lnOf(from[row] as number)
}

const commonLogs: OfDoubles = (from, to) => {
  for (let row = 0; row < to.length; row++) to[row] = log10Of(from[row] as number)
}

const doubles = (of: Kernel, set: OfDoubles): Kernel =>
  perValue(of, (column) => {
    const { length, validity, values: from } = columnAs(column, 'double')
    const values = new Float64Array(length)
    set(from, values)
    return { layout: 'double', type: types.double, length, validity, values }
  })

/** As `doubles`, and null for zero and below. */
const logs = (of: Kernel, set: OfDoubles): Kernel =>
  perValue(of, (column) => {
    const { length, validity, values: from } = columnAs(column, 'double')
    const values = new Float64Array(length)
    const nulls = cellNullsOf(validity, length)
    set(from, values)
    for (let row = 0; row < length; row++) if ((from[row] as number) <= 0) nulls.add(row)
    return { layout: 'double', type: types.double, length, validity: nulls.validity(), values }
  })

/** Which cells hold NaN, null apart. */
const nanBits = ({ length, validity, values }: Extract<PlainColumn, { layout: 'double' }>): Uint8Array => {
  const bits = new Uint8Array(bitmapBytes(length))
  for (let row = 0; row < length; row++) {
    if (Number.isNaN(values[row]) && (validity === null || isSet(validity, row))) setBit(bits, row)
  }
  return bits
}

const wholes =
  (how: 'floor' | 'ceil') =>
  ({ type }: { readonly type: Type }, of: Kernel): Kernel =>
    perValue(of, (column) =>
      column.layout === 'decimal'
        ? decimalWholes(column, type, how)
        : wholeLongs(columnAs(column, 'double'), how),
    )

/** The operations of `schema/graph/operations/floating.ts` on Arrow columns. */
export const floating: MeaningOf<Kernel, OperationsOf<'floating'>> = {
  round: ({ constants: { places } }, of) => doubles(of, roundings(places, 'away')),
  bround: ({ constants: { places } }, of) => doubles(of, roundings(places, 'even')),
  floor: wholes('floor'),
  ceil: wholes('ceil'),
  signum: (_, of) => doubles(of, signs),
  sqrt: (_, of) => doubles(of, roots),
  exp: (_, of) => doubles(of, powersOfE),
  ln: (_, of) => logs(of, naturalLogs),
  log10: (_, of) => logs(of, commonLogs),
  isNaN: (_, of) =>
    perValue(of, (column) => {
      const { length } = column
      const bits = nanBits(columnAs(column, 'double'))
      return { layout: 'boolean', type: types.boolean, length, validity: null, bits }
    }),
  widthBucket: (_, ...of) => widthBuckets(of),
  nanvl: (_, ...of) =>
    perTwo(
      of,
      (left, right, length) => {
        const { cells, step } = operandAs(left, 'double')
        const own = nanBits(cells)
        if (step === 1) return choose(own, right, left, length)
        const all = new Uint8Array(bitmapBytes(length)).fill(isSet(own, 0) ? 0xff : 0)
        return choose(all, right, left, length)
      },
      false,
    ),
}
