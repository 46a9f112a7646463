import { types } from '@lockstep/schema'
import { settings, sparkOf } from '@lockstep/test'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { differences } from '../kit/compare/compare.js'
import type { Setting } from '../kit/spark/spark.js'
import { columnOf, edges, someTypes } from './draw.js'
import { ask, expectSame, onEverySpark, outcome, plainly, rows, tableOf, type Whole, words } from './live.js'

const oddNames = [
  ...[
    'a b',
    'dot.ted',
    'back`tick',
    "it's",
    '"',
    'ümläut',
    '😀',
    '$',
    'select',
    'comma,semi;',
    '{brace}',
    '\\',
  ],
]

const everything = tableOf(
  someTypes.map((type, at) => {
    const payloads = type.kind === 'double' ? [0xfff8000000000001n, 0x7ff0000000000001n] : []
    return { name: oddNames[at] ?? `c${at}`, type, cells: [...edges(type), null, ...payloads] }
  }),
)

const everySetting: readonly Setting[] = settings.flatMap((setting, at) => [
  { ...setting, codegen: true },
  ...(at === 0 ? [setting, { ...setting, codegen: false }] : []),
])

onEverySpark((version) => {
  describe('gives back what it was given, bit for bit,', () => {
    test.each(everySetting)('under %o', async (setting) => {
      const queries = [
        { sql: 'select * from `odd ``na.me`' },
        { python: "output = globals()['odd `na.me'].select('*')", output: 'output' },
      ]
      const answers = await ask(version, queries, { setting, input: everything, name: 'odd `na.me' })
      const compared = answers.map((answer) => expectSame(answer, everything))
      expect(compared).toEqual([everything.table.numRows * someTypes.length, compared[0]])
      expect(rows(answers[0]).nullable).toEqual(expect.arrayContaining(oddNames))
    })

    test('for columns drawn at random', async () => {
      const setting = { ansi: true, zone: 'America/New_York' }
      const drawn = fc.array(columnOf, { minLength: 1, maxLength: 8 })
      await fc.assert(
        fc.asyncProperty(drawn, async (columns) => {
          const input = tableOf(columns.map((column, at) => ({ name: `c${at}`, ...column })))
          const [answer] = await ask(version, [{ sql: 'select * from t' }], { input, setting })
          expectSame(answer, input)
        }),
        { numRuns: 6 },
      )
    })

    test('in order, however many rows there are, and under a condition', async () => {
      const ids = Array.from({ length: 25_000 }, (_, at) => BigInt((at * 7919) % 25_000))
      const input = tableOf([{ name: 'id', type: types.long, cells: ids }])
      const even = tableOf([{ name: 'id', type: types.long, cells: ids.filter((id) => id % 2n === 0n) }])
      const queries = [
        { sql: 'select id from t' },
        { sql: 'select id from t where id % 2 = 0' },
        { python: "evens = t.where(F.col('id') % 2 == 0)", output: 'evens' },
      ]
      const [all, some, python] = await ask(version, queries, { input })
      expectSame(all, input)
      expectSame(some, even)
      expectSame(python, even)
    })

    test('without rows', async () => {
      const input = tableOf(someTypes.map((type, at) => ({ name: `c${at}`, type, cells: [] })))
      const [answer] = await ask(version, [{ sql: 'select * from t' }], { input })
      expect(expectSame(answer, input)).toBe(0)
    })
  })

  test('a change on the way is seen', async () => {
    const [answer] = await ask(version, [{ sql: 'select if(id = 2, 5, id) as id, word, at from t' }])
    expect(differences(words.table, rows(answer).table, words.schema).differences).toEqual([
      { column: 'id', row: 1, left: '2', right: '5' },
    ])
  })

  test('a table seen before is not handed over again', async () => {
    const attribute = async (input: Whole): Promise<string | undefined> => {
      const [answer] = await ask(version, [{ sql: 'select id + 1 as b from t' }], { input })
      return /\[id#([0-9]+)/.exec(rows(answer).plan ?? '')?.[1]
    }
    const copy = (): Whole => ({ ...words, table: words.table.slice() })
    const first = await attribute(words)
    expect(await attribute(words)).toBe(first)
    expect(await attribute(copy())).not.toBe(first)
    for (let more = 0; more < 9; more++) await attribute(copy())
    expect(await attribute(words)).not.toBe(first)
  })

  test('a table that is not of its schema is refused, and those beside it are handed over later', async () => {
    const spark = await sparkOf(version)
    const good = { name: 't', ...words, table: words.table.slice() }
    const wrong = { name: 'u', schema: [{ name: 'id', type: types.long }], table: words.table.select(['id']) }
    const queries = [{ sql: 'select id from t' }]
    await expect(spark.evaluate({ input: [good, wrong], queries, setting: plainly })).rejects.toThrow(
      'column "id": Arrow Int32 does not carry long',
    )
    const answers = await spark.evaluate({ input: [good], queries, setting: plainly })
    expect(answers.map(outcome)).toEqual([[1, 2, 3]])
  })

  test('a view ends with its evaluation', async () => {
    const query = [{ sql: 'select id from gone' }]
    expect((await ask(version, query, { name: 'gone' })).map(outcome)).toEqual([[1, 2, 3]])
    expect((await ask(version, query)).map(outcome)).toEqual(['TABLE_OR_VIEW_NOT_FOUND'])
  })
})
