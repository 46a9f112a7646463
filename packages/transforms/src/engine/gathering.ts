import type { Field } from '@lockstep/schema'
import { bytesOf } from './byte-size.js'
import { together } from './gather.js'
import { openParts, type PartOf, type SpillParts, spillPartCount } from './parts.js'
import type { Operator, Rows, Spill } from './rows.js'
import { spillBytes } from './spill.js'

/** What is made of all rows. */
export interface Gathered {
  readonly fields: readonly Field[]
  readonly make: (rows: Rows) => Rows
  /** Tells parts of rows that can be made by themselves, one after the other, by some rows; undefined where all must be there. */
  readonly parts: ((some: Rows) => PartOf) | undefined
  /** Whether `make` may be done early: of what it made and of other rows it makes the same as of all. */
  readonly early?: boolean
}

/** Holds all rows, and makes others of them when the last has come; parts of them outside of memory where they do not fit. */
export const gathering = (
  { fields, make, parts, early = false }: Gathered,
  spill: Spill | undefined,
): Operator => {
  let held: Rows[] = []
  let bytes = 0
  let most = spillBytes(spill)
  let aside: SpillParts | undefined

  const all = (): Rows => {
    const rows = together(held, fields)
    held = []
    bytes = 0
    return rows
  }
  const hold = (rows: Rows): void => {
    held.push(rows)
    bytes += bytesOf([rows])
  }
  /** Makes room: by what can be made early, or outside of memory. */
  const relieve = (): void => {
    if (early) {
      hold(make(all()))
      if (bytes * 2 <= most) return
      if (parts === undefined || spill === undefined) most = bytes * 2
    }
    if (parts === undefined || spill === undefined) return
    const rows = all()
    aside = openParts(spill.store(), fields, parts(rows))
    aside.add(rows)
  }
  return {
    push: (rows) => {
      if (rows.length === 0) return []
      if (aside !== undefined) aside.add(rows)
      else {
        hold(rows)
        if (bytes > most) relieve()
      }
      return []
    },
    finish: function* () {
      if (aside === undefined) return yield make(all())
      for (let part = 0; part < spillPartCount; part++) {
        const rows = together([...aside.read(part)], fields)
        if (rows.length > 0) yield make(rows)
      }
    },
    close: () => {
      held = []
      aside?.close()
      aside = undefined
    },
  }
}
