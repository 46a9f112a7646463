import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { notebook } from '@lockstep/codegen'
import { query, table, types } from '@lockstep/schema'
import { sparkOf, versions } from '@lockstep/test'
import { answer, tableOfRows, type WrongPartners } from '@lockstep/transforms'
import { afterAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { cells } from '../kit/arrow/cells.js'
import { rows } from './live.js'

const posts = table('posts', {
  raw: z.object({ id: z.int32(), by: z.string() }),
  clean: ({ id, by }) => ({ id, by }),
})
const people = table('people', {
  raw: z.object({ by: z.string(), town: z.string() }),
  clean: ({ by, town }) => ({ by, town }),
})
const towns = table('towns', {
  raw: z.object({ town: z.string(), land: z.string() }),
  clean: ({ town, land }) => ({ town, land }),
})

/** Two people are named b, nobody c, and one post is by nobody; b's second town is not known. */
const raw = {
  posts: [
    { id: 1, by: 'a' },
    { id: 2, by: 'b' },
    { id: 3, by: 'b' },
    { id: 4, by: 'c' },
    { id: 5, by: null },
  ],
  people: [
    { by: 'a', town: 'here' },
    { by: 'b', town: 'here' },
    { by: 'b', town: 'there' },
  ],
  towns: [{ town: 'here', land: 'x' }],
}

const where = query('where_from')
  .from(posts)
  .leftJoin(people, { on: 'by', partners: 'at most one' })
  .leftJoin(towns, { on: 'town', partners: 'one' })

/** Posts 2 and 3 have two people; their rows with `there`, and posts 4 and 5, have no town. */
const wrong = [2n, 4n]

describe('partners that are not as many as a question says', () => {
  const source = mkdtempSync(join(tmpdir(), 'lockstep-partners-'))
  for (const [name, lines] of Object.entries(raw)) {
    mkdirSync(join(source, name))
    writeFileSync(join(source, name, 'part.json'), lines.map((line) => JSON.stringify(line)).join('\n'))
  }
  afterAll(() => rmSync(source, { recursive: true }))

  it('are counted where the question is answered', () => {
    const found: WrongPartners[] = []
    const tables = Object.fromEntries(
      [posts, people, towns].map((of) => [of.name, tableOfRows(of, raw[of.name as 'posts'])]),
    )
    answer(where, tables, { onPartners: (each) => void found.push(each) })
    expect(found.map((each) => BigInt(each.rows))).toEqual(wrong)
  })

  it.each(versions)('are counted in the notebook beside the answer, on Spark %s', async (version) => {
    const names = ['where_from', 'where_from_partners_1', 'where_from_partners_2']
    const spark = await sparkOf(version)
    const done = await spark.notebook({
      text: [
        notebook([posts, people, towns], { queries: [where] }),
        '# COMMAND ----------',
        ...names.map((name) => `${name}.write.mode("overwrite").saveAsTable("asked_${name}")`),
        '',
      ].join('\n'),
      widgets: { source, catalog: 'spark_catalog', schema: 'lockstep_notebook' },
      results: names.map((name) => `asked_${name}`),
    })
    if ('cell' in done) throw new Error(`cell ${done.cell}: ${done.message}`)
    const [asked, ...counts] = names.map((name) => rows(done.tables[`asked_${name}`]).table)
    expect(asked?.numRows).toBe(7)
    for (const [index, count] of counts.entries())
      expect(cells(count, [{ name: 'rows', type: types.long }])[0]?.cells).toEqual([wrong[index]])
  })
})
