import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { outputsOf, table } from '@lockstep/schema'
import { type CleanToOptions, cleanFiles, cleanTo, readCsv } from '@lockstep/transforms'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { all, folder, shown } from './threads.js'

const { path, put } = folder()

const words = table('words', {
  raw: z.object({ n: z.int32(), text: z.string() }),
  clean: (columns) => ({ n: columns.n, text: columns.text.nullIf('none').upper() }),
})

const lines = (count: number, line: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => line(n)).join('')

const text = (n: number): string => (n % 9 === 0 ? 'none' : `a "b", ${n}`)

const json = put(
  'words.json',
  lines(500, (n) => `${JSON.stringify({ n, text: text(n) })}\n`),
)
const csv = put('words.csv', `n,text\n${lines(500, (n) => `${n},"${text(n).replaceAll('"', '""')}"\n`)}`)
const plainCsv: CleanToOptions = { csv: { header: true, escape: '"' } }

const upper = (n: number): string | null => (n % 9 === 0 ? null : text(n).toUpperCase())

const written: Readonly<Record<string, string>> = {
  json: lines(500, (n) => `${JSON.stringify(n % 9 === 0 ? { n } : { n, text: upper(n) })}\n`),
  csv: `n,text\n${lines(500, (n) => `${n},${n % 9 === 0 ? '' : `"${upper(n)?.replaceAll('"', '""')}"`}\n`)}`,
}

describe('text files', () => {
  it.each([1, 2])('of CSV are cleaned as those of JSON are, by %d threads', async (threads) => {
    const options = { ...plainCsv, threads }
    const fromJson = shown(words, await all(cleanFiles(words, json, options)))
    expect(shown(words, await all(cleanFiles(words, csv, options)))).toEqual(fromJson)
    expect(shown(words, await all(cleanFiles(words, [json, csv, json], options)))).toEqual(
      shown(words, await all(cleanFiles(words, [csv, json, csv], options))),
    )
  })

  it.each(['out.json', 'out.ndjson.gz', 'out.jsonl', 'out.csv', 'out.csv.gz'])(
    'are written of cleaned rows: %s',
    async (name) => {
      for (const source of [json, csv]) {
        const done = await cleanTo(words, source, path(name), { ...plainCsv, threads: 2 })
        const bytes = readFileSync(path(name))
        expect((name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString()).toBe(
          written[name.includes('csv') ? 'csv' : 'json'],
        )
        expect(done).toMatchObject({ rowsIn: 500, rowsOut: 500, bytesOut: bytes.length })
      }
    },
  )

  it('are written as CSV by the layout that is said, and read by theirs', async () => {
    const layout = { sep: ';', nullValue: '-' }
    await cleanTo(words, json, path('out.tsv'), { to: 'csv', toCsv: layout, threads: 1 })
    expect(readFileSync(path('out.tsv'), 'utf8')).toContain('n;text\n0;-\n1;"A ""B"", 1"\n')
    const how = { ...layout, header: true, escape: '"' }
    const raw = outputsOf(words).map(({ name, node }) => ({ name, type: node.type }))
    const back = await all(readCsv({ name: 'words', raw }, path('out.tsv'), how))
    expect(shown(words, back)).toEqual(shown(words, await all(cleanFiles(words, json, { threads: 1 }))))
  })

  it('of CSV that are bad stop the job in failFast, with their record', async () => {
    const bad = put('bad.csv', '1,x\ny,z\n')
    await expect(cleanTo(words, bad, path('bad.json'), { mode: 'failFast', threads: 2 })).rejects.toThrow(
      `${bad}, record 2, column n: expected int`,
    )
    await expect(cleanTo(words, json, path('out.csv.zst'))).rejects.toThrow(
      'ends in nothing that says what to write',
    )
  })
})
