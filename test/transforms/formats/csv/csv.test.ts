import { type Field, types } from '@lockstep/schema'
import { type CsvOptions, readCsv } from '@lockstep/transforms'
import { type RecordBatch, Table } from 'apache-arrow'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvFile, mixedFile } from './csv-files.js'

const texts: readonly Field[] = ['a', 'b', 'c'].map((name) => ({ name, type: types.text }))

type Source = Uint8Array | AsyncIterable<Uint8Array>

const read = async (source: Source, options: CsvOptions = {}, raw = texts): Promise<readonly unknown[]> => {
  const batches: RecordBatch[] = []
  for await (const batch of readCsv({ name: 'raw', raw }, source, options)) batches.push(batch)
  return new Table(batches).toArray().map((row) => Object.values(row.toJSON()))
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

async function* inParts(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array, void, undefined> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.slice(at, at + size)
}

describe('readCsv', () => {
  // Answers of Spark 3.5.7 and 4.2.0, `spark.read.schema('a string, b string, c string').csv(...)`.
  it.each<[string, string, readonly (readonly (string | null)[])[], CsvOptions?]>([
    ['plain cells', '1,2,3\n', [['1', '2', '3']]],
    [
      'short and long records',
      '1,2\n1,2,3,4\n',
      [
        ['1', '2', null],
        ['1', '2', '3'],
      ],
    ],
    [
      'blank lines',
      '1,2,3\n\n  \n\t\n4,5,6',
      [
        ['1', '2', '3'],
        ['4', '5', '6'],
      ],
    ],
    ['empty quotes', '"",,""\n', [[null, null, null]]],
    ['escaped quotes', '"a \\" b",c\n', [['a " b', 'c', null]]],
    ['doubled quotes', '"a ""q"" b",c\n', [['"a ""q"" b"', 'c', null]]],
    ['doubled quotes as RFC 4180 has them', '"a ""q"" b",c\n', [['a "q" b', 'c', null]], { escape: '"' }],
    ['quotes inside of cells', 'a"b,c"d,"e\n', [['a"b', 'c"d', 'e']]],
    ['blanks after quotes', '"a" ,"b"\t,c\n', [['a', 'b', 'c']]],
    ['more after quotes', '"a"x,"b" y,"c"z"\n', [['"a"x', '"b" y', '"c"z"']]],
    [
      'a quote without its end',
      '"abc,d\ne,f\n',
      [
        ['abc,d', null, null],
        ['e', 'f', null],
      ],
    ],
    ['one that holds lines', '"abc,d\ne,f\n', [['abc,d\ne,f\n', null, null]], { multiLine: true }],
    [
      'any line end',
      'a,b,c\r\nd,e,f\rg,h,i',
      [
        ['a', 'b', 'c'],
        ['d', 'e', 'f'],
        ['g', 'h', 'i'],
      ],
    ],
    ['escapes outside of quotes', 'a\\,b\\"c,"d\\\\"\n', [['a\\', 'b\\"c', 'd\\']]],
    ['an escape before the last quote', '"a\\","b"\n', [['"a","b"', null, null]]],
    ['a header and a comment', '#x\n\na,b,c\n1,2,3\n', [['1', '2', '3']], { header: true, comment: '#' }],
    ['a NUL after empty quotes', '1,""\0\n', [['1', 'e', null]], { nullValue: 'x', emptyValue: 'e' }],
    ['null and empty values', 'NA,"",\n', [[null, '', null]], { nullValue: 'NA' }],
    ['a last cell that goes on after its quotes', '1,2,"x" e"\n', [['1', '2', '"x" e""']]],
    [
      'one that goes on in two bytes',
      '1,2,"x" é"\n4,5,"y" é"',
      [
        ['1', '2', '"x" é""'],
        ['4', '5', '"y" é""'],
      ],
    ],
    ['one that goes on in three bytes', '1,2,"x" \u2028"\n', [['1', '2', '"x" \u2028""']]],
    ['one that goes on in two units of UTF-16', '1,2,"x" 😀"\n', [['1', '2', '"x" 😀"']]],
    ['one that goes on in two characters', '1,2,"x" éé"\n', [['1', '2', '"x" éé"']]],
    ['one that goes on in a NUL', '1,2,"x" \0"\n', [['1', '2', '"x" \0"']]],
    [
      'one that goes on, with other characters',
      "1;2;'x' \u0085'\n",
      [['1', '2', "'x' \u0085''"]],
      { sep: ';', quote: "'" },
    ],
    ['one that goes on at the end of a file', '1,2,"x" é"', [['1', '2', '"x" é""']], { multiLine: true }],
    [
      'one that goes on before the end of a file',
      '1,2,"x" é"\n',
      [['1', '2', '"x" é"']],
      { multiLine: true },
    ],
    [
      'an escape of escapes given empty',
      '1,"a\\\\b","\\\\"\n',
      [['1', 'a\\b', '\\']],
      { charToEscapeQuoteEscaping: '' },
    ],
    [
      'the same where a quote is the escape',
      '1,"a""b","\\\\"\n',
      [['1', 'a"b', '\\\\']],
      { escape: '"', charToEscapeQuoteEscaping: '' },
    ],
    [
      'the same where nothing is the escape',
      '1,"a\\\\b","\\\\"\n',
      [['1', 'a\\\\b', '\\\\']],
      { escape: '', charToEscapeQuoteEscaping: '' },
    ],
    [
      'the same where only the escape is empty',
      '1,"a\\\\b"\n',
      [['1', 'ab', null]],
      { escape: '', charToEscapeQuoteEscaping: '\\' },
    ],
  ])('reads %s as Spark does', async (_, text, rows, options = {}) => {
    expect(await read(utf8(text), options)).toEqual(rows)
  })

  it('gives the same rows wherever its bytes are cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(csvFile, mixedFile),
        fc.integer({ min: 1, max: 9 }),
        fc.boolean(),
        async (text, size, multiLine) => {
          const bytes = utf8(text)
          const options = { multiLine, escape: '"', nullValue: 'x' }
          expect(await read(inParts(bytes, size), options)).toEqual(await read(bytes, options))
        },
      ),
      { numRuns: 300 },
    )
  })

  // Answers of Spark 3.5.7 and 4.2.0: each is one wrong character.
  it.each(['ff', 'c3', 'e282', 'f09f98', 'eda080'])(
    'repeats the last quote after the wrong bytes %s',
    async (hex) => {
      const bytes = Buffer.concat([utf8('1,2,"x" '), Buffer.from(hex, 'hex'), utf8('"')])
      for (const multiLine of [false, true])
        expect(await read(bytes, { multiLine })).toEqual([['1', '2', '"x" \ufffd""']])
    },
  )

  it('gives the same rows in batches of any size', async () => {
    const bytes = utf8('a,b,c\n"d",e\n\nf,g,h,i\n')
    for (const batchRows of [1, 2, 7]) expect(await read(bytes, { batchRows })).toEqual(await read(bytes))
  })

  it('stops at a bad record in failFast, and says where', async () => {
    const raw = [{ name: 'n', type: types.int }]
    await expect(read(utf8('1\n\n2x\n'), { mode: 'failFast' }, raw)).rejects.toThrow(
      'raw: the bytes given, record 3, column n: expected int, got other text',
    )
    await expect(read(utf8('1,2\n'), { mode: 'failFast' }, raw)).rejects.toThrow('expected 1 cells, got 2')
  })

  it.each<[string, CsvOptions, readonly Field[]]>([
    ['expected sep to be one ASCII character', { sep: '||' }, texts],
    ['expected quote to be one ASCII character', { quote: 'é' }, texts],
    ['sep "\\"" is the quote', { sep: '"' }, texts],
    ['trim in the rules instead', { ignoreTrailingWhiteSpace: true } as unknown as CsvOptions, texts],
    ['takes no date', {}, [{ name: 'd', type: types.date }]],
    ['takes no list<text>', {}, [{ name: 'd', type: types.list(types.text) }]],
    ['batchRows', { batchRows: 0 }, texts],
  ])('refuses at once: %s', (message, options, raw) => {
    expect(() => readCsv({ name: 'raw', raw }, utf8(''), options)).toThrow(message)
  })

  it('refuses a header that is not the table’s, where it must be', async () => {
    const options = { header: true, enforceSchema: false }
    expect(await read(utf8('A,b,c\n1,2,3'), options)).toEqual([['1', '2', '3']])
    await expect(read(utf8('b,a,c\n1,2,3'), options)).rejects.toThrow(
      'raw.a: the bytes given: the header has "b" in its place',
    )
    await expect(read(utf8('a,b\n1,2'), options)).rejects.toThrow('the header has 2 names')
  })
})
