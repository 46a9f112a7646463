import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { count, query, table } from '@lockstep/schema'
import { answerFiles } from '@lockstep/transforms'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'

const sales = table('sales', {
  raw: z.object({ shop: z.string(), sold: z.string() }),
  clean: (raw) => ({ shop: raw.shop.trim(), sold: raw.sold.toInt() }),
  distinct: true,
})
const shops = table('shops', {
  raw: z.object({ shop: z.string(), town: z.string() }),
  clean: ({ shop, town }) => ({ shop, town }),
})
const soldInTown = query('sold_in_town')
  .from(sales)
  .join(shops, { on: 'shop' })
  .groupBy('town')
  .aggregate((row) => ({ sold: row.sold.sum(), times: count() }))
  .orderBy((row) => row.town.asc())
  .all()

let folder = ''
const path = (name: string): string => join(folder, name)

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lockstep-answer-'))
  await writeFile(
    path('sales.ndjson'),
    [
      '{"shop":" a ","sold":"3"}',
      '{"shop":"a","sold":"3"}',
      '{"shop":"a","sold":"4"}',
      '{"shop":"b","sold":"x"}',
    ].join('\n'),
  )
  await writeFile(path('shops.csv'), 'shop,town\na,Ulm\nb,Bonn\nc,Kiel\n')
})

afterAll(() => rm(folder, { recursive: true }))

describe('answerFiles', () => {
  it('cleans the files of each table, and writes the answer', async () => {
    const seen = new Set<string>()
    const sources = { sales: path('sales.ndjson'), shops: path('shops.csv') }
    const told = await answerFiles(soldInTown, sources, path('out.csv'), {
      threads: 1,
      csv: { header: true },
      onProgress: ({ table }) => void seen.add(table),
    })
    expect(await readFile(path('out.csv'), 'utf8')).toBe('town,sold,times\nBonn,,1\nUlm,7,2\n')
    expect(told).toEqual({ rowsIn: { sales: 4, shops: 3 }, rowsOut: 2, bytesOut: 32 })
    expect([...seen].toSorted()).toEqual(['sales', 'shops'])
  })

  it('writes nothing once it is stopped, and names what is not given', async () => {
    const sources = { sales: path('sales.ndjson'), shops: path('shops.csv') }
    const stopped = answerFiles(soldInTown, sources, path('none.csv'), {
      signal: AbortSignal.abort(new Error('stop')),
    })
    await expect(stopped).rejects.toThrow('stop')
    await expect(readFile(path('none.csv'))).rejects.toThrow('ENOENT')
    await expect(answerFiles(soldInTown, { sales: 'x.json' }, path('none.csv'))).rejects.toThrow(
      "sold_in_town: expected the files of shops, got those of sales; write { shops: 'path' }",
    )
    await expect(answerFiles(soldInTown, sources, path('none.txt'))).rejects.toThrow('sold_in_town: ')
  })
})
