import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { configSchema } from '../../../packages/codegen/src/project/config.js'
import { said } from './said.js'

const modules = new URL('../modules', import.meta.url).pathname
let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lockstep-'))
  vi.spyOn(process, 'cwd').mockReturnValue(folder)
})
afterEach(() => {
  vi.restoreAllMocks()
  rmSync(folder, { recursive: true, force: true })
})

/** Writes a project file that says this, and runs a verb with it. */
const withConfig = (config: unknown, verb = 'gen', ...words: readonly string[]) => {
  const path = join(folder, 'lockstep.config.ts')
  writeFileSync(path, `export default ${JSON.stringify(config)}\n`)
  return said(verb, '--config', path, ...words)
}

const out = (): string => join(folder, 'out')

describe('a project file', () => {
  it('says of which modules what is made', async () => {
    const config = {
      name: 'all of it',
      modules: [`${modules}/pinned`, `${modules}/as*/index.ts`.replace('as*', 'pinned')],
      out: out(),
      outputs: ['notebook', 'bundle'],
      catalog: 'dev',
      bundle: { schedule: null, targets: { here: { mode: 'development', default: true, schema: 'mine' } } },
    }
    const { code, err } = await withConfig(config)
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(readdirSync(out()).toSorted()).toEqual(['clean_all_of_it.py', 'databricks.yml', 'resources'])
    const bundle = readFileSync(join(out(), 'databricks.yml'), 'utf8')
    expect(bundle).toMatch(
      /targets:\n {2}here:\n {4}mode: development\n {4}default: true\n {4}variables:\n {6}schema: mine\n/u,
    )
    expect(bundle).toContain('run: npx lockstep gen --config ')
    expect(readFileSync(join(out(), 'resources/clean_all_of_it.job.yml'), 'utf8')).not.toContain('schedule')
    expect((await withConfig(config, 'check')).code).toBe(0)
  })

  it.each([
    [{ modules: [] }, /: modules: Too small/u],
    [{ modules: ['x'], ouputs: [] }, /: unknown key "ouputs"; it takes name, modules, out, outputs, /u],
    [{ modules: ['x'], bundle: { target: {} } }, /: bundle: unknown key "target"/u],
    [{ modules: ['x'], outputs: ['pdf'] }, /: outputs\.0: Invalid option: expected one of "notebook"/u],
    [{ modules: ['none*.ts'] }, /: modules: no file is like none\*\.ts/u],
    [{ modules: ['none.ts'] }, /none\.ts: there is no such file or folder/u],
  ])('is refused in one line: %j', async (config, message) => {
    const { code, out, err } = await withConfig({ out: join(folder, 'out'), ...config })
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err.trimEnd()).not.toContain('\n')
    expect(err).toMatch(message)
    expect(readdirSync(folder)).toEqual(['lockstep.config.ts'])
  })

  it('says all, so that nothing is said beside it', async () => {
    const { err } = await withConfig({ modules: [`${modules}/pinned`], out: out() }, 'gen', '--out', 'x')
    expect(err).toContain('--out: ')
  })

  it('is refused where there is none, and no module either', async () => {
    mkdirSync(out())
    expect((await said('gen', '--config', join(folder, 'none.ts'))).err).toContain(
      'there is no such project file',
    )
  })

  it('has a JSON Schema', () => {
    expect(configSchema()).toMatchObject({
      type: 'object',
      required: ['modules'],
      additionalProperties: false,
    })
  })
})
