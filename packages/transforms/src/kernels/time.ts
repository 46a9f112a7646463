import { type MeaningOf, type OperationsOf, types, zoneMinutes } from '@lockstep/schema'
import { noDay } from '../calendar.js'
import type { Kernel, PlainColumn, TextColumn } from '../column.js'
import { halvesOf } from '../longs.js'
import { readDay, readMoment } from '../parse/moment.js'
import { type Shape, shapeOf } from '../parse/shape.js'
import { viewOf } from '../text/words.js'
import { perText } from './combine.js'
import { clear, openBits } from './missing.js'

const dates = ({ length, validity, offsets, bytes }: TextColumn, shape: Shape): PlainColumn => {
  const values = new Int32Array(length)
  const bits = openBits(validity, length)
  const view = viewOf(bytes)
  let missing = false
  for (let index = 0; index < length; index++) {
    const day = readDay(view, offsets[index] as number, offsets[index + 1] as number, shape)
    if (day === noDay) {
      clear(bits, index)
      missing = true
    } else values[index] = day
  }
  return { layout: 'int', type: types.date, length, validity: missing ? bits : validity, values }
}

/** `ahead` is how many seconds the clock is ahead of UTC. */
const timestamps = (
  { length, validity, offsets, bytes }: TextColumn,
  shape: Shape,
  ahead: number,
): PlainColumn => {
  const values = new BigInt64Array(length)
  const halves = halvesOf(values)
  const bits = openBits(validity, length)
  const view = viewOf(bytes)
  let missing = false
  for (let index = 0; index < length; index++) {
    const [from, to] = [offsets[index] as number, offsets[index + 1] as number]
    if (!readMoment(view, from, to, shape, ahead, halves, index)) {
      clear(bits, index)
      missing = true
    }
  }
  return { layout: 'long', type: types.timestamp, length, validity: missing ? bits : validity, values }
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
