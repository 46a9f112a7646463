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
    [{ modules: ['x'], names: { pin: 'pins clean' } }, /: names\.pin: Expected a name of letters/u],
    [{ modules: ['x'], folders: { pin: '/pin' } }, /: folders\.pin: Expected a folder under the source/u],
    [{ modules: ['x'], write: { merge: { pin: [] } } }, /: write\.merge\.pin: Too small/u],
    [{ modules: ['x'], write: { upsert: {} } }, /: write: unknown key "upsert"/u],
    [{ modules: ['x'], mount: { bucket: 'A b' } }, /: mount\.bucket: Expected the name of a bucket of S3/u],
    [{ modules: ['x'], mount: { bucket: 'posts', key: 'k' } }, /: mount: unknown key "key"/u],
    [
      { modules: ['x'], stream: { from: 'pulsar' } },
      /: stream\.from: Invalid option: expected one of "files"\|/u,
    ],
    [{ modules: ['x'], stream: { secrets: { scope: 's' } } }, /: stream\.secrets\.accessKey: /u],
    [{ modules: ['x'], stream: { password: 'p' } }, /: stream: unknown key "password"/u],
    [{ modules: ['none*.ts'] }, /: modules: no file is like none\*\.ts/u],
    [{ modules: ['none.ts'] }, /none\.ts: there is no such file or folder/u],
  ])('is refused in one line: %j', async (config, message) => {
    const { code, out, err } = await withConfig({ out: join(folder, 'out'), ...config })
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err.trimEnd()).not.toContain('\n')
    expect(err).toMatch(message)
    expect(readdirSync(folder)).toEqual(['lockstep.config.ts'])
  })

  it.each([
    [{ names: { pin: 'pins' } }, 'names: there is no table or question "pin"; there are words, long words'],
    [
      { names: { words: 'CLEAN_long_words' } },
      'names: "words" and "long words" would both be written to clean_long_words; call one otherwise',
    ],
    [
      { folders: { 'long words': 'x' } },
      'folders: there is no table of raw records "long words"; there is words',
    ],
    [{ write: { append: ['pin'] } }, 'write.append: there is no table "pin"; there are words, long words'],
    [
      { write: { merge: { words: ['ind'] } } },
      'write.merge.words: there is no column "ind"; there are id, word',
    ],
    [
      { write: { append: ['words'], merge: { words: ['word'] } } },
      'write: "words" is under append and under merge; leave it in one',
    ],
    [
      { stream: { credential: 'c', secrets: { scope: 's', accessKey: 'a', secretKey: 'b' } } },
      'stream: Kinesis is read by a service credential or by secrets; say credential or secrets, not both',
    ],
  ])('says nothing of what there is not: %j', async (config, message) => {
    const { code, err } = await withConfig({ modules: [`${modules}/pinned`], out: out(), ...config })
    expect({ code, err: err.trimEnd() }).toEqual({ code: 2, err: `lockstep: ${message}` })
  })

  it('calls tables otherwise in every output, and reads them in other folders', async () => {
    const outputs = [
      'notebook',
      'sql',
      'sqlNotebook',
      'sqlViews',
      'sqlTables',
      'module',
      'pipelines',
      'pipelinesSql',
    ]
    const config = {
      name: 'all of it',
      modules: [`${modules}/pinned`],
      out: out(),
      outputs,
      names: { words: '0a1b_words', 'long words': 'longer' },
      folders: { words: 'topics/0a1b.words' },
    }
    expect(await withConfig(config)).toMatchObject({ code: 0, err: '' })
    const read = (path: string): string => readFileSync(join(out(), path), 'utf8')
    expect(readdirSync(join(out(), 'tables')).toSorted()).toEqual(['0a1b_words.sql', 'longer.sql'])
    expect(read('sql/longer.sql')).toContain('FROM `0a1b_words`')
    expect(read('clean_all_of_it.py')).toContain('saveAsTable(f"{target}.`0a1b_words`")')
    expect(read('clean_all_of_it.py')).toContain('.json(f"{source}/topics/0a1b.words")')
    expect(read('pipeline/transformations/clean_all_of_it.py')).toContain('name="`0a1b_words`"')
    expect(read('pipeline_sql/transformations/clean_all_of_it.sql')).toContain('VIEW `0a1b_words`')
    expect(read('sql_notebook/clean_all_of_it.sql')).toContain('SELECT * FROM `0a1b_words` LIMIT 20;')
    for (const path of readdirSync(out(), { recursive: true, encoding: 'utf8' }))
      if (/\.sql$/u.test(path)) expect(read(path), path).not.toContain('clean_words')
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

  it('puts templates of the user in the place of ours', async () => {
    writeFileSync(
      join(folder, 'sql.hbs'),
      ['-- A licence.', '{{comment about}}', '', '{{query}}', ''].join('\n'),
    )
    const config = {
      name: 'words',
      modules: [`${modules}/pinned`],
      out: out(),
      outputs: ['sql'],
      templates: { sql: 'sql.hbs' },
    }
    expect((await withConfig(config)).code).toBe(0)
    expect(readFileSync(join(out(), 'sql/clean_words.sql'), 'utf8')).toMatch(
      /^-- A licence\.\n-- Do not edit this file\./u,
    )
    writeFileSync(join(folder, 'sql.hbs'), '{{nothing}}')
    const { code, err } = await withConfig(config)
    expect(code).toBe(2)
    expect(err).toMatch(/^lockstep: templates\.sql: .*nothing.*\n$/u)
    rmSync(join(folder, 'sql.hbs'))
    expect((await withConfig(config)).err).toMatch(/: templates\.sql: there is no file .*sql\.hbs\n$/u)
  })

  it('has a JSON Schema', () => {
    expect(configSchema()).toMatchObject({
      type: 'object',
      required: ['modules'],
      additionalProperties: false,
      properties: {
        folders: { type: 'object' },
        names: { type: 'object' },
        mount: { required: ['bucket'], additionalProperties: false },
        write: { properties: { append: { type: 'array' }, merge: { type: 'object' } } },
        stream: { properties: { from: { enum: ['files', 'autoLoader', 'kafka', 'kinesis'] } } },
      },
    })
  })
})
