import type { Field, Partners, RelationOf } from '@lockstep/schema'
import { allNull } from '../column/all-null.js'
import type { ArrowColumn } from '../column/column.js'
import { type JoinedRows, type JoinSide, joinTo } from '../relations/join.js'
import { columnsCalled, takeJoined } from './gather.js'
import { type GoingBy, goingBy, type Side } from './going-by.js'
import type { Operator, QuestionTools, Rows } from './rows.js'
import { partsByKeys } from './spill.js'

/** How many rows of the left side, of `rows`, have another number of partners than they are meant to. */
const wrongPartners = ({ left, right }: JoinedRows, rows: number, partners: Partners): number => {
  const counts = new Int32Array(rows)
  for (let at = 0; at < right.length; at++) {
    const row = left === null ? at : (left[at] as number)
    if ((right[at] as number) >= 0) counts[row] = (counts[row] as number) + 1
  }
  let wrong = 0
  for (const count of counts) if (count > 1 || (partners === 'one' && count === 0)) wrong++
  return wrong
}

/** Rows of two sides whose keys are equal: the left side goes by in batches, the right one is held. */
export const joinOperator = (
  of: RelationOf<'join'>,
  { fieldsOf, onPartners, spill }: QuestionTools,
): Operator => {
  const { parts, inputs } = of
  const { how, keys, nulls, partners } = parts
  const fields = [fieldsOf(inputs[0]), fieldsOf(inputs[1])] as const
  const ours = new Set(fields[0].map(({ name }) => name))
  const columns = fieldsOf(of as never)
  const names = columns.map(({ name }) => name)
  /** A key that both sides name alike is the right's in a right join. */
  const isHeld = (name: string): boolean =>
    !ours.has(name) || (how === 'right' && keys.some((key) => key.left === name && key.right === name))
  const sideOf = (rows: Rows, side: 'left' | 'right'): JoinSide => ({
    keys: columnsCalled(
      rows,
      fields[side === 'left' ? 0 : 1],
      keys.map((key) => key[side]),
    ),
    length: rows.length,
  })
  const inOrder = (own: readonly ArrowColumn[], held: readonly ArrowColumn[]): readonly ArrowColumn[] => {
    let left = 0
    let right = 0
    return names.flatMap((name) => (isHeld(name) ? held[right++] : own[left++]) ?? [])
  }
  const [leftNames, rightNames] = [names.filter((name) => !isHeld(name)), names.filter(isHeld)]
  const side = (own: readonly Field[], of: 'left' | 'right'): Side => ({
    fields: own,
    partOf: partsByKeys((rows) => sideOf(rows, of).keys),
  })
  let wrong = 0
  const prepare = (held: Rows): GoingBy => {
    const join = joinTo(how, sideOf(held, 'right'), nulls)
    return {
      step: (rows) => {
        const found = join.pairs(sideOf(rows, 'left'))
        if (partners !== 'any') wrong += wrongPartners(found, rows.length, partners)
        const ours = columnsCalled(rows, fields[0], leftNames)
        const taken = takeJoined(columnsCalled(held, fields[1], rightNames), found.right, true)
        if (found.left === null) return { columns: inOrder(ours, taken), length: rows.length }
        return { columns: inOrder(takeJoined(ours, found.left, false), taken), length: found.left.length }
      },
      rest: () => {
        const rows = join.alone()
        if (rows.length === 0) return []
        const made = columns.map(({ name, type }): ArrowColumn => {
          const [column] = columnsCalled(held, fields[1], [name])
          const isShared = keys.some((key) => key.left === name && key.right === name)
          if (column === undefined || (ours.has(name) && !isShared)) return allNull(type, rows.length)
          return takeJoined([column], rows, true)[0] ?? allNull(type, rows.length)
        })
        return [{ columns: made, length: rows.length }]
      },
    }
  }
  const operator = goingBy([side(fields[0], 'left'), side(fields[1], 'right')], prepare, spill)
  if (partners === 'any') return operator
  return {
    ...operator,
    finish: function* () {
      yield* operator.finish()
      onPartners(of, wrong)
    },
  }
}
