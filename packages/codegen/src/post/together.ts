import type { Posting, Unit, Unreadable } from './posting.js'

/** The records of one table, and the column that tells which others they belong to. */
export interface Strand {
  readonly records: AsyncIterator<Posting | Unreadable>
  readonly key: string | null
}

/** How many records are held at most while those that belong to them have not come. */
const patience = 30_000

/** The value of a record's key as JSON, or nothing where it has none. */
const keyIn = ({ text }: Posting, key: string): string | undefined => {
  try {
    const value: unknown = Reflect.get(Object(JSON.parse(text)), key)
    return value === undefined || value === null ? undefined : JSON.stringify(value)
  } catch {
    return undefined
  }
}

/** One record of each strand at a time; those that have ended are passed over. */
async function* rounds(
  strands: readonly Strand[],
): AsyncGenerator<readonly (Posting | Unreadable | undefined)[]> {
  try {
    for (;;) {
      const next = await Promise.all(strands.map(({ records }) => records.next()))
      const round = next.map(({ done, value }) => (done === true ? undefined : value))
      if (round.every((record) => record === undefined)) return
      yield round
    }
  } finally {
    for (const { records } of strands) await records.return?.()
  }
}

/** A post of which not all records have come: one place for each strand. */
type Part = (Posting | Unreadable | undefined)[]

const isThere = <T>(record: T | undefined): record is T => record !== undefined

/**
 * Records of several tables, those together that belong together: the first with a key of one table goes with the first with
 * that key of each other, the second with the second. What waits for others too long, has no key, or is left at the end
 * goes by itself, with those that did come. The order is the same each time.
 */
export async function* unitsTogether(strands: readonly Strand[]): AsyncGenerator<Unit, void, undefined> {
  const isKeyed = strands.length > 1 && strands.every(({ key }) => key !== null)
  const parts = new Map<string, Part[]>()
  let held = 0

  /** Puts a record to those of its key, and gives them where they are all there. */
  const join = (record: Posting | Unreadable, place: number, key: string): Unit | undefined => {
    const open = parts.get(key) ?? []
    const part = open.find((each) => each[place] === undefined) ?? strands.map(() => undefined)
    if (!open.includes(part)) open.push(part)
    part[place] = record
    parts.set(key, open)
    held++
    if (!part.every(isThere)) return undefined
    open.splice(open.indexOf(part), 1)
    if (open.length === 0) parts.delete(key)
    held -= part.length
    return part.filter(isThere)
  }

  /** The records that have waited longest. */
  const oldest = (): Unit => {
    const [key, open = []] = parts.entries().next().value ?? ['']
    const part = open.shift() ?? []
    if (open.length === 0) parts.delete(key)
    const unit = part.filter(isThere)
    held -= unit.length
    return unit
  }

  for await (const round of rounds(strands)) {
    if (!isKeyed) {
      yield round.filter(isThere)
      continue
    }
    for (const [place, record] of round.entries()) {
      if (record === undefined) continue
      const key = keyIn(record, strands[place]?.key ?? '')
      const unit = key === undefined ? [record] : join(record, place, key)
      if (unit !== undefined) yield unit
    }
    while (held > patience) yield oldest()
  }
  while (held > 0) yield oldest()
}
