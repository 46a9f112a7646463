import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { outputs } from '../../packages/codegen/src/outputs/index.js'
import { toolsPython } from './environments.js'
import { generated, runLockstep } from './generated.js'
import { runProgram } from './jobs.js'
import { readFiles } from './read-files.js'

/** All kinds but streams, which the tables of the example cannot be (they keep equal rows once), and those of pipelines. */
const kinds = Object.entries(outputs).flatMap(([kind, { isOfPipeline }]) =>
  kind === 'stream' || isOfPipeline ? [] : [kind],
)
const home = mkdtempSync(join(tmpdir(), 'lockstep-checks-'))
const notebooks = ['notebook', 'module', 'pipelines', 'pipelinesSql', 'sqlNotebook'].flatMap((kind) => [
  '--output',
  kind,
])

/** What a project file may say beside, each with the module of tests that it is said of. */
const said = {
  merged: {
    module: 'batch',
    outputs: ['notebook', 'sqlNotebook', 'sqlTables'],
    write: { merge: { visit: ['id', 'new'] } },
    mount: { bucket: 'user-0a1b2c-bucket' },
    folders: { visit: 'topics/0a1b2c.visit' },
    names: { visit: '0a1b2c_visits' },
  },
  added: {
    module: 'batch',
    outputs: ['notebook', 'sqlNotebook', 'sqlTables'],
    write: { append: ['visit'] },
  },
  loaded: { module: 'streams', outputs: ['stream'], stream: { from: 'autoLoader' } },
  sent: {
    module: 'streams',
    outputs: ['stream', 'pipelines', 'pipelinesSql'],
    stream: { from: 'kafka', pipelines: ['place'] },
  },
  streamed: {
    module: 'streams',
    outputs: ['stream', 'pipelines', 'pipelinesSql'],
    stream: {
      from: 'kinesis',
      pipelines: ['place'],
      secrets: { scope: 'aws', accessKey: 'a', secretKey: 'b' },
    },
  },
}

let out = ''
let files: readonly string[] = []

beforeAll(async () => {
  out = await generated(home, kinds)
  await runLockstep('gen', 'test/outputs/streams/tables.ts', '--output', 'stream', '--out', out)
  // Tables without helpers, without questions, and made from others.
  for (const module of ['asked', 'pinned'])
    await runLockstep('gen', `test/codegen/modules/${module}`, '--out', join(out, module), ...notebooks)
  for (const [name, { module, ...config }] of Object.entries(said)) {
    const path = join(home, `${name}.config.mjs`)
    const modules = [join(import.meta.dirname, module, 'tables.ts')]
    writeFileSync(
      path,
      `export default ${JSON.stringify({ name, modules, out: join(out, name), ...config })}\n`,
    )
    await runLockstep('gen', '--config', path)
  }
  files = readdirSync(out, { recursive: true, encoding: 'utf8' }).filter((path) =>
    statSync(join(out, path)).isFile(),
  )
})
afterAll(() => rmSync(home, { recursive: true }))

const tool = async (words: readonly string[]): Promise<string> => runProgram(await toolsPython(), words)

/** Names that a notebook has before its first cell. */
const builtins = 'builtins=["spark", "dbutils", "display"]'

describe('every kind of output', () => {
  it('passes ruff, and is formatted as ruff formats', async () => {
    expect(files.filter((path) => /\.(?:py|ipynb)$/u.test(path)).length).toBeGreaterThan(5)
    expect(
      await tool([
        '-m',
        'ruff',
        'check',
        '--isolated',
        '--no-cache',
        '--config',
        builtins,
        '--config',
        'line-length=100',
        out,
      ]),
    ).toContain('All checks passed!')
    await tool([
      '-m',
      'ruff',
      'format',
      '--isolated',
      '--no-cache',
      '--check',
      '--config',
      'line-length=100',
      out,
    ])
  })

  it('is read by its own parser', async () => {
    const texts = Object.fromEntries(files.map((path) => [path, readFileSync(join(out, path), 'utf8')]))
    const [read = {}] = await readFiles([texts])
    expect(Object.keys(read).toSorted()).toEqual(files.toSorted())
    const kindsOfSql = new Set(Object.values(read).flatMap(({ sql = [] }) => sql))
    expect(Object.entries(read).filter(([, { error }]) => error !== undefined)).toEqual([])
    expect([...kindsOfSql].toSorted()).toEqual(['Alter', 'Create', 'Drop', 'Insert', 'Merge', 'Select'])
  })
})

describe('a bundle', () => {
  it('has resources that the library of Databricks takes, and gives back as they are', async () => {
    const said = await tool([join(import.meta.dirname, 'check_bundle.py'), out])
    const { bundle, resources } = JSON.parse(said)
    expect(Object.keys(resources)).toEqual(['jobs.clean_pinterest', 'pipelines.clean_pinterest'])
    expect(Object.keys(bundle.targets)).toEqual(['dev', 'prod'])
    const [task] = resources['jobs.clean_pinterest'].tasks
    const notebook = join(out, 'resources', task.notebook_task.notebook_path)
    expect(readFileSync(notebook, 'utf8')).toMatch(/^# Databricks notebook source\n/u)
    const { glob } = resources['pipelines.clean_pinterest'].libraries[0]
    expect(readdirSync(dirname(join(out, 'resources', glob.include)))).toEqual([
      'ask_pinterest.sql',
      'clean_pinterest.py',
    ])
  })
})
