import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildSync } from 'esbuild'
import { afterAll, describe, expect, it, vi } from 'vitest'
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
    await expect(writeWhole(path, async () => {})).rejects.toThrow(
      `${path}: cannot be written: there is no folder ${join(folder, 'nowhere')}; make it first`,
    )
    mkdirSync(join(folder, 'taken'))
    await expect(writeWhole(join(folder, 'taken'), async () => {})).rejects.toThrow('it is a folder')
    await expect(writeWhole('/dev/null', async () => {})).rejects.toThrow(
      '/dev/null: cannot be written: it is no plain file',
    )
    const long = join(folder, 'x'.repeat(256))
    await expect(writeWhole(long, async () => {})).rejects.toThrow(
      expect.objectContaining({
        message: `${long}: cannot be written: ENAMETOOLONG: name too long`,
        code: 'ENAMETOOLONG',
      }),
    )
    writeFileSync(join(folder, 'file'), '')
    await expect(writeWhole(join(folder, 'file', 'b'), async () => {})).rejects.toThrow('ENOTDIR')
  })

  it('is on disk before it takes its name', async () => {
    const path = join(folder, 'synced')
    const seen: unknown[] = []
    await writeWhole(path, async (file) => {
      const sync = file.sync.bind(file)
      vi.spyOn(file, 'sync').mockImplementation(async () => {
        seen.push((await file.stat()).size, existsSync(path))
        await sync()
      })
      await file.appendFile('all')
    })
    expect(seen).toEqual([3, false])
  })

  it.each([212, 213, 255])('has a name of %d bytes', async (size) => {
    const path = join(folder, 'y'.repeat(size))
    await writeWhole(path, (file) => file.appendFile('long'))
    expect(readFileSync(path, 'utf8')).toBe('long')
  })

  it.each([0o600, 0o666, 0o440])('keeps the permissions of the one before: %o', async (mode) => {
    const path = join(folder, `mode-${mode}`)
    writeFileSync(path, 'before')
    chmodSync(path, mode)
    await writeWhole(path, async (file) => {
      expect((await file.stat()).mode & 0o777).toBe(mode)
      await file.appendFile('after')
    })
    expect([readFileSync(path, 'utf8'), statSync(path).mode & 0o777]).toEqual(['after', mode])
  })

  it('takes the place to which a link leads, and the link stays', async () => {
    mkdirSync(join(folder, 'far'))
    for (const name of ['there', 'not-yet']) {
      const link = join(folder, `link-${name}`)
      symlinkSync(join('far', name), link)
      symlinkSync(link, `${link}-2`)
      if (name === 'there') writeFileSync(link, 'before')
      await writeWhole(`${link}-2`, (file) => file.appendFile('after'))
      expect(readlinkSync(link)).toBe(join('far', name))
      expect(lstatSync(join(folder, 'far', name)).isFile()).toBe(true)
      expect(readFileSync(link, 'utf8')).toBe('after')
    }
    symlinkSync('round', join(folder, 'round'))
    await expect(writeWhole(join(folder, 'round'), async () => {})).rejects.toThrow('cannot be written')
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
