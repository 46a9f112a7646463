import type { Field } from '@lockstep/schema'
import { bytesOf } from './byte-size.js'
import { together } from './gather.js'
import { openParts, type PartOf, type SpillParts, spillPartCount } from './parts.js'
import type { Operator, RowStep, Rows, Spill } from './rows.js'
import { spillBytes } from './spill.js'

/** What is done to rows that go by those that are held, and what is made when all have gone by. */
export interface GoingBy {
  readonly step: RowStep
  readonly rest: () => readonly Rows[]
}

/** One side of a join. */
export interface Side {
  readonly fields: readonly Field[]
  /** The part of each row: rows that belong together are in parts of one number. */
  readonly partOf: PartOf
}

/**
 * Holds all rows of its second input; then makes, by those, rows of each batch of the first. Where what is held does not fit, both
 * inputs are put aside in parts, and each part of the first goes by that of the second.
 */
export const goingBy = (
  sides: readonly [left: Side, right: Side],
  prepare: (held: Rows) => GoingBy,
  spill: Spill | undefined,
): Operator => {
  const most = spillBytes(spill)
  let waiting: [Rows[], Rows[]] = [[], []]
  let bytes = 0
  let by: GoingBy | undefined
  let aside: readonly [SpillParts, SpillParts] | undefined

  const all = (input: 0 | 1): Rows => {
    const rows = together(waiting[input], sides[input].fields)
    waiting[input] = []
    return rows
  }
  const putAside = ({ store }: Spill): readonly [SpillParts, SpillParts] => {
    const open = ({ fields, partOf }: Side): SpillParts => openParts(store(), fields, partOf)
    const parts = [open(sides[0]), open(sides[1])] as const
    for (const input of [0, 1] as const) for (const rows of waiting[input]) parts[input].add(rows)
    waiting = [[], []]
    return parts
  }
  return {
    push: (rows, input) => {
      if (rows.length === 0) return []
      if (aside !== undefined) aside[input === 0 ? 0 : 1].add(rows)
      else if (input === 0 && by !== undefined) return [by.step(rows)]
      else {
        waiting[input === 0 ? 0 : 1].push(rows)
        bytes += bytesOf([rows])
        if (spill !== undefined && bytes > most) aside = putAside(spill)
      }
      return []
    },
    end: (input) => {
      if (input === 0 || aside !== undefined) return []
      by = prepare(all(1))
      bytes = 0
      return waiting[0].length === 0 ? [] : [by.step(all(0))]
    },
    finish: function* () {
      if (aside === undefined) return yield* by?.rest() ?? []
      for (let part = 0; part < spillPartCount; part++) {
        const own = prepare(together([...aside[1].read(part)], sides[1].fields))
        for (const rows of aside[0].read(part)) yield own.step(rows)
        yield* own.rest()
      }
    },
    close: () => {
      waiting = [[], []]
      by = undefined
      for (const parts of aside ?? []) parts.close()
      aside = undefined
    },
  }
}
