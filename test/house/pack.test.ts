import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const execute = promisify(execFile)
const root = new URL('../..', import.meta.url).pathname
const packages = [
  ...['packages/schema', 'packages/transforms', 'packages/codegen', 'packages/codegen/lockstep', 'test'],
]

const run = async (folder: string, file: string, ...words: string[]): Promise<string> => {
  try {
    const { stdout } = await execute(file, words, { cwd: folder, maxBuffer: 1e8 })
    return stdout
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string }
    throw new Error(`${file} ${words.join(' ')}\n${stdout}${stderr}`)
  }
}

const module = `
import { concat, decimal, list, type Row, table, tableFrom, when } from '@lockstep/schema'
import { z } from 'zod'

/** One post. */
export const pin = table('pin', {
  raw: z.object({ index: z.int32(), title: z.string(), price: decimal(10, 2), tags: z.array(z.string()), place: z.object({ lat: z.float64() }) }),
  clean: (raw) => ({
    ind: raw.index,
    title: raw.title.trim().nullIf('none'),
    both: concat(raw.title, '!'),
    price: raw.price,
    first: raw.tags.at(0),
    pair: list(raw.place.field('lat'), 1.5),
    age: when(raw.index.lessThan(25), 'young').otherwise('old'),
    day: raw.title.toDate(),
    at: raw.title.toTimestamp(),
    tags: raw.tags,
    place: raw.place,
  }),
})

/** A step after it. */
export const next = tableFrom('next', { from: pin, clean: (raw) => ({ ind: raw.ind, first: raw.first }) })
export type Pin = Row<typeof pin>
`

const uses = `
import { clean, cleanRows } from '@lockstep/transforms'
import { pyspark, sql } from '@lockstep/codegen'
import { agree } from '@lockstep/test'
import { pin, type Pin } from './tables.js'

const row: Pin | undefined = cleanRows(pin, [{ index: 1, title: ' none ', price: '1.50', tags: ['a'] }])[0]
const title: string | null | undefined = row?.title
console.log(JSON.stringify([title, row?.first, typeof clean, typeof agree, pyspark(pin).includes('F.trim'), sql(pin).includes('FROM')]))
`

/** What an app does that is bundled with its packages, and carried elsewhere. */
const app = `
import { table } from '@lockstep/schema'
import { cleanRows } from '@lockstep/transforms'
import { sql } from '@lockstep/codegen'
import { z } from 'zod'

const pin = table('pin', { raw: z.object({ title: z.string() }), clean: (raw) => ({ title: raw.title.trim() }) })
console.log(JSON.stringify([cleanRows(pin, [{ title: ' a ' }]), sql(pin)]))
`

const tsconfig = (resolution: string, module: string) =>
  JSON.stringify({
    compilerOptions: {
      strict: true,
      declaration: true,
      target: 'es2023',
      lib: ['es2023', 'dom'],
      module,
      moduleResolution: resolution,
      outDir: resolution,
      skipLibCheck: false,
      types: ['node'],
    },
    include: ['*.ts'],
  })

describe('the packages, packed and installed elsewhere,', () => {
  let home = ''
  beforeAll(async () => {
    home = mkdtempSync(join(tmpdir(), 'lockstep-pack-'))
    for (const folder of packages)
      await run(join(root, folder), 'npm', 'pack', '--silent', '--pack-destination', home)
    const tarballs = readdirSync(home).filter((name) => name.endsWith('.tgz'))
    const version = (name: string): string =>
      JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8')).version
    writeFileSync(
      join(home, 'package.json'),
      JSON.stringify({ name: 'elsewhere', private: true, type: 'module' }),
    )
    const others = ['zod', 'typescript', '@types/node'].map((name) => `${name}@${version(name)}`)
    await run(
      home,
      'npm',
      'install',
      '--no-audit',
      '--no-fund',
      '--prefer-offline',
      ...tarballs.map((name) => `./${name}`),
      ...others,
    )
    writeFileSync(join(home, 'tables.ts'), module)
    writeFileSync(join(home, 'uses.ts'), uses)
  }, 300_000)
  afterAll(() => rmSync(home, { recursive: true, force: true }))

  it.each([
    ['node16', 'node16'],
    ['bundler', 'esnext'],
  ])('compile under moduleResolution %s, declarations and all', async (resolution, module) => {
    writeFileSync(join(home, 'tsconfig.json'), tsconfig(resolution, module))
    await run(home, 'npx', 'tsc', '-p', '.')
    expect(readFileSync(join(home, resolution, 'tables.d.ts'), 'utf8')).toContain(
      'Text<import("@lockstep/schema").Nullable>',
    )
  })

  it('run', async () => {
    expect(JSON.parse(await run(home, process.execPath, 'node16/uses.js'))).toEqual([
      null,
      'a',
      'function',
      'function',
      true,
      true,
    ])
  })

  it.each(['cjs', 'esm'] as const)(
    'run in one file for Node, in the format %s, without their packages beside it',
    async (format) => {
      writeFileSync(join(home, 'app.mjs'), app)
      const elsewhere = mkdtempSync(join(tmpdir(), 'lockstep-app-'))
      const outfile = join(elsewhere, `app.${format === 'cjs' ? 'cjs' : 'mjs'}`)
      await build({
        entryPoints: [join(home, 'app.mjs')],
        bundle: true,
        platform: 'node',
        format,
        outfile,
        logLevel: 'error',
      })
      expect(JSON.parse(await run(elsewhere, process.execPath, outfile))).toEqual([
        [{ title: 'a' }],
        expect.stringMatching(/trim\(title\) AS title\s+FROM pin/u),
      ])
      rmSync(elsewhere, { recursive: true })
    },
  )

  it('have the apache-arrow of whoever installs them, and npm says so where that is another version', async () => {
    const listed = await run(home, 'npm', 'ls', 'apache-arrow', '--all', '--parseable')
    expect(new Set(listed.trim().split('\n'))).toEqual(new Set([join(home, 'node_modules/apache-arrow')]))
    await expect(
      run(home, 'npm', 'install', '--dry-run', '--no-audit', '--prefer-offline', 'apache-arrow@18.1.0'),
    ).rejects.toThrow(/ERESOLVE[\s\S]*apache-arrow@"\^21\.2\.0"/u)
  })

  it('bring gen-notebooks', async () => {
    const said = await run(home, 'npx', 'gen-notebooks', 'tables.ts', '--out', 'notebooks')
    expect(said).toContain('notebooks')
    const written = readdirSync(join(home, 'notebooks'), { recursive: true, encoding: 'utf8' })
    const notebook = written.find((name) => name.endsWith('.py')) ?? ''
    expect(readFileSync(join(home, 'notebooks', notebook), 'utf8')).toMatch(
      /^# Databricks notebook source\n/u,
    )
    expect(readFileSync(join(home, 'notebooks', notebook), 'utf8')).toContain('# MAGIC ## pin: one post')
  })

  it('bring the command, so that npx runs no package of another maker', async () => {
    const installed = JSON.parse(readFileSync(join(home, 'node_modules/lockstep/package.json'), 'utf8'))
    expect(Object.keys(installed.bin)).toEqual(['lockstep'])
    expect(await run(home, 'npx', '--no-install', 'lockstep', 'explain', 'tables.ts')).toContain('as a date')
  })

  it('begin a project in an empty folder, of which every command that its README names works', async () => {
    const project = join(home, 'begun')
    mkdirSync(project)
    const lockstep = (...words: string[]) => run(project, 'npx', '--no-install', 'lockstep', ...words)
    await lockstep('init')
    const readme = readFileSync(join(project, 'README.md'), 'utf8')
    const commands = [...readme.matchAll(/^npx lockstep (.*?) *#/gmu)].map(
      ([, words]) => words?.split(' ') ?? [],
    )
    expect(commands.map(([verb]) => verb)).toEqual(['explain', 'clean', 'gen', 'check'])
    for (const words of commands) await lockstep(...words)
    expect(readFileSync(join(project, 'order.csv'), 'utf8').split('\n')).toContain('2,,7.00,1000,2026-01-06,')
    expect(readFileSync(join(project, 'generated/clean_begun.py'), 'utf8')).toContain('def clean_order(')
    await run(project, 'npx', 'tsc', '-p', '.')
    const workflow = readFileSync(join(project, '.github/workflows/lockstep.yml'), 'utf8')
    expect([...workflow.matchAll(/- run: npx lockstep (.*)/gu)].map(([, words]) => words)).toEqual([
      'check --github',
      'agree --runs 1',
    ])
  })

  it.each(packages)('%s is clean for publint and for are-the-types-wrong', async (folder) => {
    await run(join(root, folder), 'npx', 'publint', '--strict')
    await run(join(root, folder), 'npx', 'attw', '--pack', '.', '--profile', 'esm-only')
  })
})
