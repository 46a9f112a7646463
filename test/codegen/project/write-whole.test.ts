import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildSync } from 'esbuild'
import { afterAll, describe, expect, it } from 'vitest'
import { write } from '../../../packages/codegen/src/project/files.js'

const folder = mkdtempSync(join(tmpdir(), 'lockstep-project-'))
afterAll(() => rmSync(folder, { recursive: true }))

const script = join(folder, 'write.mjs')
buildSync({
  stdin: {
    contents: `import { writeFilesWhole } from './packages/codegen/src/project/write-whole.ts'
await writeFilesWhole([{ path: process.argv[2], text: 'x'.repeat(100_000) }]).catch(({ code, path }) => console.log(code, path))`,
    resolveDir: fileURLToPath(new URL('../../..', import.meta.url)),
  },
  outfile: script,
  bundle: true,
  platform: 'node',
  format: 'esm',
  logLevel: 'error',
})

const generated = (path: string, text: string) => ({ path, text, about: '' })

describe('a generated file', () => {
  it('stays as it was where the disk is full', () => {
    const home = mkdtempSync(join(folder, 'full-'))
    const path = join(home, 'notebook.py')
    writeFileSync(path, 'before')
    const command = ['-c', 'ulimit -f 10; exec "$0" "$@"', process.execPath, script, path]
    const { stdout, stderr } = spawnSync('bash', command, { encoding: 'utf8', timeout: 60_000 })
    expect([stdout, stderr]).toEqual([`EFBIG ${path}\n`, ''])
    expect(readFileSync(path, 'utf8')).toBe('before')
    expect(readdirSync(home)).toEqual(['notebook.py'])
  })

  it('is not written where another one cannot be', async () => {
    const home = mkdtempSync(join(folder, 'none-'))
    mkdirSync(join(home, 'b.sql'))
    writeFileSync(join(home, 'a.py'), 'before')
    const files = [generated('a.py', 'after'), generated('b.sql', 'SELECT 1'), generated('c.py', 'new')]
    await expect(write(home, files, [])).rejects.toMatchObject({ code: 'EISDIR', path: join(home, 'b.sql') })
    expect(readFileSync(join(home, 'a.py'), 'utf8')).toBe('before')
    expect(readdirSync(home).toSorted()).toEqual(['a.py', 'b.sql'])
  })

  it('keeps its permissions, and the link that leads to it', async () => {
    const home = mkdtempSync(join(folder, 'kept-'))
    writeFileSync(join(home, 'real.py'), 'before')
    chmodSync(join(home, 'real.py'), 0o640)
    symlinkSync('real.py', join(home, 'a.py'))
    await write(home, [generated('a.py', 'after'), generated('sql/b.sql', 'SELECT 1')], [])
    expect(lstatSync(join(home, 'a.py')).isSymbolicLink()).toBe(true)
    expect(readFileSync(join(home, 'real.py'), 'utf8')).toBe('after')
    expect(statSync(join(home, 'real.py')).mode & 0o777).toBe(0o640)
    expect(readFileSync(join(home, 'sql', 'b.sql'), 'utf8')).toBe('SELECT 1')
    expect(readdirSync(home).toSorted()).toEqual(['a.py', 'real.py', 'sql'])
  })
})
