import { execFile } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'

const run = promisify(execFile)
const root = new URL('../..', import.meta.url).pathname

/** What a command says where it fails; nothing where it does not. */
const complaints = async (...words: [string, ...string[]]): Promise<string> => {
  const [file, ...rest] = words
  try {
    await run(process.execPath, [join(root, file), ...rest], { cwd: root, maxBuffer: 1e8 })
    return ''
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string }
    return `${stdout}${stderr}` || String(error)
  }
}

const sources = (folder: string): readonly string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name))

// The starter is text of modules that users get.
const imports = (file: string): readonly string[] =>
  file.endsWith('/starter.ts')
    ? []
    : [...readFileSync(join(root, file), 'utf8').matchAll(/from '([^']+)'/gu)].map(([, name]) => name ?? '')

describe('the house', () => {
  it('type checks, refusals and all', async () => {
    expect(await complaints('node_modules/typescript/bin/tsc', '-b')).toBe('')
  })

  it('is formatted and free of lint', async () => {
    expect(await complaints('node_modules/@biomejs/biome/bin/biome', 'check')).toBe('')
  })

  it('has generated files that are not stale', async () => {
    const command = ['check', '--config', 'examples/pinterest/lockstep.config.ts'] as const
    expect(await complaints('packages/codegen/lockstep/bin/lockstep.js', ...command)).toBe('')
  })

  it('lets dependencies point one way', () => {
    const allowed = {
      'packages/schema/src': [],
      'packages/transforms/src': ['@lockstep/schema'],
      'packages/codegen/src': ['@lockstep/schema'],
      // These run rules over files; whoever only generates never loads them.
      'packages/codegen/src/infer': ['@lockstep/schema', '@lockstep/transforms'],
      'packages/codegen/src/preview': ['@lockstep/schema', '@lockstep/transforms'],
      'packages/codegen/src/command': ['@lockstep/schema', '@lockstep/transforms'],
    }
    const folders = Object.keys(allowed)
    /** The innermost of the folders that a file lies in. */
    const folderOf = (file: string): string | undefined =>
      folders.filter((folder) => file.startsWith(`${folder}/`)).toSorted((a, b) => b.length - a.length)[0]
    for (const [folder, may] of Object.entries(allowed))
      for (const file of sources(folder).filter((file) => folderOf(file) === folder))
        for (const from of imports(file))
          if (from.startsWith('@lockstep/')) expect(may, `${file} imports ${from}`).toContain(from)
  })

  // The engine of Parquet is loaded as Node loads it; no entry for browsers leads there.
  const nodeRooms = ['/transforms/src/node/', '/transforms/src/formats/parquet/']

  it('keeps Node out of what runs in a browser', () => {
    for (const file of [...sources('packages/schema/src'), ...sources('packages/transforms/src')])
      if (!nodeRooms.some((room) => file.includes(room)))
        for (const from of imports(file))
          expect(from.startsWith('node:'), `${file} imports ${from}`).toBe(false)
  })

  it('locks versions without download addresses', () => {
    const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
      readonly packages: Readonly<Record<string, { readonly link?: boolean; readonly resolved?: string }>>
    }
    const all = Object.entries(lock.packages)
    expect(all.length).toBeGreaterThan(100)
    expect(all.filter(([, { link, resolved }]) => resolved !== undefined && link !== true)).toEqual([])
  })
})
