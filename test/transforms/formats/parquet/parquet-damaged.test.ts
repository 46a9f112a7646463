import { writeFileSync } from 'node:fs'
import fc from 'fast-check'
import { beforeAll, describe, expect, it, test } from 'vitest'
import {
  encodeRowGroups,
  type ParquetCompression,
} from '../../../../packages/transforms/src/formats/parquet/encode.js'
import { ParquetError } from '../../../../packages/transforms/src/formats/parquet/error.js'
import { differences } from '../../../kit/compare/compare.js'
import { parquetChecked, parquetChecked2, parquetRows } from '../../node/checked-files.js'
import { readAll, scratch, small, smallFields, stitched } from './parquet-files.js'

const { newPath } = scratch()

const codecs: readonly ParquetCompression[] = ['snappy', 'zstd', 'gzip', 'uncompressed']
const whole = new Map<ParquetCompression, Uint8Array>()

beforeAll(async () => {
  for (const compression of codecs) {
    const parts = [small(0, 60), small(60, 200)].map((part) => encodeRowGroups(part.batches, { compression }))
    whole.set(compression, await stitched(parts))
  }
})

const bytesOf = (compression: ParquetCompression): Uint8Array =>
  (whole.get(compression) ?? new Uint8Array()).slice()

/** Reads what may be damaged: an error that says so, or the number of rows. */
const outcome = (bytes: Uint8Array): Promise<unknown> =>
  readAll(bytes).then(
    ({ numRows }) => numRows,
    (error: unknown) => error,
  )

test.each(codecs)('a file cut short, at any length, is refused: %s', async (compression) => {
  const bytes = bytesOf(compression)
  for (let length = 0; length < bytes.length; length += length < bytes.length - 100 ? 17 : 1)
    expect(await outcome(bytes.slice(0, length))).toBeInstanceOf(ParquetError)
})

/** A few bytes changed, in one bit or more; most of them in the metadata, at the end. */
const changes = fc.array(
  fc.record({
    at: fc.noBias(fc.nat()),
    last: fc.constantFrom(1800, Number.MAX_SAFE_INTEGER),
    by: fc.integer({ min: 1, max: 255 }),
  }),
  { minLength: 1, maxLength: 3 },
)

test.each(codecs)(
  'changed bytes give a ParquetError or batches, and harm no later read: %s',
  async (compression) => {
    await fc.assert(
      fc.asyncProperty(changes, async (drawn) => {
        const bytes = bytesOf(compression)
        for (const { at, last, by } of drawn) {
          const place = bytes.length - 1 - (at % Math.min(last, bytes.length))
          bytes[place] = (bytes[place] ?? 0) ^ by
        }
        const found = await outcome(bytes)
        if (typeof found !== 'number') expect(found).toBeInstanceOf(ParquetError)
      }),
      { numRuns: 400 },
    )
    const back = await readAll(bytesOf(compression))
    expect(differences(back, small(0, 200), smallFields)).toMatchObject({ total: 0, differences: [] })
  },
)

describe('what is no Parquet is refused with its name:', () => {
  test.each([
    ['nothing', '', 'the file is empty'],
    ['text', '{"a":1}\n{"a":2}\n', 'this is no Parquet file, or it is cut short: it does not end in PAR1'],
    ['the magic word alone', 'PAR1', 'this is no Parquet file'],
    ['both magic words', 'PAR1\0\0\0\0PAR1', 'the metadata are said to have 0 bytes'],
    [
      'a length beyond the file',
      'PAR1....\xff\xff\xff\x7fPAR1',
      'the metadata are said to have 2147483647 bytes',
    ],
    ['an encrypted file', 'PARE....\0\0\0\0PARE', 'the file is encrypted'],
  ])('%s', async (_, text, message) => {
    const path = newPath()
    writeFileSync(path, Buffer.from(text, 'latin1'))
    await expect(readAll(path)).rejects.toThrow(`${path}: ${message}`)
  })
})

describe('damage is told with its column:', () => {
  /** Changes a byte in the middle of a text of the unique column, which has no dictionary. */
  const damaged = (): Uint8Array => {
    const bytes = bytesOf('uncompressed')
    const at = Buffer.from(bytes).indexOf('unique 150')
    bytes[at - 4] = 0xff
    return bytes
  }

  it('cells that cannot be decoded', async () => {
    const path = newPath()
    writeFileSync(path, damaged())
    await expect(readAll(path)).rejects.toThrow(`${path}: column unique: it cannot be decoded`)
    expect((await readAll(path, { columns: ['id', 'tags'] })).numRows).toBe(200)
  })
})

describe('pages with a checksum are checked: of the pages no bit can be changed so that other rows come without an error', () => {
  /** The rows, or that the file is damaged. */
  const rowsOrDamage = (bytes: Uint8Array): Promise<unknown> =>
    readAll(bytes).then(
      (table) => table.toArray().map((row) => ({ ...row.toJSON() })),
      (error: unknown) => (error instanceof ParquetError ? 'damaged' : error),
    )

  it.each([
    ['of version 1', parquetChecked],
    ['of version 2', parquetChecked2],
  ])('%s', async (_, bytes) => {
    expect(await rowsOrDamage(bytes)).toEqual(parquetRows)
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
    const footer = bytes.length - 8 - view.getUint32(bytes.length - 8, true)
    const expected = JSON.stringify(parquetRows)
    const unseen: number[] = []
    for (let bit = 0; bit < footer * 8; bit++) {
      const changed = Uint8Array.from(bytes)
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      const given = await rowsOrDamage(changed)
      if (given !== 'damaged' && JSON.stringify(given) !== expected) unseen.push(bit)
    }
    expect(unseen).toEqual([])
  })
})
