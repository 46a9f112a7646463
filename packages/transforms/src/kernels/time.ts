import { type MeaningOf, type OperationsOf, types, zoneMinutes } from '@lockstep/schema'
import type { Kernel, PlainColumn, TextColumn } from '../column.js'
import { halvesOf, setProduct } from '../longs.js'
import { readDay, readFraction, readSeconds, type Shape, shapeOf } from '../parse/shape.js'
import { nullsOf } from './cells.js'
import { perText } from './combine.js'

const dates = ({ length, validity, offsets, bytes }: TextColumn, shape: Shape): PlainColumn => {
  const values = new Int32Array(length)
  const nulls = nullsOf(validity, length)
  for (let index = 0; index < length; index++) {
    const day = readDay(bytes, offsets[index] ?? 0, offsets[index + 1] ?? 0, shape)
    if (Number.isNaN(day)) nulls.add(index)
    else values[index] = day
  }
  return { layout: 'int', type: types.date, length, validity: nulls.validity(), values }
}

/** `ahead` is how many seconds the clock is ahead of UTC. */
const timestamps = (
  { length, validity, offsets, bytes }: TextColumn,
  shape: Shape,
  ahead: number,
): PlainColumn => {
  const values = new BigInt64Array(length)
  const halves = halvesOf(values)
  const nulls = nullsOf(validity, length)
  for (let index = 0; index < length; index++) {
    const [from, to] = [offsets[index] ?? 0, offsets[index + 1] ?? 0]
    const seconds = readSeconds(bytes, from, to, shape)
    const micros = Number.isNaN(seconds) ? seconds : readFraction(bytes, from + shape.length, to, shape)
    if (Number.isNaN(micros)) nulls.add(index)
    else setProduct(halves, index, seconds - ahead, 1e6, micros)
  }
  return { layout: 'long', type: types.timestamp, length, validity: nulls.validity(), values }
}

/** The operations of `schema/operations/time.ts` on Arrow columns. */
export const time: MeaningOf<Kernel, OperationsOf<'time'>> = {
  toDate: (node, of) => {
    const shape = shapeOf(node.constants.format)
    return perText(of, (column) => dates(column, shape))
  },
  toTimestamp: (node, of) => {
    const shape = shapeOf(node.constants.format)
    const ahead = zoneMinutes(node.constants.zone) * 60
    return perText(of, (column) => timestamps(column, shape, ahead))
  },
}
