import { gzipSync } from 'node:zlib'
import { describe, expect, it, test } from 'vitest'
import { DamagedFile, decompress } from '../../../packages/transforms/src/node/files/decompress.js'
import { split } from '../formats/json/json-lines.js'
import { records, zstdEmpty, zstdRecords, zstdSized, zstdUnchecked } from './checked-files.js'
import { zstdFrame, zstdSkippable } from './zstd-frames.js'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

async function* slowly(parts: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield part
}

const unpack = async (name: string, ...parts: readonly Uint8Array[]): Promise<string> => {
  const given: Uint8Array[] = []
  for await (const chunk of decompress(name, slowly(parts))) given.push(Uint8Array.from(chunk))
  return Buffer.concat(given).toString()
}

/** What comes of packed bytes: their text, or that they are damaged; any other error is one. */
const outcome = (name: string, bytes: Uint8Array): Promise<string | undefined> =>
  unpack(name, bytes).catch((error: unknown) => {
    if (error instanceof DamagedFile) return undefined
    throw error
  })

/** The places of bits, counted from the first, that can be changed so that other text comes without an error. */
const unseenFlips = async (name: string, bytes: Uint8Array, text: string): Promise<readonly number[]> => {
  const unseen: number[] = []
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    const changed = Uint8Array.from(bytes)
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
    const given = await outcome(name, changed)
    if (given !== undefined && given !== text) unseen.push(bit)
  }
  return unseen
}

const one = '{"a":1}\n'
const zstdAll = Buffer.concat([zstdSized, zstdEmpty, zstdRecords, zstdSkippable(utf8('note')), zstdSized])

describe('no bit can be changed so that other text comes without an error:', () => {
  test.each([
    ['a.zst', '400 records', zstdRecords, records],
    ['a.zst', 'a record, its size in the header', zstdSized, one],
    ['a.zst', 'nothing', zstdEmpty, ''],
    ['a.gz', '400 records', gzipSync(records), records],
    ['a.gz', 'two members', Buffer.concat([gzipSync(one), gzipSync(one)]), one + one],
  ])('%s, %s', async (name, _, bytes, text) => {
    expect(await unpack(name, bytes)).toBe(text)
    expect(await unseenFlips(name, bytes, text)).toEqual([])
  })
})

describe('zstd', () => {
  it('is unpacked frame by frame, some with a checksum and some without, however its bytes come', async () => {
    const bytes = Buffer.concat([zstdAll, zstdUnchecked, zstdFrame(utf8('x'.repeat(2500)))])
    const text = `${one}${records}${one}${one}${'x'.repeat(2500)}`
    for (const sizes of [[bytes.length], [1], [2, 7], [18, 1, 300]])
      expect(await unpack('a.zst', ...split(bytes, sizes))).toBe(text)
  })

  it('that is cut anywhere but between frames is damaged', async () => {
    const ends = [zstdSized, zstdEmpty, zstdRecords, zstdSkippable(utf8('note'))].map(({ length }) => length)
    const between = new Set(ends.map((_, at) => ends.slice(0, at).reduce((sum, length) => sum + length, 0)))
    between.add(ends.reduce((sum, length) => sum + length, 0))
    for (let end = 0; end < zstdAll.length; end++)
      expect((await outcome('a.zst', zstdAll.subarray(0, end))) !== undefined, `${end} bytes`).toBe(
        between.has(end),
      )
  })

  const header = (...bytes: readonly number[]): Uint8Array =>
    Uint8Array.from([0x28, 0xb5, 0x2f, 0xfd, ...bytes])

  it.each([
    [
      'another checksum',
      Uint8Array.from([...zstdSized.subarray(0, -1), 0]),
      'a frame with other content than its checksum says',
    ],
    ['a window that is too large', header(0x00, 0x90, 0x01, 0, 0), 'a window of 268435456 bytes'],
    ['another size', header(0x20, 9, ...zstdUnchecked.subarray(6)), '8 bytes in a frame of 9'],
    ['a dictionary', header(0x21, 7, 0, 0x01, 0, 0), 'a frame that was packed with dictionary 7'],
    ['a reserved bit', header(0x28, 0, 0x01, 0, 0), 'a frame header with a bit that has no meaning'],
    ['a block of no type', header(0x20, 0, 0x07, 0, 0), 'a block of a type that does not exist'],
    ['a block that is too long', header(0x00, 0x58, 0x03, 0, 0x18, 0x61), 'a block of 196608 bytes'],
  ])('with %s says so', async (_, bytes, message) => {
    await expect(unpack('a.zst', bytes)).rejects.toThrow(
      `a.zst: expected whole zstd data up to its end, got ${message}`,
    )
  })
})
