import { type JsonFound, jsonColumns } from '@lockstep/transforms'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

type Counts = Readonly<Record<string, number>>

const countsOf = ({ nulls, texts, booleans, lists, structs, ...found }: JsonFound): Counts => ({
  nulls,
  texts,
  booleans,
  lists,
  structs,
  numbers: found.ints + found.longs + found.wholes + found.fractions,
})

const kindOfValue = (value: unknown): string => {
  if (value === null) return 'nulls'
  if (Array.isArray(value)) return 'lists'
  return { string: 'texts', boolean: 'booleans', number: 'numbers' }[typeof value as string] ?? 'structs'
}

const none: Counts = { nulls: 0, texts: 0, booleans: 0, lists: 0, structs: 0, numbers: 0 }

/** What a plain reading of the same lines counts. */
const byHand = (rows: readonly Readonly<Record<string, unknown>>[]): Readonly<Record<string, Counts>> => {
  const counts: Record<string, Record<string, number>> = {}
  for (const row of rows)
    for (const [name, value] of Object.entries(row)) {
      const of = counts[`.${name}`] ?? { ...none }
      counts[`.${name}`] = of
      const kind = kindOfValue(value)
      of[kind] = (of[kind] ?? 0) + 1
    }
  return counts
}

/** The bytes of a text in pieces of a size. */
function* pieces(text: string, size: number): Generator<Uint8Array> {
  const bytes = new TextEncoder().encode(text)
  for (let at = 0; at < bytes.length; at += size) yield bytes.slice(at, at + size)
}

const discover = (text: string, size = 1 << 20) =>
  jsonColumns(
    'any',
    (async function* () {
      yield* pieces(text, size)
    })(),
  )

describe('the columns of JSON lines', () => {
  it('are counted by kind as a plain reading counts them, however the bytes come', async () => {
    const names = fc.constantFrom('a', 'b', 'c d', 'é', '"q"', '\\')
    const rows = fc.array(fc.dictionary(names, fc.jsonValue({ maxDepth: 2 })), {
      minLength: 1,
      maxLength: 12,
    })
    await fc.assert(
      fc.asyncProperty(rows, fc.integer({ min: 1, max: 40 }), async (rows, size) => {
        const found = await discover(rows.map((row) => `${JSON.stringify(row)}\n`).join(''), size)
        expect(found.badLines).toBe(0)
        const counts = [...found.record.fields].map(([name, of]) => [`.${name}`, countsOf(of)])
        expect(Object.fromEntries(counts)).toEqual(byHand(rows))
      }),
      { numRuns: 300 },
    )
  })

  it('tell whole numbers by their digits, since 1.0 is no int', async () => {
    const { record } = await discover(
      '{"a":1}\n{"a":-123456789}\n{"a":1.0}\n{"a":1e3}\n{"a":1234567890}\n{"a":12345678901234567890}\n',
    )
    expect(record.fields.get('a')).toMatchObject({ ints: 2, fractions: 2, longs: 1, wholes: 1 })
  })

  it('come of arrays of objects too, and bad lines are counted and told', async () => {
    const found = await discover('[{"a":1},{"a":"x"}]\n\noops\n{"a":\n[1]\n{"a":true} trailing\n')
    expect(found).toMatchObject({ lines: 6, badLines: 3, firstBad: 3 })
    expect(found.record.fields.get('a')).toMatchObject({ ints: 1, texts: 1, booleans: 1 })
  })
})
