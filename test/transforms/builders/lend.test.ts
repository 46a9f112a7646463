import { types } from '@lockstep/schema'
import {
  type Data,
  makeData,
  RecordBatch,
  RecordBatchStreamWriter,
  Schema,
  Struct,
  tableFromIPC,
  type Utf8,
} from 'apache-arrow'
import { expect, it } from 'vitest'
import { columnFrom } from '../../../packages/transforms/src/arrow/from-arrow.js'
import { arrowField } from '../../../packages/transforms/src/arrow/types.js'
import { addNull, builder, finish } from '../../../packages/transforms/src/builders/any.js'
import type { Builder } from '../../../packages/transforms/src/builders/builder.js'
import { giveAway, lend, takeBack } from '../../../packages/transforms/src/builders/lend.js'
import { closeList } from '../../../packages/transforms/src/builders/nested.js'
import { addString } from '../../../packages/transforms/src/builders/text.js'
import { layOut } from '../../../packages/transforms/src/formats/parquet/columns.js'
import { withStream } from '../../../packages/transforms/src/formats/parquet/stream.js'
import { habitOf } from '../../../packages/transforms/src/formats/parquet/value-sample.js'

const lists = types.list(types.text)

/** Each word as a list of itself and its reverse; no word as null. */
const batchOf = (into: Builder, words: readonly (string | null)[]): RecordBatch => {
  if (into.kind !== 'list') throw new TypeError('a list')
  for (const word of words)
    if (word === null) addNull(into)
    else {
      for (const each of [word, [...word].reverse().join('')])
        if (into.element.kind === 'text') addString(into.element, each)
      closeList(into)
    }
  const schema = new Schema([arrowField({ name: 'words', type: lists })])
  const children = [finish(into)]
  return new RecordBatch(
    schema,
    makeData({ type: new Struct(schema.fields), length: words.length, nullCount: 0, children }),
  )
}

const wordsOf = (batch: RecordBatch): unknown =>
  JSON.parse(JSON.stringify([...batch].map((row) => row.words)))

const textOf = (batch: RecordBatch): ArrayBufferLike | undefined =>
  (batch.data.children[0]?.children[0]?.values as Uint8Array | undefined)?.buffer

it('writes new cells where those were that came back, and they are what was added', () => {
  const into = builder(lists)
  lend(into)
  const first = batchOf(into, ['lock', null, 'step', 'a long word, so that there is room'])
  const second = batchOf(into, ['x'])
  takeBack(into, new Set())
  batchOf(into, ['none'])
  const again = batchOf(into, [null, 'ab', ''])
  expect(wordsOf(again)).toEqual([null, ['ab', 'ba'], ['', '']])
  expect([textOf(first), textOf(second)]).toContain(textOf(again))
})

it('leaves cells alone whose memory is kept, and writes over others', () => {
  const into = builder(lists)
  lend(into)
  const first = batchOf(into, ['lock', 'step'])
  const second = batchOf(into, ['another', 'one'])
  const [kept, other] = [textOf(first), textOf(second)]
  takeBack(into, new Set([kept as ArrayBufferLike]))
  const later = ['a', 'b', 'c'].map((word) => textOf(batchOf(into, [word])))
  expect(wordsOf(first)).toEqual([
    ['lock', 'kcol'],
    ['step', 'pets'],
  ])
  expect(later).not.toContain(kept)
  expect(later).toContain(other)
})

it('shows nothing behind the cells of what lay in memory before', () => {
  const into = builder(types.text)
  if (into.kind !== 'text') throw new TypeError('a text')
  for (let word = 0; word < 100; word++) addString(into, 'lock')
  finish(into)
  into.values.fill(0xff)
  into.offsets.fill(-1, 1)
  addString(into, 'step')
  const { values, valueOffsets } = finish(into) as Data<Utf8>
  expect(new Uint8Array(values.buffer).subarray(values.length).every((byte) => byte === 0)).toBe(true)
  expect([...new Int32Array(valueOffsets.buffer)].slice(0, 3)).toEqual([0, 4, 0])
  expect([...new Int32Array(valueOffsets.buffer)].slice(2).every((offset) => offset === 0)).toBe(true)
})

it('leaves cells alone that were given away', () => {
  const into = builder(lists)
  lend(into)
  const first = batchOf(into, ['lock', null])
  giveAway(into)
  takeBack(into, new Set())
  for (const word of ['one', 'two', 'three']) batchOf(into, [word])
  expect(wordsOf(first)).toEqual([['lock', 'kcol'], null])
})

it('lends the stream that Arrow writes, also in room that was used before', () => {
  for (const words of [['a', null, 'longer than before'], [null], []]) {
    const laid = layOut([batchOf(builder(lists), words), batchOf(builder(lists), ['more'])])
    const expected = RecordBatchStreamWriter.writeAll(laid.batches).toUint8Array(true)
    withStream(laid, (stream) => {
      expect(Buffer.from(stream).equals(Buffer.from(expected))).toBe(true)
      expect(tableFromIPC(stream).numRows).toBe(words.length + 1)
    })
  }
})

const textHabit = (cell: (index: number) => string) => {
  const into = builder(types.text)
  for (let index = 0; index < 20_000; index++) if (into.kind === 'text') addString(into, cell(index))
  return habitOf([columnFrom(finish(into), types.text)])
}

it('takes text as repeating that comes again and again, not for one value that does', () => {
  const scattered = (index: number): number => Math.imul(index + 1, 0x9e3779b1) >>> 0
  expect(textHabit((index) => `category ${scattered(index) % 40}`).repeats).toBe(true)
  expect(textHabit((index) => `poster ${scattered(index) % 700}`).repeats).toBe(true)
  expect(textHabit((index) => `id ${scattered(index)}`).repeats).toBe(false)
  expect(textHabit((index) => (index % 3 === 0 ? 'none' : `id ${scattered(index)}`)).repeats).toBe(false)
})
