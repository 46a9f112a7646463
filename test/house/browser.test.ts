import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { type BuildOptions, build } from 'esbuild'
import { minify } from 'terser'
import { beforeAll, describe, expect, it } from 'vitest'
import { page } from './chromium.js'

const root = new URL('../..', import.meta.url).pathname

/** A module, bundled for a browser from the sources, and minified. */
const bundle = async (module: string, more: BuildOptions): Promise<string> => {
  const { outputFiles } = await build({
    stdin: { contents: module, resolveDir: `${root}test`, loader: 'ts' },
    bundle: true,
    write: false,
    platform: 'browser',
    conditions: ['browser', 'lockstep-source'],
    logLevel: 'silent',
    ...more,
  })
  const { code } = await minify(outputFiles?.[0]?.text ?? '', {
    module: more.format === 'esm',
    ecma: 2020,
    compress: { passes: 3 },
  })
  return code ?? ''
}

const whole = "export * from '@lockstep/schema'; export * from '@lockstep/transforms'"

const dependencies = Object.keys({
  ...JSON.parse(readFileSync(`${root}packages/schema/package.json`, 'utf8')).dependencies,
  ...JSON.parse(readFileSync(`${root}packages/schema/package.json`, 'utf8')).peerDependencies,
  ...JSON.parse(readFileSync(`${root}packages/transforms/package.json`, 'utf8')).dependencies,
  ...JSON.parse(readFileSync(`${root}packages/transforms/package.json`, 'utf8')).peerDependencies,
}).filter((name) => !name.startsWith('@lockstep/'))

const zipped = (text: string): number => gzipSync(text, { level: 9 }).length

describe('schema and transforms together', () => {
  it('are under 161 kB for a browser, minified and gzipped, without their dependencies', async () => {
    expect(zipped(await bundle(whole, { format: 'esm', external: dependencies }))).toBeLessThan(161_000)
  })

  it('are under 172 kB with the reader of JSON, an entry of its own', async () => {
    const both = `${whole}; export { readJson } from '@lockstep/transforms/json'`
    expect(zipped(await bundle(both, { format: 'esm', external: dependencies }))).toBeLessThan(172_000)
  })
})

const cleaning = `
import { table } from '@lockstep/schema'
import { cleanBatches, cleanRows, rowsOf } from '@lockstep/transforms'
import { readJson } from '@lockstep/transforms/json'
import { Table } from 'apache-arrow'
import { z } from 'zod'

const pin = table('pin', {
  raw: z.object({ index: z.int32(), title: z.string(), follower_count: z.string(), save_location: z.string() }),
  clean: (raw) => ({
    ind: raw.index,
    title: raw.title.nullIf('No Title Data Available').upper(),
    follower_count: raw.follower_count.toInt({ suffixes: { k: 1_000, M: 1_000_000 } }),
    first: raw.save_location.regexpExtract(/^Local save in (\\/[a-z]+)/u, 1),
    save_location: raw.save_location.stripPrefix('Local save in '),
  }),
  distinct: true,
})

const rows = [
  { index: 7, title: 'No Title Data Available', follower_count: '96k', save_location: 'Local save in /data/art' },
  { index: 8, title: 'stra\\u00dfe \\u{1f600}', follower_count: '4M', save_location: '/data/x' },
  { index: 8, title: 'stra\\u00dfe \\u{1f600}', follower_count: '4M', save_location: '/data/x' },
]
const lines = new TextEncoder().encode(rows.map((row) => JSON.stringify(row)).join('\\n'))

const main = async () => {
  const batches = []
  for await (const batch of cleanBatches(pin, readJson(pin, lines))) batches.push(batch)
  return { fromRows: cleanRows(pin, rows), fromBytes: rowsOf(pin, new Table(batches)) }
}
const show = (value) => { document.getElementById('out').textContent = JSON.stringify(value) }
main().then(show, (error) => show(String(error?.stack ?? error)))
`

describe('in headless Chromium', () => {
  let html = ''
  beforeAll(async () => {
    html = await page(await bundle(cleaning, { format: 'iife' }))
  }, 300_000)

  it('the bundle loads and cleans a table, from rows and from the bytes of JSON', () => {
    const text = /<pre id="out">([^<]*)<\/pre>/u.exec(html)?.[1] ?? 'no page'
    const cleaned = [
      { ind: 7, title: null, follower_count: 96_000, first: '/data', save_location: '/data/art' },
      { ind: 8, title: 'STRASSE 😀', follower_count: 4_000_000, first: '', save_location: '/data/x' },
    ]
    expect(JSON.parse(text)).toEqual({ fromRows: cleaned, fromBytes: cleaned })
  })
})
