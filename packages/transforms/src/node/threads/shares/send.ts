import { type AnyTable, type Json, toJSON } from '@lockstep/schema'
import { bytesOf } from '../../../engine/byte-size.js'
import type { Rows } from '../../../engine/rows.js'
import type { MadeShares, PackedShare, PackedTask } from '../messages.js'
import { give, newJob, type Pool } from '../pool.js'
import type { Hand } from '../worker-handle.js'
import { empty, hasRoom, newSlot, type Slot } from './memory.js'
import { putInto } from './memory-columns.js'

/** A worker that shares are sent to. */
export interface Mate {
  readonly hand: Hand
  /** When it will have made what it has, on the clock of `performance.now`. */
  freeAt: number
  /** How many slots were made for it. */
  count: number
  /** Those that nothing lies in. */
  readonly slots: Slot[]
}

/** Tells workers that a table is gone. */
const gone = new FinalizationRegistry<() => void>((tell) => tell())

/** The workers of a pool that have been told of a table. */
export const matesOf = (
  pool: Pool,
  table: AnyTable,
): { readonly job: number; readonly of: (hand: Hand) => Mate } => {
  const job = newJob(pool)
  const json = toJSON(table) as Json
  const mates = new Map<Hand, Mate>()
  gone.register(table, () => {
    for (const { wire } of mates.keys()) wire.say({ kind: 'end', job })
  })
  const of = (hand: Hand): Mate => {
    const known = mates.get(hand)
    if (known !== undefined) return known
    const rest = { json: {}, chunkBytes: 0, encode: undefined }
    hand.wire.say({ kind: 'begin', job, table: json, with: rest })
    const mate = { hand, freeAt: 0, count: 0, slots: [] }
    mates.set(hand, mate)
    return mate
  }
  return { job, of }
}

/** Shares to make of some rows: their places, and what each is made of. */
export interface Asked {
  readonly places: readonly number[]
  readonly inputs: readonly Rows[]
  /** The bytes to leave room for, of what is made. */
  readonly behind: number
}

/** Shares on their way, in a slot that is free again once they have been taken out. */
export interface Sent {
  readonly slot: Slot
  /** The milliseconds that it took to send each. */
  readonly spent: readonly number[]
  readonly made: Promise<MadeShares>
}

const put = (slot: Slot, inputs: readonly Rows[], spent: number[]): readonly PackedShare[] => {
  empty(slot)
  return inputs.map(({ columns, length }, index) => {
    const began = performance.now()
    const share = { columns: putInto(slot, columns), length }
    spent[index] = performance.now() - began
    return share
  })
}

/** Sends shares of a job to a worker. */
export const sendTo = (pool: Pool, job: number, to: Mate, { places, inputs, behind }: Asked): Sent => {
  const spent: number[] = []
  const before = to.slots.pop()
  let slot = before ?? newSlot(to.count++, bytesOf(inputs) + behind)
  let shares = put(slot, inputs, spent)
  if (!hasRoom(slot, behind)) {
    slot = newSlot(slot.number, slot.end + behind + (behind >> 2))
    shares = put(slot, inputs, spent)
  }
  const task: PackedTask = {
    kind: 'shares',
    slot: slot.number,
    memory: slot === before ? undefined : slot.memory,
    end: slot.end,
    shares: shares.map((share, index) => ({ ...share, place: places[index] as number })),
  }
  const made = new Promise<MadeShares>((resolve, reject) => {
    give(pool, to.hand, {
      order: (_, id) => [{ kind: 'run', job, id, task }, []],
      done: (done) =>
        done.made === undefined ? reject(new TypeError('no shares were made')) : resolve(done.made),
      failed: reject,
    })
  })
  return { slot, spent, made }
}
