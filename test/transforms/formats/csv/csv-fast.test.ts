import { type Field, types } from '@lockstep/schema'
import type { CsvOptions } from '@lockstep/transforms'
import { Table } from 'apache-arrow'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCsvFiles } from '../../../../packages/transforms/src/formats/csv/read.js'
import { smallDecimal, smallWhole } from '../../../../packages/transforms/src/formats/csv/short-numbers.js'
import { nodeSearch } from '../../../../packages/transforms/src/node/files/node-search.js'
import { readJavaDigits, toScale } from '../../../../packages/transforms/src/parse/java-decimal.js'
import { cells } from '../../../kit/arrow/cells.js'
import { all } from '../../node/threads.js'
import { csvFile, everyCell, mixedFile } from './csv-files.js'

const utf8 = new TextEncoder()

const texts: readonly Field[] = ['a', 'b', 'c'].map((name) => ({ name, type: types.text }))

const mixed: readonly Field[] = [
  { name: 'i', type: types.int },
  { name: 't', type: types.text },
  { name: 'd', type: types.double },
]

function* cutUp(bytes: Uint8Array, size: number): Generator<Uint8Array, void, undefined> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.slice(at, at + size)
}

/** The cells that come, or what is thrown. */
const read = async (
  bytes: Uint8Array,
  size: number,
  fields: readonly Field[],
  options: CsvOptions,
  fast: boolean,
): Promise<unknown> => {
  const file = { name: 'x.csv', chunks: cutUp(bytes, size) }
  try {
    const batches = await all(
      readCsvFiles({ name: 'raw', raw: fields }, [file], options, fast ? { search: nodeSearch } : { fast }),
    )
    return cells(new Table([...batches]), fields)
  } catch (error) {
    return String(error)
  }
}

const cell = fc.oneof(
  fc.constantFrom(
    '',
    '',
    '""',
    'a',
    'bc',
    'é',
    'x',
    'e',
    '"a"',
    '"a,b"',
    '"a""b"',
    '""""',
    '"""a"""',
    '1',
    '-7',
  ),
  fc.constantFrom(
    '"a\nb"',
    '"a\rb"',
    '"a\r\nb"',
    '"a\0b"',
    '"a\0""b"',
    'a\tb',
    '"a\tb"',
    "'a'",
    '"a\\"b"',
    'a\\',
  ),
  fc.constantFrom(...everyCell.filter((text) => !text.includes(','))),
  fc.string({ unit: 'grapheme', maxLength: 30 }).map((text) => `"${text.replaceAll('"', '""')}"`),
)

const goodFile = fc
  .tuple(
    fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 30 }),
    fc.constantFrom('\n', '\n', '\r\n', '\r'),
    fc.constantFrom(',', ';', '\t'),
  )
  .map(([lines, end, sep]) => lines.map((line) => line.join(sep) + end).join(''))

const dialect: fc.Arbitrary<CsvOptions> = fc.record(
  {
    escape: fc.constantFrom('"', '"', '\\', ''),
    multiLine: fc.boolean(),
    mode: fc.constantFrom('permissive', 'dropMalformed', 'failFast'),
    nullValue: fc.constantFrom('', 'x', 'a"b'),
    emptyValue: fc.constantFrom('', 'x', 'empty'),
    sep: fc.constantFrom(',', ',', ';', '\t'),
    quote: fc.constantFrom('"', '"', "'", ''),
    comment: fc.constantFrom('', '#', 'a'),
    header: fc.boolean(),
    charToEscapeQuoteEscaping: fc.constantFrom('"', '\\', ''),
    batchRows: fc.constantFrom(1, 7, 1000),
  },
  { requiredKeys: [] },
)

// The slow way is Spark's parser, character by character, and held against Spark itself.
describe('the fast way', () => {
  it('reads what the slow way reads, in any dialect, however the bytes are cut', async () => {
    const fields = fc.constantFrom(texts, mixed)
    const file = fc.oneof({ weight: 4, arbitrary: goodFile }, csvFile, mixedFile)
    await fc.assert(
      fc.asyncProperty(
        file,
        dialect,
        fields,
        fc.integer({ min: 1, max: 200 }),
        async (text, options, raw, size) => {
          const bytes = utf8.encode(text)
          const slow = await read(bytes, size, raw, options, false)
          expect(await read(bytes, size, raw, options, true)).toEqual(slow)
          expect(await read(bytes, bytes.length + 1, raw, options, true)).toEqual(slow)
        },
      ),
      { numRuns: Number(process.env.LOCKSTEP_CSV_RUNS ?? 1) * 1500 },
    )
  })

  it('leaves bytes that are no UTF-8 to the slow way', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 6 }),
        fc.boolean(),
        fc.constantFrom('"', ''),
        async (wrong, multiLine, quote) => {
          const parts = ['a,b,c\n', `é,${quote}x`, wrong, `${quote},d\n`, 'e,f,g\nh,i,j\n']
          const bytes = Buffer.concat(parts.map((part) => Buffer.from(part as string)))
          const options = { multiLine, escape: '"' }
          const slow = await read(bytes, 1000, texts, options, false)
          expect(await read(bytes, 1000, texts, options, true)).toEqual(slow)
        },
      ),
      { numRuns: 500 },
    )
  })
})

describe('small numbers', () => {
  const digit = fc.constantFrom(...'0123456789')
  const drawn = fc
    .tuple(
      fc.constantFrom('', '', '-', '+'),
      fc.string({ unit: digit, maxLength: 17 }),
      fc.constantFrom('', '.'),
      fc.string({ unit: digit, maxLength: 6 }),
    )
    .map((parts) => parts.join(''))

  it('are those of Java’s whole numbers', () => {
    fc.assert(
      fc.property(drawn, (text) => {
        const small = smallWhole(utf8.encode(text), 0, text.length)
        if (Number.isNaN(small)) return !/^-?\d{1,15}$/.test(text)
        return BigInt(small) === BigInt(text) && !Object.is(small, -0)
      }),
      { numRuns: 2000 },
    )
  })

  it('are those of Java’s decimals', () => {
    fc.assert(
      fc.property(drawn, fc.integer({ min: 0, max: 20 }), (text, scale) => {
        const small = smallDecimal(utf8.encode(text), 0, text.length, scale)
        const digits = readJavaDigits(text)
        if (Number.isNaN(small)) return
        if (digits === undefined) throw new Error('no decimal')
        expect(BigInt(small)).toBe(toScale(digits, 38, scale))
      }),
      { numRuns: 2000 },
    )
  })
})
