import { mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { dirname } from 'node:path'
import { table } from '@lockstep/schema'
import {
  cleanFiles,
  cleanTo,
  type Progress,
  readArrow,
  readCsv,
  readJson,
  readParquet,
  writeArrow,
  writeParquet,
} from '@lockstep/transforms'
import { type RecordBatch, Table, vectorFromArray } from 'apache-arrow'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { all, folder } from './threads.js'

const { path, put } = folder()

const words = table('words', { raw: z.object({ text: z.string() }), clean: ({ text }) => ({ text }) })

const textOf = (batches: readonly RecordBatch[]): string =>
  batches.flatMap((batch) => [...(batch.getChild('text') ?? [])]).join(' ')

const write: Readonly<Record<string, (path: string, text: string) => unknown>> = {
  json: (path, text) => put(path, `{"text":"${text}"}\n`),
  csv: (path, text) => put(path, `${text}\n`),
  arrow: (name, text) => writeArrow(path(name), new Table({ text: vectorFromArray([text]) }).batches),
  parquet: (name, text) => writeParquet(path(name), new Table({ text: vectorFromArray([text]) }).batches),
}

const read: Readonly<Record<string, (path: string) => AsyncIterable<RecordBatch>>> = {
  json: (path) => readJson(words, path),
  csv: (path) => readCsv(words, path),
  arrow: (path) => readArrow(path),
  parquet: (path) => readParquet(path),
}

const formats = Object.keys(write)

/** Writes parts, each with its own name as its text, in an order that is not that of names. */
const parts = async (format: string, names: readonly string[]): Promise<void> => {
  for (const name of names) {
    mkdirSync(dirname(path(name)), { recursive: true })
    await write[format]?.(name, name.split('/').at(-1) ?? '')
  }
}

describe.each(formats)('a folder of %s', (format) => {
  const home = `pins.${format}`
  const read1 = (name: string) => (read[format] ?? readArrow)(path(name))

  it('is read part by part, in the order of names, without what is hidden', async () => {
    const names = [`part-2.${format}`, `part-10.${format}`, `part-1.${format}`]
    await parts(
      format,
      names.map((name) => `${home}/${name}`),
    )
    for (const hidden of ['_SUCCESS', '_metadata', `.part-1.${format}.crc`, `_part.${format}`, 'b._COPYING_'])
      put(`${home}/${hidden}`, 'no rows')
    const wanted = [names[2], names[1], names[0]].join(' ')
    expect(textOf(await all(read1(home)))).toBe(wanted)
    for (const threads of [1, 2])
      expect(textOf(await all(cleanFiles(words, path(home), { threads })))).toBe(wanted)
    const done = await cleanTo(words, path(home), path(`${format}.csv`), { toCsv: { nullValue: '-' } })
    expect(done).toMatchObject({ rowsIn: 3, rowsOut: 3 })
    expect(readFileSync(path(`${format}.csv`), 'utf8')).toBe(
      ['text', wanted.replaceAll(' ', '\n'), ''].join('\n'),
    )
  })

  it('is read with its partitions, in the order of their names', async () => {
    const days = `days-${format}.${format}`
    await parts(
      format,
      ['b=2/a=1/x', 'b=1/a=2/z', 'b=1/a=10/y', 'b=1/a=2/w'].map((name) => `${days}/${name}.${format}`),
    )
    mkdirSync(path(`${days}/_temporary`))
    expect(textOf(await all(read1(days)))).toBe(`y.${format} w.${format} z.${format} x.${format}`)
  })

  it('is read by a pattern, and whole files by links', async () => {
    await parts(
      format,
      ['2', '10', '1'].map((name) => `many-${format}/${name}.${format}`),
    )
    symlinkSync(path(`many-${format}`), path(`link-${format}`))
    expect(textOf(await all(read1(`link-${format}/?.${format}`)))).toBe(`1.${format} 2.${format}`)
    expect(textOf(await all(read1(`link-${format}/{1,10}.*`)))).toBe(`1.${format} 10.${format}`)
    expect(textOf(await all(read1(`many-${format}`)))).toBe(`1.${format} 10.${format} 2.${format}`)
    const files = all(cleanFiles(words, [path(`many-${format}/1*`), path(`many-${format}/[2-3]*`)]))
    expect(textOf(await files)).toBe(`1.${format} 10.${format} 2.${format}`)
  })

  it('is refused where folders in it are no partitions, and a pattern that finds nothing', async () => {
    await parts(format, [`odd-${format}/sub/1.${format}`])
    await expect(async () => all(read1(`odd-${format}`))).rejects.toThrow(
      `${path(`odd-${format}`)}: expected files, or folders such as day=1, got the folder sub`,
    )
    await parts(format, [`both-${format}/a=1/1.${format}`, `both-${format}/1.${format}`])
    await expect(async () => all(read1(`both-${format}`))).rejects.toThrow(
      `it has both files (1.${format}) and partitions (a=1)`,
    )
    await expect(async () => all(read1(`none-*.${format}`))).rejects.toThrow('no file has a name like this')
  })
})

describe('parts whose names say nothing', () => {
  it('hold what the name of their folder says', async () => {
    await parts('json', ['named.json/part-0', 'named.json/part-1'])
    expect(textOf(await all(cleanFiles(words, path('named.json'))))).toBe('part-0 part-1')
    expect(textOf(await all(cleanFiles(words, path('named.json'), { format: 'json' })))).toBe('part-0 part-1')
    expect(() => cleanFiles(words, path('parts'))).toThrow('ends in nothing that says what it holds')
  })
})

describe('an empty folder', () => {
  it('has no rows, and no columns where only its files say which', async () => {
    mkdirSync(path('empty.json'))
    mkdirSync(path('empty.parquet'))
    expect(textOf(await all(readJson(words, path('empty.json'))))).toBe('')
    expect(textOf(await all(cleanFiles(words, path('empty.parquet'))))).toBe('')
    await expect(all(readParquet(path('empty.parquet')))).rejects.toThrow('the folder has no files')
  })
})

describe('the progress of a folder', () => {
  it.each(['json', 'csv', 'parquet'])('is that of all its parts: %s', async (format) => {
    await parts(
      format,
      [1, 2, 3].map((name) => `told-${format}/${name}.${format}`),
    )
    const told: Progress[] = []
    const options = { onProgress: (progress: Progress) => told.push(progress) }
    const source = path(`told-${format}`)
    if (format === 'parquet') await all(readParquet(source, options))
    else await all((format === 'json' ? readJson : readCsv)(words, source, options))
    expect(told.at(-1)).toMatchObject({ rows: 3 })
    expect(told.map(({ bytes }) => bytes)).toEqual(told.map(({ bytes }) => bytes).toSorted((a, b) => a - b))
  })
})
