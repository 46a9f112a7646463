import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildSync } from 'esbuild'
import { afterAll, describe, expect, it } from 'vitest'
import { writeWhole } from '../../../packages/transforms/src/node/files/write-whole.js'

const folder = mkdtempSync(join(tmpdir(), 'lockstep-part-'))
afterAll(() => rmSync(folder, { recursive: true }))

const script = join(folder, 'write.mjs')
buildSync({
  stdin: {
    contents: `import { writeWhole } from './packages/transforms/src/node/files/write-whole.ts'
const [, , path, end] = process.argv
if (end === 'heard') process.on('SIGTERM', () => console.log('heard'))
await writeWhole(path, async (file) => {
  await file.appendFile('half')
  console.log('begun')
  if (end === 'exit') process.exit(3)
  if (end === 'throw') setTimeout(() => { throw new Error('elsewhere') })
  await new Promise((resolve) => process.stdin.once('data', resolve))
  await file.appendFile(' and half')
})
process.stdin.unref()`,
    resolveDir: fileURLToPath(new URL('../../..', import.meta.url)),
  },
  outfile: script,
  bundle: true,
  platform: 'node',
  format: 'esm',
  banner: {
    js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url)",
  },
  logLevel: 'error',
})

/** A process that has begun to write a file in a folder of its own, where another is already. */
const begin = async (end: string) => {
  const home = mkdtempSync(join(folder, 'home-'))
  const path = join(home, 'out')
  writeFileSync(path, 'before')
  const writer = spawn(process.execPath, [script, path, end], { stdio: ['pipe', 'pipe', 'pipe'] })
  const ended = once(writer, 'exit')
  await once(writer.stdout, 'data')
  return { home, path, writer, ended }
}

const parts = (home: string): readonly string[] => readdirSync(home).filter((name) => name !== 'out')

describe('a process that ends while it writes a file', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('leaves nothing where %s ends it', async (signal) => {
    const { home, path, writer, ended } = await begin('')
    expect(parts(home)).toHaveLength(1)
    writer.kill(signal)
    expect(await ended).toEqual([null, signal])
    expect(parts(home)).toEqual([])
    expect(readFileSync(path, 'utf8')).toBe('before')
  })

  it.each(['exit', 'throw'])('leaves nothing where it ends by itself: %s', async (end) => {
    const { home, path, ended } = await begin(end)
    const [code] = await ended
    expect(code).toBe(end === 'exit' ? 3 : 1)
    expect(parts(home)).toEqual([])
    expect(readFileSync(path, 'utf8')).toBe('before')
  })

  it('goes on writing where it hears a signal itself', async () => {
    const { home, path, writer, ended } = await begin('heard')
    writer.kill('SIGTERM')
    await once(writer.stdout, 'data')
    expect(parts(home)).toHaveLength(1)
    writer.stdin.write('go on')
    expect(await ended).toEqual([0, null])
    expect([readFileSync(path, 'utf8'), parts(home)]).toEqual(['half and half', []])
  })

  it('leaves a file where it is killed, which the next that writes there takes away', async () => {
    const { home, path, writer, ended } = await begin('')
    const [left = ''] = parts(home)
    const other = join(home, 'other')
    await writeWhole(other, (file) => file.appendFile('while it writes'))
    expect(parts(home)).toEqual([left, 'other'])
    writer.kill('SIGKILL')
    await ended
    expect(parts(home)).toContain(left)
    await writeWhole(path, (file) => file.appendFile('after'))
    expect([readFileSync(path, 'utf8'), parts(home)]).toEqual(['after', ['other']])
  })

  it('leaves the files of others alone, and for a day those of a machine that started anew', async () => {
    const { home, writer, ended } = await begin('')
    const [name = ''] = parts(home)
    writer.kill('SIGKILL')
    await ended
    const [, host = '', numbers = '', pid = ''] = name.split('-')
    const anew = name.replace(numbers, '0'.repeat(12))
    const kept = [
      name.replace(host, '0'.repeat(12)),
      anew,
      name.replace(`-${pid}-`, `-${process.pid}-`),
      '.lockstep-notes.part',
      `${name}.old`,
    ]
    for (const file of kept) writeFileSync(join(home, file), '')
    await writeWhole(join(home, 'other'), async () => {})
    expect(parts(home)).toEqual([...kept, 'other'].toSorted())
    const before = Date.now() / 1000 - 25 * 60 * 60
    for (const file of kept) utimesSync(join(home, file), before, before)
    await writeWhole(join(home, 'other'), async () => {})
    expect(parts(home)).toEqual([...kept.filter((file) => file !== anew), 'other'].toSorted())
  })
})
