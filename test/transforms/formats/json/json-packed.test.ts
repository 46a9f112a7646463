import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { types } from '@lockstep/schema'
import fc from 'fast-check'
import { afterAll, describe, expect, it, test } from 'vitest'
import { DamagedFile, decompress } from '../../../../packages/transforms/src/node/files/decompress.js'
import { readJson } from '../../../../packages/transforms/src/node/files/json.js'
import { zstdFrame, zstdSkippable } from '../../node/zstd-frames.js'
import { split } from './json-lines.js'

const folder = mkdtempSync(join(tmpdir(), 'lockstep-packed-'))
afterAll(() => rmSync(folder, { recursive: true }))

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

async function* slowly(parts: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield part
}

const unpack = async (name: string, ...parts: readonly Uint8Array[]): Promise<string> => {
  const given: Uint8Array[] = []
  for await (const chunk of decompress(name, slowly(parts))) given.push(Uint8Array.from(chunk))
  return Buffer.concat(given).toString()
}

const gzip = (text: string): Uint8Array => gzipSync(text)
const zeros = new Uint8Array(20)

/** Each format: how a text is packed, and the name of a file. */
const formats = [
  ['a.gz', gzip],
  ['a.zst', (text: string) => zstdFrame(utf8(text))],
] as const

describe.each(formats)('a file %s', (name, pack) => {
  it('is unpacked, whatever its members and however its bytes come', async () => {
    const texts = fc.array(fc.string({ unit: 'grapheme', maxLength: 40 }), { minLength: 1, maxLength: 4 })
    const sizes = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(texts, sizes, async (members, sizes) => {
        const bytes = Buffer.concat(members.map(pack))
        expect(await unpack(name, ...split(bytes, sizes))).toBe(members.join(''))
      }),
      { numRuns: 50 },
    )
  })

  it('that is cut anywhere is damaged, and says so', async () => {
    const bytes = pack('{"a":1}\n{"a":2}\n')
    for (let end = 1; end < bytes.length; end++)
      await expect(unpack(name, bytes.subarray(0, end)), `the first ${end} bytes`).rejects.toThrow(
        DamagedFile,
      )
  })

  it.each([
    ['zeros', zeros],
    ['text', utf8('more text that is not packed')],
    ['one byte', utf8('x')],
  ])('with %s after its end is damaged, together or apart', async (_, more) => {
    const bytes = pack('{"a":1}\n')
    await expect(unpack(name, Buffer.concat([bytes, more]))).rejects.toThrow(DamagedFile)
    await expect(unpack(name, bytes, more)).rejects.toThrow(DamagedFile)
  })

  it('that is not packed at all is damaged', async () => {
    await expect(unpack(name, utf8('{"a":1}\n{"a":2}\n{"a":3}\n'))).rejects.toThrow(
      /^a\.(?:gz|zst): expected whole (?:gzip|zstd) data up to its end, got .*; copy or pack the file again$/,
    )
  })

  it('hands on what goes wrong with its bytes', async () => {
    const broken = async function* (): AsyncGenerator<Uint8Array> {
      yield pack('{"a":1}\n')
      throw new RangeError('the disk is gone')
    }
    const reading = async (): Promise<void> => {
      for await (const _ of decompress(name, broken()));
    }
    await expect(reading()).rejects.toThrow(RangeError)
  })

  it('can be left before its end', async () => {
    for await (const chunk of decompress(name, slowly([pack('x'.repeat(100_000))]))) {
      expect(chunk.length).toBeGreaterThan(0)
      break
    }
  })
})

test('the checksum and the length of gzip are checked', async () => {
  const bytes = gzip('{"a":1}\n')
  for (const at of [bytes.length - 8, bytes.length - 1]) {
    const changed = Uint8Array.from(bytes)
    changed[at] = (changed[at] ?? 0) ^ 1
    await expect(unpack('a.gz', changed)).rejects.toThrow(DamagedFile)
  }
})

test('frames of zstd to be passed over are', async () => {
  const bytes = Buffer.concat([
    zstdSkippable(utf8('note')),
    zstdFrame(utf8('a')),
    zstdSkippable(utf8('note')),
  ])
  expect(await unpack('a.zst', bytes)).toBe('a')
})

test('readJson unpacks by the name, and says which file is damaged', async () => {
  const raw = { name: 'pin', raw: [{ name: 'a', type: types.int }] }
  const write = (name: string, bytes: Uint8Array): string => {
    writeFileSync(join(folder, name), bytes)
    return join(folder, name)
  }
  const read = async (path: string): Promise<readonly unknown[]> => {
    const cells: unknown[] = []
    for await (const batch of readJson(raw, path)) cells.push(...(batch.getChild('a') ?? []))
    return cells
  }
  const lines = '{"a":1}\n{"a":2}\n{"a":3}'
  expect(await read(write('whole.json.gz', gzip(lines)))).toEqual([1, 2, 3])
  expect(await read(write('whole.json.zst', zstdFrame(utf8(lines))))).toEqual([1, 2, 3])
  const cut = write('cut.json.gz', gzip(lines).subarray(0, -4))
  await expect(read(cut)).rejects.toThrow(
    `pin: readJson: ${cut}: expected whole gzip data up to its end, got `,
  )
})
