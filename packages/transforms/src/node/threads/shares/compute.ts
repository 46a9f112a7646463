import { type AnyTable, readsOf, type Type } from '@lockstep/schema'
import type { ArrowColumn } from '../../../column/column.js'
import { toPlain } from '../../../column/take/take.js'
import { unpackColumns } from '../../../column/unpack.js'
import { firstSelect, type Share, sharesOf } from '../../../engine/column-groups.js'
import type { MadeShares, PackedShare, PackedShares } from '../messages.js'
import { type Back, putBehind, viewColumns } from './memory-columns.js'

/** Makes shares in a thread that does not give them out. */
export type ShareGuest = (task: PackedShares) => MadeShares

/** No dictionary is sent, so that any was made on the way. */
const withoutMade = (column: ArrowColumn): ArrowColumn =>
  column.layout === 'dictionary' ? toPlain(column) : column

/** The shares of a table, for another thread. */
export const shareGuestOf = (table: AnyTable): ShareGuest => {
  const select = firstSelect(table.relation)
  const reads = readsOf(table.relation)
  const shares = select === undefined ? [] : sharesOf(select)
  const slots = new Map<number, SharedArrayBuffer>()
  const typesOf = (share: Share): readonly Type[] => share.reads.flatMap((place) => reads[place]?.type ?? [])

  const memoryOf = ({ slot, memory = slots.get(slot) }: PackedShares): SharedArrayBuffer => {
    if (memory === undefined) throw new TypeError(`there is no slot ${slot}`)
    slots.set(slot, memory)
    return memory
  }

  const make = (memory: SharedArrayBuffer, end: number, place: number, sent: PackedShare): Back => {
    const share = shares[place]
    if (share === undefined) throw new TypeError(`${table.name} has no share ${place}`)
    const columns = unpackColumns(viewColumns(memory, sent.columns), typesOf(share), new Map())
    return putBehind(memory, end, share.run({ columns, length: sent.length }).columns.map(withoutMade))
  }

  return (task) => {
    const memory = memoryOf(task)
    const spent: number[] = []
    let { end } = task
    const made = task.shares.map(({ place, ...sent }) => {
      const began = performance.now()
      const { columns, bytes } = make(memory, end, place, sent)
      end += bytes
      spent.push(performance.now() - began)
      return columns
    })
    return { shares: made, spent, bytes: end - task.end }
  }
}
