import { closeSync, openSync } from 'node:fs'
import type { AnyTable } from '@lockstep/schema'
import type { RecordBatch } from 'apache-arrow'
import { type Cleaner, cleaner, firstOf, type Rows } from '../../cleaner.js'
import type { JsonOptions } from '../../json/options.js'
import { readJsonPart } from '../../json/read.js'
import { mostBytes, type Reader, readerOf } from '../../json/reader.js'
import { kernels } from '../../kernels/index.js'
import { cannotRead } from '../json.js'
import { chunksFrom, lineFrom } from './ranges.js'

/** The lines of a file of newline-delimited JSON that begin from one place to before another. */
export interface RangeTask {
  readonly kind: 'range'
  readonly path: string
  readonly from: number
  readonly to: number
  readonly size: number
}

/** Raw columns that are at hand already. */
export interface RowsTask {
  readonly kind: 'rows'
  readonly rows: Rows
}

/** A part of a job, which needs no other. */
export type Task = RangeTask | RowsTask

/** What a task gives: cleaned rows, before the first `distinct`. */
export interface Done {
  readonly cleaned: readonly Rows[]
  /** The rows and lines that were read. */
  readonly rows: number
  readonly lines: number
}

/** A job, of many tasks. */
export interface Job {
  readonly table: AnyTable
  readonly json: JsonOptions
  /** The bytes that are read at once. */
  readonly chunkBytes: number
}

/** A job at work in one thread. */
export interface Work {
  readonly run: (task: Task) => Done
  readonly close: () => void
}

interface Open {
  readonly path: string
  readonly file: number
}

/** Begins a job in this thread. */
export const begin = ({ table, json, chunkBytes }: Job): Work => {
  const first = firstOf(table)
  const run: Cleaner = cleaner(table, kernels)
  const room = Buffer.allocUnsafeSlow(chunkBytes)
  let reader: Reader | undefined
  let open: Open | undefined
  const close = (): void => {
    if (open !== undefined) closeSync(open.file)
    open = undefined
  }
  const fileOf = (path: string): number => {
    if (open?.path === path) return open.file
    close()
    open = { path, file: openSync(path, 'r') }
    return open.file
  }
  const chunks = function* ({ path, from, to, size }: RangeTask): Generator<Uint8Array, void, undefined> {
    try {
      const file = fileOf(path)
      const start = lineFrom(file, from, to, room)
      if (start < to) yield* chunksFrom(file, start, lineFrom(file, to, size, room), room)
    } catch (error) {
      throw cannotRead(first.name, path, error)
    }
  }
  const range = (task: RangeTask): Done => {
    reader ??= readerOf(first, json, { batchBytes: mostBytes })
    const atStart = task.from === 0
    const cleaned: Rows[] = []
    let rows = 0
    const add = (batch: RecordBatch): void => {
      rows += batch.numRows
      cleaned.push(run.alone(run.input(batch)))
    }
    for (const batch of readJsonPart(reader, { name: task.path, first: atStart, chunks: chunks(task) }))
      add(batch)
    return { cleaned, rows, lines: reader.lines.count - (atStart ? 0 : 1) }
  }
  return {
    run: (task) =>
      task.kind === 'range'
        ? range(task)
        : { cleaned: [run.alone(task.rows)], rows: task.rows.length, lines: 0 },
    close,
  }
}
