import type { AnyTable, RelationOf } from '@lockstep/schema'
import type { ArrowColumn } from '../../../column/column.js'
import { unpackColumns } from '../../../column/unpack.js'
import { bytesOf } from '../../../engine/byte-size.js'
import { inputOf, type Share, sharesOf } from '../../../engine/column-groups.js'
import type { Rows } from '../../../engine/rows.js'
import { type Pool, stir } from '../pool.js'
import { hear } from '../worker-handle.js'
import { learnPrice, type Parcel, type Price, parcels, unknownPrice } from './costs.js'
import { takeBackColumns } from './memory-columns.js'
import { type Mate, matesOf, type Sent, sendTo } from './send.js'

/** The columns of a select, made by this thread and the workers of a pool together. */
export type Sharing = (rows: Rows) => Promise<Rows>

/** Tasks that a worker may have at once. */
const most = 4

/** Milliseconds that this thread stays awake for others before it turns to whatever else there is. */
const patience = 3

/** Dictionaries stay here: their rules are done once for all batches. */
const hasDictionary = (column: ArrowColumn): boolean => {
  if (column.layout === 'list') return hasDictionary(column.elements)
  if (column.layout === 'struct') return column.fields.some(hasDictionary)
  return column.layout === 'dictionary'
}

const newSharing = (pool: Pool, table: AnyTable, select: RelationOf<'select'>): Sharing => {
  const shares = sharesOf(select)
  const types = select.columns.map(({ type }) => type)
  const prices = shares.map(unknownPrice)
  const mates = matesOf(pool, table)
  /** Bytes of what is made of a row elsewhere. */
  let room = 0

  const shareAt = (place: number): Share => shares[place] as Share
  const priceAt = (place: number): Price => prices[place] as Price

  const plan = ({ columns, length }: Rows): readonly Parcel<Mate>[] => {
    const sendable = [...shares.keys()].filter(
      (place) => !shareAt(place).reads.some((read) => hasDictionary(columns[read] as ArrowColumn)),
    )
    if (length === 0 || sendable.length === 0) return []
    if (pool.takesPart) {
      const able = pool.hands.filter(({ ready, tasks }) => ready && tasks.size < most).map(mates.of)
      return parcels(prices, sendable, length, able, performance.now())
    }
    const [hand] = pool.hands.toSorted((one, other) => one.tasks.size - other.tasks.size)
    return hand === undefined ? [] : [{ to: mates.of(hand), shares: sendable, spent: 0 }]
  }

  const keep = (place: number, made: readonly ArrowColumn[], into: ArrowColumn[]): void => {
    for (const [index, output] of shareAt(place).outputs.entries()) into[output] = made[index] as ArrowColumn
  }

  const send = ({ to, shares: places, spent }: Parcel<Mate>, rows: Rows): Sent => {
    const inputs = places.map((place) => inputOf(shareAt(place), rows))
    const sent = sendTo(pool, mates.job, to, { places, inputs, behind: Math.ceil(room * rows.length) })
    to.freeAt = Math.max(to.freeAt, performance.now()) + spent
    return sent
  }

  const takeBack = async (
    { to, shares: places }: Parcel<Mate>,
    { slot, spent, made: making }: Sent,
    length: number,
    into: ArrowColumn[],
  ): Promise<void> => {
    const made = await making
    if (to.hand.tasks.size === 0) to.freeAt = 0
    for (const [index, place] of places.entries()) {
      const began = performance.now()
      const outputs = shareAt(place).outputs.flatMap((output) => types[output] ?? [])
      keep(place, unpackColumns(takeBackColumns(slot, made.shares[index] ?? []), outputs, new Map()), into)
      const price = priceAt(place)
      price.carry = learnPrice(price.carry, performance.now() - began + (spent[index] ?? 0), length)
      price.make = learnPrice(price.make, made.spent[index] ?? 0, length)
    }
    room = Math.max(room, made.bytes / length)
    to.slots.push(slot)
  }

  const make = (place: number, rows: Rows, into: ArrowColumn[]): void => {
    const input = inputOf(shareAt(place), rows)
    const price = priceAt(place)
    const began = performance.now()
    keep(place, shareAt(place).run(input).columns, into)
    price.bytes = bytesOf([input]) / Math.max(rows.length, 1)
    price.make = learnPrice(price.make, performance.now() - began, rows.length)
  }

  const begin = (rows: Rows, into: ArrowColumn[]): readonly Promise<void>[] => {
    const away = plan(rows)
    const sent = away.map((parcel) => takeBack(parcel, send(parcel, rows), rows.length, into))
    const others = new Set(away.flatMap(({ shares: places }) => places))
    for (const place of shares.keys()) if (!others.has(place)) make(place, rows, into)
    return sent
  }

  /** Stays awake until others have no more than one task, which they do while this thread does its next. */
  const keepUp = (): void => {
    const until = performance.now() + patience
    for (const { wire, tasks, take } of pool.hands)
      while (tasks.size > 1) {
        const answer = wire.await(until - performance.now())
        if (answer === undefined) return
        take(answer)
      }
  }

  return async (rows) => {
    stir(pool)
    pool.hands.forEach(hear)
    const into: ArrowColumn[] = new Array(types.length)
    const sent = begin(rows, into)
    keepUp()
    await Promise.all(sent)
    return { columns: into, length: rows.length }
  }
}

const known = new WeakMap<Pool, WeakMap<AnyTable, Sharing>>()

/** How a pool makes the columns of a table's first select: the same for all batches and jobs, since it learns what pays. */
export const sharingOf = (pool: Pool, table: AnyTable, select: RelationOf<'select'>): Sharing => {
  const tables = known.get(pool) ?? new WeakMap<AnyTable, Sharing>()
  known.set(pool, tables)
  const sharing = tables.get(table) ?? newSharing(pool, table, select)
  tables.set(table, sharing)
  return sharing
}
