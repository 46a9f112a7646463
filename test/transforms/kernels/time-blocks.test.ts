import { table } from '@lockstep/schema'
import { cleanRows } from '@lockstep/transforms'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'

const moments = table('moments', {
  raw: z.object({ text: z.string() }),
  clean: ({ text }) => ({
    whole: text.toTimestamp('yyyy-MM-dd HH:mm:ss'),
    fraction: text.toTimestamp('yyyy-MM-dd HH:mm:ss[.S]'),
  }),
})

const texts = ['', '.5', '.25x', '.000001', 'Z']
const two = (value: number): string => String(value).padStart(2, '0')

const rows = Array.from({ length: 5_000 }, (_, row) => ({
  text: `20${two(row % 100)}-${two(row % 13)}-${two(row % 31)} ${two(row % 25)}:${two(row % 61)}:${two(row % 60)}${texts[row % texts.length]}`,
}))

describe('timestamps', () => {
  it('are read in blocks of rows as they are one by one', () => {
    expect(cleanRows(moments, rows)).toEqual(rows.flatMap((row) => cleanRows(moments, [row])))
  })
})
