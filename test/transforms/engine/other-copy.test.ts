import { createRequire } from 'node:module'
import { table } from '@lockstep/schema'
import { clean, rowsOf } from '@lockstep/transforms'
import * as arrow from 'apache-arrow'
import { expect, it } from 'vitest'
import { z } from 'zod'

/** The same package as CommonJS: classes and symbols of its own. */
const other: typeof arrow = createRequire(import.meta.url)('apache-arrow')

it('a table of another copy of apache-arrow is cleaned', () => {
  const pin = table('pin', {
    raw: z.object({ title: z.string(), n: z.int32() }),
    clean: (raw) => ({ title: raw.title.trim(), n: raw.n.add(1) }),
  })
  const given = other.tableFromArrays({ title: [' a ', 'b'], n: Int32Array.from([1, 2]) })
  expect(other.Table).not.toBe(arrow.Table)
  const cleaned = clean(pin, given as never)
  expect(rowsOf(pin, cleaned)).toEqual([
    { title: 'a', n: 2 },
    { title: 'b', n: 3 },
  ])
})
