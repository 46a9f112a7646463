import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { inferFile } from '../../../packages/codegen/src/infer/infer-file.js'
import { chanceFrom } from '../../kit/draw/chance.js'
import { corpus, folderOf } from './corpus/corpus.js'
import { partsOf } from './parts.js'
import { realRecords } from './real.js'

const files = corpus()
const folder = folderOf(files)
afterAll(() => rmSync(folder, { recursive: true }))

/** The cells of a file by column, read in the plainest way. */
const cellsOf = (name: string, text: string): ReadonlyMap<string, readonly unknown[]> => {
  const lines = text.trimEnd().split('\n')
  if (name.endsWith('.ndjson')) {
    const rows = lines.map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>)
    return new Map(Object.keys(rows[0] ?? {}).map((column) => [column, rows.map((row) => row[column])]))
  }
  const sep = lines[0]?.includes(';') ? ';' : ','
  const rows = lines.map((line) =>
    [...`${line}${sep}`.matchAll(new RegExp(`(?:"((?:[^"]|"")*)"|([^${sep}]*))${sep}`, 'gu'))].map(
      ([, inQuotes, plain]) => inQuotes?.replaceAll('""', '"') ?? plain ?? '',
    ),
  )
  return new Map((rows[0] ?? []).map((column, place) => [column, rows.slice(1).map((row) => row[place])]))
}

/** The values in quotes of a comment, and the counts behind them. */
const told = (comment: string): readonly (readonly [string, number])[] =>
  [...comment.matchAll(/'((?:[^'\\]|\\.)*)' ([0-9,]+)/gu)].map(([, value = '', count = '']) => [
    value,
    Number(count.replaceAll(',', '')),
  ])

describe('counts in comments', () => {
  it.each(files)('are those of the cells: $name', async ({ name, text, columns }) => {
    const { module } = await inferFile(join(folder, name))
    const cells = cellsOf(name, text)
    for (const [index, { comments }] of partsOf(module).entries()) {
      const column = Object.keys(columns)[index] ?? ''
      for (const [value, count] of comments.flatMap(told))
        if (cells.get(column)?.includes(value))
          expect([value, cells.get(column)?.filter((cell) => cell === value).length]).toEqual([value, count])
    }
  })

  it.skipIf(realRecords.length === 0)(
    'are those of the real records, though the first pass undercounts',
    async () => {
      const { module } = await inferFile(realRecords[0]?.path ?? '')
      for (const line of [
        "'No Title Data Available' 16 of 2,131",
        "'User Info Error' 15 of 2,124",
        "'User Info Error' 16 of 2,131",
        "'N,o, ,T,a,g,s, ,A,v,a,i,l,a,b,l,e' 34 of 2,131",
        "'Image src error.' 47 of 2,127",
        '357 plain, 1,583 with k and 175 with M',
      ])
        expect(module).toContain(line)
    },
  )
})

describe('the same file', () => {
  it.each(files)(
    'gives the same bytes, and other orders of rows the same rules: $name',
    async ({ name, text }) => {
      const first = await inferFile(join(folder, name))
      expect((await inferFile(join(folder, name))).module).toBe(first.module)
      const [head, ...rows] = text.trimEnd().split('\n')
      const isCsv = name.endsWith('.csv')
      const { int } = chanceFrom(99)
      const shuffled = (isCsv ? rows : [head, ...rows]).map((row) => ({ row, at: int(0, 1e9) }))
      shuffled.sort((a, b) => a.at - b.at)
      const path = join(folder, `shuffled-${name}`)
      writeFileSync(path, `${[...(isCsv ? [head] : []), ...shuffled.map(({ row }) => row)].join('\n')}\n`)
      const other = await inferFile(path, { name: first.name })
      expect(partsOf(other.module).map(({ rule }) => rule)).toEqual(
        partsOf(first.module).map(({ rule }) => rule),
      )
    },
  )
})
