import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { lockstep } from '../../../packages/codegen/src/command/lockstep.js'
import { rulesTable } from '../../../packages/codegen/src/infer/rules-table.js'
import { said, saidBy } from '../command/said.js'
import { corpus, folderOf } from './corpus/corpus.js'

const files = corpus()
const folder = folderOf(files)
const out = mkdtempSync(join(tmpdir(), 'lockstep-verb-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
  rmSync(out, { recursive: true })
})

describe('lockstep infer', () => {
  it('writes a module, and tells what it proposes of each column', async () => {
    const path = join(out, 'ages.ts')
    const { code, out: words, err } = await said('infer', join(folder, 'ages.csv'), '--out', path)
    expect(code).toBe(0)
    expect(err).toMatch(/^ages\.csv: /u)
    expect(words).toMatch(/^ages\.csv: 400 records, 3 columns, all read \(5 kB\)$/mu)
    expect(words).toMatch(/^ {2}score +text +int +0 +0$/mu)
    expect(words).toMatch(/^ {2}age +text +1$/mu)
    expect(words).toMatch(
      /: 1 column cleaned, 0 cells null by name, 0 lose a value, 2 questions \(lines with \?\)$/mu,
    )
    expect(readFileSync(path, 'utf8')).toContain('export const ages = table(')
  })

  it('writes over nothing without --force', async () => {
    const path = join(out, 'mine.ts')
    writeFileSync(path, 'mine')
    const { code, err } = await said('infer', join(folder, 'ages.csv'), '--out', path)
    expect(code).toBe(2)
    expect(err).toBe(
      `lockstep: ${path} is there already; name another file with --out, or write over it with --force\n`,
    )
    expect(readFileSync(path, 'utf8')).toBe('mine')
    expect((await said('infer', join(folder, 'ages.csv'), '--out', path, '--force', '--quiet')).code).toBe(0)
    expect(readFileSync(path, 'utf8')).not.toBe('mine')
  })

  it('tells all in one document with --json, and nothing with --quiet', async () => {
    const path = join(out, 'json.ts')
    const { out: words } = await said(
      'infer',
      join(folder, 'sensors.ndjson'),
      '--out',
      path,
      '--json',
      '--name',
      'reading',
    )
    const told = JSON.parse(words)
    expect(told).toMatchObject({ table: 'reading', rows: 500, equalRows: 0 })
    expect(told.columns.map(({ loses }: { readonly loses: number }) => loses)).toEqual([0, 0, 0, 0, 0, 0, 0])
    const quiet = await said('infer', join(folder, 'ages.csv'), '--out', join(out, 'quiet.ts'), '--quiet')
    expect(quiet).toEqual({ code: 0, out: '', err: '' })
    expect(existsSync(join(out, 'quiet.ts'))).toBe(true)
  })

  it('prints what it proposes and asks, each kind of which the corpus holds', async () => {
    const { out: words } = await said('infer', '--rules')
    for (const { what, seen } of rulesTable) {
      expect(words).toContain(what)
      const file = files.find(({ name }) => name === seen[0])
      expect(Object.keys(file?.columns ?? {}), seen.join(' ')).toContain(seen[1])
    }
    expect((await said('infer')).err).toBe(
      'lockstep: infer needs a file: records as JSON lines, CSV or Parquet\n',
    )
  })
})

describe('lockstep show', () => {
  it('shows the first rows of a file, with their types', async () => {
    const path = join(out, 'wide.ndjson')
    writeFileSync(path, '{"name":"東京","n":1}\n{"name":null,"n":22}\n{"name":"null","n":3}\n')
    expect((await said('show', path, '--width', '60')).out).toBe(
      [
        'wide.ndjson',
        '┌────────┬─────┐',
        '│ name   │   n │',
        '│ text   │ int │',
        '├────────┼─────┤',
        '│ 東京   │   1 │',
        '│ null   │  22 │',
        "│ 'null' │   3 │",
        '└────────┴─────┘',
        '3 rows',
        '',
      ].join('\n'),
    )
  })

  it('sets nulls apart by colour where there are colours', async () => {
    const path = join(out, 'null.ndjson')
    writeFileSync(path, '{"name":null}\n{"name":"a"}\n')
    const { out: words } = await saidBy(lockstep, ['show', path], { hasColours: true })
    expect(words).toContain('\u001b[2mnull\u001b[22m')
    expect((await said('show', path)).out).not.toContain('\u001b')
  })

  it('shows the rules of tables, and what one makes of a file', async () => {
    const module = new URL('against-tables.ts', import.meta.url).pathname
    expect((await said('show', module)).out).toMatch(
      /^person\n┌[\s\S]*│ age +│ int +│ age as int.*│\n└[\s\S]*^dog\n/mu,
    )
    const path = join(out, 'people.csv')
    writeFileSync(path, 'name,age\nN/A,7\nBo,x\n')
    const { out: words } = await said('show', module, path, '--only', 'person')
    expect(words).toContain('│ null │    7 │\n│ Bo   │ null │')
  })

  it('refuses what it cannot show in one line', async () => {
    expect((await said('show', join(out, 'none.csv'))).err).toMatch(/: there is no such file\n$/u)
    expect((await said('show', join(folder, 'ages.csv'), '--rows', 'x')).err).toMatch(
      /expected a whole number from 1, got x\n$/u,
    )
  })
})
