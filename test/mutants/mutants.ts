import { type AnyTable, types } from '@lockstep/schema'
import { cleanWith, kernels } from '@lockstep/transforms'
import { Table as ArrowTable, Data, makeData, RecordBatch, Struct, type Table } from 'apache-arrow'
import type { ArrowColumn, Validity } from '../../packages/transforms/src/column/column.js'
import { boolColumn, intColumn, type Kernels, onTexts, textColumn } from './by-hand.js'

/** A wrong way to clean, as somebody might write it. */
export interface Mutant {
  readonly name: string
  readonly clean: (table: AnyTable, input: Table) => Table
}

const wrong = (name: string, some: Partial<Kernels>): Mutant => ({
  name,
  clean: cleanWith({ ...kernels, ...some }),
})

const shifted = (validity: Validity): Validity =>
  validity === null ? null : validity.map((byte, index) => (byte >> 1) | ((validity[index + 1] ?? 0) << 7))

const withValidity = (column: ArrowColumn, change: (validity: Validity) => Validity): ArrowColumn => ({
  ...column,
  validity: change(column.validity),
})

/** Forgets where a slice begins: the buffers that a slice shares are read from their start. */
const unsliced = (table: Table): Table =>
  new ArrowTable(
    table.schema,
    table.batches.map((batch) => {
      const children = batch.data.children.map(
        (data) =>
          new Data(data.type, 0, data.length, data.nullCount, data.buffers, data.children, data.dictionary),
      )
      return new RecordBatch(
        table.schema,
        makeData({ type: new Struct(table.schema.fields), length: batch.numRows, nullCount: 0, children }),
      )
    }),
  )

/** Ten planted faults. Each is a mistake that cleaning code has really been seen to make. */
export const mutants: readonly Mutant[] = [
  wrong('JavaScript trim', {
    trim: (_, of) => onTexts([of], (cells) => textColumn((cells ?? []).map((cell) => cell?.trim() ?? null))),
  }),
  wrong('Number() for text to int', {
    tryCast: (node, of) =>
      node.type !== types.int || node.children[0].type !== types.text
        ? kernels.tryCast(node, of)
        : onTexts([of], (cells) =>
            intColumn(
              (cells ?? []).map((cell) =>
                cell === null || !Number.isInteger(Number(cell)) || Math.abs(Number(cell)) > 2 ** 31 - 1
                  ? null
                  : Number(cell),
              ),
            ),
          ),
  }),
  wrong('< on JavaScript strings', {
    lessThan: (node, left, right) =>
      node.children[0].type !== types.text
        ? kernels.lessThan(node, left, right)
        : onTexts([left, right], (a = [], b = []) =>
            boolColumn(
              a.map((cell, row) =>
                cell === null || (b[row] ?? null) === null ? null : cell < String(b[row]),
              ),
            ),
          ),
  }),
  wrong('decimals cut instead of rounded half up', {
    tryCast: (node, of) => {
      const { type } = node
      if (type.kind !== 'decimal' || node.children[0].type !== types.text) return kernels.tryCast(node, of)
      const cut = (cell: string | null): string | null =>
        cell?.replace(new RegExp(`(\\.[0-9]{${type.scale}})[0-9]+`, 'u'), '$1') ?? null
      return kernels.tryCast(
        node,
        onTexts([of], (cells = []) => textColumn(cells.map(cut))),
      )
    },
  }),
  wrong('a missing null: concat takes null for empty text', {
    concat: (_, ...of) =>
      onTexts(of, (...columns) =>
        textColumn((columns[0] ?? []).map((__, row) => columns.map((cells) => cells[row] ?? '').join(''))),
      ),
  }),
  wrong('a bitmap off by one', {
    column: (node) => (frame) => withValidity(frame.column(node.constants.name), shifted),
  }),
  { name: 'a slice offset ignored', clean: (table, input) => cleanWith(kernels)(table, unsliced(input)) },
  wrong('length in UTF-16 units', {
    length: (_, of) => onTexts([of], (cells) => intColumn((cells ?? []).map((cell) => cell?.length ?? null))),
  }),
  wrong('substring that counts from 0', {
    substring: (node, of) => {
      const { from, length } = node.constants
      return onTexts([of], (cells) =>
        textColumn(
          (cells ?? []).map((cell) => (cell === null ? null : [...cell].slice(from, from + length).join(''))),
        ),
      )
    },
  }),
  wrong('only the first match replaced', {
    regexpReplace: (node, of) => {
      const { pattern, replacement } = node.constants
      return onTexts([of], (cells) =>
        textColumn(
          (cells ?? []).map((cell) => cell?.replace(new RegExp(pattern.source, 'u'), replacement) ?? null),
        ),
      )
    },
  }),
]
