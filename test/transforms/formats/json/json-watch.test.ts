import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { types } from '@lockstep/schema'
import { afterAll, describe, expect, it } from 'vitest'
import type { JsonOptions } from '../../../../packages/transforms/src/formats/json/options.js'
import { readJsonPart } from '../../../../packages/transforms/src/formats/json/read.js'
import { jsonReaderOf } from '../../../../packages/transforms/src/formats/json/reader.js'
import type { Progress } from '../../../../packages/transforms/src/formats/shared/progress.js'
import { type JsonSource, readJson } from '../../../../packages/transforms/src/node/files/json.js'

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

describe('a part of a file', () => {
  const read = (first: boolean, part: string): number => {
    const reader = jsonReaderOf(raw, { mode: 'failFast' }, {})
    for (const _ of readJsonPart(reader, {
      name: 'a.json',
      first,
      chunks: [new TextEncoder().encode(part)],
    }));
    return reader.lines.count - (first ? 0 : 1)
  }

  it('says how many lines it had, blank ones and one without an end among them', () => {
    expect(read(true, '{"a":1}\r\n\n{"a":2}')).toBe(3)
    expect(read(false, '{"a":1}\n')).toBe(1)
    expect(read(false, '')).toBe(0)
  })

  it('has a line before its first, unless the file begins with it', () => {
    expect(() => read(true, '{"a":1}\n{"a":"x"}\n')).toThrow(/\bline 2\b/u)
    expect(() => read(false, '{"a":1}\n{"a":"x"}\n')).toThrow(/\bline 3\b/u)
  })
})
