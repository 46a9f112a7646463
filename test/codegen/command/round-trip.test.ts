import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { said } from './said.js'

const pinned = new URL('../modules/pinned', import.meta.url).pathname
let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lockstep-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const kinds = ['notebook', 'module', 'bundle', 'ipynb'].flatMap((kind) => ['--output', kind])
const gen = (...more: readonly string[]) => said('gen', pinned, '--out', folder, ...kinds, ...more)
const check = (...more: readonly string[]) => said('check', pinned, '--out', folder, ...kinds, ...more)

const change = (path: string, from: string | RegExp, to: string): void => {
  const text = readFileSync(join(folder, path), 'utf8')
  const changed = text.replace(from, to)
  if (changed === text) throw new Error(`${path} has no ${from}`)
  writeFileSync(join(folder, path), changed)
}

/** What was generated, by its paths. */
const all = (): Readonly<Record<string, string>> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.\w+$/u.test(path))
      .map((path) => [path, readFileSync(join(folder, path), 'utf8')]),
  )

describe('what was generated', () => {
  it('is the same bytes the next time', async () => {
    await gen()
    const before = all()
    expect(Object.keys(before).toSorted()).toEqual([
      ...[
        'clean_pinned.py',
        'databricks.yml',
        join('ipynb', 'clean_pinned.ipynb'),
        join('python', 'pinned.py'),
      ],
      join('resources', 'clean_pinned.job.yml'),
    ])
    expect((await check()).code).toBe(0)
    rmSync(folder, { recursive: true })
    await gen()
    expect(all()).toEqual(before)
  })

  it.each([
    ['clean_pinned.py', 'null_if', 'none_if'],
    ['python/pinned.py', 'null_if', 'none_if'],
    ['databricks.yml', 'main', 'mine'],
    ['ipynb/clean_pinned.ipynb', 'null_if', 'none_if'],
    ['resources/clean_pinned.job.yml', 'UNPAUSED', 'PAUSED'],
  ])('and was edited by hand is told apart, and never written over unasked: %s', async (path, from, to) => {
    await gen()
    change(path, from, to)
    const before = all()
    const checked = await check()
    expect(checked.code).toBe(1)
    expect(checked.err).toContain(`${path} differs from what is generated now: it was edited by hand\n`)
    const again = await gen()
    expect(again).toMatchObject({ code: 2, out: '' })
    expect(again.err).toMatch(/^lockstep: .*: edited by hand, and would be written over; .*--force\n$/u)
    expect(all()).toEqual(before)
    expect((await gen('--force')).code).toBe(0)
    expect((await check()).code).toBe(0)
  })

  it('and is stale is written anew, and told to GitHub', async () => {
    await said('gen', pinned, '--out', folder, ...kinds, '--catalog', 'other')
    const checked = await check('--github')
    expect(checked.code).toBe(1)
    expect(checked.err).toContain('databricks.yml differs from what is generated now\n')
    expect(checked.out).toMatch(
      /^::error file=[^:,]*databricks\.yml,title=lockstep check::databricks\.yml differs from what is generated now; run: lockstep gen /mu,
    )
    expect((await gen()).code).toBe(0)
  })

  it('and is wanted no more is taken away, and nothing else', async () => {
    await gen()
    writeFileSync(join(folder, 'python', 'mine.py'), '')
    const { out } = await said('gen', pinned, '--out', folder, '--output', 'notebook')
    expect(out.match(/^removed .*$/gmu)).toHaveLength(4)
    expect(Object.keys(all())).toEqual(['clean_pinned.py', join('python', 'mine.py')])
  })

  it('is not written over a file that was there before', async () => {
    writeFileSync(join(folder, 'databricks.yml'), 'bundle: { name: mine }\n')
    const { code, err } = await gen()
    expect(code).toBe(2)
    expect(err).toContain('databricks.yml: edited by hand')
    expect(readdirSync(folder)).toEqual(['databricks.yml'])
  })

  it('needs the notebook that it runs', async () => {
    const { code, err } = await said('gen', pinned, '--out', folder, '--output', 'dag')
    expect(code).toBe(2)
    expect(err).toBe('lockstep: the output dag needs the output notebook; ask for both\n')
  })
})
