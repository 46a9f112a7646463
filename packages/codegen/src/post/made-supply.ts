import { PostError, type Supply, type Unit } from './posting.js'

/** Gives records: one object for each post, which has a record by the name of each table. */
export type MakeRecords = (seed: number, count: number) => Iterable<unknown> | AsyncIterable<unknown>

/** How many records are made, and by what. */
export interface MadeRecords {
  readonly make: MakeRecords
  /** The name of what makes them, for people. */
  readonly by: string
  readonly seed: number
  readonly count: number
}

const isGone = (given: unknown): boolean => given === undefined || given === null

/** The records of one post, of the tables that are posted. */
const unitOf = (
  post: unknown,
  at: number,
  tables: readonly string[],
  { by }: MadeRecords,
  counts: Map<string, number>,
): Unit => {
  const found = tables.flatMap((table) => {
    const record: unknown = Reflect.get(Object(post), table)
    if (isGone(record)) return []
    const text = JSON.stringify(record)
    const number = (counts.get(table) ?? 0) + 1
    counts.set(table, number)
    return [{ table, number, text, place: `${table} ${number} of ${by}` }]
  })
  if (found.length === 0)
    throw new PostError(
      `${by}: expected objects with a record for each table, such as { ${tables.join(', ')} }, got ${JSON.stringify(post)?.slice(0, 100)} as number ${at}`,
    )
  return found
}

/** Records that a function of the user's makes: the same for the same seed and count. */
export const madeSupply = (tables: readonly string[], made: MadeRecords): Supply => {
  let given = 0
  return {
    identity: { by: made.by, seed: made.seed, count: made.count },
    part: () => given / made.count,
    units: async function* () {
      const counts = new Map<string, number>()
      for await (const post of made.make(made.seed, made.count)) {
        given++
        yield unitOf(post, given, tables, made, counts)
      }
    },
  }
}
