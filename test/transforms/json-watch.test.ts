import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { types } from '@lockstep/schema'
import { afterAll, describe, expect, it } from 'vitest'
import { type JsonSource, readJson } from '../../packages/transforms/src/files/json.js'

import { BadRecord, type JsonOptions } from '../../packages/transforms/src/json/options.js'
import { readJsonFiles } from '../../packages/transforms/src/json/read.js'
import type { Progress } from '../../packages/transforms/src/progress.js'

const folder = mkdtempSync(join(tmpdir(), 'lockstep-watch-'))
afterAll(() => rmSync(folder, { recursive: true }))

const text = '{"a":1}\n'.repeat(200_000)
const written = (name: string, bytes: string | Uint8Array): string => {
  writeFileSync(join(folder, name), bytes)
  return join(folder, name)
}
const plain = written('a.json', text)
const packed = written('a.json.gz', gzipSync(text))
const raw = { name: 'pin', raw: [{ name: 'a', type: types.int }] }

const rowsOf = async (source: JsonSource, options: JsonOptions): Promise<number> => {
  let rows = 0
  for await (const batch of readJson(raw, source, options)) rows += batch.numRows
  return rows
}

const bytes = new TextEncoder().encode(text)
async function* stream(): AsyncGenerator<Uint8Array> {
  yield bytes
}

describe('progress', () => {
  it.each([
    ['a file', plain, bytes.length],
    ['files', [plain, plain], bytes.length * 2],
    ['a packed file, by its bytes on disk', packed, gzipSync(text).length],
    ['bytes', bytes, bytes.length],
  ])('of %s is told to its end', async (_, source, total) => {
    const told: Progress[] = []
    const rows = await rowsOf(source, { batchRows: 1000, onProgress: (progress) => told.push(progress) })
    expect(told.at(-1)).toMatchObject({ rows, bytes: total, totalBytes: total, remaining: 0 })
    for (const [index, { rows, bytes }] of told.entries()) {
      expect(rows).toBeGreaterThanOrEqual(told[index - 1]?.rows ?? 0)
      expect(bytes).toBeLessThanOrEqual(total)
    }
  })

  it('of a stream knows no end', async () => {
    const told: Progress[] = []
    await rowsOf(stream(), { onProgress: (progress) => told.push(progress) })
    expect(told.at(-1)).toMatchObject({
      rows: 200_000,
      bytes: bytes.length,
      totalBytes: null,
      remaining: null,
    })
  })

  it('ends the read with what it throws', async () => {
    const onProgress = (): void => {
      throw new RangeError('enough')
    }
    await expect(rowsOf(plain, { onProgress })).rejects.toThrow('enough')
  })
})

describe('a signal', () => {
  const enough = new RangeError('enough')

  it.each([
    ['a file', plain],
    ['a packed file', packed],
    ['bytes', bytes],
    ['a stream', stream()],
  ])('ends the read of %s between two batches, with its reason', async (_, source) => {
    const control = new AbortController()
    let batches = 0
    const reading = async (): Promise<void> => {
      for await (const _ of readJson(raw, source, { batchRows: 1000, signal: control.signal }))
        if (++batches === 3) control.abort(enough)
    }
    await expect(reading()).rejects.toBe(enough)
    expect(batches).toBe(3)
  })

  it.each([
    ['a file', plain],
    ['a packed file', packed],
    ['a file that is not there', join(folder, 'nowhere.json')],
    ['bytes', bytes],
  ])('given before lets nothing be read of %s', async (_, source) => {
    await expect(rowsOf(source, { signal: AbortSignal.abort(enough) })).rejects.toBe(enough)
  })

  it('ends the wait for a stream that says nothing', async () => {
    const control = new AbortController()
    async function* silent(): AsyncGenerator<Uint8Array> {
      yield bytes
      await new Promise(() => undefined)
    }
    const reading = rowsOf(silent(), { signal: control.signal })
    setTimeout(() => control.abort(enough), 20)
    await expect(reading).rejects.toBe(enough)
  })

  it('ends the read of a file while it goes on', async () => {
    const control = new AbortController()
    setImmediate(() => control.abort(enough))
    const long = Array.from({ length: 20 }, () => plain)
    await expect(rowsOf(long, { signal: control.signal, batchRows: 10_000_000 })).rejects.toBe(enough)
  })
})

describe('a piece of a file', () => {
  const pieces = async (linesBefore: number, piece: string): Promise<{ lines: number; error: unknown }> => {
    let lines = -1
    const chunks = [new TextEncoder().encode(piece)]
    const file = { name: 'a.json', chunks, linesBefore, onLines: (count: number) => (lines = count) }
    try {
      for await (const _ of readJsonFiles(raw, [file], { mode: 'failFast' }));
      return { lines, error: undefined }
    } catch (error) {
      return { lines, error }
    }
  }

  it('says how many lines it had, blank ones and one without an end among them', async () => {
    expect((await pieces(0, '{"a":1}\r\n\n{"a":2}')).lines).toBe(3)
    expect((await pieces(7, '{"a":1}\n')).lines).toBe(1)
    expect((await pieces(7, '')).lines).toBe(0)
  })

  it('counts the lines before it in its errors', async () => {
    const { error } = await pieces(7, '{"a":1}\n{"a":"x"}\n')
    expect(error).toBeInstanceOf(BadRecord)
    expect(error).toMatchObject({ line: 9, wrong: { at: 5, path: 'a' } })
  })
})
