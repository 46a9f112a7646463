import { writeFileSync } from 'node:fs'
import { type Field, table, types } from '@lockstep/schema'
import { describe, expect, it, test } from 'vitest'
import { z } from 'zod'
import type { Progress } from '../../../../packages/transforms/src/formats/shared/progress.js'
import { cleanFiles } from '../../../../packages/transforms/src/node/jobs/clean-files.js'
import { cells } from '../../../kit/arrow/cells.js'
import { all, shown } from '../../node/threads.js'
import * as files from './foreign-files.js'
import { readAll, scratch } from './parquet-files.js'

const { newPath } = scratch()

const fields: readonly Field[] = [
  { name: 'a', type: types.int },
  { name: 't', type: types.text },
  { name: 'l', type: types.list(types.int) },
]

const three = table('three', {
  raw: z.object({ a: z.int32(), t: z.string(), l: z.array(z.int32()) }),
  clean: ({ a, t, l }) => ({ a, t: t.upper(), l }),
})

const fileOf = (bytes: Uint8Array): string => {
  const path = newPath()
  writeFileSync(path, bytes)
  return path
}

describe('row groups without rows', () => {
  it.each([
    ['first', files.emptyFirst],
    ['in the middle', files.emptyMiddle],
    ['last', files.emptyLast],
  ])('are passed over: %s', async (_, bytes) => {
    const reports: Progress[] = []
    const back = await readAll(fileOf(bytes), { onProgress: (progress) => reports.push(progress) })
    expect(cells(back, fields).map((column) => column.cells)).toEqual([
      [0, 1, 2],
      ['x0', 'x1', 'x2'],
      [[0], [1], [2]],
    ])
    const last = reports.at(-1)
    expect([last?.rows, last?.bytes]).toEqual([3, last?.totalBytes])
  })

  it('alone are a file of no rows', async () => {
    expect((await readAll(files.emptyGroup)).numRows).toBe(0)
    const cleaned = await all(cleanFiles(three, fileOf(files.emptyGroup)))
    expect(shown(three, cleaned).map((column) => column.cells)).toEqual([[], [], []])
  })
})

test('brotli may pack a cell as well as it can, and is bounded by memory', async () => {
  const back = await readAll(files.longCell)
  expect(back.getChild('t')?.get(0)).toBe('a'.repeat(3_000_000))
  await expect(readAll(files.bomb)).rejects.toThrow(
    'column t: page 1 has 1100000010 bytes unpacked, where 1073741824 can be read; write smaller pages',
  )
})
