import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildSync } from 'esbuild'
import { afterAll, describe, expect, it } from 'vitest'
import { writeWhole } from '../../../packages/transforms/src/node/files/write-whole.js'

const folder = mkdtempSync(join(tmpdir(), 'lockstep-whole-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('a file is whole or not there', () => {
  it('takes its name once all is written', async () => {
    const path = join(folder, 'a')
    await writeWhole(path, async (file) => {
      await file.appendFile('some')
      expect(existsSync(path)).toBe(false)
      await file.appendFile('thing')
    })
    expect(readFileSync(path, 'utf8')).toBe('something')
  })

  it('stays as it was where writing fails', async () => {
    const path = join(folder, 'b')
    writeFileSync(path, 'before')
    const error = new RangeError('no more')
    const failing = writeWhole(path, async (file) => {
      await file.appendFile('after')
      throw error
    })
    await expect(failing).rejects.toBe(error)
    expect(readFileSync(path, 'utf8')).toBe('before')
    expect(readdirSync(folder).filter((name) => name.includes('part'))).toEqual([])
  })

  it('says which file cannot be written', async () => {
    const path = join(folder, 'nowhere', 'c')
    await expect(writeWhole(path, async () => {})).rejects.toThrow(`${path}: cannot be written: ENOENT`)
  })

  it('passes on what a source of rows throws', async () => {
    const missing = writeWhole(join(folder, 'd'), async () => {
      readFileSync(join(folder, 'no source'))
    })
    await expect(missing).rejects.toMatchObject({ code: 'ENOENT', path: join(folder, 'no source') })
  })
})

describe('a disk that is full', () => {
  const root = fileURLToPath(new URL('../../..', import.meta.url))
  const script = join(folder, 'write.mjs')
  buildSync({
    stdin: {
      contents: `import { Table, Utf8, vectorFromArray } from 'apache-arrow'
import { writeArrow, writeParquet } from '@lockstep/transforms'
const rows = Array.from({ length: 20000 }, (_, row) => 'row ' + row * 7919 + ' ' + Math.sin(row))
const { batches } = new Table({ text: vectorFromArray(rows, new Utf8()) })
const write = process.argv[2] === 'parquet' ? writeParquet : writeArrow
await write(process.argv[3], batches).then(() => console.log('written'), (error) => console.log(error.message))`,
      resolveDir: root,
    },
    outfile: script,
    bundle: true,
    platform: 'node',
    format: 'esm',
    conditions: ['lockstep-source'],
    logLevel: 'error',
  })

  it.each(['parquet', 'arrow'])('leaves no file, whole or in part, and says which: %s', (kind) => {
    const into = mkdtempSync(join(folder, 'full-'))
    const path = join(into, `out.${kind}`)
    const { stdout, stderr } = spawnSync(
      'bash',
      ['-c', 'ulimit -f 100; exec "$0" "$@"', process.execPath, script, kind, path],
      { encoding: 'utf8', timeout: 60_000, env: { ...process.env, NODE_PATH: join(root, 'node_modules') } },
    )
    expect([stdout.trim(), stderr]).toEqual([
      expect.stringContaining(`${path}: cannot be written: EFBIG`),
      '',
    ])
    expect(readdirSync(into)).toEqual([])
  })
})
