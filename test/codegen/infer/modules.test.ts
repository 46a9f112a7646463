import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inferFile } from '../../../packages/codegen/src/infer/infer-file.js'
import { loadModule } from '../../../packages/codegen/src/project/module.js'
import { corpus, folderOf } from './corpus/corpus.js'
import { realRecords } from './real.js'
import { takeIn } from './take-in.js'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const made = corpus()
const folder = folderOf(made)
const files = [...made.map(({ name }) => join(folder, name)), ...realRecords.map(({ path }) => path)]

/** A folder in which the packages of this project are found. */
mkdirSync(join(root, 'test/dist'), { recursive: true })
const out = mkdtempSync(join(root, 'test/dist/inferred-'))
const modules = new Map<string, string>()

beforeAll(async () => {
  for (const file of files) {
    const { name, module } = await inferFile(file)
    modules.set(name, module)
    for (const which of [0, 1]) writeFileSync(join(out, `${name}-${which}.ts`), takeIn(module, which))
    writeFileSync(join(out, `${name}.ts`), module)
  }
  const options = {
    noEmit: true,
    composite: false,
    isolatedDeclarations: false,
    declaration: false,
    declarationMap: false,
  }
  writeFileSync(
    join(out, 'tsconfig.json'),
    JSON.stringify({ extends: '../../../tsconfig.base.json', compilerOptions: options, include: ['*.ts'] }),
  )
})

afterAll(() => {
  rmSync(out, { recursive: true })
  rmSync(folder, { recursive: true })
})

describe('modules that are proposed', () => {
  it('compile, as they are and with what they ask taken in', () => {
    const asked = [...modules].filter(([name, module]) => takeIn(module, 0) !== module && name !== '')
    expect(asked.length).toBeGreaterThan(7)
    const told = spawnSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', out], {
      encoding: 'utf8',
    })
    expect(told.stdout).toBe('')
  })

  it('load, as they are and with what they ask taken in', async () => {
    for (const name of modules.keys())
      for (const part of [name, `${name}-0`, `${name}-1`])
        expect((await loadModule(join(out, `${part}.ts`))).tables.map((table) => table.name)).toEqual([name])
  })

  it.each(files)('pass the formatter and the linter: %s', (file) => {
    const name = file.replace(/^.*\/|\..*$/gu, '')
    const biome = join(root, 'node_modules/@biomejs/biome/bin/biome')
    const module = modules.get(name) ?? ''
    expect(module).not.toBe('')
    const formatted = execFileSync(
      process.execPath,
      [biome, 'check', '--write', '--stdin-file-path', 'test/proposed.ts'],
      { cwd: root, input: module, encoding: 'utf8' },
    )
    expect(formatted).toBe(module)
  })
})
