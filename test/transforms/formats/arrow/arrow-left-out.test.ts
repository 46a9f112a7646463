import { readFileSync, writeFileSync } from 'node:fs'
import { type AnyTable, table, types } from '@lockstep/schema'
import {
  type Data,
  DataType,
  Dictionary,
  Field,
  Int8,
  Int32,
  type List,
  makeData,
  RecordBatch,
  Schema,
  Struct,
  Table,
  tableToIPC,
  Utf8,
  vectorFromArray,
} from 'apache-arrow'
import fc from 'fast-check'
import pl from 'nodejs-polars'
import { describe, expect, it, test } from 'vitest'
import { z } from 'zod'
import { arrowType } from '../../../../packages/transforms/src/arrow/types.js'
import { clean } from '../../../../packages/transforms/src/engine/clean.js'
import { readArrow, writeArrow } from '../../../../packages/transforms/src/node/files/arrow.js'
import { cleanTo } from '../../../../packages/transforms/src/node/jobs/clean-to.js'
import { all, shown } from '../../node/threads.js'
import { scratch } from '../parquet/parquet-files.js'
import { grownFile, replacedStream } from './arrow-files.js'

const { newPath } = scratch()
const path = (): string => `${newPath()}.arrow`
const put = (bytes: Uint8Array): string => {
  const at = path()
  writeFileSync(at, bytes)
  return at
}

const people = table('people', {
  raw: z.object({
    name: z.string(),
    word: z.string(),
    age: z.int32(),
    id: z.int64(),
    price: z.float64(),
  }),
  clean: (raw) => ({
    name: raw.name.nullIf('secret name'),
    word: raw.word.nullIf('secret word'),
    age: raw.age.nullIf(123456789),
    id: raw.id.nullIf(1234567890123456789n),
    price: raw.price.nullIf(12345.678),
  }),
  where: (row) => row.word.notEquals('secret row').or(row.word.isNull()),
})

const bytesOf = (numbers: ArrayBufferView): Buffer =>
  Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength)

const secrets: readonly (readonly [string, Buffer])[] = [
  ['text', Buffer.from('secret')],
  ['an int', bytesOf(Int32Array.of(123456789))],
  ['a long', bytesOf(BigInt64Array.of(1234567890123456789n))],
  ['a double', bytesOf(Float64Array.of(12345.678))],
]

const rows = ['ann', 'secret name', 'bob', 'cid']
const words = ['x', 'secret word', 'y', 'secret row']
const source = new Table({
  name: vectorFromArray(rows, new Utf8()),
  word: vectorFromArray(words, new Dictionary(new Utf8(), new Int32())),
  age: vectorFromArray([1, 123456789, 3, 4], new Int32()),
  id: vectorFromArray([1n, 1234567890123456789n, 3n, 4n]),
  price: vectorFromArray([1.5, 12345.678, 3.5, 4.5]),
})
const cells = [
  ['ann', null, 'bob'],
  ['x', null, 'y'],
  [1, null, 3],
]

describe('what rules took away', () => {
  it.each(secrets)('is in no Arrow file or stream: %s', async (_, secret) => {
    const from = put(tableToIPC(source, 'file'))
    expect(readFileSync(from).includes(secret)).toBe(true)
    const [to, again, stream] = [path(), path(), path()]
    await cleanTo(people, from, to)
    await writeArrow(again, clean(people, source).batches)
    await writeArrow(stream, clean(people, source).batches, { format: 'stream' })
    for (const written of [to, again, stream]) {
      expect(readFileSync(written).includes(secret)).toBe(false)
      const back = shown(people, await all(readArrow(written)))
      expect(back.slice(0, 3).map((column) => column.cells)).toEqual(cells)
    }
  })

  it.each([
    ['a list', types.list(types.text)],
    ['a list of lists', types.list(types.list(types.text))],
    ['a struct', types.struct([{ name: 'element', type: types.text }])],
    ['a list of structs', types.list(types.struct([{ name: 'element', type: types.list(types.text) }]))],
  ])('is in no Arrow file where %s is null around it', async (_, type) => {
    const [secret, open] = [within(arrowType(type), 'secret', false), within(arrowType(type), 'open', true)]
    for (const [data, word] of [
      [secret, 'secret'],
      [open, 'open'],
    ] as const) {
      const schema = new Schema([new Field('c', data.type, true)])
      const batch = new RecordBatch(
        schema,
        makeData({ type: new Struct(schema.fields), length: 2, nullCount: 0, children: [data] }),
      )
      const to = path()
      await writeArrow(to, [batch])
      expect(readFileSync(to).includes(word)).toBe(word === 'open')
      const back = new Table(await all(readArrow(to)))
      expect(back.getChild('c')?.toArray()).toHaveLength(2)
      expect(back.getChild('c')?.isValid(1)).toBe(word === 'open')
    }
  })
})

test('text keeps the cells that are shown, and no byte more, whichever are null', async () => {
  const cell = fc.record({ text: fc.string({ maxLength: 5 }), isNull: fc.boolean() })
  const kept = table('kept', { raw: z.object({ c: z.string() }), clean: ({ c }) => ({ c }) })
  await fc.assert(
    fc.asyncProperty(fc.array(cell, { minLength: 1, maxLength: 30 }), fc.nat(20), async (drawn, from) => {
      const texts = vectorFromArray(
        drawn.map(({ text }) => text),
        new Utf8(),
      ).data[0] as Data<Utf8>
      const nullBitmap = new Uint8Array(4)
      for (const [row, { isNull }] of drawn.entries())
        if (!isNull) nullBitmap[row >> 3] = (nullBitmap[row >> 3] ?? 0) | (1 << (row & 7))
      const data = makeData({
        type: texts.type,
        length: drawn.length,
        nullBitmap,
        valueOffsets: texts.valueOffsets,
        data: texts.values,
      })
      const rows = drawn.slice(from)
      const to = path()
      await writeArrow(to, [new RecordBatch({ c: data }).slice(from)])
      const batches = await all(readArrow(to))
      const shownTexts = rows.map(({ text, isNull }) => (isNull ? null : Buffer.from(text)))
      expect(shown(kept, batches)[0]?.cells).toEqual(
        shownTexts.map((text) => text?.toString('latin1') ?? null),
      )
      const bytes = shownTexts.reduce((sum, text) => sum + (text?.length ?? 0), 0)
      const written = batches[0]?.getChildAt(0)?.data[0]
      expect(written?.valueOffsets.at(rows.length) - written?.valueOffsets[0]).toBe(bytes)
      expect(written?.values.length).toBeLessThan(bytes + 8)
    }),
    { numRuns: 60 },
  )
})

/** Two cells of a type, each with a word in it, the second one shown or null with the word behind. */
const within = (type: DataType, word: string, isShown: boolean): Data => {
  const cells = isShown
    ? { length: 2, nullCount: 0, nullBitmap: null }
    : { length: 2, nullCount: 1, nullBitmap: Uint8Array.of(1) }
  const texts = vectorFromArray(['first', word], new Utf8()).data[0] as Data
  const inside = (of: DataType): Data => {
    if (DataType.isUtf8(of)) return texts
    const children = (of.children as readonly Field[]).map((field) => inside(field.type))
    return DataType.isStruct(of)
      ? makeData({ type: of, length: 2, nullCount: 0, children })
      : makeData({
          type: of as List,
          length: 2,
          nullCount: 0,
          valueOffsets: Int32Array.of(0, 1, 2),
          child: children[0] as Data,
        })
  }
  const data = inside(type)
  return makeData({
    ...cells,
    type,
    valueOffsets: data.valueOffsets,
    child: data.children[0],
    children: data.children,
  } as never)
}

const kept = table('kept', { raw: z.object({ k: z.string() }), clean: ({ k }) => ({ k }) })
const kOf = (of: AnyTable, batches: Parameters<typeof shown>[1]) => shown(of, batches)[0]?.cells

describe('dictionaries that change', () => {
  const replaced = ['a', 'b', 'a', 'c', 'd', 'd']
  const grown = ['a', 'b', 'a', 'a', 'e', 'b']

  it.each([
    ['replaced', replacedStream, replaced],
    ['grown', grownFile, grown],
  ] as const)('are made one in a file, which others read: %s', async (_, bytes, expected) => {
    const to = path()
    await cleanTo(kept, put(bytes), to, { format: 'arrow' })
    const batches = await all(readArrow(to))
    expect(kOf(kept, batches)).toEqual(expected)
    expect(new Set(batches.map((batch) => batch.getChildAt(0)?.data[0]?.dictionary))).toHaveProperty(
      'size',
      1,
    )
    expect(pl.readIPC(readFileSync(to)).getColumn('k').cast(pl.String).toArray()).toEqual(expected)
  })

  it('of several files are made one', async () => {
    const to = path()
    await cleanTo(kept, [put(replacedStream), put(grownFile), put(replacedStream)], to, { format: 'arrow' })
    expect(kOf(kept, await all(readArrow(to)))).toEqual([...replaced, ...grown, ...replaced])
  })

  it('grow in a stream', async () => {
    const to = path()
    await writeArrow(to, await all(readArrow(replacedStream)), { format: 'stream' })
    expect(kOf(kept, await all(readArrow(to)))).toEqual(replaced)
  })

  it('are refused where their values are more than their indices can number', async () => {
    const type = new Dictionary(new Utf8(), new Int8())
    const schema = new Schema([new Field('k', type, true)])
    const batches = [0, 100].map((from) => {
      const dictionary = vectorFromArray(
        Array.from({ length: 100 }, (_, row) => `${from + row}`),
        new Utf8(),
      )
      const data = Int8Array.from({ length: 100 }, (_, row) => row)
      const children = [makeData({ type, length: 100, nullCount: 0, data, dictionary })]
      return new RecordBatch(
        schema,
        makeData({ type: new Struct(schema.fields), length: 100, nullCount: 0, children }),
      )
    })
    await writeArrow(path(), batches.slice(1))
    await expect(writeArrow(path(), batches)).rejects.toThrow(
      'column k: its dictionaries have 200 values, more than its indices can number',
    )
  })
})

test('a dictionary of which no cell has a value is there, and empty', async () => {
  const to = path()
  const type = new Dictionary(new Utf8(), new Int32())
  await writeArrow(to, new Table({ k: vectorFromArray([null, null], type) }).batches)
  const [batch] = await all(readArrow(to))
  expect(batch?.getChildAt(0)?.data[0]?.dictionary?.length).toBe(0)
  expect(pl.readIPC(readFileSync(to)).getColumn('k').cast(pl.String).toArray()).toEqual([null, null])
})
