import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { gzipSync } from 'node:zlib'
import { cleanRows } from '@lockstep/transforms'
import { build } from 'esbuild'
import { beforeAll, describe, expect, it } from 'vitest'
import { pin } from '../../examples/pinterest/tables.js'
import { served } from './chromium.js'

const root = new URL('../..', import.meta.url).pathname
const dependencies = ['zod', 'apache-arrow', '@eslint-community/regexpp']

/** A module bundled for a browser and minified: its files by name, and what each imports. */
const split = async (module: string, external: readonly string[]) => {
  const { outputFiles, metafile } = await build({
    stdin: { contents: module, resolveDir: `${root}test`, loader: 'ts' },
    entryNames: 'page',
    bundle: true,
    splitting: true,
    minify: true,
    write: false,
    metafile: true,
    format: 'esm',
    outdir: '/out',
    platform: 'browser',
    conditions: ['browser', 'lockstep-source'],
    external: [...external],
    logLevel: 'silent',
  })
  return {
    files: new Map(outputFiles.map(({ path, text }) => [basename(path), text])),
    made: new Map(Object.entries(metafile.outputs).map(([path, of]) => [basename(path), of])),
  }
}

type Split = Awaited<ReturnType<typeof split>>

/** The files that come with one, itself among them. */
const withStatic = ({ made }: Split, name: string, seen: Set<string> = new Set()): ReadonlySet<string> => {
  if (seen.has(name) || !made.has(name)) return seen
  seen.add(name)
  for (const { path, kind } of made.get(name)?.imports ?? [])
    if (kind === 'import-statement') withStatic({ made } as Split, basename(path), seen)
  return seen
}

const zipped = ({ files }: Split, names: Iterable<string>): number =>
  [...names].reduce((sum, name) => sum + gzipSync(files.get(name) ?? '', { level: 9 }).length, 0)

const rows = readFileSync(`${root}examples/pinterest/sample/pin.ndjson`, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line))

const cleaning = `
import { pin } from '../examples/pinterest/tables.js'
import { prepare } from '@lockstep/transforms/prepare'
import { rows } from 'rows'

const show = (value) => { document.getElementById('out').textContent = encodeURIComponent(JSON.stringify(value)) }
prepare(pin).then(({ cleanRows }) => show(cleanRows(rows)))
  .catch((error) => show(String(error)))
`

/** What a page shows. */
const shown = (html: string): unknown =>
  JSON.parse(decodeURIComponent(/<pre id="out">([^<]*)<\/pre>/u.exec(html)?.[1] ?? ''))

describe('a page that prepares its table', () => {
  let [schema, engine, page] = [] as unknown as [Split, Split, Split]
  let libraries: readonly (readonly [string, string])[] = []
  beforeAll(async () => {
    const prepares =
      "export { table } from '@lockstep/schema'; export { prepare } from '@lockstep/transforms/prepare'"
    schema = await split("export { table } from '@lockstep/schema'", dependencies)
    engine = await split(prepares, dependencies)
    page = await split(cleaning, [...dependencies, 'rows'])
    libraries = await Promise.all(
      dependencies.map(async (name) => {
        const { files } = await split(`export * from '${name}'`, [])
        return [name, files.get('page.js') ?? ''] as const
      }),
    )
  })

  const site = (files: ReadonlyMap<string, string>) => ({
    files: new Map([
      ...files,
      ...libraries.map(([name, text]) => [`${basename(name)}.library.js`, text] as const),
      ['rows.js', `export const rows = ${JSON.stringify(rows)}`],
    ]),
    start: 'page.js',
    names: {
      ...Object.fromEntries(dependencies.map((name) => [name, `/${basename(name)}.library.js`])),
      rows: '/rows.js',
    },
  })

  it('carries an engine of at most 17.8 kB, families of at most 17 KiB, numbers in dress of 30, and at most 174 kB in all', () => {
    const first = withStatic(engine, 'page.js')
    const own = zipped(engine, first) - zipped(schema, ['page.js'])
    const families = [...engine.made].flatMap(([name, { entryPoint }]) =>
      entryPoint?.includes('/src/kernels/') || entryPoint?.includes('/src/relations/')
        ? [
            [
              entryPoint.replace(/.*\/src\//u, ''),
              zipped(
                engine,
                [...withStatic(engine, name)].filter((each) => !first.has(each)),
              ),
            ] as const,
          ]
        : [],
    )
    const all = zipped(engine, engine.files.keys())
    console.log({ schema: zipped(schema, ['page.js']), engine: own, ...Object.fromEntries(families), all })
    for (const [name, text] of engine.files)
      console.log(`${name}: ${gzipSync(text, { level: 9 }).length} bytes`)
    expect(own).toBeLessThan(17_800)
    expect(families.length).toBeGreaterThan(12)
    // Numbers in dress go by the kernels of the graph that they stand for where a text is not plain.
    const most = (name: string): number => (name.endsWith('dressed.ts') ? 30 : 17) * 1_024
    expect(families.filter(([name, size]) => size >= most(name))).toEqual([])
    expect(all).toBeLessThan(174_000)
  })

  it('loads at most 89 kB in Chromium for the pin table, schema and all, and cleans rows as Node does', async () => {
    const { html, asked } = await served(site(page.files))
    expect(shown(html)).toEqual(cleanRows(pin, rows))
    const ours = asked.filter((name) => page.files.has(name))
    const size = zipped(page, ours)
    console.log(`the pin table: ${size} bytes in ${ours.length} of ${page.files.size} files`)
    expect(ours.length).toBeLessThan(page.files.size)
    expect(size).toBeLessThan(89_000)
  })

  it('says which family could not be loaded, and for which table', async () => {
    const lost = [...page.made].find(([, { entryPoint }]) =>
      entryPoint?.endsWith('kernels/logic/logic.ts'),
    )?.[0]
    const { html } = await served(site(new Map([...page.files].filter(([name]) => name !== lost))))
    expect(shown(html)).toMatch(
      /^Error: pin: the kernels of logic \([a-zA-Z, ]+\) could not be loaded: .*; see that/u,
    )
  })
})
