import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type AnyTable, outputsOf } from '@lockstep/schema'
import { type RecordBatch, Table } from 'apache-arrow'
import { afterAll } from 'vitest'
import {
  openThreads,
  openWorkers,
  type Threads,
} from '../../../packages/transforms/src/node/threads/threads.js'
import { cells } from '../../kit/arrow/cells.js'

/** A folder that goes when the tests are done, and a way to put files there. */
export const folder = (): { readonly path: (name: string) => string; readonly put: typeof put } => {
  const home = mkdtempSync(join(tmpdir(), 'lockstep-threads-'))
  afterAll(() => rmSync(home, { recursive: true, force: true }))
  const path = (name: string): string => join(home, name)
  const put = (name: string, content: string | Uint8Array): string => {
    writeFileSync(path(name), content)
    return path(name)
  }
  return { path, put }
}

declare const put: (name: string, content: string | Uint8Array) => string

/** Workers alone, one to three of them; and two threads of which this is one. Ended when the tests are done. */
export const someThreads = (): readonly Threads[] => {
  const all = [openWorkers(1), openWorkers(2), openWorkers(3), openThreads(2)]
  afterAll(async () => {
    await Promise.all(all.map((threads) => threads.close()))
  })
  return all
}

/** All that comes. */
export const all = async <T>(values: AsyncIterable<T>): Promise<readonly T[]> => {
  const made: T[] = []
  for await (const value of values) made.push(value)
  return made
}

/** The cells of all batches, wherever one ends. */
export const shown = (of: AnyTable, batches: readonly RecordBatch[]) =>
  cells(
    new Table([...batches]),
    outputsOf(of).map(({ name, node }) => ({ name, type: node.type })),
  )
