import {
  firstWholeYear,
  type MeaningOf,
  type OperationsOf,
  type TypeOf,
  types,
  type Zone,
  zoneMinutes,
} from '@lockstep/schema'
import type { IntColumn, Kernel, PlainColumn } from '../../column/column.js'
import { halvesOf } from '../../numbers/int64.js'
import { timeShapeOf } from '../../parse/shape.js'
import { type ComputeTwo, perText, perTwo, perValue } from '../shared/apply.js'
import { cellNullsOf } from '../shared/nulls.js'
import { bothRows, columnAs, operandAs } from '../shared/operand.js'
import { setFirstDays, setParts } from './dates.js'
import { datesOfTexts, timestampsOfTexts } from './from-text.js'
import { midnights, setClocks, setDays, startsOf } from './moments.js'

/** Cells that are ints, as many as a column has, with its nulls. */
const ints = (
  { length, validity }: PlainColumn,
  type: TypeOf<'int'> | TypeOf<'date'>,
  set: (to: Int32Array) => void,
): IntColumn => {
  const values = new Int32Array(length)
  set(values)
  return { layout: 'int', type, length, validity, values }
}

/** The cells but those of days before the first whole year. */
const withoutFirst = (of: IntColumn, days: Int32Array): IntColumn => {
  const nulls = cellNullsOf(of.validity, of.length)
  for (let row = 0; row < days.length; row++) if ((days[row] as number) < firstWholeYear) nulls.add(row)
  return { ...of, validity: nulls.validity() }
}

/** Microseconds that the clock of a zone is ahead of UTC. */
const microsAhead = (zone: Zone): number => zoneMinutes(zone) * 60e6

const addDays: ComputeTwo = (date, more, length) => {
  const a = operandAs(date, 'int')
  const b = operandAs(more, 'int')
  const values = new Int32Array(length)
  const nulls = cellNullsOf(bothRows(date, more, length), length)
  for (let row = 0; row < length; row++) {
    const sum = (a.cells.values[row * a.step] as number) + (b.cells.values[row * b.step] as number)
    values[row] = sum
    if (values[row] !== sum) nulls.add(row)
  }
  return { layout: 'int', type: types.date, length, validity: nulls.validity(), values }
}

/** The difference is cut to 32 bits, as Spark's is. */
const daysSince: ComputeTwo = (left, right, length) => {
  const a = operandAs(left, 'int')
  const b = operandAs(right, 'int')
  const values = new Int32Array(length)
  for (let row = 0; row < length; row++)
    values[row] = (a.cells.values[row * a.step] as number) - (b.cells.values[row * b.step] as number)
  return { layout: 'int', type: types.int, length, validity: bothRows(left, right, length), values }
}

/** The operations of `schema/graph/operations/time.ts` on Arrow columns. */
export const time: MeaningOf<Kernel, OperationsOf<'time'>> = {
  toDate: (node, of) => {
    const shape = timeShapeOf(node.constants.format)
    return perText(of, (column) => datesOfTexts(column, shape))
  },
  toTimestamp: (node, of) => {
    const shape = timeShapeOf(node.constants.format)
    const ahead = zoneMinutes(node.constants.zone) * 60
    return perText(of, (column) => timestampsOfTexts(column, shape, ahead))
  },
  dateOf: ({ constants: { zone } }, of) =>
    perValue(of, (column) => {
      const { values } = columnAs(column, 'long')
      return ints(column, types.date, (to) => setDays(halvesOf(values), microsAhead(zone), to))
    }),
  datePart: ({ constants: { part } }, of) =>
    perValue(of, (column) => {
      const { values } = columnAs(column, 'int')
      return ints(column, types.int, (to) => setParts[part](values, to))
    }),
  clockPart: ({ constants: { part, zone } }, of) =>
    perValue(of, (column) => {
      const { values } = columnAs(column, 'long')
      return ints(column, types.int, (to) => setClocks(part, halvesOf(values), microsAhead(zone), to))
    }),
  dateTrunc: ({ constants: { unit } }, of) =>
    perValue(of, (column) => {
      const { values } = columnAs(column, 'int')
      const firsts = ints(column, types.date, (to) => setFirstDays[unit](values, to))
      return withoutFirst(firsts, values)
    }),
  timestampOf: ({ constants: { zone } }, of) =>
    perValue(of, (column) => midnights(columnAs(column, 'int'), microsAhead(zone))),
  clockTrunc: ({ constants: { unit, zone } }, of) =>
    perValue(of, (column) => startsOf(columnAs(column, 'long'), microsAhead(zone), unit)),
  addDays: (_, ...of) => perTwo(of, addDays),
  daysSince: (_, ...of) => perTwo(of, daysSince),
}
