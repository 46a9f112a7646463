import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { table } from '@lockstep/schema'
import { afterAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { holdAgainst } from '../../../packages/codegen/src/infer/against/against.js'
import type { Drift } from '../../../packages/codegen/src/infer/against/drifts.js'
import { chanceFrom } from '../../kit/draw/chance.js'
import { said } from '../command/said.js'
import { linesText, rows } from './corpus/made.js'

const folder = mkdtempSync(join(tmpdir(), 'lockstep-against-'))
afterAll(() => rmSync(folder, { recursive: true }))

const post = table('post', {
  raw: z.object({
    index: z.int32(),
    title: z.string(),
    followers: z.string(),
    place: z.string(),
    price: z.string(),
    seen: z.boolean(),
  }),
  clean: (raw) => ({
    index: raw.index,
    title: raw.title.nullIf('No title', ''),
    followers: raw.followers.nullIf('Lookup error').toInt({ suffixes: { k: 1_000 } }),
    place: raw.place.stripPrefix('Local save in '),
    price: raw.price.stripSuffix(' EUR').toDecimal(8, 2),
    seen: raw.seen,
  }),
})

type Post = Readonly<Record<string, unknown>>

const { int, once } = chanceFrom(41)
const clean: readonly Post[] = rows(600, (index) => ({
  index,
  title: once(30) ? 'No title' : `Boat ${int(1, 9_000)} of ${int(1, 9_000)}`,
  followers: once(40) ? 'Lookup error' : `${int(1, 90)}${once(2) ? 'k' : ''}`,
  place: `Local save in /data/${int(1, 9)}`,
  price: `${int(1, 900)}.${int(10, 99)} EUR`,
  seen: once(2),
}))

const drifts = async (posts: readonly Post[]): Promise<readonly Drift[]> => {
  const path = join(folder, 'posts.ndjson')
  writeFileSync(path, linesText(posts))
  return (await holdAgainst(post, path)).drifts
}

const planted = (every: number, change: (row: Post) => Post): readonly Post[] =>
  clean.map((row, index) => (index % every === 7 ? change(row) : row))

const renamed = clean.map(({ title, ...row }): Post => ({ ...row, headline: title }))

describe('a file that came later', () => {
  it('of the same kind gives no line, whole or halved', async () => {
    expect(await drifts(clean)).toEqual([])
    expect(await drifts(clean.slice(0, 300))).toEqual([])
    expect(await drifts(clean.slice(300))).toEqual([])
  })

  it.each([
    ['a column is gone', renamed, "x title: not in the new file; new there: 'headline'", true],
    [
      'a column is new',
      clean.map((row) => ({ ...row, more: 1 })),
      "? 'more': new in the file; the table does not have it",
      false,
    ],
    [
      'values that are lost',
      planted(60, (row) => ({ ...row, followers: '1.2k' })),
      "x followers: 10 of 600 become null and are no known sentinel: '1.2k' 10",
      true,
    ],
    [
      'a prefix that is not there',
      planted(100, (row) => ({ ...row, place: 'Stored in /data/x' })),
      "x place: 6 do not begin with 'Local save in ' and are left as they came",
      false,
    ],
    [
      'digits that are rounded away',
      planted(100, (row) => ({ ...row, price: '1.2345 EUR' })),
      'x price: 6 have more than 2 digits behind the point, which are rounded away',
      true,
    ],
    [
      'values of another type',
      planted(100, (row) => ({ ...row, index: `n${row.index}` })),
      'x index: 6 of 600 are no int and are read as null (text 6, number 594); the file reads as text',
      true,
    ],
    [
      'a new sentinel',
      planted(50, (row) => ({ ...row, title: 'Title not found' })),
      "? title: new, looks like a sentinel: 'Title not found' 12 of 600",
      false,
    ],
  ] as const)('tells of %s, and of nothing else', async (_, posts, line, loses) => {
    const told = await drifts(posts)
    expect(told.map(({ sign, column, text }) => `${sign} ${column}: ${text}`)).toEqual([line])
    expect(told[0]?.loses).toBe(loses)
  })
})

const here = new URL('.', import.meta.url).pathname

describe('lockstep infer --against', () => {
  const path = join(folder, 'october.ndjson')
  const module = join(here, 'against-tables.ts')

  it('exits with 0 where all fits, and with 1 where values are lost', async () => {
    writeFileSync(path, linesText([{ name: 'N/A', age: '7' }]))
    expect(await said('infer', path, '--against', module, '--name', 'person')).toMatchObject({
      code: 0,
      out: 'person against october.ndjson: 1 records\nall fits\n',
    })
    writeFileSync(path, linesText([{ name: 'Bo', age: 'seven' }]))
    expect(await said('infer', path, '--against', module, '--name', 'person', '--quiet')).toEqual({
      code: 1,
      out: '',
      err: '',
    })
    const { out } = await said('infer', path, '--against', module, '--name', 'person', '--json')
    expect(JSON.parse(out).drifts).toEqual([
      {
        sign: 'x',
        column: 'age',
        loses: true,
        text: "1 of 1 become null and are no known sentinel: 'seven' 1",
      },
    ])
  })

  it('asks which table, where there are several', async () => {
    expect(await said('infer', path, '--against', module)).toMatchObject({
      code: 2,
      err: expect.stringMatching(/which table\? name one of person, dog\n$/u),
    })
  })
})
