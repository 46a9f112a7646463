import type { Posting, Unit } from './posting.js'

/** Records that go out at once: a request for each table. */
export type PostParcel = ReadonlyMap<string, readonly Posting[]>

/** The bytes of one request, beyond which it takes no more records. */
const enough = 900_000

/**
 * Gathers units into parcels, whole units and never a part of one.
 * @param most records of a table in one request.
 * @param take what is to be posted of a unit.
 */
export async function* parcelsOf(
  units: AsyncIterable<Unit>,
  most: number,
  take: (unit: Unit) => Promise<readonly Posting[]>,
): AsyncGenerator<PostParcel, void, undefined> {
  let parcel = new Map<string, Posting[]>()
  let bytes = 0
  for await (const unit of units) {
    for (const record of await take(unit)) {
      const of = parcel.get(record.table) ?? []
      of.push(record)
      parcel.set(record.table, of)
      bytes += record.text.length
    }
    const isFull = bytes >= enough || [...parcel.values()].some(({ length }) => length >= most)
    if (!isFull) continue
    yield parcel
    parcel = new Map()
    bytes = 0
  }
  if (parcel.size > 0) yield parcel
}
