import { pyspark, sql } from '@lockstep/codegen'
import { concat, type Operation, rule, struct, type Table, type Text, table, when } from '@lockstep/schema'
import { add, agree, nothing, settings, type Tally } from '@lockstep/test'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { drawnTables } from '../kit/draw/rules.js'

const seed = Number(process.env.LOCKSTEP_SEED ?? 20_261_127)

/** Both ANSI modes and both zones, in two settings of the four. */
const some = settings.slice(0, 2)

const word = rule('word', '{0} as a word', (text: Text) => text.trim().lower().nullIf('', 'none'))

/** Columns that are called as lambdas call their variables, and as Spark calls functions without parentheses. */
const raw = z.object({
  x: z.array(z.string()),
  X_1: z.string(),
  y: z.array(z.array(z.string())),
  z: z.array(z.object({ x: z.string(), on: z.boolean(), codes: z.array(z.int32()) })),
  dirty: z.int32(),
  user: z.string(),
  'a\n`b': z.string(),
})

const lists: Table = table('lists', {
  raw,
  clean: (raw) => {
    const shared = raw.x.transform((text) => word(text))
    return {
      shared,
      some: shared.filter((text) => text.isNotNull()),
      outer: raw.x.transform((text) => concat(text, raw.X_1, raw.user, raw['a\n`b'])),
      numbers: raw.x.transform((text) => text.toInt().add(raw.dirty)).filter((int) => int.greaterThan(0)),
      deep: raw.y.transform((list) =>
        list
          .filter((text) => text.equals(list.at(0)).or(text.isNull()))
          .transform((text) => concat(text.coalesce('?'), list.at(1).coalesce(raw.X_1))),
      ),
      kept: raw.y.filter((list) =>
        list
          .transform((text) => text.toInt())
          .at(0)
          .lessThan(raw.dirty),
      ),
      crossed: raw.x.transform((text) =>
        raw.y.at(0).transform((other) => when(other.lessThan(text), word(text)).otherwise(word(other))),
      ),
      structs: raw.z.filter((each) => each.field('on')).transform((each) => each.field('x').upper()),
      codes: raw.z.transform((each) =>
        each
          .field('codes')
          .transform((code) => concat(code.add(1).add(-1).toText(), word(each.field('x')), raw.user)),
      ),
      totals: raw.y.transform((list) =>
        list.aggregate(raw.dirty, (x, y) => x.add(y.toInt().coalesce(list.arraySize()))),
      ),
      chained: raw.x.aggregate(raw.X_1, (x, text) =>
        when(text.lessThan(x), word(text)).otherwise(concat(x, raw.y.at(0).at(0).coalesce('-'), x)),
      ),
      crossedTotals: raw.y.aggregate(0, (x, list) =>
        list.aggregate(x, (y, text) => y.add(x).add(text.length()).coalesce(raw.dirty)),
      ),
      made: raw.z.transform((each) =>
        struct({
          x: each.field('codes').at(0),
          "y'": word(each.field('x')),
          z: struct({ on: each, user: raw.user }),
        }),
      ),
      read: raw.z
        .transform((each) => struct({ on: each.field('on'), x: raw.x }))
        .filter((made) => made.field('on'))
        .transform((made) => made.field('x').at(0)),
      moments: raw.x.transform((text) =>
        text.toTimestamp('yyyy-MM-dd HH:mm:ss').coalesce(text.toTimestamp("yyyy-MM-dd'T'HH:mm:ss")),
      ),
    }
  },
})

const about: readonly Operation[] = [
  'transform',
  'filter',
  'array',
  'get',
  'getField',
  'coalesce',
  'when',
  'namedStruct',
  'aggregate',
]

describe('transform, filter and aggregate', () => {
  it('agree, nested two deep, over lists of lists and of structs, beside columns of any name', async () => {
    const { cells } = await agree(lists, { seed, runs: 1, rows: 300, settings: some })
    expect(cells).toBeGreaterThan(5_000)
  })

  let tally: Tally = nothing

  it.each(
    fc.sample(drawnTables(30, about), { seed, numRuns: 2 }).map((table, index) => [index, table] as const),
  )(`agree in random rules: table %i of seed ${seed}`, async (index, table) => {
    tally = add(tally, await agree(table, { seed: seed + index, runs: 1, rows: 300, settings: some }))
  })

  it('changed lists in them', () => {
    expect(tally.operations.transform?.changed).toBeGreaterThan(100)
    expect(tally.operations.filter?.changed).toBeGreaterThan(100)
    expect(tally.operations.aggregate?.cells).toBeGreaterThan(1_000)
    expect(tally.operations.namedStruct?.cells).toBeGreaterThan(1_000)
  })
})

describe('a lambda on Spark', () => {
  const cleaned = table('t', {
    raw: z.object({ tags: z.array(z.string()), x: z.string() }),
    clean: (raw) => ({ ints: raw.tags.transform((tag) => concat(tag, raw.x).toInt()) }),
  })

  it('is one text for PySpark of 3.5 where its body casts, and a function of Python for 4.0', () => {
    expect(pyspark(cleaned)).toContain(
      'F.expr("transform(tags, x_2 -> try_cast(concat(x_2, x) AS INT))").alias("ints")',
    )
    expect(pyspark(cleaned, { spark: '4.0' })).toContain(
      'F.transform("tags", lambda x_2: F.concat(x_2, "x").try_cast("int"))',
    )
  })

  it('gives its variable a name that neither a column nor the relation has', () => {
    expect(sql(cleaned, { input: 'main.x_2' })).toContain('transform(tags, x_2 -> try_cast(')
  })
})
